"""A compiler launcher: takes an object file from another build of the same sources instead of compiling it again.

usage: reuse_objects.py OTHER_BUILD_DIR COMPILER ARGUMENT...

The object files of the library are the same for a static and a shared build, so the install test gets the other kind of
library for the price of linking. What the other build does not have is compiled.
"""

import os
import pathlib
import shutil
import sys

other_build, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
if "-o" in compiler:
    target = compiler[compiler.index("-o") + 1]
    if (other_build / target).is_file():
        shutil.copyfile(other_build / target, target)
        if "-MF" in compiler:
            pathlib.Path(compiler[compiler.index("-MF") + 1]).write_text(f"{target}:\n")
        sys.exit(0)
os.execvp(compiler[0], compiler)

"""A compiler launcher: takes an object file from another build of the same sources instead of compiling it again.

usage: reuse_objects.py OTHER_BUILD_DIR COMPILER ARGUMENT...

The object files of the library are the same for a static and a shared build, so the install test gets the other kind of
library for the price of linking. What the other build does not have is compiled.
"""

import os
import sys

# No other modules: this runs for each of hundreds of files, and loading them would take most of its time.
other_build, compiler = sys.argv[1], sys.argv[2:]
if "-o" in compiler:
    target = compiler[compiler.index("-o") + 1]
    object_file = os.path.join(other_build, target)
    if os.path.isfile(object_file):
        with open(object_file, "rb") as source, open(target, "wb") as copy:
            copy.write(source.read())
        if "-MF" in compiler:
            with open(compiler[compiler.index("-MF") + 1], "w") as dependencies:
                dependencies.write(f"{target}:\n")
        sys.exit(0)
os.execvp(compiler[0], compiler)

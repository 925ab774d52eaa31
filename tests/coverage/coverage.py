"""Prints the share of lines in each folder of lib/ that tests reached, and fails below 95 % of all.

usage: coverage.py BUILD_DIR PROFILE...

The build is one of the preset "coverage"; the profiles are what its programs wrote (LLVM_PROFILE_FILE). What runs only
while the library is built (compile_*, make_*) is not counted.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FLOOR_PERCENT = 95
LIBRARY = pathlib.Path(__file__).resolve().parents[2] / "lib"
NOT_COUNTED = r"/(compile|make)_[a-z_]*\.cpp$"


def programs(build):
    for folder in ["tests", "examples"]:
        for path in sorted((build / folder).rglob("*")):
            if path.is_file() and not path.suffix and os.access(path, os.X_OK):
                yield str(path)


def lines_by_folder(build, profiles):
    with tempfile.TemporaryDirectory() as folder:
        merged = os.path.join(folder, "merged")
        subprocess.run(["llvm-profdata", "merge", "-o", merged, *profiles], check=True)
        first, *others = programs(build)
        objects = [word for path in others for word in ["-object", path]]
        report = subprocess.run(["llvm-cov", "export", "-summary-only", f"-instr-profile={merged}",
                                 f"-ignore-filename-regex={NOT_COUNTED}", first, *objects],
                                check=True, stdout=subprocess.PIPE).stdout
    counts = collections.defaultdict(lambda: [0, 0])
    for file in json.loads(report)["data"][0]["files"]:
        path = pathlib.Path(os.path.realpath(file["filename"]))
        if LIBRARY not in path.parents:
            continue
        parts = path.relative_to(LIBRARY).parts
        for name in [parts[0] if len(parts) > 1 else "(lib itself)", "all"]:
            counts[name][0] += file["summary"]["lines"]["count"]
            counts[name][1] += file["summary"]["lines"]["covered"]
    return counts


def main():
    counts = lines_by_folder(pathlib.Path(sys.argv[1]), sys.argv[2:])
    everything = counts.pop("all")
    for name, (lines, reached) in [*sorted(counts.items()), ("all", everything)]:
        print(f"{name:12} {reached:6} of {lines:6} lines, {100 * reached / lines:5.1f} %")
    return 0 if 100 * everything[1] >= FLOOR_PERCENT * everything[0] else 1


if __name__ == "__main__":
    sys.exit(main())

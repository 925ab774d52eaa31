"""Makes a source distribution, and from it the wheel that other tests install: build/PRESET/python-packages.

The wheel takes the library's object files from the build under test (see tests/install/reuse_objects.py). Ends with 77,
which ctest takes for a skipped test, without a package registry, or without Python's headers.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import sysconfig
import tarfile

import environment

HERE = pathlib.Path(__file__).resolve().parent


def only_one(folder, pattern):
    (found,) = folder.glob(pattern)
    return found


def main():
    parser = argparse.ArgumentParser(description="Makes the Python package.")
    for option in ["source", "build", "compiler"]:
        parser.add_argument(f"--{option}", required=True)
    arguments = parser.parse_args()
    build = pathlib.Path(arguments.build)
    packages, unpacked, wheel_build = build / "python-packages", build / "python-source", build / "python-wheel"
    # An archive's files all have one old date: what is left of an earlier build would seem to be newer.
    for folder in [packages, unpacked, wheel_build]:
        shutil.rmtree(folder, ignore_errors=True)
    if not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists():
        environment.skip("python has no headers (Debian: python3-dev)")
    python = environment.make(build / "python-environment", HERE / "requirements.txt")

    make_archive = [python, "-m", "build", "--sdist", "--no-isolation", "--outdir", packages, arguments.source]
    if environment.run(*make_archive, stdout=subprocess.DEVNULL) != 0:
        return 1
    with tarfile.open(only_one(packages, "*.tar.gz")) as archive:
        archive.extractall(unpacked)
    launcher = [sys.executable, HERE.parent / "install" / "reuse_objects.py", build]
    settings = {
        "build-dir": wheel_build,
        "cmake.define.CMAKE_CXX_COMPILER": arguments.compiler,
        "cmake.define.CMAKE_CXX_COMPILER_LAUNCHER": ";".join(map(str, launcher)),
        "cmake.define.DEHUSK_WARNINGS_AS_ERRORS": "ON",
    }
    choices = [word for name, value in settings.items() for word in ("--config-settings", f"{name}={value}")]
    make_wheel = ["wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", packages, *choices]
    return environment.pip(python, *make_wheel, only_one(unpacked, "*"))


if __name__ == "__main__":
    sys.exit(main())

"""Builds the wheel, installs it into an environment of its own, and runs the tests of this folder there.

The environment stays in the build folder. The wheel takes the library's object files from the build under test (see
tests/install/reuse_objects.py). Ends with 77, which ctest takes for a skipped test, where the environment cannot be
made: without a package registry, or without Python's headers.
"""

import argparse
import pathlib
import subprocess
import sys
import sysconfig

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def run(*command):
    return subprocess.run([str(word) for word in command], check=False).returncode


def make_environment(folder):
    python = folder / "bin" / "python"
    if not python.exists() and run(sys.executable, "-m", "venv", folder) != 0:
        skip("python has no module venv (Debian: python3-venv)")
    pip_install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if run(*pip_install, "--retries", "1", "--requirement", HERE / "requirements.txt") != 0:
        skip("no package registry can be reached for what tests/python/requirements.txt names")
    return python, pip_install


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in ["source", "build", "compiler"]:
        parser.add_argument(f"--{option}", required=True)
    arguments = parser.parse_args()
    if sys.version_info < (3, 10):
        skip("needs Python 3.10")
    if not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists():
        skip("python has no headers (Debian: python3-dev)")

    build = pathlib.Path(arguments.build)
    python, pip_install = make_environment(build / "python-environment")
    launcher = [sys.executable, HERE.parent / "install" / "reuse_objects.py", build]
    settings = {
        "build-dir": build / "wheel",
        "cmake.define.CMAKE_CXX_COMPILER": arguments.compiler,
        "cmake.define.CMAKE_CXX_COMPILER_LAUNCHER": ";".join(map(str, launcher)),
        "cmake.define.DEHUSK_WARNINGS_AS_ERRORS": "ON",
    }
    choices = [word for name, value in settings.items() for word in ("--config-settings", f"{name}={value}")]
    if run(*pip_install, "--no-build-isolation", "--no-deps", "--force-reinstall", *choices, arguments.source) != 0:
        return 1
    failed = run(python, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", HERE)
    failed |= run(python, "-m", "mypy", "--strict", "--cache-dir", build / "mypy", HERE / "typed_use.py")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

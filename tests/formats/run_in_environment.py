"""Runs the tests of this folder in an environment with readers of Markdown and JSON Schema that others keep.

The environment stays in the build folder. Ends with 77, which ctest takes for a skipped test, where it cannot be made.
"""

import argparse
import pathlib
import subprocess
import sys

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent


def run(*command):
    return subprocess.run([str(word) for word in command], check=False).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in ["program", "build", "pages"]:
        parser.add_argument(f"--{option}", required=True)
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.build) / "formats-environment"
    python = folder / "bin" / "python"
    if not python.exists() and run(sys.executable, "-m", "venv", folder) != 0:
        print("skipped: python has no module venv (Debian: python3-venv)")
        return SKIPPED
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
    if run(*install, "--requirement", HERE / "requirements.txt") != 0:
        print("skipped: no package registry can be reached for what tests/formats/requirements.txt names")
        return SKIPPED
    tests = [HERE / "formats_test.py", HERE / "schema_test.py"]
    codes = [run(python, test, "--program", arguments.program, "--pages", arguments.pages) for test in tests]
    return next((code for code in codes if code != 0), 0)


if __name__ == "__main__":
    sys.exit(main())

"""Installs the wheel into an environment of its own, and runs the tests of this folder there. Ends with 77, which ctest
takes for a skipped test, where there is no wheel or no environment."""

import argparse
import pathlib
import sys

import environment

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description="Tests the Python package.")
    parser.add_argument("--build", required=True)
    build = pathlib.Path(parser.parse_args().build)
    python = environment.make(build / "python-environment", HERE / "requirements.txt")
    environment.install_wheel(python, build)
    failed = environment.run(python, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", HERE)
    # The package itself, and what its users see of it.
    for what in [["--package", "dehusk"], [HERE / "typed_use.py"]]:
        failed |= environment.run(python, "-m", "mypy", "--strict", "--cache-dir", build / "mypy", *what)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Environments with the package in them, for tests from outside. They stay in the build folder, so that a second run is
quick."""

import pathlib
import subprocess
import sys

SKIPPED = 77  # what ctest takes for a skipped test


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def run(*command, **settings):
    """Without standard input: nobody is there to answer a question."""
    words = [str(word) for word in command]
    return subprocess.run(words, check=False, stdin=subprocess.DEVNULL, **settings).returncode


def pip(python, *words):
    return run(python, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", *words)


def make(folder, *requirements):
    """Returns the interpreter of an environment that has what the files `requirements` name, or skips the test."""
    if sys.version_info < (3, 10):
        skip("needs Python 3.10")
    python = folder / "bin" / "python"
    if not python.exists() and run(sys.executable, "-m", "venv", folder) != 0:
        skip("python has no module venv (Debian: python3-venv)")
    names = [word for file in requirements for word in ("--requirement", file)]
    # A registry that does not answer is given half a minute, whatever the user's settings give it.
    if pip(python, "install", "--retries", "1", "--timeout", "15", *names) != 0:
        skip(f"no package registry can be reached for what {', '.join(map(str, requirements))} names")
    return python


def install_wheel(python, build):
    """Installs what make_wheel.py made, or skips the test."""
    wheels = list(pathlib.Path(build, "python-packages").glob("*.whl"))
    if not wheels:
        skip("no wheel was made, see the test python_wheel")
    if pip(python, "install", "--no-deps", "--force-reinstall", *wheels) != 0:
        sys.exit("the wheel cannot be installed")

"""Installs Spark and the wheel into an environment of their own, and runs a test of this folder there. Ends with 77, which
ctest takes for a skipped test, without Java, without a package registry, or without the wheel."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
sys.path.append(str(SOURCE / "tests" / "python"))

import environment  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description="Tests examples/spark.")
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--program", required=True, help="the command line program, which says what is right")
    parser.add_argument("test", help="file of this folder")
    arguments = parser.parse_args()
    java = shutil.which("java", path=os.pathsep.join([os.environ.get("JAVA_HOME", "") + "/bin", os.environ["PATH"]]))
    if java is None or subprocess.run([java, "-version"], capture_output=True).returncode != 0:
        environment.skip("no Java (Debian: openjdk-17-jre-headless)")
    folder = arguments.build / "spark-environment"
    python = environment.make(folder, HERE / "requirements.txt", SOURCE / "examples" / "spark" / "requirements.txt")
    environment.install_wheel(python, arguments.build)
    # As in an environment that somebody activated.
    variables = {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "DEHUSK_PROGRAM": arguments.program,
        "DEHUSK_WHEELS": str(arguments.build / "python-packages"),
    }
    command = [python, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "--capture", "tee-sys"]
    return environment.run(*command, HERE / arguments.test, env=os.environ | variables)


if __name__ == "__main__":
    sys.exit(main())

"""What the tests of this folder share: how they call CMake, and how they get another build for the price of linking it."""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def run(*command, **options):
    words = [str(word) for word in command]
    result = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(words)}\n{result.stdout}")
    return result.stdout


class BuildingTest(unittest.TestCase):
    settings = argparse.Namespace()

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)

    @classmethod
    def cmake_command(cls, source, build):
        """Configures as the build under test was configured."""
        return [cls.settings.cmake, "-S", source, "-B", build, "-G", cls.settings.generator,
                f"-DCMAKE_CXX_COMPILER={cls.settings.compiler}", f"-DCMAKE_BUILD_TYPE={cls.settings.build_type}",
                f"-DCMAKE_CXX_FLAGS={cls.settings.flags}"]

    @classmethod
    def launcher(cls, objects=None):
        """The compiler's launcher in a build that takes its object files from the one under test, or from `objects`."""
        return ";".join([sys.executable, "-S", str(HERE / "reuse_objects.py"), str(objects or cls.settings.build)])

    def only_in_full(self):
        if not self.settings.full:
            self.skipTest("in the preset full")

    @classmethod
    def build_from_tested_objects(cls, build, *options, target="all", **run_options):
        """Another build of the same sources, for the price of linking it."""
        run(*cls.cmake_command(cls.settings.source, build), f"-DCMAKE_CXX_COMPILER_LAUNCHER={cls.launcher()}",
            "-DDEHUSK_BUILD_TESTS=OFF", *options, **run_options)
        run(cls.settings.cmake, "--build", build, "--parallel", "2", "--target", target, **run_options)


def main(test_class, **options):
    """Runs a test with the settings that all tests of this folder take, and with `options` of its own."""
    parser = argparse.ArgumentParser()
    for name in ["source", "build", "cmake", "generator", "compiler", "build-type", "flags"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--full", action="store_true")
    for name, settings in options.items():
        parser.add_argument(f"--{name}", **settings)
    test_class.settings = parser.parse_args()
    unittest.main(argv=sys.argv[:1])

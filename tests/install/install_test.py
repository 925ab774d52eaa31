"""Installs dehusk, static and shared, and builds other people's programs against it with CMake and with pkg-config; and
with dehusk as a part of their own CMake project.

The linkage of the build under test is installed from it. The other is configured beside it and takes its object files
(see reuse_objects.py).
"""

import os
import pathlib
import re
import shutil
import sys
import unittest

from building import HERE, BuildingTest, main, run

HARDENING_TEST = HERE.parent / "hardening/hardening_test.py"
FILES = ["bin/dehusk", "share/man/man1/dehusk.1", "share/dehusk/result.schema.json", "include/dehusk/dehusk.hpp",
         "include/dehusk/extract.hpp", "include/dehusk/line.hpp", "include/dehusk/rule_set.hpp",
         "include/dehusk/site_profile.hpp", "include/dehusk/version.hpp", "include/dehusk/dehusk.h",
         "include/dehusk/export.h", "include/dehusk/version.h"]
CMAKE_FILES = ["dehusk-config.cmake", "dehusk-config-version.cmake", "dehusk-targets.cmake"]


class InstallTest(BuildingTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        other_linkage = cls.root / "build"
        cls.build_from_tested_objects(other_linkage, f"-DBUILD_SHARED_LIBS={0 if cls.settings.shared else 1}")
        builds = [cls.settings.build, other_linkage]
        if cls.settings.shared:
            builds.reverse()
        cls.prefixes = {}
        for linkage, build in zip(["static", "shared"], builds):
            # The tree is installed in one place and used from another: it has to be movable.
            run(cls.settings.cmake, "--install", build, "--prefix", cls.root / "stage")
            cls.prefixes[linkage] = cls.root / linkage
            shutil.move(cls.root / "stage", cls.prefixes[linkage])

    @staticmethod
    def library_folder(prefix):
        return next(prefix.glob("lib*/**/pkgconfig/dehusk.pc")).parents[1]

    def environment(self, prefix):
        folder = self.library_folder(prefix)
        return {**os.environ, "LD_LIBRARY_PATH": str(folder), "PKG_CONFIG_PATH": str(folder / "pkgconfig")}

    def test_installed_files(self):
        for linkage, prefix in self.prefixes.items():
            with self.subTest(linkage=linkage):
                libraries = self.library_folder(prefix)
                for name in FILES:
                    self.assertTrue((prefix / name).is_file(), name)
                for name in CMAKE_FILES:
                    self.assertTrue((libraries / "cmake/dehusk" / name).is_file(), name)
                name = "libdehusk.a" if linkage == "static" else "libdehusk.so"
                found = [path.name for path in libraries.glob("libdehusk.*") if path.suffix in {".a", ".so"}]
                self.assertEqual(found, [name])
                self.assertEqual(list(prefix.rglob("*.in")), [])

    def test_installed_program_runs(self):
        for linkage, prefix in self.prefixes.items():
            with self.subTest(linkage=linkage):
                environment = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
                page = pathlib.Path(self.settings.source) / "corpus/pages/first-page.html"
                self.assertIn("Harbour bridge", run(prefix / "bin/dehusk", page, env=environment))

    def test_the_manual_page_names_every_option(self):
        prefix = self.prefixes["static"]
        page = (prefix / "share/man/man1/dehusk.1").read_text(encoding="utf-8").replace("\\-", "-")
        described = re.findall(r"^\.B (?:-\w,)?(--[\w-]+)", page, re.MULTILINE)
        options = re.findall(r"^  (?:-\w,)?(--[\w-]+)", run(prefix / "bin/dehusk", "--help"), re.MULTILINE)
        self.assertIn("--max-depth", options)
        self.assertEqual(described, options)

    def test_find_package(self):
        for linkage, prefix in self.prefixes.items():
            with self.subTest(linkage=linkage):
                build = self.root / f"consumer-{linkage}"
                run(*self.cmake_command(HERE / "consumer", build), f"-DCMAKE_PREFIX_PATH={prefix}")
                run(self.settings.cmake, "--build", build)
                self.assertRegex(run(build / "consumer"), r"^\d+\.\d+\.\d+ text$")
                self.assertRegex(run(build / "consumer_in_c"), r"^\d+\.\d+\.\d+ text$")

    def test_as_a_part_of_another_project(self):
        # Its object files lie a folder deeper there.
        objects, build = self.root / "objects", self.root / "part"
        objects.mkdir()
        (objects / "dehusk").symlink_to(self.settings.build)
        run(*self.cmake_command(HERE / "consumer", build), f"-DDEHUSK_SOURCE={self.settings.source}",
            f"-DCMAKE_CXX_COMPILER_LAUNCHER={self.launcher(objects)}")
        run(self.settings.cmake, "--build", build)
        for program in ["consumer", "consumer_in_c"]:
            self.assertRegex(run(build / program), r"^\d+\.\d+\.\d+ text$")
        for folder in ["tests", "examples"]:
            self.assertFalse((build / "dehusk" / folder).exists())
        self.assertEqual(run(self.settings.cmake, "--install", build, "--prefix", self.root / "nothing").count("Installing"), 0)

    @unittest.skipUnless(shutil.which("pkg-config"), "needs pkg-config")
    def test_pkg_config(self):
        for linkage, prefix in self.prefixes.items():
            with self.subTest(linkage=linkage):
                environment = self.environment(prefix)
                options = ["--static"] if linkage == "static" else []
                flags = run("pkg-config", *options, "--cflags", "--libs", "dehusk", env=environment).split()
                program = self.root / f"pkg-config-{linkage}"
                run(self.settings.compiler, "-std=c++20", HERE / "consumer/main.cpp", "-o", program, *flags,
                    env=environment)
                self.assertRegex(run(program, env=environment), r"^\d+\.\d+\.\d+ text$")

    def test_a_shared_library_exports_the_public_names_only(self):
        library = self.library_folder(self.prefixes["shared"]) / "libdehusk.so"
        listing = run(self.settings.nm, "--dynamic", "--defined-only", "--demangle", "--format=posix", library)
        names = [line.rsplit(maxsplit=3)[0] for line in listing.splitlines()]
        self.assertTrue(any(name.startswith("dehusk::extract(") for name in names), names)
        for name in names:
            self.assertRegex(name, r"^(typeinfo (name )?for |vtable for )?dehusk::|^dehusk_|^DEHUSK_(CXX_)?0")

    def test_what_is_installed_is_hardened(self):
        if not self.settings.readelf:
            self.skipTest("built without hardening")
        for linkage, prefix in self.prefixes.items():
            with self.subTest(linkage=linkage):
                libraries = [self.library_folder(prefix) / "libdehusk.so"] if linkage == "shared" else []
                run(sys.executable, HARDENING_TEST, self.settings.readelf, prefix / "bin/dehusk", *libraries)


if __name__ == "__main__":
    main(InstallTest, nm={"required": True}, readelf={"required": True}, shared={"type": int, "required": True})

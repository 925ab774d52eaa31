"""The recipe for Conan and the port for vcpkg say the project's version, and build it.

The small form reads them. The full one builds by them, the dependencies taken from the system: with Conan, where it is
installed, by recipes of one line in their place; for vcpkg with a stand-in of its functions (vcpkg_stand_in.cmake). Their
servers are asked for nothing, so that they know the dependencies by these names and versions stays untried.
"""

import ast
import json
import os
import pathlib
import re
import shutil
import unittest

from building import HERE, BuildingTest, main, run

# What the recipes of the dependencies say of themselves, with libraries of the system behind it.
CONAN_RECIPES = {
    "icu/74.2": """
        self.cpp_info.set_property("cmake_file_name", "ICU")
        self.cpp_info.components["icu-data"].set_property("cmake_target_name", "ICU::data")
        self.cpp_info.components["icu-data"].system_libs = ["icudata"]
        self.cpp_info.components["icu-uc"].set_property("cmake_target_name", "ICU::uc")
        self.cpp_info.components["icu-uc"].system_libs = ["icuuc"]
        self.cpp_info.components["icu-uc"].requires = ["icu-data"]
""",
    "gumbo-parser/0.10.1": """
        self.cpp_info.system_libs = ["gumbo"]
""",
}
CONAN_PROFILE = """
[settings]
os=Linux
arch=x86_64
compiler=gcc
compiler.version={version}
compiler.libcxx=libstdc++11
compiler.cppstd=gnu20
build_type=Release
[conf]
tools.cmake.cmaketoolchain:generator=Ninja
tools.cmake.cmake_layout:test_folder=$TMP
tools.build:compiler_executables={{"cpp": "{compiler}"}}
"""


class RecipesTest(BuildingTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.source = pathlib.Path(cls.settings.source)
        cls.conan_recipe = cls.source / "lib/cmake/package/conan"
        cls.vcpkg_port = cls.source / "lib/cmake/package/vcpkg/dehusk"

    def test_the_port_says_the_version(self):
        description = json.loads((self.vcpkg_port / "vcpkg.json").read_text(encoding="utf-8"))
        project = (self.source / "CMakeLists.txt").read_text(encoding="utf-8")
        self.assertEqual(description["version-semver"], re.search(r"project\(dehusk VERSION ([\d.]+)", project).group(1))

    def test_the_recipe_is_python(self):
        for file in [self.conan_recipe / "conanfile.py", self.conan_recipe / "test_package/conanfile.py"]:
            ast.parse(file.read_text(encoding="utf-8"))

    def test_what_the_port_installs(self):
        self.only_in_full()
        installed = self.root / "vcpkg"
        run(self.settings.cmake, "-DPORT=dehusk", f"-DPORTFILE={self.vcpkg_port}/portfile.cmake",
            f"-DCURRENT_PACKAGES_DIR={installed}", f"-DBUILD={self.root}/vcpkg-build",
            f"-DGENERATOR={self.settings.generator}", f"-DCOMPILER={self.settings.compiler}",
            f"-DLAUNCHER={self.launcher()}", "-P", HERE / "vcpkg_stand_in.cmake")
        self.assertTrue((installed / "share/dehusk/LICENSE").is_file())
        build = self.root / "vcpkg-consumer"
        run(*self.cmake_command(HERE / "consumer", build), f"-Ddehusk_DIR={installed}/share/dehusk")
        run(self.settings.cmake, "--build", build)
        self.assertRegex(run(build / "consumer"), r"^\d+\.\d+\.\d+ text$")

    @unittest.skipUnless(shutil.which("conan"), "needs conan")
    def test_what_the_recipe_makes(self):
        self.only_in_full()
        environment = {**os.environ, "CONAN_HOME": str(self.root / "conan"),
                       "CMAKE_CXX_COMPILER_LAUNCHER": self.launcher()}
        for reference, information in CONAN_RECIPES.items():
            name, version = reference.split("/")
            recipe = self.root / name / "conanfile.py"
            recipe.parent.mkdir()
            recipe.write_text("from conan import ConanFile\n\n\nclass StandIn(ConanFile):\n"
                              f"    name, version = {name!r}, {version!r}\n\n    def package_info(self):{information}"
                              "        self.cpp_info.includedirs = []\n")
            run("conan", "export", recipe.parent, env=environment)
        profile = self.root / "profile"
        version = run(self.settings.compiler, "-dumpversion").split(".")[0]
        profile.write_text(CONAN_PROFILE.format(version=version.strip(), compiler=self.settings.compiler))
        for shared in [False, True]:
            with self.subTest(shared=shared):
                output = run("conan", "create", self.conan_recipe, "--no-remote", "--build=missing", "--profile:all", profile,
                             "--options", f"dehusk/*:shared={shared}", env=environment)
                self.assertEqual(len(re.findall(r"^\d+\.\d+\.\d+ text$", output, re.MULTILINE)), 2, output)


if __name__ == "__main__":
    main(RecipesTest)

"""Conan 2 recipe of the library, from the sources that it lies in: conan create lib/cmake/package/conan"""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd, stdcpp_library
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

required_conan_version = ">=2.0"


class DehuskConan(ConanFile):
    name = "dehusk"
    description = "Strips the husk off scraped pages: headline and clean body out of HTML or text"
    license = "Apache-2.0"
    topics = ("html", "web-scraping", "text-extraction", "boilerplate-removal")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": False, "fPIC": True}
    implements = ["auto_shared_fpic"]

    def set_version(self):
        text = load(self, os.path.join(self._sources, "CMakeLists.txt"))
        self.version = re.search(r"project\(dehusk VERSION ([0-9.]+)", text).group(1)

    @property
    def _sources(self):
        return os.path.join(self.recipe_folder, *[os.pardir] * 4)

    def export_sources(self):
        for pattern in ["CMakeLists.txt", "LICENSE", "include/*", "lib/*"]:
            copy(self, pattern, self._sources, self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        self.requires("icu/74.2")
        self.requires("gumbo-parser/0.10.1")

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for option in ["BUILD_EXAMPLES", "BUILD_TESTS", "DEBIAN_PACKAGES"]:
            toolchain.cache_variables[f"DEHUSK_{option}"] = False
        toolchain.generate()
        dependencies = CMakeDeps(self)
        dependencies.set_property("gumbo-parser", "cmake_file_name", "Gumbo")
        dependencies.set_property("gumbo-parser", "cmake_target_name", "Gumbo::Gumbo")
        dependencies.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        CMake(self).install()
        # Conan writes its own.
        rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))
        rmdir(self, os.path.join(self.package_folder, "lib", "pkgconfig"))

    def package_info(self):
        self.cpp_info.libs = ["dehusk"]
        self.cpp_info.requires = ["icu::icu-uc", "gumbo-parser::gumbo-parser"]
        # A program in C is not linked with C++'s libraries by itself.
        if not self.options.shared:
            if self.settings.os in ["Linux", "FreeBSD"]:
                self.cpp_info.system_libs.append("m")
            if stdcpp_library(self):
                self.cpp_info.system_libs.append(stdcpp_library(self))

"""Makes the Debian packages and looks at them as those who install them would.

The small form reads and unpacks them. The full one makes them twice, and installs them into clean roots, for which
it needs root or user namespaces, and the mirror that apt is set up with.
"""

import os
import pathlib
import platform
import re
import shutil
import tempfile
import unittest

from building import HERE, BuildingTest, main, run

# Everything that a package holds but its documentation. ARCHITECTURE is the name of a folder, N the version.
FILES = {
    "libdehusk0": ["/usr/lib/ARCHITECTURE/libdehusk.so.0", "/usr/lib/ARCHITECTURE/libdehusk.so.N"],
    "libdehusk-dev": ["/usr/include/dehusk/dehusk.h", "/usr/include/dehusk/dehusk.hpp", "/usr/include/dehusk/export.h",
                      "/usr/include/dehusk/extract.hpp", "/usr/include/dehusk/line.hpp", "/usr/include/dehusk/rule_set.hpp",
                      "/usr/include/dehusk/site_profile.hpp", "/usr/include/dehusk/version.h",
                      "/usr/include/dehusk/version.hpp",
                      "/usr/lib/ARCHITECTURE/libdehusk.so", "/usr/lib/ARCHITECTURE/pkgconfig/dehusk.pc",
                      "/usr/lib/ARCHITECTURE/cmake/dehusk/dehusk-config.cmake",
                      "/usr/lib/ARCHITECTURE/cmake/dehusk/dehusk-config-version.cmake",
                      "/usr/lib/ARCHITECTURE/cmake/dehusk/dehusk-targets.cmake",
                      "/usr/lib/ARCHITECTURE/cmake/dehusk/dehusk-targets-CONFIGURATION.cmake"],
    "dehusk": ["/usr/bin/dehusk", "/usr/share/dehusk/result.schema.json", "/usr/share/man/man1/dehusk.1.gz"],
}
DOCUMENTATION = ["copyright", "changelog.Debian.gz", "changelog.gz"]

# What each needs beside the runtime libraries of C and C++; SAME is the package's own version.
DEPENDS = {
    "libdehusk0": [r"libgumbo\d+ \(.*\)", r"libicu\d+ \(.*\)"],
    "libdehusk-dev": [r"libdehusk0 \(= SAME\)"],
    "dehusk": [r"libbrotli1 \(.*\)", r"libdehusk0 \(= SAME\)", r"libicu\d+ \(.*\)", r"libsimdjson\d+ \(.*\)",
               r"libzstd1 \(.*\)", r"zlib1g \(.*\)"],
}
RUNTIME = r"(libc6|libgcc-s1|libstdc\+\+6) \(.*\)"

# The first two are for packages that go into Debian. CPack writes the scripts that call ldconfig.
NOT_FOR_US = ["initial-upload-closes-no-bugs", "bogus-mail-host", "maintscript-calls-ldconfig"]

# lintian would tell of a strict umask that reached the packages.
MAKING = {"env": {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}, "umask": 0o077}


class DebianTest(BuildingTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        build = cls.root / "build"
        cls.build_from_tested_objects(build, "--preset", "debian", target="package", **MAKING)
        cls.packages = {}
        for file in (build / "packages").glob("*.deb"):
            cls.packages[run("dpkg-deb", "--field", file, "Package").strip()] = file

    def test_names(self):
        self.assertEqual(set(self.packages), set(FILES))

    def test_files(self):
        architecture = run("dpkg-architecture", "--query", "DEB_HOST_MULTIARCH").strip()
        for name, package in self.packages.items():
            with self.subTest(package=name):
                unpacked = self.root / name
                run("dpkg-deb", "--extract", package, unpacked)
                found = {f"/{path.relative_to(unpacked)}" for path in unpacked.rglob("*") if not path.is_dir()}
                found = {path.replace(architecture, "ARCHITECTURE") for path in found}
                found = {re.sub(r"(\.so\.)\d+\.\d+\.\d+$", r"\1N", path) for path in found}
                found = {re.sub(r"(targets-)[a-z]+(\.cmake)$", r"\1CONFIGURATION\2", path) for path in found}
                documentation = {f"/usr/share/doc/{name}/{file}" for file in DOCUMENTATION}
                self.assertEqual(found, {*FILES[name], *documentation})

    def test_dependencies(self):
        for name, package in self.packages.items():
            with self.subTest(package=name):
                version = run("dpkg-deb", "--field", package, "Version").strip()
                depends = run("dpkg-deb", "--field", package, "Depends").strip().replace(version, "SAME").split(", ")
                others = sorted(entry for entry in depends if not re.fullmatch(RUNTIME, entry))
                self.assertEqual(len(others), len(DEPENDS[name]), others)
                for entry, wanted in zip(others, DEPENDS[name]):
                    self.assertRegex(entry, f"^{wanted}$")

    def test_what_is_unpacked_runs(self):
        unpacked = self.root / "unpacked"
        for package in self.packages.values():
            run("dpkg-deb", "--extract", package, unpacked)
        library = next(unpacked.glob("usr/lib/*/libdehusk.so.0"))
        page = pathlib.Path(self.settings.source) / "corpus/pages/first-page.html"
        environment = {**os.environ, "LD_LIBRARY_PATH": str(library.parent)}
        self.assertIn("Harbour bridge", run(unpacked / "usr/bin/dehusk", page, env=environment))

    def test_same_build_same_bytes(self):
        self.only_in_full()
        first = {file.name: file.read_bytes() for file in self.packages.values()}
        with tempfile.TemporaryDirectory(dir=self.root) as folder:
            run("cpack", "--config", self.root / "build/CPackConfig.cmake", "-B", folder, cwd=folder, **MAKING)
            second = {file.name: file.read_bytes() for file in pathlib.Path(folder).glob("*.deb")}
        self.assertEqual(first.keys(), second.keys())
        self.assertEqual([name for name in first if first[name] != second[name]], [])

    @unittest.skipUnless(shutil.which("lintian"), "needs lintian")
    def test_lintian(self):
        run("lintian", "--allow-root", "--fail-on=error,warning", f"--suppress-tags={','.join(NOT_FOR_US)}",
            *self.packages.values())

    def in_a_clean_root(self, packages, command, *copied):
        """Runs a command where Debian's essential packages are installed, `packages` with what they need, and no more."""
        self.only_in_full()
        if not shutil.which("mmdebstrap"):
            self.skipTest("needs mmdebstrap")
        suite = platform.freedesktop_os_release()["VERSION_CODENAME"]
        sources = [file for file in pathlib.Path("/etc/apt").rglob("*sources*")
                   if file.is_file() and re.search(rf"\b{suite}\b", file.read_text(encoding="utf-8"))]
        # A mirror that stands still, such as a snapshot, is as good as any.
        return run("mmdebstrap", "--variant=apt", "--format=null", "--aptopt=Acquire::Check-Valid-Until \"false\"",
                   "--hook-dir=/usr/share/mmdebstrap/hooks/file-mirror-automount",
                   *[f"--include={package}" for package in packages],
                   *[f"--customize-hook=copy-in {file} /tmp" for file in copied],
                   f"--customize-hook=chroot \"$1\" env -i PATH=\"$PATH\" sh -exc '{command}'", suite, "-", *sources)

    def test_the_program_in_a_clean_root(self):
        page = pathlib.Path(self.settings.source) / "corpus/pages/first-page.html"
        output = self.in_a_clean_root([self.packages["libdehusk0"], self.packages["dehusk"]],
                                      "dehusk /tmp/first-page.html; dpkg --purge dehusk libdehusk0; ! dehusk", page)
        self.assertIn("The old swing bridge", output)

    def test_compiling_in_a_clean_root(self):
        output = self.in_a_clean_root(
            [self.packages["libdehusk0"], self.packages["libdehusk-dev"], "g++", "cmake", "make", "pkg-config"],
            "cmake -S /tmp/consumer -B /tmp/build; cmake --build /tmp/build; /tmp/build/consumer; /tmp/build/consumer_in_c; "
            "c++ -std=c++20 /tmp/consumer/main.cpp -o /tmp/program $(pkg-config --cflags --libs dehusk); /tmp/program",
            HERE / "consumer")
        self.assertEqual(len(re.findall(r"^\d+\.\d+\.\d+ text$", output, re.MULTILINE)), 3, output)


if __name__ == "__main__":
    main(DebianTest)

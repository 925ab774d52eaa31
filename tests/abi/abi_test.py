"""What programs that are linked with the shared library rely on stays as it was, or SOVERSION goes up.

usage: abi_test.py SOURCE_DIR LIBRARY COMPILER [--record]

The ABI of each SOVERSION is recorded in libdehusk.so.SOVERSION.abi (libabigail's abidw). The record has to be true, so that a
change of the ABI shows in a commit; and once there is a release, nothing may be gone from or changed in the one that it
was tagged with. Names and enumerators may be added. With --record the record is written anew.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ABIDW = ["abidw", "--suppr", HERE / "public_names.ini", "--exported-interfaces-only", "--drop-private-types",
         "--no-show-locs", "--no-comp-dir-path", "--no-corpus-path", "--no-elf-needed", "--type-id-style", "hash"]


def describe(library, headers, record):
    subprocess.run([*ABIDW, "--headers-dir", headers, "--out-file", record, library], check=True)


def compare(old, new, *options):
    """What abidiff says of the differences; empty when there is none."""
    result = subprocess.run(["abidiff", *options, old, new], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return result.stdout if result.returncode != 0 else ""


def breaking(old, new):
    return compare(old, new, "--no-added-syms")


class AbiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        cls.now = cls.root / "now.abi"
        describe(cls.library, cls.source / "include/dehusk", cls.now)

    def hold(self, differences, advice):
        if differences:
            self.fail(f"{differences}{advice}")

    def test_the_record_is_true(self):
        self.assertTrue(self.record.exists(), f"{self.record.name}: run with --record")
        self.hold(compare(self.record, self.now, "--harmless"), "if this is meant, run with --record")

    def test_nothing_that_was_released_is_gone_or_changed(self):
        git = ["git", "-C", self.source]
        tag = subprocess.run([*git, "describe", "--tags", "--abbrev=0", "--match=v[0-9]*"], capture_output=True,
                             text=True)
        if tag.returncode != 0:
            self.skipTest("no release yet")
        path = self.record.relative_to(self.source)
        released = subprocess.run([*git, "show", f"{tag.stdout.strip()}:{path}"], capture_output=True)
        if released.returncode != 0:
            self.skipTest("no release with this SOVERSION yet")
        (self.root / "released.abi").write_bytes(released.stdout)
        self.hold(breaking(self.root / "released.abi", self.now), f"{tag.stdout.strip()} had it: this needs another SOVERSION")


# A library of one file, which is its public header too, and what a change of it is. Each function needs its body here, and
# each name one that public_names.ini lets through.
LIBRARY = """
namespace dehusk {
enum class Status : unsigned char { ok, failed };
struct Article { int words; Status status; };
struct Options { int threads; };
Article extract(const Options&) { return {}; }
int count(int) { return 0; }
}
"""
CHANGES = [
    ("int count(int) { return 0; }", "", "breaking"),
    ("int count(int)", "int count(long)", "breaking"),
    ("int count(int)", "long count(int)", "breaking"),
    ("int words;", "long words;", "breaking"),
    ("int words; Status status;", "Status status; int words;", "breaking"),
    ("int threads;", "int threads; int words;", "breaking"),
    ("ok, failed", "failed, ok", "breaking"),
    ("ok, failed", "ok", "breaking"),
    (": unsigned char", ": unsigned int", "breaking"),
    ("ok, failed", "ok, failed, unreadable", "addition"),
    ("int count(int)", "int count() { return 0; } int count(int)", "addition"),
    ("const Options&", "const Options& options", "nothing"),
]


class TheCheckItselfTest(unittest.TestCase):
    def record(self, folder, source):
        folder.mkdir()
        (folder / "library.cpp").write_text(source)
        subprocess.run([self.compiler, "-std=c++20", "-g", "-shared", "-fPIC", "-o", folder / "library.so",
                        folder / "library.cpp"], check=True)
        describe(folder / "library.so", folder, folder / "library.abi")
        return folder / "library.abi"

    def test_what_a_change_is(self):
        with tempfile.TemporaryDirectory() as folder:
            old = self.record(pathlib.Path(folder) / "old", LIBRARY)
            for number, (before, after, kind) in enumerate(CHANGES):
                with self.subTest(before=before, after=after):
                    self.assertEqual(LIBRARY.count(before), 1)
                    new = self.record(pathlib.Path(folder) / str(number), LIBRARY.replace(before, after))
                    differences = compare(old, new, "--harmless")
                    found = "breaking" if breaking(old, new) else "addition" if differences else "nothing"
                    self.assertEqual(found, kind, differences)


if __name__ == "__main__":
    source, library, TheCheckItselfTest.compiler, *rest = sys.argv[1:]
    AbiTest.source, AbiTest.library = pathlib.Path(source), pathlib.Path(library)
    # The library's file is named like its SONAME.
    AbiTest.record = HERE / f"{AbiTest.library.name}.abi"
    if rest == ["--record"]:
        describe(AbiTest.library, AbiTest.source / "include/dehusk", AbiTest.record)
    else:
        unittest.main(argv=sys.argv[:1])

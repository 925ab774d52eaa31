"""What lib/cmake/hardening.cmake asks for is in the files that were built.

usage: hardening_test.py READELF FILE...

A file is a program, a shared library, or an object file of the library. Which functions need a guarded stack, and which
calls can be checked, is the compiler's choice: of those it is asked that some are there, in all object files together.
"""

import re
import subprocess
import sys
import unittest

# What a program or shared library must have: a name for people, and how readelf -hlWd shows it.
LINKED = {
    "position independent": r"^\s*Type:\s+DYN\b",
    "read-only relocations": r"^\s*GNU_RELRO\b",
    "relocations done at the start": r"\bFLAGS_1\b.*\bNOW\b",
    "a stack that is no code": r"^\s*GNU_STACK\s+(?:0x[0-9a-f]+\s+){5}RW\s",
}
RELOCATED_CODE = re.compile(r"\bTEXTREL\b")
PROGRAM_INTERPRETER = re.compile(r"^\s*INTERP\b", re.MULTILINE)
PIE_FLAG = re.compile(r"\bFLAGS_1\b.*\bPIE\b")


def missing_in_linked(listing):
    missing = [name for name, shown in LINKED.items() if not re.search(shown, listing, re.MULTILINE)]
    if RELOCATED_CODE.search(listing):
        missing.append("code that is not written to")
    if PROGRAM_INTERPRETER.search(listing) and not PIE_FLAG.search(listing):
        missing.append("position independent program")
    return missing


class HardeningTest(unittest.TestCase):
    readelf = ""
    files = []

    def listing(self, path, *options):
        return subprocess.run([self.readelf, *options, path], check=True, capture_output=True, text=True).stdout

    def setUp(self):
        self.objects = [path for path in self.files if path.endswith((".o", ".obj"))]
        self.linked = [path for path in self.files if path not in self.objects]

    def test_programs_and_libraries(self):
        self.assertGreater(len(self.linked), 0)
        for path in self.linked:
            listing = self.listing(path, "--wide", "--file-header", "--segments", "--dynamic")
            self.assertEqual(missing_in_linked(listing), [], path)
            self.assertIn("__stack_chk_fail", self.listing(path, "--wide", "--dyn-syms"), path)

    def test_object_files(self):
        if not self.objects:
            self.skipTest("linked files only")
        names = "".join(self.listing(path, "--wide", "--symbols") for path in self.objects)
        for call in [r"__stack_chk_fail", r"__(?:mem|str|v?s?n?printf)\w*_chk"]:
            self.assertTrue(re.search(rf"\bUND {call}\b", names), f"no object file calls {call}")
        if re.search(r"Machine:.*X86-64", self.listing(self.objects[0], "--file-header")):
            for path in self.objects:
                self.assertRegex(self.listing(path, "--notes"), r"x86 feature: IBT, SHSTK", path)

    def test_what_is_missing_is_seen(self):
        whole = """
  Type:                              DYN (Position-Independent Executable file)
  INTERP         0x000318 0x0000000000000318 0x0000000000000318 0x00001c 0x00001c R   0x1
  GNU_STACK      0x000000 0x0000000000000000 0x0000000000000000 0x000000 0x000000 RW  0x10
  GNU_RELRO      0x0d5cd0 0x00000000000d6cd0 0x00000000000d6cd0 0x001330 0x001330 R   0x1
 0x000000006ffffffb (FLAGS_1)            Flags: NOW PIE
"""
        self.assertEqual(missing_in_linked(whole), [])
        for there, instead, missing in [
            ("DYN (Position-Independent", "EXEC (", "position independent"),
            ("RW  0x10", "RWE 0x10", "a stack that is no code"),
            ("GNU_RELRO", "GNU_OTHER", "read-only relocations"),
            ("NOW PIE", "PIE", "relocations done at the start"),
            ("NOW PIE", "NOW", "position independent program"),
            ("(FLAGS_1)", "(TEXTREL)\n (FLAGS_1)", "code that is not written to"),
        ]:
            with self.subTest(missing=missing):
                self.assertEqual(missing_in_linked(whole.replace(there, instead)), [missing])


if __name__ == "__main__":
    HardeningTest.readelf = sys.argv[1]
    HardeningTest.files = sys.argv[2:]
    unittest.main(argv=sys.argv[:1])

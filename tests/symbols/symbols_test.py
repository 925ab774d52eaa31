"""The library does not print, end the program or assert: its object files refer to nothing that does. Nor does it do any
work before main(): none of them has initialisers that run when it is loaded.

usage: symbols_test.py NM OBJDUMP OBJECT_FILE...
"""

import re
import subprocess
import sys
import unittest

# Whole names, as nm -u --demangle gives them without arguments. Functions that write into memory (snprintf) are fine.
# std::terminate is not listed, as the compiler itself refers to it in every noexcept function; nor are the checks that
# -D_GLIBCXX_ASSERTIONS puts into standard containers; nor longjmp, by which a failed allocation leaves gumbo's C code.
FORBIDDEN = re.compile(
    r"""^(?:
        printf | fprintf | vprintf | vfprintf | dprintf | __(?:v|f|vf|d)?printf_chk |
        puts | fputs | putc | putchar | fputc | fwrite | perror | write | syslog |
        std::cout | std::cerr | std::clog | std::wcout | std::ios_base::Init::.* |
        stdout | stderr |
        abort | exit | _exit | _Exit | quick_exit | __assert_fail | __assert_perror_fail |
        raise | kill | signal
    )$""",
    re.VERBOSE,
)


def undefined_names(nm, object_file):
    output = subprocess.run([nm, "--undefined-only", "--demangle", "--format=posix", object_file], check=True,
                            capture_output=True, text=True).stdout
    for line in output.splitlines():
        name = re.sub(r" [Uwv]\s*$", "", line).strip()
        yield re.sub(r"@.*$|\(.*$", "", name)


# Sections of functions that run when a program or library is loaded or left, as objdump -h names them.
START_UP_SECTION = re.compile(r"^\s*\d+\s+(\.(?:preinit_array|init_array|fini_array|ctors|dtors)\S*|__mod_init_func)\s",
                              re.MULTILINE)


class SymbolsTest(unittest.TestCase):
    nm = ""
    objdump = ""
    object_files = []

    def test_objects_call_nothing_that_prints_or_ends_the_program(self):
        self.assertGreater(len(self.object_files), 0)
        found = [(path, name) for path in self.object_files for name in undefined_names(self.nm, path)
                 if FORBIDDEN.match(name)]
        self.assertEqual(found, [])

    def test_objects_do_nothing_when_they_are_loaded(self):
        for path in self.object_files:
            sections = subprocess.run([self.objdump, "--section-headers", path], check=True, capture_output=True,
                                      text=True).stdout
            self.assertRegex(sections, r"\s\.text|__text", path)
            self.assertEqual(START_UP_SECTION.findall(sections), [], path)

    def test_the_sections_themselves(self):
        self.assertRegex(" 12 .init_array   00000008  0000000000000000", START_UP_SECTION)
        self.assertRegex(" 12 .init_array.00099 00000008", START_UP_SECTION)
        self.assertNotRegex(" 12 .text   00000008", START_UP_SECTION)

    def test_the_list_itself(self):
        for name in ["printf", "__fprintf_chk", "std::cout", "abort", "exit", "__assert_fail",
                     "std::ios_base::Init::Init"]:
            self.assertRegex(name, FORBIDDEN)
        for name in ["snprintf", "memcpy", "std::terminate", "atexit", "fprintf_of_ours"]:
            self.assertNotRegex(name, FORBIDDEN)


if __name__ == "__main__":
    SymbolsTest.nm = sys.argv[1]
    SymbolsTest.objdump = sys.argv[2]
    SymbolsTest.object_files = sys.argv[3:]
    unittest.main(argv=sys.argv[:1])

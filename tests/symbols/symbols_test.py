"""The library does not print, end the program or assert: its object files refer to nothing that does.

usage: symbols_test.py NM OBJECT_FILE...
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


class SymbolsTest(unittest.TestCase):
    nm = ""
    object_files = []

    def test_objects_call_nothing_that_prints_or_ends_the_program(self):
        self.assertGreater(len(self.object_files), 0)
        found = [(path, name) for path in self.object_files for name in undefined_names(self.nm, path)
                 if FORBIDDEN.match(name)]
        self.assertEqual(found, [])

    def test_the_list_itself(self):
        for name in ["printf", "__fprintf_chk", "std::cout", "abort", "exit", "__assert_fail",
                     "std::ios_base::Init::Init"]:
            self.assertRegex(name, FORBIDDEN)
        for name in ["snprintf", "memcpy", "std::terminate", "atexit", "fprintf_of_ours"]:
            self.assertNotRegex(name, FORBIDDEN)


if __name__ == "__main__":
    SymbolsTest.nm = sys.argv[1]
    SymbolsTest.object_files = sys.argv[2:]
    unittest.main(argv=sys.argv[:1])

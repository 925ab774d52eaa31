"""The C API as another language meets it: the shared library is loaded, its symbols and the header say the same, and an
article comes out.

usage: ctypes_test.py --header dehusk.h --library libdehusk.so --readelf READELF --pages FOLDER
"""

import argparse
import concurrent.futures
import ctypes
import pathlib
import re
import subprocess
import sys
import unittest

FUNCTION = re.compile(r"DEHUSK_EXPORT [^;(]*?(dehusk_\w+)\(")
ENUMERATION = re.compile(r"typedef enum (dehusk_\w+) DEHUSK_INT \{(.*?)\}", re.DOTALL)
STRUCT = re.compile(r"^struct (\w+) \{(.*?)^\};", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^    ([\w:<> ]+) (\w+)(?: = .*|\{.*\})?;$", re.MULTILINE)
ENUMERATOR = re.compile(r"(DEHUSK_\w+) = (\d+),")


class Text(ctypes.Structure):
    _fields_ = [("bytes", ctypes.POINTER(ctypes.c_char)), ("byte_count", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.bytes, self.byte_count).decode("utf-8")


class CApiTest(unittest.TestCase):
    settings = argparse.Namespace()

    @classmethod
    def setUpClass(cls):
        cls.header = pathlib.Path(cls.settings.header).read_text(encoding="utf-8")
        cls.library = ctypes.CDLL(cls.settings.library)
        cls.enumerations = {name: ENUMERATOR.findall(body) for name, body in ENUMERATION.findall(cls.header)}
        for name in FUNCTION.findall(cls.header):
            function = getattr(cls.library, name)
            if re.search(rf"DEHUSK_EXPORT dehusk_(owned_)?text {name}\(", cls.header):
                function.restype = Text
            elif re.search(rf"DEHUSK_EXPORT (const )?dehusk_\w+\* ?{name}\(", cls.header):
                function.restype = ctypes.c_void_p
            elif re.search(rf"DEHUSK_EXPORT size_t {name}\(", cls.header):
                function.restype = ctypes.c_size_t
        cls.library.dehusk_article_get_confidence.restype = ctypes.c_double
        cls.library.dehusk_line_get_score.restype = ctypes.c_double

    def test_the_library_exports_what_the_header_declares_under_its_version(self):
        table = subprocess.run([self.settings.readelf, "--dyn-syms", "--wide", self.settings.library], check=True,
                               capture_output=True, text=True).stdout
        exported = re.findall(r"GLOBAL\s+DEFAULT\s+\d+\s+(dehusk_\w+)@@(\w+)", table)
        self.assertEqual({version for _, version in exported}, {"DEHUSK_0"})
        self.assertEqual(sorted(name for name, _ in exported), sorted(FUNCTION.findall(self.header)))

    def test_every_enumerator_has_its_name(self):
        self.assertEqual(len(self.enumerations), 10)
        for enumeration, enumerators in self.enumerations.items():
            name_of = getattr(self.library, f"{enumeration}_name")
            prefix = f"{enumeration.upper()}_"
            for index, (name, value) in enumerate(enumerators):
                self.assertEqual((f"{prefix}{str(name_of(int(value))).upper()}", int(value)), (name, index))
            for value in [len(enumerators), 255, 256, -1, 2**31 - 1]:
                self.assertEqual(str(name_of(value)), "unknown", f"{enumeration} {value}")

    def test_every_field_of_the_cxx_api_has_its_function(self):
        folder = pathlib.Path(self.settings.header).parent
        cxx_headers = [(folder / name).read_text(encoding="utf-8") for name in ["extract.hpp", "line.hpp"]]
        structs = {name: FIELD.findall(body) for header in cxx_headers for name, body in STRUCT.findall(header)}
        limits = [f"DEHUSK_LIMIT_{name.removeprefix('max_').upper()}" for _, name in structs.pop("Limits")]
        self.assertEqual(limits, [name for name, _ in self.enumerations["dehusk_limit"]][1:])
        self.assertEqual(structs["Options"].pop(), ("Limits", "limits"))
        prefixes = {"Options": "options_set", "Article": "article_get", "Line": "line_get", "Reason": "line_get_reason"}
        self.assertEqual(structs.keys(), prefixes.keys())
        functions = FUNCTION.findall(self.header)
        for struct, fields in structs.items():
            for kind, name in fields:
                suffix = f"{name.removesuffix('s')}_count" if kind.startswith("std::vector") else name
                self.assertIn(f"dehusk_{prefixes[struct]}_{suffix}", functions)

    def test_an_article(self):
        page = pathlib.Path(self.settings.pages, "first-page.html").read_bytes()
        expected = pathlib.Path(self.settings.pages, "first-page.expected.txt").read_text(encoding="utf-8")
        options = ctypes.c_void_p(self.library.dehusk_options_new())
        self.assertTrue(self.library.dehusk_options_set_want_lines(options, True))
        article = ctypes.c_void_p(self.library.dehusk_extract(page, ctypes.c_size_t(len(page)), options))
        try:
            headline = str(self.library.dehusk_article_get_headline(article))
            body = str(self.library.dehusk_article_get_body(article))
            self.assertEqual(f"{headline}\n\n{body}\n", expected)
            self.assertEqual(str(self.library.dehusk_article_get_encoding(article)), "UTF-8")
            self.assertGreater(self.library.dehusk_article_get_confidence(article), 0.5)
            count = self.library.dehusk_article_get_line_count(article)
            self.assertGreater(count, 10)
            line = ctypes.c_void_p(self.library.dehusk_article_get_line(article, ctypes.c_size_t(count - 1)))
            self.assertIn("rights reserved", str(self.library.dehusk_line_get_text(line)))
            self.assertLessEqual(self.library.dehusk_line_get_source_end_byte(line), len(page))
        finally:
            self.library.dehusk_article_free(article)
            self.library.dehusk_options_free(options)

    def test_threads_share_rules(self):
        rows = b"own.byline.1\tbyline\tstart\tby marta lindqvist\nown.byline.2\tbyline\tstart\n"
        page = pathlib.Path(self.settings.pages, "first-page.html").read_bytes()
        rules = ctypes.c_void_p(self.library.dehusk_rule_set_new(rows, ctypes.c_size_t(len(rows))))
        self.assertEqual(self.library.dehusk_rule_set_get_size(rules), 1)
        self.assertEqual(self.library.dehusk_rule_set_get_error_count(rules), 1)
        index = ctypes.c_size_t(0)
        self.assertEqual(self.library.dehusk_rule_set_get_error_line_number(rules, index), 2)
        message = self.library.dehusk_rule_set_get_error_message(rules, index)
        self.assertEqual(str(message), "the pattern could match nothing")

        def rules_that_fired(_):
            options = ctypes.c_void_p(self.library.dehusk_options_new())
            self.library.dehusk_options_set_want_lines(options, True)
            self.assertTrue(self.library.dehusk_options_set_rules(options, rules))
            article = ctypes.c_void_p(self.library.dehusk_extract(page, ctypes.c_size_t(len(page)), options))
            self.library.dehusk_options_free(options)
            fired = []
            for number in range(self.library.dehusk_article_get_line_count(article)):
                line = ctypes.c_void_p(self.library.dehusk_article_get_line(article, ctypes.c_size_t(number)))
                for reason in range(self.library.dehusk_line_get_reason_count(line)):
                    fired.append(str(self.library.dehusk_line_get_reason_rule(line, ctypes.c_size_t(reason))))
            self.library.dehusk_article_free(article)
            return fired

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            results = list(pool.map(rules_that_fired, range(16)))
        self.library.dehusk_rule_set_free(rules)
        self.assertEqual(results[0].count("own.byline.1"), 1)
        self.assertIn("en.related.1", results[0])
        self.assertEqual(results, [results[0]] * 16)

    def test_owned_text(self):
        rules = self.library.dehusk_rules_version()
        self.assertRegex(str(rules), r"^\d+ rules [0-9a-f]{8}$")
        self.library.dehusk_owned_text_free(rules)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ["header", "library", "readelf", "pages"]:
        parser.add_argument(f"--{option}", required=True)
    CApiTest.settings = parser.parse_args()
    unittest.main(argv=sys.argv[:1])

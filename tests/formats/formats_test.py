"""Bodies in Markdown, read by markdown-it-py, hold the words of bodies in text; and so does HTML, read by Python.

usage: formats_test.py --program dehusk --pages FOLDER
"""

import argparse
import gzip
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from markdown_it import MarkdownIt

MOST_LABELLED_PAGES = 300
INLINE = {"a", "strong", "em", "code", "img", "s"}
# A dump's line holds the number of an item, a list in Markdown has it for itself.
NUMBER = re.compile(r"(?<!\S)\d{1,9}[.)](?!\S)")


class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.text = []
        self.elements = set()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        if tag not in INLINE:
            self.text.append(" ")

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.text.append(" ")

    def handle_data(self, data):
        self.text.append(data)


def words_of(markup):
    parser = Words()
    parser.feed(markup)
    parser.close()
    return " ".join("".join(parser.text).split()), parser.elements


class FormatsTest(unittest.TestCase):
    settings = argparse.Namespace()

    @classmethod
    def setUpClass(cls):
        pages = pathlib.Path(cls.settings.pages)
        cls.folder = tempfile.TemporaryDirectory()
        cls.files = sorted(path for path in pages.iterdir() if path.suffix in {".html", ".txt"} and ".expected" not in path.name)
        data = os.environ.get("DEHUSK_EVALUATION_DATA")
        labelled = sorted(pathlib.Path(data, "wcxb", "html").glob("*.html.gz")) if data else []
        for path in labelled[:: max(1, len(labelled) // MOST_LABELLED_PAGES)]:
            page = pathlib.Path(cls.folder.name, path.stem)
            page.write_bytes(gzip.decompress(path.read_bytes()))
            cls.files.append(page)
        cls.plain = cls.results()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def results(cls, *options):
        command = [cls.settings.program, "--format", "jsonl", *options, *cls.files]
        output = subprocess.run(command, check=True, capture_output=True).stdout
        return [json.loads(line) for line in output.splitlines()]

    def check(self, render, *options):
        self.assertGreater(len(self.plain), 50)
        for plain, formatted in zip(self.plain, self.results(*options)):
            words, elements = words_of(render(formatted.pop("body")))
            expected = " ".join(plain["body"].split())
            if plain["input"] == "text":
                words, expected = (" ".join(NUMBER.sub(" ", text).split()) for text in (words, expected))
            with self.subTest(plain["source"], options=options):
                self.assertEqual(words, expected)
                self.assertNotIn("script", elements)
                del formatted["body_format"]
                self.assertEqual(formatted, {name: value for name, value in plain.items() if name != "body"})

    def test_commonmark_with_tables(self):
        self.check(MarkdownIt("commonmark").enable("table").render, "--body-format", "markdown")

    def test_with_links_and_images(self):
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self.check(parser.render, "--body-format", "markdown", "--links", "--images")

    def test_html(self):
        self.check(str, "--body-format", "html", "--links", "--images")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    for option in ["program", "pages"]:
        arguments.add_argument(f"--{option}", required=True)
    FormatsTest.settings = arguments.parse_args()
    unittest.main(argv=sys.argv[:1])

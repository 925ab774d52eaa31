"""Every result is what examples/result.schema.json says, and that file and README.md name the same members.

usage: schema_test.py --program dehusk --pages FOLDER
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import unittest

import jsonschema

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((SOURCE / "examples" / "result.schema.json").read_text(encoding="utf-8"))


class SchemaTest(unittest.TestCase):
    settings = argparse.Namespace()

    def results(self, *options, stdin=b""):
        command = [self.settings.program, "--format", "jsonl", *options]
        output = subprocess.run(command, check=False, input=stdin, capture_output=True).stdout
        return [json.loads(line) for line in output.splitlines()]

    def check(self, results, *statuses):
        validator = jsonschema.Draft202012Validator(SCHEMA)
        # Nobody has members of the schema that it does not name.
        known = set(SCHEMA["properties"])
        for result in results:
            with self.subTest(result["source"]):
                self.assertEqual([error.message for error in validator.iter_errors(result)], [])
                self.assertLessEqual(set(result), known)
        self.assertEqual({result["status"] for result in results}, set(statuses))

    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        for broken in [{}, {"schema": 2}]:
            with self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate(broken, SCHEMA)

    def test_pages(self):
        pages = sorted(path for path in pathlib.Path(self.settings.pages).iterdir()
                       if path.suffix in {".html", ".txt"} and ".expected" not in path.name)
        self.assertGreater(len(pages), 50)
        self.check(self.results(*pages), "ok", "no_content")
        self.check(self.results("--lines", "--comments", "--body-format", "html", *pages), "ok", "no_content")

    def test_limits_and_failures(self):
        page = pathlib.Path(self.settings.pages) / "first-page.html"
        self.check(self.results("--lines", "--max-lines", "3", page), "limit_reached")
        self.check(self.results("missing", self.settings.pages), "unreadable")
        stream = json.dumps({"html": page.read_text(encoding="utf-8"), "url": "https://example.org/"}) + "\nbroken\n"
        self.check(self.results("--container", "jsonl", "--lines", stdin=stream.encode()), "ok", "unreadable")

    def test_the_readme_names_the_same(self):
        readme = (SOURCE / "README.md").read_text(encoding="utf-8")
        section = readme[readme.index("### JSON"):readme.index("## Body and headline")]
        result_table, line_table = section.split("Members of `lines`")
        for table, properties in [(result_table, SCHEMA["properties"]), (line_table, SCHEMA["$defs"]["line"]["properties"])]:
            rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", table, re.MULTILINE)
            names = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
            self.assertEqual(names, set(properties))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ["program", "pages"]:
        parser.add_argument(f"--{option}", required=True)
    SchemaTest.settings = parser.parse_args()
    unittest.main(argv=sys.argv[:1])

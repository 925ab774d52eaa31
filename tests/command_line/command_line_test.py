"""The contract of the program `dehusk`, as README.md states it.

usage: command_line_test.py DEHUSK SOURCE_DIR
"""

import collections
import fcntl
import html.parser
import json
import os
import pathlib
import pty
import re
import resource
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import unittest

from program import ProgramTest, main, read_terminal

HEADLINE = "Harbour bridge reopens after nine months of repairs"
OBJECT_KEYS = ["schema", "source", "status", "headline", "byline", "published", "language", "body", "input", "encoding",
               "kind", "confidence"]


class TextTest(ProgramTest):
    def test_headline_blank_line_body(self):
        lines = self.dehusk(self.page_path).stdout.decode().split("\n")
        self.assertIn(HEADLINE, lines[0])
        self.assertEqual(lines[1], "")
        self.assertTrue(lines[2].startswith("The old swing bridge"))
        self.assertEqual(lines[-1], "")
        self.assertNotEqual(lines[-2], "")

    def test_text_is_the_default_format(self):
        self.assertEqual(self.dehusk(self.page_path).stdout, self.dehusk("--format", "text", self.page_path).stdout)

    def test_several_files_are_parted_by_their_names(self):
        self.write("a")
        self.write("b")
        one = self.dehusk("a").stdout
        both = self.dehusk("a", "b").stdout
        self.assertEqual(both, b"==> a <==\n" + one + b"\n==> b <==\n" + one + b"\n")

    def test_an_empty_file_prints_nothing(self):
        self.write("empty", b"")
        self.assertEqual(self.dehusk("empty").stdout, b"")


class MarkupTest(ProgramTest):
    PAGE = (b"<html><body><article><h1>A * B</h1><p>The <b>old</b> <a href='/b'>bridge</a> at the mouth of the harbour "
            b"opened again on Monday, nine months after a barge had struck it in the night.</p><p>Workers replaced the "
            b"beams one at a time, so that the ferries could go on beneath them all winter.</p></article>"
            b"<div class=comments><div class=comment><p>Lovely to read, thank you!</p></div></div></body></html>")

    def test_markdown_and_html(self):
        self.write("page", self.PAGE)
        markdown = self.dehusk("--format", "markdown", "page").stdout.decode()
        self.assertTrue(markdown.startswith("# A \\* B\n\nThe **old** bridge at the mouth"), markdown)
        linked = self.dehusk("--format", "markdown", "--links", "--url", "https://x.example/a", "page").stdout.decode()
        self.assertIn("[bridge](https://x.example/b)", linked)
        html = self.dehusk("--format", "html", "page").stdout.decode()
        self.assertTrue(html.startswith("<h1>A * B</h1>\n\n<p>The <strong>old</strong> bridge"), html)

    def test_body_format_and_comments_in_json(self):
        self.write("page", self.PAGE)
        (result,) = self.objects("--body-format", "html", "--comments", "page")
        self.assertEqual(result["body_format"], "html")
        self.assertTrue(result["body"].startswith("<p>The <strong>old"))
        self.assertEqual(result["comments"], ["Lovely to read, thank you!"])
        (plain,) = self.objects("page")
        self.assertFalse({"body_format", "comments"} & set(plain))

    def test_wrong_usage(self):
        for arguments in [["--links"], ["--images", "--format", "text"], ["--comments"], ["--body-format", "html"],
                          ["--format", "jsonl", "--links"], ["--format", "pdf"]]:
            with self.subTest(arguments):
                self.dehusk(*arguments, self.page_path, status=2)


class RulesTest(ProgramTest):
    ROW = b"own.share.1\tshare\twhole\tpass it on( to a friend|)\n"

    def setUp(self):
        super().setUp()
        self.write("page", self.page.replace(b"<h2>What comes next", b"<p>Pass it on to a friend</p><h2>What comes next"))

    def test_rules_beside_the_built_in_ones(self):
        self.write("rules", b"# ours\n" + self.ROW)
        for name, options in [("rules", {}), ("-", {"stdin": self.ROW})]:
            with self.subTest(name):
                output = self.dehusk("--format", "jsonl", "--lines", "--rules", name, "page", **options).stdout
                reasons = {line["text"]: {reason.get("rule") for reason in line["reasons"]}
                           for line in json.loads(output)["lines"]}
                self.assertIn("own.share.1", reasons["Pass it on to a friend"])
                self.assertIn("en.related.1", reasons["Related articles"])

    def test_the_rows_of_the_readme(self):
        readme = (pathlib.Path(self.page_path).parents[2] / "README.md").read_text(encoding="utf-8")
        rows = re.findall(r"^    (my\..*)", readme, re.MULTILINE)
        self.assertEqual(len(rows), 2)
        self.write("my-rules", "\n".join(rows).encode())
        self.write("page", self.page.replace(b"</article>", b"<p>Pass it on</p><h3>From our shelves</h3></article>"))
        (result,) = self.objects("--lines", "--rules", "my-rules", "page")
        reasons = {line["text"]: line["reasons"][0].get("rule") for line in result["lines"]}
        self.assertEqual([reasons["Pass it on"], reasons["From our shelves"]], ["my.share.1", "my.related.1"])

    def test_rows_that_do_not_count_end_the_run(self):
        self.write("rules", self.ROW + b"own.share.2\tsharing\twhole\tx\nown.share.3\n")
        run = self.dehusk("--rules", "rules", "page", status=2)
        self.assertEqual(run.stdout, b"")
        self.assertEqual(run.stderr, b"dehusk: rules:2: no kind of residue: 'sharing'\n"
                                     b"dehusk: rules:3: no kind of residue: ''\n")

    def test_a_file_that_cannot_be_read(self):
        run = self.dehusk("--rules", "missing", "page", status=2)
        self.assertIn(b"dehusk: missing: No such file", run.stderr)
        self.assertIn(b"only once", self.dehusk("--rules", "-", status=2).stderr)


class JsonTest(ProgramTest):
    def test_members(self):
        (result,) = self.objects(self.page_path)
        self.assertEqual(list(result), OBJECT_KEYS)
        self.assertEqual(result["schema"], 1)
        self.assertEqual(result["source"], self.page_path)
        self.assertEqual((result["status"], result["input"], result["encoding"]), ("ok", "html", "UTF-8"))
        self.assertIn(HEADLINE, result["headline"])
        self.assertIn("The old swing bridge", result["body"])
        self.assertTrue(0 <= result["confidence"] <= 1)
        self.assertEqual(result["kind"], "article")
        self.assertEqual((result["byline"], result["published"], result["language"]), ("Marta Lindqvist", "", "en"))

    def test_lines(self):
        (result,) = self.objects("--lines", self.page_path)
        self.assertEqual(list(result), OBJECT_KEYS + ["lines"])
        self.assertIn("headline", {line["verdict"] for line in result["lines"]})
        self.assertIn("residue", {line["verdict"] for line in result["lines"]})
        body_lines = [line for line in result["lines"] if line["verdict"] == "body"]
        self.assertGreater(len(body_lines), 0)
        for line in result["lines"]:
            begin, end = line["source_bytes"]
            self.assertTrue(0 <= begin < end <= len(self.page))
            self.assertTrue(0 <= line["score"] <= 1)
            self.assertGreater(len(line["reasons"]), 0)
            self.assertTrue(all(set(reason) <= {"kind", "rule"} for reason in line["reasons"]))
            self.assertTrue(set(line) - {"level"} == {"text", "kind", "verdict", "score", "reasons", "source_bytes"})
        first = body_lines[0]
        self.assertIn(first["text"].split()[0].encode(), self.page[slice(*first["source_bytes"])])

    def test_a_limit_is_named(self):
        (result,) = self.objects("--max-input-bytes", str(len(self.page) // 2), self.page_path)
        self.assertEqual((result["status"], result["limit"]), ("limit_reached", "input_bytes"))
        self.assertEqual(list(result), OBJECT_KEYS[:3] + ["limit"] + OBJECT_KEYS[3:])
        self.assertNotEqual(result["headline"], "")

    def test_a_file_as_long_as_the_limit_is_not_cut(self):
        (result,) = self.objects("--max-input-bytes", str(len(self.page)), self.page_path)
        self.assertEqual(result["status"], "ok")

    def test_input_is_what_the_user_says(self):
        self.assertEqual(self.objects("--input", "text", self.page_path)[0]["input"], "text")
        self.assertEqual(self.objects("--input", "auto", self.page_path)[0]["input"], "html")
        self.write("page.html", b"A plain text of one sentence.\n")
        self.assertEqual(self.objects("page.html")[0]["input"], "text")
        self.assertEqual(self.objects("--input", "html", "page.html")[0]["input"], "html")

    def test_both_readers(self):
        for reader in ["standard", "gumbo"]:
            (result,) = self.objects("--html-reader", reader, self.page_path)
            self.assertIn("The old swing bridge", result["body"])

    def test_preferences_hold_one_another(self):
        page = str(pathlib.Path(self.page_path).with_name("en-portal-railway.html"))  # holds lines in doubt
        lengths = {}
        for preference in ["precision", "balanced", "recall"]:
            (result,) = self.objects("--prefer", preference, "--lines", page)
            lengths[preference] = {line["source_bytes"][0] for line in result["lines"] if line["verdict"] == "body"}
        self.assertLess(lengths["precision"], lengths["balanced"])
        self.assertLess(lengths["balanced"], lengths["recall"])
        (result,) = self.objects("--lines", page)
        kept = {line["source_bytes"][0] for line in result["lines"] if line["verdict"] == "body"}
        self.assertEqual(kept, lengths["balanced"])

    def test_hints_are_accepted(self):
        (result,) = self.objects("--charset", "utf-8", "--url", "https://example.org/bridge", self.page_path)
        self.assertEqual(result["status"], "ok")


class OrderTest(ProgramTest):
    def test_order_and_bytes_do_not_depend_on_threads(self):
        names = []
        for number in range(60):
            names.append(self.write(f"page-{number:02}", self.page.replace(b"harbour", b"harbour %d" % number)
                                    + b"<p>filler" * (3000 if number % 9 == 0 else 1)))
        names.reverse()
        names.insert(7, "missing")
        outputs = [self.dehusk("--format", "jsonl", "--threads", threads, *names, status=1).stdout
                   for threads in ["1", "2", "7", "64"]]
        outputs.append(self.dehusk("--format", "jsonl", *names, status=1).stdout)
        self.assertEqual(len(set(outputs)), 1)
        self.assertEqual([json.loads(line)["source"] for line in outputs[0].splitlines()], names)

    def test_no_environment_changes_a_byte(self):
        hostile = {"LC_ALL": "tr_TR.UTF-8", "LANG": "ar_SA.ISO-8859-6", "TZ": "Asia/Kathmandu", "ICU_DATA": "/nowhere",
                   "COLUMNS": "7", "TERM": "dumb", "HOME": "/nowhere", "MALLOC_PERTURB_": "165"}
        pages = sorted(map(str, pathlib.Path(self.page_path).parent.glob("*.html")))
        for arguments in [["--format", "jsonl", "--lines"], ["--format", "text"], ["--explain"]]:
            expected = self.dehusk(*arguments, *pages, env={}).stdout
            self.assertEqual(self.dehusk(*arguments, *pages, env=hostile).stdout, expected)

    def test_the_same_file_twice(self):
        first, second = self.objects(self.page_path, self.page_path)
        self.assertEqual(first, second)


class StandardInputTest(ProgramTest):
    def test_no_file_and_dash(self):
        for arguments in [[], ["-"], ["--", "-"]]:
            (result,) = self.objects(*arguments, stdin=self.page)
            self.assertEqual((result["source"], result["status"]), ("-", "ok"))

    def test_among_files(self):
        results = self.objects(self.page_path, "-", stdin=b"Only a line.\n")
        self.assertEqual([result["source"] for result in results], [self.page_path, "-"])

    def test_limit(self):
        (result,) = self.objects("--max-input-bytes", "100", stdin=self.page)
        self.assertEqual(result["limit"], "input_bytes")

    def test_closed(self):
        self.dehusk("-", status=1, preexec_fn=lambda: os.close(0))


class UnreadableTest(ProgramTest):
    def check_costs_one_result(self, name, reason):
        self.write("good")
        run = self.dehusk("--format", "jsonl", "good", name, "good", status=1)
        results = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([result["status"] for result in results], ["ok", "unreadable", "ok"])
        bad = results[1]
        self.assertEqual(list(bad), OBJECT_KEYS[:3] + ["error"] + OBJECT_KEYS[3:])
        self.assertEqual((bad["headline"], bad["body"], bad["input"]), ("", "", None))
        self.assertEqual(run.stderr.count(b"\n"), 1)
        self.assertTrue(run.stderr.startswith(b"dehusk: "))
        self.assertIn(os.fsencode(name), run.stderr)
        self.assertIn(reason, run.stderr.decode("utf-8", "replace"))

    def test_missing_file(self):
        self.check_costs_one_result("missing", "No such file")

    def test_directory(self):
        self.check_costs_one_result(".", "directory")

    def test_empty_name(self):
        self.check_costs_one_result("", "No such file")

    def test_pipe_that_nobody_writes_to(self):
        os.mkfifo(self.folder / "pipe")
        self.check_costs_one_result("pipe", "pipe")

    def test_socket(self):
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.folder / "socket"))
            self.check_costs_one_result("socket", "")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_no_permission(self):
        os.chmod(self.folder / self.write("secret"), 0)
        self.check_costs_one_result("secret", "denied")

    def test_text_prints_what_there_is(self):
        run = self.dehusk("missing", self.page_path, status=1)
        self.assertIn(b"The old swing bridge", run.stdout)


@unittest.skipIf(os.environ.get("DEHUSK_SANITIZED"), "sanitizers reserve more memory than the limit of this test")
class OutOfMemoryTest(ProgramTest):
    def test_costs_one_result(self):
        limit = 400 << 20
        run = self.dehusk("--format", "jsonl", "--threads", "1", "--max-input-bytes", "1000000000", self.page_path,
                          "/dev/zero", self.page_path, status=1,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        results = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([result["status"] for result in results], ["ok", "out_of_memory", "ok"])
        self.assertIn(b"/dev/zero: out of memory", run.stderr)


class OddFileTest(ProgramTest):
    def test_empty_file(self):
        self.write("empty", b"")
        (result,) = self.objects("empty")
        self.assertEqual((result["status"], result["headline"], result["body"]), ("no_content", "", ""))

    def test_any_bytes(self):
        self.write("noise", bytes(range(256)) * 50)
        self.write("nuls", b"\0" * 1000)
        self.assertEqual(len(self.objects("noise", "nuls")), 2)

    def test_pipe_with_a_writer(self):
        read_end, write_end = os.pipe()
        os.write(write_end, self.page)
        os.close(write_end)
        with os.fdopen(read_end):
            run = subprocess.run([self.program, "--format", "jsonl", f"/dev/fd/{read_end}"], pass_fds=[read_end],
                                 capture_output=True, check=True)
        self.assertEqual(json.loads(run.stdout)["body"], self.objects(self.page_path)[0]["body"])

    def test_endless_device(self):
        (result,) = self.objects("--max-input-bytes", "100000", "/dev/zero")
        self.assertEqual(result["limit"], "input_bytes")

    def test_odd_names(self):
        names = ["-x", "--help", "[a]", "[a,b]", "{}", "%%", "++", "-5", "a b", "a\nb", 'quote"', "\x01a", "naïve", "*"]
        for name in names:
            self.write(name)
        results = self.objects("--", *names)
        self.assertEqual([(result["source"], result["status"]) for result in results], [(n, "ok") for n in names])

    def test_a_name_that_is_not_utf_8(self):
        self.write(b"\xff\xfe")
        (result,) = self.objects(b"\xff\xfe")
        self.assertEqual((result["source"], result["status"]), ("\ufffd\ufffd", "ok"))

    def test_messages_hold_no_control_characters(self):
        run = self.dehusk("\x1b[31mred", status=1)
        self.assertNotIn(b"\x1b", run.stderr)


class UsageTest(ProgramTest):
    def test_wrong_usage(self):
        cases = {
            ("--format", "xml"): "--format",
            ("--format",): "--format",
            ("--input", "pdf"): "pdf",
            ("--html-reader", "other"): "other",
            ("--prefer", "speed"): "speed",
            ("--threads", "0"): "--threads",
            ("--threads", "-1"): "--threads",
            ("--threads", "many"): "--threads",
            ("--threads", "1.5"): "--threads",
            ("--threads", "999999999"): "--threads",
            ("--max-depth", "0"): "--max-depth",
            ("--max-depth", "5000000000"): "--max-depth",
            ("--max-input-bytes", "1k"): "--max-input-bytes",
            ("--no-such-option",): "--no-such-option",
            ("-q",): "-q",
            ("--lines", "x"): "--format jsonl",
            ("--lines", "--explain", "x"): "--format jsonl",
            ("--explain", "--format", "jsonl", "x"): "--explain",
            ("--format", "explain-html", "x", "y"): "one file",
            ("-", "-"): "standard input",
        }
        for arguments, mentioned in cases.items():
            with self.subTest(arguments=arguments):
                run = self.dehusk(*arguments, status=2)
                self.assertEqual(run.stdout, b"")
                self.assertIn(mentioned, run.stderr.decode())
                self.assertIn("dehusk --help", run.stderr.decode())

    def test_help_names_every_option(self):
        text = self.dehusk("--help").stdout.decode()
        for option in ["--format", "--input", "--threads", "--html-reader", "--charset", "--prefer", "--url", "--lines",
                       "--explain", "--version", "--max-input-bytes", "--max-depth", "--max-elements", "--max-lines",
                       "--max-line-bytes", "--max-output-bytes", "--max-time-ms"]:
            self.assertIn(option, text)

    def test_version(self):
        self.assertRegex(self.dehusk("--version").stdout.decode(),
                         r"\Adehusk \d+\.\d+\.\d+\nlibrary \d+\.\d+\.\d+\n"
                         r"model html [0-9a-f]{8}, text [0-9a-f]{8}, headline [0-9a-f]{8}\nrules \d+ rules [0-9a-f]{8}\n\Z")


class ExplainHtmlTest(ProgramTest):
    """The page as a browser reads it: elements with attributes, and what text stands in them."""

    class Reader(html.parser.HTMLParser):
        def __init__(self, page):
            super().__init__()
            self.elements, self.text_of_class, self.open_classes = [], collections.defaultdict(list), []
            self.feed(page)
            self.close()

        def handle_starttag(self, tag, attributes):
            self.elements.append((tag, dict(attributes)))
            if tag not in ("meta", "input"):
                self.open_classes.append(dict(attributes).get("class", ""))

        def handle_endtag(self, tag):
            self.open_classes.pop()

        def handle_data(self, data):
            if self.open_classes:
                self.text_of_class[self.open_classes[-1]].append(data)

        def all(self, tag):
            return [attributes for name, attributes in self.elements if name == tag]

    def read(self, *arguments):
        return self.Reader(self.dehusk("--format", "explain-html", *arguments).stdout.decode())

    def test_every_line_stands_in_order_with_its_verdict(self):
        page = self.read(self.page_path)
        lines = self.objects("--lines", self.page_path)[0]["lines"]
        self.assertEqual(page.text_of_class["text"], [line["text"] for line in lines])
        items = page.all("li")
        self.assertEqual([item["class"].split()[0] for item in items], [line["verdict"] for line in lines])
        for item, line in zip(items, lines):
            for part in [f"score {line['score']:.2f}", line["kind"], *(str(byte) for byte in line["source_bytes"])]:
                self.assertIn(part, item["title"])
            for reason in line["reasons"]:
                self.assertIn(reason.get("rule", reason["kind"]), item["title"])

    def test_the_filter_names_each_kind_of_residue_once(self):
        page = self.read(self.page_path)
        boxes = [box["id"] for box in page.all("input")]
        self.assertEqual(len(boxes), len(set(boxes)))
        groups = {item["class"].split()[2] for item in page.all("li") if item["class"].startswith("residue")}
        self.assertEqual(set(boxes), {"show-body", "show-headline"} | {"show-" + group for group in groups})

    def test_the_headline_leads_to_its_line(self):
        page = self.read(self.page_path)
        (link,) = page.all("a")
        (headline,) = [item for item in page.all("li") if item["class"].startswith("headline")]
        self.assertEqual(link["href"], "#" + headline["id"])

    def test_nothing_of_a_page_or_its_name_becomes_markup(self):
        hostile = "Look: <script>alert(1)</script> & \"quotes\" </li></ol><img src=x onerror=alert(1)>"
        self.write("<b>&.txt", (hostile + " are shown as they are.\n").encode())
        page = self.read("--input", "text", "<b>&.txt")
        self.assertEqual(page.text_of_class["text"], [hostile + " are shown as they are."])
        self.assertEqual({tag for tag, _ in page.elements} & {"script", "img", "b", "link", "iframe"}, set())

    def test_files_that_cannot_be_read_give_no_page(self):
        run = self.dehusk("--format", "explain-html", "missing", status=1)
        self.assertEqual(run.stdout, b"")


class ExplainTest(ProgramTest):
    ROW = re.compile(r"^[+#-] \d\.\d\d  \d+-\d+ +(\w+)( \d)? +\S.*$")

    def test_the_readme_shows_what_is_printed(self):
        readme = (pathlib.Path(self.page_path).parents[2] / "README.md").read_text(encoding="utf-8")
        shown = readme.split("    $ dehusk --explain corpus/pages/first-page.html\n")[1].split("\n\n")[0]
        printed = self.dehusk("--explain", self.page_path).stdout.decode().splitlines()
        self.assertEqual(shown.splitlines(), ["    " + line for line in printed])

    def test_rows(self):
        lines = self.dehusk("--explain", self.page_path).stdout.decode().splitlines()
        self.assertRegex(lines[0], r"^status ok, input html, encoding UTF-8, kind article, confidence \d\.\d\d$")
        self.assertIn("+ body  # headline  - residue", lines[1])
        for row in lines[2:]:
            self.assertRegex(row, self.ROW)
            self.assertLessEqual(len(row), 100)
        self.assertEqual({row[0] for row in lines[2:]}, set("+#-"))
        self.assertEqual(len(lines) - 2, len(self.objects("--lines", self.page_path)[0]["lines"]))
        self.assertTrue(any(row.endswith("…") for row in lines[2:]))

    def test_wide_and_combining_characters_are_cut_by_columns(self):
        self.write("wide", ("港の古い橋が九か月ぶりに開通した。" * 30).encode())
        (row,) = self.dehusk("--explain", "--input", "text", "wide").stdout.decode().splitlines()[2:]
        text = row[row.index("港"):]
        self.assertLess(len(text), 60)
        self.assertTrue(text.endswith("…"))

    def on_terminal(self, environment):
        controller, terminal = pty.openpty()
        run = subprocess.Popen([self.program, "--explain", self.page_path], stdout=terminal, env=environment)
        os.close(terminal)
        output = read_terminal(controller)
        self.assertEqual(run.wait(), 0)
        return output

    def test_colours_only_on_a_terminal(self):
        colourful = {**os.environ, "TERM": "xterm"}
        colourful.pop("NO_COLOR", None)
        self.assertIn(b"\x1b[", self.on_terminal(colourful))
        self.assertNotIn(b"\x1b[", self.on_terminal({**colourful, "NO_COLOR": "1"}))
        self.assertNotIn(b"\x1b[", self.on_terminal({**colourful, "TERM": "dumb"}))
        self.assertNotIn(b"\x1b[", self.dehusk("--explain", self.page_path, env=colourful).stdout)


class OutputFailureTest(ProgramTest):
    def test_full_disk(self):
        for arguments in [[self.page_path] * 3, ["--help"], ["--version"]]:
            with open("/dev/full", "wb") as full:
                run = subprocess.run([self.program, *arguments], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(run.returncode, 1)
            self.assertIn(b"No space left", run.stderr)

    def test_reader_that_went_away(self):
        read_end, write_end = os.pipe()
        os.close(read_end)
        run = subprocess.run([self.program, *[self.page_path] * 50], stdout=write_end, stderr=subprocess.PIPE)
        os.close(write_end)
        self.assertEqual((run.returncode, run.stderr), (1, b""))

    def test_a_file_that_may_not_grow_ends_with_a_whole_result(self):
        most_bytes = 10_000
        with open(self.folder / "output", "wb") as output:
            run = subprocess.run([self.program, "--format", "jsonl", *[self.page_path] * 50], stdout=output,
                                 stderr=subprocess.PIPE,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes)))
        self.assertEqual(run.returncode, 1)
        self.assertIn(b"File too large", run.stderr)
        result = self.dehusk("--format", "jsonl", self.page_path).stdout
        self.assertEqual((self.folder / "output").read_bytes(), result * (most_bytes // len(result)))

    def test_closed_output(self):
        run = subprocess.run([self.program, self.page_path], stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
        self.assertEqual(run.returncode, 1)
        self.assertIn(b"standard output", run.stderr)


class SignalTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("page")
        # Some take long, so that results are being waited for, written and made when the signal comes.
        self.write("long", self.page + b"<p>filler" * 100_000)
        self.names = ["long" if number % 50 == 7 else "page" for number in range(3000)]

    def start(self, **others):
        return subprocess.Popen([self.program, "--format", "jsonl", *self.names], cwd=self.folder,
                                stderr=subprocess.PIPE, bufsize=0, **others)

    def start_into_full_pipe(self):
        """Returns when nothing more gets into the pipe. It holds a few results, of pages that take no time: one that
        stands still waits for a reader, not for a page."""
        read_end, write_end = os.pipe()
        capacity = fcntl.fcntl(write_end, fcntl.F_SETPIPE_SZ, 4096)
        most_free_bytes = len(self.dehusk("--format", "jsonl", "page").stdout)
        run = self.start(stdout=write_end)
        os.close(write_end)
        run.stdout = os.fdopen(read_end, "rb", buffering=0)
        held, before = 1, 0
        while held != before or held < capacity - most_free_bytes:
            before, held = held, struct.unpack("i", fcntl.ioctl(read_end, termios.FIONREAD, b"\0" * 4))[0]
            time.sleep(0.3)
        return run

    def check_whole_results(self, output):
        self.assertTrue(output.endswith(b"\n"))
        sources = [json.loads(line)["source"] for line in output.splitlines()]
        self.assertEqual(sources, self.names[:len(sources)])

    def test_a_batch_ends_between_two_results(self):
        for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            for moment in [0.002, 0.01, 0.05]:
                with self.subTest(signal=number, moment=moment):
                    with open(self.folder / "output", "wb") as output:
                        run = self.start(stdout=output)
                        while os.fstat(output.fileno()).st_size == 0:
                            time.sleep(0.001)
                        time.sleep(moment)
                        run.send_signal(number)
                        messages = run.communicate(timeout=60)[1]
                    self.assertEqual((run.returncode, messages), (-number, b""))
                    self.check_whole_results((self.folder / "output").read_bytes())

    def test_nobody_reads(self):
        run = self.start_into_full_pipe()
        run.send_signal(signal.SIGTERM)
        with self.assertRaises(subprocess.TimeoutExpired):
            run.wait(timeout=0.5)  # the result in the middle may still get out
        run.send_signal(signal.SIGTERM)
        self.assertEqual(run.wait(timeout=60), -signal.SIGTERM)
        run.stdout.close()
        run.stderr.close()

    def test_a_reader_that_takes_its_time_gets_whole_results(self):
        run = self.start_into_full_pipe()
        run.send_signal(signal.SIGINT)
        time.sleep(0.2)
        output = run.communicate(timeout=60)[0]
        self.assertEqual(run.returncode, -signal.SIGINT)
        self.check_whole_results(output)

    def test_waiting_for_standard_input(self):
        run = subprocess.Popen([self.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        time.sleep(0.2)
        run.send_signal(signal.SIGINT)
        self.assertEqual(run.wait(timeout=60), -signal.SIGINT)
        run.stdin.close()
        run.stdout.close()

    def test_what_the_caller_ignores_stays_ignored(self):
        run = subprocess.Popen([self.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self.folder,
                               preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        time.sleep(0.2)
        run.send_signal(signal.SIGHUP)
        output = run.communicate(self.page, timeout=60)[0]
        self.assertEqual(run.returncode, 0)
        self.assertIn(b"The old swing bridge", output)


class ChangingFileTest(ProgramTest):
    def test_a_file_that_changes_while_it_is_read(self):
        """Each result is of some state of the file or of a mixture; whatever it is, it is whole."""
        path = self.folder / self.write("page")
        is_over = threading.Event()

        def change():
            while not is_over.is_set():
                path.write_bytes(self.page * 3)
                os.truncate(path, 100)
                path.unlink()
                path.write_bytes(self.page)

        writer = threading.Thread(target=change)
        writer.start()
        try:
            run = subprocess.run([self.program, "--format", "jsonl", *["page"] * 2000], cwd=self.folder,
                                 capture_output=True, timeout=300)
        finally:
            is_over.set()
            writer.join()
        results = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(len(results), 2000)
        unreadable = [result for result in results if result["status"] == "unreadable"]
        self.assertEqual(run.returncode, 1 if unreadable else 0)
        self.assertEqual(run.stderr.count(b"No such file"), len(unreadable))
        self.assertLess(len(unreadable), len(results))


if __name__ == "__main__":
    main()

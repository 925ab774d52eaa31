"""Streams of pages through the program `dehusk`: JSON lines, web archives, lists of files, and going on after a break.

usage: streams_test.py DEHUSK SOURCE_DIR
"""

import gzip
import json
import os
import pty
import resource
import signal
import struct
import subprocess
import time
import unittest
import zlib

from program import ProgramTest, main, read_terminal


def article(number, filler=0):
    """A page whose body can be told from that of any other."""
    sentence = f"The old swing bridge number {number} at the mouth of the harbour opened again after months of repairs."
    return (f"<html><head><title>Bridge {number} reopens after repairs</title></head><body><article>"
            f"<h1>Bridge {number} reopens after repairs</h1><p>{sentence}</p>{'<p>filler' * filler}"
            "</article></body></html>")


def json_line(number, **others):
    return json.dumps({"id": number, "html": article(number), **others}).encode() + b"\n"


def zstd(data):
    """A frame of blocks that are not compressed."""
    blocks = [data[at:at + 100_000] for at in range(0, len(data), 100_000)] or [b""]
    headers = [struct.pack("<I", len(block) << 3 | (block is blocks[-1]))[:3] for block in blocks]
    return b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(data)) + b"".join(map(bytes.__add__, headers, blocks))


def brotli(data):
    """Blocks that are not compressed."""
    blocks = [data[at:at + 65_536] for at in range(0, len(data), 65_536)]
    # A window of 2^16 takes one bit; then, and before each later block, that more blocks follow and how long this one is.
    out = b""
    for block in blocks:
        bits, value = 0, 0
        for number, width in [*([(0, 1)] if block is blocks[0] else []), (0, 1), (0, 2), (len(block) - 1, 16), (1, 1)]:
            value |= number << bits
            bits += width
        out += value.to_bytes((bits + 7) // 8, "little") + block
    return out + b"\x03"


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def chunked(data, size=700):
    chunks = [data[at:at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\nTrailer: x\r\n\r\n"


def http(body, *fields, content_type="text/html", status="200 OK"):
    head = [f"HTTP/1.1 {status}", *([f"Content-Type: {content_type}"] if content_type else []), *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def warc(block, *fields, type="response", url="https://example.org/page", version="1.0", length=None,
         content_type="application/http; msgtype=response"):
    head = [f"WARC/{version}", f"WARC-Type: {type}", f"WARC-Target-URI: {url}", "WARC-Date: 2024-05-06T07:08:09Z",
            f"Content-Type: {content_type}", *fields, f"Content-Length: {len(block) if length is None else length}"]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page_record(number, **others):
    return warc(http(article(number).encode()), url=f"https://example.org/{number}", **others)


class StreamTest(ProgramTest):
    container = ""

    def results(self, content, *arguments, status=0):
        self.write("stream", content)
        run = self.dehusk("--container", self.container, "--format", "jsonl", *arguments, "stream", status=status)
        self.messages = run.stderr.decode()
        return [json.loads(line) for line in run.stdout.decode("utf-8", "strict").splitlines()]

    def check(self, results, *numbers):
        """Whether there is the article of each number in order, and a failure for None."""
        found = [int(result["body"].split()[5]) if result["status"] == "ok" else None for result in results]
        self.assertEqual(found, list(numbers))
        for result in results:
            self.assertEqual(result["status"] == "unreadable", "error" in result)
        self.assertEqual(self.messages.count("dehusk: stream"), numbers.count(None))


class JsonLinesTest(StreamTest):
    container = "jsonl"

    def test_members(self):
        (result,) = self.results(json_line(7, url="https://example.org/7", tags=["a", {"b": None}]))
        self.assertEqual(list(result), ["schema", "source", "record", "status", "headline", "byline", "published",
                                        "language", "body", "input", "encoding", "kind", "confidence", "id", "url", "tags"])
        self.assertEqual((result["source"], result["record"], result["id"]), ("stream", 1, 7))
        self.assertEqual((result["url"], result["tags"]), ("https://example.org/7", ["a", {"b": None}]))
        self.assertEqual(result["headline"], "Bridge 7 reopens after repairs")

    def test_what_is_passed_on_stays_as_it_is(self):
        for value in ["1.10", "123456789012345678901234567890", "-0", "1E+300", '"a\\u00e9\\/\\n"', "[ 1, 2 ]", '{"a" :1}',
                      "true", "null", '""']:
            with self.subTest(value=value):
                self.write("stream", b'{"x" : ' + value.encode() + b' , "text":"A line."}')
                output = self.dehusk("--container", "jsonl", "--format", "jsonl", "stream").stdout.decode()
                self.assertIn(f',"x":{value}}}\n', output)

    def test_names_of_the_schema_are_not_overwritten(self):
        (result,) = self.results(json_line(1, status="old", source="elsewhere", lines=3, record="r"))
        self.assertEqual((result["status"], result["source"], result["record"]), ("ok", "stream", 1))
        self.assertEqual([result["record_" + name] for name in ["status", "source", "lines", "record"]],
                         ["old", "elsewhere", 3, "r"])

    def test_where_the_page_is(self):
        page, text = article(1), "A plain line of text about nothing."
        cases = [  # members, options, how the page is read, other members
            ({"html": page}, [], "html", []),
            ({"text": text}, [], "text", []),
            ({"html": page, "text": text}, [], "html", ["text"]),
            ({"text": text, "html": page}, [], "html", ["text"]),
            ({"html": None, "text": text}, [], "text", []),
            ({"text": page}, [], "text", []),
            ({"text": page}, ["--input", "html"], "html", []),
            ({"content": page, "html": "x"}, ["--page-field", "content"], "html", ["html"]),
            ({"content": text}, ["--page-field", "content"], "text", []),
            ({"text": None}, [], None, []),
            ({"html": ["x"], "a": 1}, [], None, ["a"]),
            ({"html": page, "a": 1}, ["--page-field", "content"], None, ["html", "a"]),
            ({}, [], None, []),
        ]
        for members, options, kind, others in cases:
            with self.subTest(members=members, options=options):
                (result,) = self.results(json.dumps(members).encode(), *options, status=0 if kind else 1)
                self.assertEqual(result["input"], kind)
                known = {"schema", "source", "record", "status", "error", "headline", "byline", "published", "language",
                         "body", "input", "encoding", "kind", "confidence"}
                self.assertEqual([name for name in result if name not in known], others)

    def test_of_members_of_one_name_the_last_counts(self):
        self.check(self.results(b'{"html":7,"html":' + json.dumps(article(1)).encode() + b"}"), 1)
        self.check(self.results(b'{"text":"a","text":[3]}', status=1), None)

    def test_the_address_is_used(self):
        self.results(json_line(1, url="https://example.org/1", link="https://example.org/2"), "--url-field", "link")
        self.check(self.results(json_line(1, url=5)), 1)

    def test_a_broken_line_costs_one_record(self):
        for broken in [b"{", b"}", b"[]", b"1", b"nonsense", b'{"html":"x"', b'{"html":"x"} {}', b'{"html":"x"}}',
                       b'{"html":"x","a":[1,,2]}', b'{"html":"x","a":tru}', b'{"html":"x","a":"\\q"}', b'{"html":"\\ud800"}',
                       b'{"html":"\xff"}', b'{"html":"x" "a":1}', b'{"html":"x",}', b'{"html":"x","a":01}', b'{html:"x"}',
                       b"\0", b'{"html":"x","a":1\0}', b'{"html":"a\x01"}', b"{" * 5000, b'{"html":"x","a":' + b"[" * 100_000]:
            with self.subTest(broken=broken[:40]):
                results = self.results(json_line(1) + broken + b"\n" + json_line(3), status=1)
                self.check(results, 1, None, 3)
                self.assertEqual([result["record"] for result in results], [1, 2, 3])
                self.assertIn("stream:2: ", self.messages)

    def test_blank_lines_and_ends_of_lines(self):
        content = b"\xef\xbb\xbf" + json_line(1) + b"\n \t\r\n" + json_line(2).replace(b"\n", b"\r\n") + json_line(3)[:-1]
        results = self.results(content)
        self.check(results, 1, 2, 3)
        self.assertEqual([result["record"] for result in results], [1, 4, 5])
        self.assertEqual(self.results(b""), [])
        self.assertEqual(self.results(b"\n\n"), [])

    def test_a_line_that_is_too_long(self):
        for end in [b"\n", b""]:
            long = b'{"html":"' + b"x" * 3_000_000 + b'"}' + end
            results = self.results(json_line(1) + long + (json_line(3) if end else b""), "--max-input-bytes", "10000",
                                   status=1)
            self.check(results, 1, None, *([3] if end else []))

    def test_a_page_that_is_too_long_is_cut(self):
        (result,) = self.results(json.dumps({"html": article(1, filler=5000)}).encode(), "--max-input-bytes", "2000")
        self.assertEqual((result["status"], result["limit"]), ("limit_reached", "input_bytes"))

    def test_text_names_the_record(self):
        self.write("stream", json_line(1) + b"\n" + json_line(2))
        output = self.dehusk("--container", "jsonl", "stream").stdout.decode()
        self.assertTrue(output.startswith("==> stream:1 <==\nBridge 1 reopens"))
        self.assertIn("\n==> stream:3 <==\nBridge 2 reopens", output)

    def test_order_and_bytes_do_not_depend_on_threads(self):
        self.write("stream", b"".join(json.dumps({"html": article(n, filler=n % 7 * 300)}).encode() + b"\n"
                                      for n in range(200)))
        outputs = {self.dehusk("--container", "jsonl", "--format", "jsonl", "--threads", threads, "stream").stdout
                   for threads in ["1", "2", "9"]}
        self.assertEqual(len(outputs), 1)
        self.assertEqual(outputs.pop().count(b"\n"), 200)


class CompressionTest(StreamTest):
    container = "jsonl"

    def test_streams(self):
        lines = [json_line(1), json_line(2), json_line(3)]
        whole = b"".join(lines)
        for name, content in {
                "plain": whole,
                "gzip": gzip.compress(whole),
                "gzip of each": b"".join(map(gzip.compress, lines)),
                "gzip that parts a line": gzip.compress(whole[:700]) + gzip.compress(whole[700:]),
                "gzip and zeros": gzip.compress(whole) + bytes(1000),
                "zstd": zstd(whole),
                "zstd of each": b"".join(map(zstd, lines)),
                "zstd and frames to skip": b"".join(struct.pack("<II", 0x184D2A50, 4) + b"abcd" + zstd(line)
                                                    for line in lines),
        }.items():
            with self.subTest(name):
                self.check(self.results(content), 1, 2, 3)

    def test_damage_costs_one_record(self):
        first, second, third = (gzip.compress(json_line(number)) for number in [1, 2, 3])
        flipped = bytearray(second)
        flipped[len(flipped) // 2] ^= 0x55
        for name, (content, *numbers) in {
                "truncated": (first + second + third[:-40], 1, 2, None),
                "the sum": (first + second[:-8] + bytes(8) + third, 1, 2, None, 3),
                "garbage behind": (first + second + b"garbage", 1, 2, None),
                "garbage between": (first + b"garbage" * 50_000 + third, 1, None, 3),
                "a bit": (first + bytes(flipped) + third, 1, None, 3),
                "zstd": (zstd(json_line(1)) + zstd(json_line(2))[:-40], 1, None),
                "zstd in the middle": (zstd(json_line(1)) + b"\x28\xb5\x2f\xfd" + b"\xff" * 90 + zstd(json_line(3)), 1, None,
                                       3),
        }.items():
            with self.subTest(name):
                self.check(self.results(content, status=1), *numbers)

    def test_a_member_that_ends_early(self):
        """What is behind it is first taken for its rest, and may look like a line or two; no other line may be lost."""
        first, second, third = (gzip.compress(json_line(number)) for number in [1, 2, 3])
        for missing in range(9, len(second), 7):
            results = self.results(first + second[:-missing] + third, status=1)
            self.assertEqual([result["id"] for result in results if result.get("id", 2) != 2], [1, 3])
            self.assertLessEqual(len(results), 8)

    def test_files_that_are_a_page(self):
        page = article(5).encode()
        for name, content in {"gzip": gzip.compress(page), "zstd": zstd(page),
                              "members": gzip.compress(page[:100]) + gzip.compress(page[100:])}.items():
            with self.subTest(name):
                self.write("page", content)
                self.assertEqual(self.objects("page")[0]["headline"], "Bridge 5 reopens after repairs")
                self.assertEqual(self.objects(stdin=content)[0]["headline"], "Bridge 5 reopens after repairs")
        self.write("page", gzip.compress(page)[:-20])
        (result,) = self.objects("page", status=1)
        self.assertEqual(result["error"], "damaged compressed data")

    def test_a_small_file_of_a_huge_page(self):
        self.write("page", gzip.compress(bytes(100_000_000), 1))
        limit = 100 << 20
        if os.environ.get("DEHUSK_SANITIZED"):
            self.skipTest("sanitizers reserve more memory than the limit of this test")
        run = self.dehusk("--format", "jsonl", "--max-input-bytes", "1000000", "page",
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        self.assertEqual(json.loads(run.stdout)["limit"], "input_bytes")


class WarcTest(StreamTest):
    container = "warc"

    def test_members(self):
        for version in ["1.0", "1.1"]:
            (result,) = self.results(page_record(4, version=version))
            self.assertEqual(list(result), ["schema", "source", "record", "url", "date", "http_status", "status",
                                            "headline", "byline", "published", "language", "body", "input", "encoding",
                                            "kind", "confidence"])
            self.assertEqual((result["url"], result["date"], result["http_status"]),
                             ("https://example.org/4", "2024-05-06T07:08:09Z", 200))
            self.assertEqual(result["headline"], "Bridge 4 reopens after repairs")

    def test_codings(self):
        page = article(1).encode()
        for name, response in {
                "none": http(page),
                "chunked": http(chunked(page), "Transfer-Encoding: chunked"),
                "gzip": http(gzip.compress(page), "Content-Encoding: gzip"),
                "x-gzip": http(gzip.compress(page), "content-encoding:  X-GZIP "),
                "deflate": http(zlib.compress(page), "Content-Encoding: deflate"),
                "bare deflate": http(raw_deflate(page), "Content-Encoding: deflate"),
                "br": http(brotli(page), "Content-Encoding: br"),
                "zstd": http(zstd(page), "Content-Encoding: zstd"),
                "two": http(brotli(gzip.compress(page)), "Content-Encoding: gzip, br"),
                "chunked gzip": http(chunked(gzip.compress(page)), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
                "identity": http(page, "Content-Encoding: identity"),
                # as crawlers keep them that store the decoded body under the head that it came with
                "no longer chunked": http(page, "Transfer-Encoding: chunked"),
                "no longer gzip": http(page, "Content-Encoding: gzip"),
                "no longer br": http(page, "Content-Encoding: br"),
                "no longer deflate": http(page, "Content-Encoding: deflate"),
                "bare line feeds": http(page).replace(b"\r\n", b"\n"),
        }.items():
            with self.subTest(name):
                self.check(self.results(warc(response)), 1)

    def test_damaged_codings(self):
        page = article(1).encode()
        for name, response in {
                "gzip": http(gzip.compress(page)[:-30], "Content-Encoding: gzip"),
                "br": http(brotli(page)[:-30], "Content-Encoding: br"),
                "chunks": http(chunked(page)[:-30], "Transfer-Encoding: chunked"),
                "unknown": http(page, "Content-Encoding: compress"),
                "too many": http(page, "Content-Encoding: gzip, gzip, gzip"),
        }.items():
            with self.subTest(name):
                self.check(self.results(page_record(0) + warc(response) + page_record(2), status=1), 0, None, 2)
                if name in ["gzip", "chunks"]:
                    self.assertEqual(len(self.results(warc(response, "WARC-Truncated: length"))), 1)

    def test_a_small_body_of_a_huge_page(self):
        bomb = gzip.compress(gzip.compress(b"<p>" + bytes(30_000_000), 1))
        (result,) = self.results(warc(http(bomb, "Content-Encoding: gzip, gzip")), "--max-input-bytes", "1000000")
        self.assertEqual(result["limit"], "input_bytes")

    def test_the_charset_of_the_header_is_used(self):
        sentence = "Старый разводной мост в устье гавани снова открыт после девяти месяцев ремонта."
        page = f"<title>Мост</title><article><p>{sentence}</article>".encode("koi8-r")
        for charset in ["koi8-r", '"KOI8-R"', "koi8-r; x=y"]:
            (result,) = self.results(warc(http(page, content_type=f"text/html; charset={charset}")))
            self.assertEqual((result["encoding"], result["body"]), ("KOI8-R", sentence))

    def test_which_records_are_pages(self):
        page = article(1).encode()
        for is_page, record in [
                (True, warc(http(page))),
                (True, warc(http(page, content_type="text/html; charset=utf-8"))),
                (True, warc(http(page, content_type="TEXT/HTML"))),
                (True, warc(http(page, content_type="application/xhtml+xml"))),
                (True, warc(http(page, content_type=""))),
                (True, warc(http(page, status="404 Not Found"))),
                (True, warc(page, type="resource", content_type="text/html")),
                (True, warc(b"A text that somebody took out.", type="conversion", content_type="text/plain")),
                (False, warc(http(page, content_type="image/png"))),
                (False, warc(http(page, content_type="application/json"))),
                (False, warc(page, type="resource", content_type="image/png")),
                (False, warc(b"software: x", type="warcinfo", content_type="application/warc-fields")),
                (False, warc(b"GET / HTTP/1.1\r\n\r\n", type="request", content_type="application/http; msgtype=request")),
                (False, warc(b"", type="revisit")),
                (False, warc(b"fetchTimeMs: 5", type="metadata", content_type="application/warc-fields")),
                (False, warc(b"20240506070809\nexample.org. 5 IN A 127.0.0.1", url="dns:example.org",
                             content_type="text/dns")),
        ]:
            with self.subTest(record=record[:200]):
                results = self.results(record + page_record(2))
                self.assertEqual([result["record"] for result in results], [1, 2] if is_page else [2])
                self.assertIn("1 records that are no pages" if not is_page else "2 records", self.messages)

    def test_plain_text_is_not_taken_for_html(self):
        text = b"<p> opens a paragraph and </p> closes it; <html> opens a page."
        self.assertEqual(self.results(warc(http(text, content_type="text/plain")))[0]["input"], "text")

    def test_addresses_in_brackets(self):
        self.assertEqual(self.results(warc(http(b"<p>x"), url="<https://example.org/>"))[0]["url"], "https://example.org/")

    def test_compressed(self):
        records = [page_record(number) for number in [1, 2, 3]]
        for content in [b"".join(map(gzip.compress, records)), gzip.compress(b"".join(records)), zstd(b"".join(records))]:
            self.check(self.results(content), 1, 2, 3)

    def test_a_broken_record_costs_one_record(self):
        first, third = page_record(1), page_record(3)
        page = http(article(2).encode())
        packed = [gzip.compress(record) for record in [first, page_record(2), third]]
        flipped = bytearray(packed[1])
        flipped[len(flipped) // 2] ^= 0x55
        for name, broken in {
                "a length that is too small": warc(page, length=len(page) - 50),
                "a length that is too large": warc(page, length=len(page) + 500),
                "a length beyond the end": warc(page, length=10**12),
                "a length that is none": warc(page, length="x"),
                "no length": page_record(2).replace(b"Content-Length", b"Content-Width"),
                "garbage": b"garbage\r\n" * 1000,
                "no response": warc(b"garbage"),
                "half a head": page_record(2)[:40] + b"\r\n\r\n",
        }.items():
            with self.subTest(name):
                self.check(self.results(first + broken + third, status=1), 1, None, 3)
        for name, content in {
                "truncated member": packed[0] + packed[1][:-60] + packed[2],
                "a changed bit": packed[0] + bytes(flipped) + packed[2],
                "a wrong sum": packed[0] + packed[1][:-8] + bytes(8) + packed[2],
                "a member of garbage": packed[0] + packed[1][:20] + b"\xff" * 500 + packed[2],
        }.items():
            with self.subTest(name):
                self.check(self.results(content, status=1), 1, None, 3)
        for name, (content, *numbers) in {
                "truncated": (first + page_record(2)[:-200], 1, None),
                "truncated head": (first + page_record(2)[:50], 1, None),
                "truncated member": (packed[0] + packed[1][:-60], 1, None),
                "truncated whole": (gzip.compress(first + page_record(2))[:-9], 1, None),
        }.items():
            with self.subTest(name):
                self.check(self.results(content, status=1), *numbers)


class FileTest(StreamTest):
    container = "jsonl"

    def test_several_files(self):
        self.write("a", json_line(1) + json_line(2))
        self.write("b", gzip.compress(json_line(3)))
        for arguments in [["a", "missing", "b"], ["--files-from", "list"]]:
            self.write("list", b"a\n\nmissing\nb")
            results = self.objects("--container", "jsonl", *arguments, status=1)
            self.assertEqual([(r["source"], r.get("record"), r["status"]) for r in results],
                             [("a", 1, "ok"), ("a", 2, "ok"), ("missing", None, "unreadable"), ("b", 1, "ok")])
            self.assertIn("No such file", results[2]["error"])

    def test_a_folder(self):
        (result,) = self.objects("--container", "jsonl", ".", status=1)
        self.assertIn("directory", result["error"])

    def test_standard_input(self):
        content = json_line(1) + json_line(2)
        for arguments, stdin in [([], content), (["-"], gzip.compress(content))]:
            results = self.objects("--container", "jsonl", *arguments, stdin=stdin)
            self.assertEqual([(r["source"], r["record"]) for r in results], [("-", 1), ("-", 2)])

    def test_a_list_on_standard_input(self):
        self.write("a b")
        self.write(b"\xff")
        results = self.objects("--files-from", "-", stdin=b"a b\n\xff\nmissing\n", status=1)
        self.assertEqual([(r["source"], r["status"]) for r in results],
                         [("a b", "ok"), ("\ufffd", "ok"), ("missing", "unreadable")])
        self.assertEqual(self.dehusk("--files-from", "-").stdout, b"")

    def test_a_list_that_cannot_be_read(self):
        for name, reason in [("missing", "No such file"), (".", "directory")]:
            run = self.dehusk("--files-from", name, status=1)
            self.assertIn(f"dehusk: {name}: ", run.stderr.decode())
            self.assertIn(reason, run.stderr.decode())

    def test_results_come_while_a_stream_goes_on(self):
        run = subprocess.Popen([self.program, "--container", "jsonl", "--format", "jsonl", "--quiet"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        for number in [1, 2, 3]:
            run.stdin.write(json_line(number))
            self.assertEqual(json.loads(run.stdout.readline())["id"], number)
        run.stdin.close()
        self.assertEqual((run.stdout.read(), run.wait()), (b"", 0))
        run.stdout.close()

    def test_wrong_usage(self):
        for arguments, mentioned in {
                ("--container", "zip"): "zip",
                ("--page-field", "x"): "--page-field",
                ("--url-field", "x", "--container", "warc"): "--container jsonl",
                ("--files-from", "x", "y"): "--files-from",
                ("--files-from", ""): "--files-from",
                ("--output", ""): "--output",
                ("--container", "warc", "--format", "explain-html"): "explain-html",
                ("--resume", "x"): "--resume",
                ("--resume", "--output", "x", "y"): "--format jsonl",
                ("--resume", "--format", "jsonl", "y"): "--output",
        }.items():
            with self.subTest(arguments=arguments):
                self.assertIn(mentioned, self.dehusk(*arguments, status=2).stderr.decode())


class ResumeTest(StreamTest):
    container = "jsonl"
    options = ["--container", "jsonl", "--format", "jsonl", "--output", "out"]

    def setUp(self):
        super().setUp()
        self.write("a", b"".join(json_line(n) for n in range(30)) + b"broken\n")
        self.write("b", gzip.compress(b"".join(json_line(n) for n in range(30, 60))))

    def output(self):
        return (self.folder / "out").read_bytes()

    def test_output_is_what_standard_output_would_be(self):
        expected = self.dehusk(*self.options[:-2], "a", "b", status=1).stdout
        self.write("out", b"of an earlier run\n")
        self.assertEqual(self.dehusk(*self.options, "a", "b", status=1).stdout, b"")
        self.assertEqual(self.output(), expected)

    def test_goes_on_from_any_place(self):
        self.dehusk(*self.options, "a", "b", status=1)
        expected = self.output()
        lines = expected.splitlines(keepends=True)
        self.assertEqual(len(lines), 61)
        for done, piece in [(0, b""), (0, b"{"), (1, b""), (29, lines[29][:-1]), (30, b""), (31, lines[31][:50]),
                            (60, lines[60][:-1]), (61, b""), (61, b"x")]:
            with self.subTest(done=done, piece=piece):
                self.write("out", b"".join(lines[:done]) + piece)
                run = self.dehusk(*self.options, "--resume", "a", "b", status=1 if done < 31 else 0)
                self.assertEqual(self.output(), expected)
                self.assertIn(f"dehusk: {61 - done} records", run.stderr.decode())
        os.remove(self.folder / "out")
        self.dehusk(*self.options, "--resume", "a", "b", status=1)
        self.assertEqual(self.output(), expected)

    def test_files_that_are_a_page(self):
        names = [self.write(f"page-{n}", article(n).encode()) for n in range(5)] + ["missing"]
        options = ["--format", "jsonl", "--output", "out"]
        self.dehusk(*options, *names, status=1)
        expected = self.output()
        self.write("out", b"".join(expected.splitlines(keepends=True)[:3]) + b"{")
        self.dehusk(*options, "--resume", *names, status=1)
        self.assertEqual(self.output(), expected)

    def test_other_files_are_refused(self):
        for name, arguments, content in [
                ("fewer pages", ["a"], None),
                ("another order", ["b", "a"], None),
                ("no results", ["a", "b"], b"text\n"),
                ("another container", ["a", "b"], b'{"source":"a"}\n'),
        ]:
            with self.subTest(name):
                self.dehusk(*self.options, "a", "b", status=1)
                if content is not None:
                    self.write("out", content)
                before = self.output()
                self.assertIn("dehusk: out: ", self.dehusk(*self.options, "--resume", *arguments, status=1).stderr.decode())
                self.assertEqual(self.output(), before)

    def test_killed_again_and_again(self):
        count = 3000
        self.write("many", b"".join(json.dumps({"id": n, "html": article(n, filler=n % 50)}).encode() + b"\n"
                                    for n in range(count)))
        self.write("out", b"")
        kills = 0
        for number in [signal.SIGKILL, signal.SIGINT, signal.SIGTERM] * 100:
            before = self.output()
            run = subprocess.Popen([self.program, *self.options, "--quiet", "--resume", "many"], cwd=self.folder)
            # Not before it has gone on, however slow the machine.
            while run.poll() is None and self.output() == before:
                time.sleep(0.005)
            run.send_signal(number)
            if run.wait() == 0:
                break
            kills += 1
            if number != signal.SIGKILL:
                self.assertTrue(self.output().endswith(b"\n"))
        self.dehusk(*self.options, "--resume", "many")
        self.assertEqual([json.loads(line)["id"] for line in self.output().splitlines()], list(range(count)))
        self.assertGreater(kills, 1)

    def test_a_full_disk_leaves_whole_lines_to_go_on_from(self):
        self.dehusk(*self.options, "a", "b", status=1)
        expected = self.output()
        os.remove(self.folder / "out")
        run = self.dehusk(*self.options, "a", "b", status=1,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)))
        self.assertIn(b"dehusk: out: File too large", run.stderr)
        self.assertTrue(self.output().endswith(b"\n"))
        self.assertLess(len(self.output()), 5001)
        self.dehusk(*self.options, "--resume", "a", "b", status=1)
        self.assertEqual(self.output(), expected)

    def test_an_output_that_cannot_be_written(self):
        for name, reason in [("missing/out", "No such file"), (".", "directory")]:
            for more in [[], ["--resume"]]:
                run = self.dehusk(*self.options[:-1], name, *more, "a", status=1)
                self.assertIn(reason, run.stderr.decode())


class ProgressTest(StreamTest):
    container = "jsonl"

    def setUp(self):
        super().setUp()
        self.write("stream", b"".join(json_line(n) for n in range(2000)) + b"broken\n")

    def on_terminal(self, *arguments):
        controller, terminal = pty.openpty()
        run = subprocess.Popen([self.program, *arguments], stdout=subprocess.DEVNULL, stderr=terminal, cwd=self.folder)
        os.close(terminal)
        output = read_terminal(controller)
        run.wait()
        return output.decode()

    def test_a_line_on_a_terminal(self):
        output = self.on_terminal("--container", "jsonl", "stream")
        first = output.split("\r\x1b[K")[1]
        self.assertRegex(first, r"^[\d,]+ done, [\d.]+ a second, [\d.]+ MB/s, \d+ %(, [\d.]+ s left)?$")
        self.assertIn("\r\x1b[Kdehusk: stream:2001: no valid JSON", output)
        self.assertRegex(output, r"\r\x1b\[Kdehusk: 2,001 records in [\d.]+ s \([\d.]+ a second, [\d.]+ MB/s\): "
                                 r"2,000 ok, 1 unreadable\r\n$")

    def test_quiet(self):
        output = self.on_terminal("--container", "jsonl", "--quiet", "stream")
        self.assertRegex(output, r"^dehusk: stream:2001: no valid JSON[^\n]*\r\n$")

    def test_only_on_a_terminal(self):
        run = self.dehusk("--container", "jsonl", "stream", status=1)
        self.assertEqual(run.stderr.count(b"\n"), 2)
        self.assertNotIn(b"\x1b", run.stderr)

    def test_files_that_are_a_page(self):
        self.write("page", article(1).encode())
        self.assertEqual(self.on_terminal("page"), "")
        self.assertRegex(self.on_terminal("page", "page"), r"dehusk: 2 files in [\d.]+ s \([\d.]+ a second\): 2 ok\r\n$")
        self.assertEqual(self.dehusk("page", "page").stderr, b"")


class EndTest(StreamTest):
    container = "jsonl"

    def setUp(self):
        super().setUp()
        self.write("stream", b"".join(json_line(n) for n in range(3000)))

    def test_a_reader_that_went_away(self):
        run = subprocess.Popen([self.program, "--container", "jsonl", "--format", "jsonl", "stream"], cwd=self.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(3):
            self.assertEqual(json.loads(run.stdout.readline())["id"], number)
        run.stdout.close()
        messages = run.stderr.read()
        run.stderr.close()
        self.assertEqual(run.wait(), 1)
        self.assertEqual(messages.count(b"\n"), 1)
        self.assertIn(b"records", messages)

    @unittest.skipIf(os.environ.get("DEHUSK_SANITIZED"), "sanitizers keep what is freed")
    def test_memory_does_not_grow_with_the_stream(self):
        peaks = []
        for count in [100, 1500]:
            self.write("stream", json.dumps({"html": article(1, filler=2000)}).encode() + b"\n")
            line = (self.folder / "stream").read_bytes()
            with subprocess.Popen([self.program, "--container", "jsonl", "--format", "jsonl", "--quiet", "--threads", "2"],
                                  stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as run:
                for _ in range(count):
                    run.stdin.write(line)
                run.stdin.close()
                _, status, usage = os.wait4(run.pid, 0)
                run.returncode = status
            peaks.append(usage.ru_maxrss)
        self.assertLess(peaks[1], peaks[0] * 1.5)


if __name__ == "__main__":
    main()

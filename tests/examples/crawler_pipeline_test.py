"""usage: crawler_pipeline_test.py CRAWLER_PIPELINE SOURCE_DIR"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest


class CrawlerPipelineTest(unittest.TestCase):
    program = ""
    page = b""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.paths = []
        for number in range(40):
            path = self.folder / f"{number % 4}" / f"page-{number:02}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(self.page.replace(b"nine months", b"%d months" % number))
            self.paths.append(str(path))

    def run_pipeline(self, *arguments, status=0, stdin=b""):
        run = subprocess.run([self.program, *arguments], input=stdin, capture_output=True)
        self.assertEqual(run.returncode, status, run.stderr)
        return run

    def results(self, *arguments, stdin=b""):
        return [json.loads(line) for line in self.run_pipeline(*arguments, stdin=stdin).stdout.splitlines()]

    def test_a_folder_is_read_with_all_below_it_in_order(self):
        results = self.results("3", str(self.folder))
        self.assertEqual([result["source"] for result in results], sorted(self.paths))
        self.assertTrue(all(result["status"] == "ok" and result["body"] for result in results))

    def test_output_does_not_depend_on_the_number_of_threads(self):
        outputs = {self.run_pipeline(threads, str(self.folder)).stdout for threads in ["1", "2", "8"]}
        self.assertEqual(len(outputs), 1)

    def test_a_list_is_read_from_a_file_and_from_standard_input(self):
        listing = self.folder / "list"
        listing.write_text("\n".join(self.paths[:5]) + "\n")
        from_file = self.results("2", f"@{listing}")
        self.assertEqual([result["source"] for result in from_file], self.paths[:5])
        # Many times, as standard input and output were once tied and lost a line now and then.
        for _ in range(30):
            self.assertEqual(self.results("2", "@-", stdin=listing.read_bytes()), from_file)

    def test_a_missing_page_costs_one_result(self):
        names = [self.paths[0], str(self.folder / "missing"), str(self.folder), self.paths[1]]
        results = self.results("2", "@-", stdin="\n".join(names).encode())
        self.assertEqual([result["status"] for result in results], ["ok", "unreadable", "unreadable", "ok"])

    def test_wrong_usage(self):
        for arguments in [[], ["2"], ["0", "x"], ["x", "x"], ["2x", "x"], ["2", "x", "y"]]:
            with self.subTest(arguments=arguments):
                self.assertIn(b"usage:", self.run_pipeline(*arguments, status=2).stderr)

    def test_a_missing_folder_or_list(self):
        for argument in ["missing", "@missing"]:
            self.assertIn(argument.encode(), self.run_pipeline("1", argument, status=1).stderr)

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            run = subprocess.run([self.program, "2", str(self.folder)], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 1)
        self.assertIn(b"standard output", run.stderr)


if __name__ == "__main__":
    CrawlerPipelineTest.program = sys.argv[1]
    CrawlerPipelineTest.page = (pathlib.Path(sys.argv[2]) / "corpus/pages/first-page.html").read_bytes()
    unittest.main(argv=sys.argv[:1])

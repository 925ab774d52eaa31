"""What the tests of the program `dehusk` share."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest


def read_terminal(controller):
    """All that a program wrote to the terminal of which `controller` is the other end, which is closed."""
    output = b""
    try:
        while chunk := os.read(controller, 65536):
            output += chunk
    except OSError:
        pass  # Linux tells the end of a terminal so
    os.close(controller)
    return output


class ProgramTest(unittest.TestCase):
    program = ""
    page_path = ""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.page = pathlib.Path(self.page_path).read_bytes()

    def dehusk(self, *arguments, status=0, stdin=b"", **others):
        run = subprocess.run([self.program, *arguments], input=stdin, capture_output=True, cwd=self.folder, timeout=300,
                             **others)
        self.assertEqual(run.returncode, status, run.stderr)
        return run

    def objects(self, *arguments, status=0, stdin=b""):
        run = self.dehusk("--format", "jsonl", *arguments, status=status, stdin=stdin)
        self.assertTrue(run.stdout.endswith(b"\n"))
        return [json.loads(line) for line in run.stdout.decode("utf-8", "strict").splitlines()]

    def write(self, name, content=None):
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))
        with open(path, "wb") as file:
            file.write(self.page if content is None else content)
        return name


def main():
    ProgramTest.program = sys.argv[1]
    ProgramTest.page_path = str(pathlib.Path(sys.argv[2]) / "corpus/pages/first-page.html")
    unittest.main(argv=sys.argv[:1])

"""Bytes flow one way: a stage includes headers of the stages to its left, never to its right.

usage: layout_test.py SOURCE_DIR
"""

import pathlib
import re
import sys
import unittest

# From left to right. A folder may include itself and what stands before it.
STAGES = ["support", "decode", "page", "normalise", "residue", "measure", "classify", "assemble"]

# Files directly under lib/ tie the stages together and may include all of them.
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def includes(path):
    return [(kind == '"', name) for kind, name in INCLUDE.findall(path.read_text(encoding="utf-8"))]


def source_files(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in {".cpp", ".hpp", ".h", ".inc"})


def misplaced(stage, header):
    """Why a file of `stage` may not include "header"; None when it may."""
    folder = header.split("/")[0] if "/" in header else stage
    if folder not in STAGES:
        return f"'{folder}' is no stage"
    if STAGES.index(folder) > STAGES.index(stage):
        return f"{folder} stands to the right of {stage}"
    return None


class LayoutTest(unittest.TestCase):
    root = pathlib.Path()

    def test_every_folder_is_a_stage(self):
        folders = {path.name for path in (self.root / "lib").iterdir() if path.is_dir()} - {"bindings", "cmake"}
        self.assertLessEqual(folders, set(STAGES))

    def test_no_stage_includes_one_to_its_right(self):
        seen = 0
        for stage in STAGES:
            for path in source_files(self.root / "lib" / stage):
                for is_ours, header in includes(path):
                    if is_ours:
                        seen += 1
                        self.assertIsNone(misplaced(stage, header), f"{path} includes {header}")
        self.assertGreater(seen, 0)

    def test_public_headers_include_only_public_headers(self):
        for path in source_files(self.root / "include"):
            for is_ours, header in includes(path):
                self.assertFalse(is_ours, f"{path} includes {header} of lib/")

    def test_bindings_include_only_public_headers(self):
        files = source_files(self.root / "lib" / "bindings")
        self.assertGreater(len(files), 0)
        for path in files:
            for is_ours, header in includes(path):
                self.assertFalse(is_ours, f"{path} includes {header} of lib/")

    def test_examples_include_only_public_headers(self):
        for path in source_files(self.root / "examples"):
            for is_ours, header in includes(path):
                exists = (self.root / "examples" / header).is_file()
                self.assertTrue(not is_ours or exists, f"{path} includes {header} of lib/")

    def test_the_check_itself(self):
        self.assertIsNone(misplaced("page", "decode/decode.hpp"))
        self.assertIsNone(misplaced("page", "page/page.hpp"))
        self.assertIsNone(misplaced("page", "entities.inc"))
        self.assertIsNotNone(misplaced("page", "measure/measure.hpp"))
        self.assertIsNotNone(misplaced("support", "decode/decode.hpp"))
        self.assertIsNotNone(misplaced("page", "elsewhere/thing.hpp"))


if __name__ == "__main__":
    LayoutTest.root = pathlib.Path(sys.argv.pop(1))
    unittest.main()

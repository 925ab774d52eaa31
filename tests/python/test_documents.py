"""The examples of README.md and examples/python/README.md, run as they stand there."""

import pathlib
import re

import pytest

import dehusk

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = [SOURCE / "README.md", SOURCE / "examples" / "python" / "README.md"]
PAGE = SOURCE / "corpus" / "pages" / "first-page.html"
HEADLINE = "Harbour bridge reopens after nine months of repairs"
EXAMPLES = [example for file in DOCUMENTS for example in re.findall(r"```python\n(.*?)```", file.read_text("utf-8"), re.DOTALL)]
# What stands beside the calls of trafilatura.
CALLS = re.findall(r"`((?:article|dehusk|json)\.[^`]*)`", DOCUMENTS[1].read_text("utf-8").partition("Coming from")[2])


@pytest.fixture
def names():
    """What the examples take for given."""
    page = PAGE.read_bytes()
    stored = []
    return {
        "dehusk": dehusk,
        "page": page,
        "html": page,
        "dump": "The ferry runs again on Monday, and nobody has to wait for it.",
        "url": "https://www.example.org/news/bridge",
        "pages": [page, page],
        "pages_of_site": [page, page],
        "article": dehusk.extract(page),
        "rows": "own.share.1\tshare\twhole\tpass it on",
        "crawled": [(PAGE, "https://www.example.org/1"), (PAGE, "https://www.example.org/2")],
        "store": lambda headline, body: stored.append((headline, body)),
        "stored": stored,
    }


def test_examples_are_found():
    assert len(EXAMPLES) == 6
    assert len(CALLS) > 10


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_prints_or_stores_the_article(example, names, capsys):
    exec(example, names)
    told = capsys.readouterr().out + "\n".join(f"{headline}\n{body}" for headline, body in names["stored"])
    assert HEADLINE in told and "The old swing bridge" in told


@pytest.mark.parametrize("call", CALLS)
def test_a_call_beside_one_of_trafilatura(call, names):
    exec("import dataclasses, json", names)
    assert eval(call, names) is not None

"""Documents to train on: the labelled pages and dumps, with their folds.

A fold is a function of the page's domain alone, so that pages of one site never stand on both sides of a split, and a page and
the dumps made from it never do either.
"""
import argparse
import gzip
import hashlib
import json
import lzma
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

FOLDS = 5
# Public suffixes of two labels that occur often enough to join unrelated sites if they were taken for domains.
SECOND_LEVEL = {"co", "com", "org", "net", "gov", "ac", "edu", "gob", "gouv", "ne", "or"}


@dataclass
class Document:
    ident: str
    kind: str  # "html" or "text"
    source: str  # "wcxb", "clean" or the tool that made a dump
    page_type: str
    domain: str
    title: str
    gold: str
    content: bytes
    witnesses: list = field(default_factory=list)  # texts that stand for a gold, when there is none
    wanted: list = field(default_factory=list)  # phrases that belong to the body
    unwanted: list = field(default_factory=list)  # phrases that do not
    trust: float = 1.0  # how much its labels count

    @property
    def fold(self):
        return fold_of(self.domain)


def domain_of(url):
    host = (urlsplit(url).hostname or url).lower()
    labels = host.split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def fold_of(domain):
    return hashlib.sha256(domain.encode()).digest()[0] % FOLDS


def read_jsonl(path):
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def gold_pages(data):
    return read_jsonl(Path(data) / "wcxb/gold.jsonl")


def page_bytes(data, row):
    with gzip.open(Path(data) / "wcxb/html" / (row["id"] + ".html.gz")) as page:
        return page.read()


def html_documents(data):
    return [Document(row["id"], "html", "wcxb", row["type"], domain_of(row["url"]), row["title"] or "", row["body"],
                     page_bytes(data, row)) for row in gold_pages(data)]


WORD = re.compile(r"\w+")


def words(text):
    return WORD.findall(text.lower())


def training_parser(description):
    """The options that all training programs have."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with wcxb and dumps")
    parser.add_argument("--tools", type=Path, required=True, help="where corpus/train was built")
    parser.add_argument("--work", type=Path, required=True, help="where models and intermediate files go")
    parser.add_argument("--final", action="store_true", help="train on everything too and write the library's table")
    return parser

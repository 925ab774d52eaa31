"""Pages for the job, and what it should make of them: the same call, in one process, without Spark."""

import pathlib
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow
import pyarrow.parquet

import dehusk
from documents import Document

PAGES = pyarrow.schema(
    [("number", pyarrow.int64()), ("url", pyarrow.string()), ("html", pyarrow.binary()), ("text", pyarrow.string())]
)
KINDS_OF_INPUT = {"html": dehusk.InputKind.html, "text": dehusk.InputKind.text}


def write_pages(documents: Iterable[Document], file: pathlib.Path) -> None:
    rows = [document._asdict() for document in documents]
    # Small groups of rows, which tasks are cut at.
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, PAGES), file, row_group_size=250, compression="zstd")


def share(lines: list[dehusk.Line]) -> float | None:
    lengths = {verdict: 0 for verdict in dehusk.Verdict}
    for line in lines:
        lengths[line.verdict] += len(line.text)
    total = sum(lengths.values())
    return lengths[dehusk.Verdict.residue] / total if total else None


def cleaned(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    extractor = dehusk.Extractor()
    for document in documents:
        row = {"url": document.url, "number": document.number}
        column = "text" if document.html is None else "html"
        page = getattr(document, column)
        if page is None:
            yield row | dict(headline="", body="", status="unreadable", kind=None, dropped_share=None)
            continue
        options = dehusk.Options(input=KINDS_OF_INPUT[column], url=document.url, want_lines=True)
        article = extractor.extract(page, options)
        yield row | {
            "headline": article.headline,
            "body": article.body,
            "status": article.status.name,
            "kind": article.kind.name,
            "dropped_share": share(article.lines),
        }


def written(folder: pathlib.Path) -> list[dict[str, Any]]:
    """What the job wrote, in the order of the documents."""
    return pyarrow.parquet.read_table(folder).sort_by("number").to_pylist()

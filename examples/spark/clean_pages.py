#!/usr/bin/env python3
"""Cleans scraped pages with Spark: Parquet or JSON lines in, Parquet out.

    spark-submit clean_pages.py --input pages.parquet --output articles.parquet

A row is a page: its column `html`, or `text` where that is null or not there, as text or as the bytes that the server
sent. A row of the output has the page's address, the columns that --keep names, and

    headline, body   empty where there is none
    status           of dehusk.Status; `unreadable` for a row without a page, such as a broken line of JSON
    kind             of dehusk.PageKind; null where no page was read
    dropped_share    from 0 to 1: of the characters in the lines of the page, those that are neither headline nor body;
                     null where there are none

No page fails a task. At the end the number of pages of each status is printed. README.md beside this file says how to
run it on a cluster.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import pathlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import BinaryType, DataType, StringType, StructType

import dehusk

PAGE_COLUMNS = {"html": dehusk.InputKind.html, "text": dehusk.InputKind.text}
RESULTS = "headline string, body string, status string, kind string, dropped_share double"
RESULTS_IN_ARROW = pyarrow.schema(
    [*((name, pyarrow.string()) for name in ("headline", "body", "status", "kind")), ("dropped_share", pyarrow.float64())]
)
# Spark's defaults, 10,000 and 4,096 rows, are meant for short rows: of pages, that many take gigabytes.
ROWS_AT_A_TIME = 64


def rules_of(file: str) -> dehusk.RuleSet:
    try:
        return dehusk.RuleSet(pathlib.Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # of UTF-8 and of rules
        raise argparse.ArgumentTypeError(f"{file}: {error}") from None


def parse_arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Cleans scraped pages with Spark.")
    parser.add_argument("--input", required=True, nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("--output", required=True, metavar="PATH", help="a folder, made by the job")
    parser.add_argument("--format", choices=["parquet", "json"], default="parquet", help="json is one object a line")
    parser.add_argument("--page-column", metavar="NAME", help="default: html, and text where there is no html")
    parser.add_argument("--url-column", metavar="NAME", help="default: url, if there is one")
    parser.add_argument("--keep", nargs="+", default=[], metavar="NAME", help="columns to pass on; those of JSON as text")
    parser.add_argument("--prefer", choices=[value.name for value in dehusk.Preference], default="balanced")
    parser.add_argument("--rules", type=rules_of, metavar="FILE", help="residue rules of one's own, besides the built-in")
    parser.add_argument("--partitions", type=int, metavar="N", help="deal the pages out anew, to as many tasks")
    parser.add_argument("--overwrite", action="store_true", help="replace the output if it is there")
    return parser.parse_args(words)


def read(spark: SparkSession, arguments: argparse.Namespace) -> DataFrame:
    if arguments.format == "parquet":
        return spark.read.parquet(*arguments.input)
    # Spark would read everything twice to find the names by itself. A line that is no JSON becomes a row of nulls.
    pages = [arguments.page_column] if arguments.page_column else [*PAGE_COLUMNS]
    names = dict.fromkeys([*pages, arguments.url_column or "url", *arguments.keep])
    schema = StructType()
    for name in names:
        schema.add(name, StringType())
    # A page may be as long as the library reads; without the option 20 MB are the most.
    longest = dehusk.Limits().max_input_bytes
    return spark.read.schema(schema).option("maxStringLen", longest).json(arguments.input)


def check_column(pages: DataFrame, name: str, *types: type[DataType]) -> None:
    if name not in pages.columns:
        sys.exit(f"there is no column '{name}', but: {', '.join(pages.columns)}")
    found = pages.schema[name].dataType
    if not isinstance(found, types):
        sys.exit(f"column '{name}' is {found.simpleString()}, not {' or '.join(kind.typeName() for kind in types)}")


def options_by_column(pages: DataFrame, arguments: argparse.Namespace) -> dict[str, dehusk.Options]:
    """The columns that hold pages, first choice first, and how each is read."""
    inputs = {name: kind for name, kind in PAGE_COLUMNS.items() if name in pages.columns}
    if arguments.page_column or not inputs:
        inputs = {arguments.page_column or "html": dehusk.InputKind.automatic}
    options = {}
    for name, kind in inputs.items():
        check_column(pages, name, StringType, BinaryType)
        # Text has been decoded already, whatever its markup says of an encoding; Spark keeps it in UTF-8.
        charset = "utf-8" if isinstance(pages.schema[name].dataType, StringType) else ""
        preference = dehusk.Preference[arguments.prefer]
        options[name] = dehusk.Options(
            input=kind, charset=charset, preference=preference, rules=arguments.rules, want_lines=True
        )
    return options


def url_column(pages: DataFrame, arguments: argparse.Namespace) -> str | None:
    name = arguments.url_column or ("url" if "url" in pages.columns else None)
    if name:
        check_column(pages, name, StringType)
    return name


def kept_columns(pages: DataFrame, url: str | None, keep: list[str]) -> list[str]:
    """What goes from input to output as it is."""
    kept = list(dict.fromkeys([url, *keep] if url else keep))
    for name in kept:
        check_column(pages, name, DataType)
        if name in RESULTS_IN_ARROW.names:
            sys.exit(f"column '{name}' cannot be kept: the results have one of that name")
    return kept


def dropped_share(lines: list[dehusk.Line]) -> float | None:
    characters = sum(len(line.text) for line in lines)
    dropped = sum(len(line.text) for line in lines if line.verdict is dehusk.Verdict.residue)
    return dropped / characters if characters else None


def clean_page(extractor: dehusk.Extractor, page: memoryview, options: dehusk.Options) -> dict[str, Any]:
    try:
        article = extractor.extract(page, options)
    except MemoryError:
        return {"headline": "", "body": "", "status": dehusk.Status.out_of_memory.name}
    return {
        "headline": article.headline,
        "body": article.body,
        "status": article.status.name,
        "kind": article.kind.name,
        "dropped_share": dropped_share(article.lines),
    }


def make_cleaner(
    options: dict[str, dehusk.Options], url: str | None, kept: list[str]
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """What a task does with its rows."""

    def clean_row(extractor: dehusk.Extractor, row: dict[str, pyarrow.Scalar]) -> dict[str, Any]:
        for column, options_of_column in options.items():
            page = row[column].as_buffer()  # as it lies in Arrow's memory, neither copied nor decoded
            if page is not None:
                address = row[url].as_py() if url else None
                return clean_page(extractor, memoryview(page), dataclasses.replace(options_of_column, url=address or ""))
        return {"headline": "", "body": "", "status": dehusk.Status.unreadable.name}

    def clean(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        extractor = dehusk.Extractor()
        for batch in batches:
            rows = (dict(zip(batch.schema.names, row)) for row in zip(*batch.columns))
            results = pyarrow.RecordBatch.from_pylist([clean_row(extractor, row) for row in rows], RESULTS_IN_ARROW)
            columns = [batch.column(name) for name in kept] + results.columns
            yield pyarrow.RecordBatch.from_arrays(columns, names=kept + results.schema.names)

    return clean


def clean_pages(spark: SparkSession, arguments: argparse.Namespace) -> None:
    pages = read(spark, arguments)
    options = options_by_column(pages, arguments)
    url = url_column(pages, arguments)
    kept = kept_columns(pages, url, arguments.keep)
    if arguments.partitions:
        pages = pages.repartition(arguments.partitions)
    schema = StructType([pages.schema[name] for name in kept] + StructType.fromDDL(RESULTS).fields)
    cleaned = pages.select(*dict.fromkeys([*options, *kept])).mapInArrow(make_cleaner(options, url, kept), schema)
    cleaned.write.mode("overwrite" if arguments.overwrite else "error").parquet(arguments.output)


def print_counts(spark: SparkSession, output: str) -> None:
    # Counted in what was written, where each page stands once: Spark counts a task that runs twice, because a worker was
    # lost or slow, twice in an accumulator. Of Parquet only the one column is read.
    for row in spark.read.parquet(output).groupBy("status").count().orderBy("status").collect():
        print(f"{row['status']}\t{row['count']}")


def start_spark() -> SparkSession:
    # Workers run the Python that runs this, as dehusk is installed there, unless told otherwise.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return (
        SparkSession.builder.appName("dehusk")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS_AT_A_TIME)
        .config("spark.sql.parquet.columnarReaderBatchSize", ROWS_AT_A_TIME)
        .getOrCreate()
    )


def main() -> None:
    arguments = parse_arguments()
    spark = start_spark()
    clean_pages(spark, arguments)
    print_counts(spark, arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures the job of examples/spark beside the command line program: processor time a page, over the same pages.

usage: measure.py PROGRAM [--pages N] FOLDER

FOLDER holds pages, gzipped or not; they are repeated until they are N. To be run in an environment that has pyspark and
dehusk, where perf counts processor time: of all processes, Java and Python, so that what other processes do meanwhile
hardly matters. The same is measured with a tenth of the pages and taken off: starting Spark is not counted.
"""

import argparse
import gzip
import itertools
import json
import pathlib
import subprocess
import tempfile

import pyarrow
import pyarrow.parquet

JOB = pathlib.Path(__file__).resolve().parents[2] / "examples" / "spark" / "clean_pages.py"
PAGES_IN_A_FILE = 500


def read(file):
    data = file.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def write(pages, count, folder):
    """As bytes in Parquet, and as text in JSON lines."""
    (folder / "parquet").mkdir(parents=True)
    (folder / "json").mkdir()
    rows = itertools.islice(itertools.cycle(pages), count)
    for number in range(0, count, PAGES_IN_A_FILE):
        some = list(itertools.islice(rows, PAGES_IN_A_FILE))
        table = pyarrow.table({"html": some})
        file = folder / f"parquet/{number:06d}.parquet"
        pyarrow.parquet.write_table(pyarrow.table({"html": some}), file, row_group_size=100, compression="zstd")
        with open(folder / f"json/{number:06d}.jsonl", "w", encoding="utf-8") as lines:
            for page in some:
                print(json.dumps({"html": page.decode("utf-8", "replace")}, ensure_ascii=False), file=lines)


def processor_seconds(command):
    command = ["perf", "stat", "--event", "task-clock", "--field-separator", ",", *map(str, command)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    (counted,) = [line for line in done.stderr.splitlines() if ",task-clock" in line]
    return float(counted.split(",")[0]) / 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=7_000)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    pages = [read(file) for file in sorted(arguments.folder.rglob("*")) if file.is_file()]
    few, many = arguments.pages // 10, arguments.pages
    program = [arguments.program, "--container", "jsonl", "--format", "jsonl", "--threads", "1", "--quiet"]
    spark = ["spark-submit", "--master", "local[1]", "--conf", "spark.ui.enabled=false", JOB, "--overwrite"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for count in [few, many]:
            write(pages, count, folder / str(count))
        ways = {
            "program, JSON lines": lambda at: [*program, *sorted(at.glob("json/*"))],
            "Spark, JSON lines": lambda at: [*spark, "--format", "json", "--input", at / "json", "--output", at / "out"],
            "Spark, Parquet": lambda at: [*spark, "--input", at / "parquet", "--output", at / "out"],
        }
        size = sum(len(page) for page in itertools.islice(itertools.cycle(pages), many)) / many
        print(f"{many} pages of {size / 1000:.0f} kB")
        for way, command in ways.items():
            seconds_of_few, seconds_of_many = (processor_seconds(command(folder / str(count))) for count in [few, many])
            per_page = (seconds_of_many - seconds_of_few) / (many - few)
            print(f"{way:20} {per_page * 1000:6.2f} ms a page, {1 / per_page:6.0f} pages/s a core")


if __name__ == "__main__":
    main()

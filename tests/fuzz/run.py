#!/usr/bin/env python3
"""Runs the libFuzzer harnesses of a build of the preset "fuzz" and prints what they did as a table.

usage: run.py [--build DIR] [--minutes N] [--parallel N] [--work DIR] [--keep-seeds BYTES] [HARNESS...]

What a run finds stays in DIR/fuzzing, or in --work: inputs that reach something new, which the next run begins with,
and under findings/ the inputs that broke a property. --keep-seeds takes a few short inputs that between them reach what all
reach, up to so many bytes for each harness, into tests/fuzz/seeds; seeds with a name that a person gave stay.
"""

import argparse
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PAGES = HERE.parent.parent / "corpus" / "pages"
CHOICE_BYTES = 4  # as fuzz_input.hpp
MOST_FINDINGS = 20  # of one harness in one run
LONGEST_SEED = 2000  # bytes
ENVIRONMENT = {
    **os.environ,
    "ASAN_OPTIONS": "detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


@dataclasses.dataclass
class Harness:
    name: str
    max_bytes: int
    dictionary: str
    pages: str = ""  # those of corpus/pages with this ending are seeds, too


HARNESSES = [
    Harness("c_api", 16384, "html.dict", "*.html"),
    Harness("decode", 4096, "html.dict", "*.html"),
    Harness("html", 32768, "html.dict", "*.html"),
    Harness("json_lines", 4096, "streams.dict"),
    Harness("own_rules", 2048, "own_rules.dict"),
    Harness("readers", 4096, "html.dict", "*.html"),
    Harness("rules", 2048, "rules.dict"),
    Harness("site_profile", 4096, "site_profile.dict"),
    Harness("text", 16384, "text.dict", "*.txt"),
    Harness("tree", 16384, "html.dict", "*.html"),
    Harness("warc", 8192, "streams.dict"),
]


@dataclasses.dataclass
class Result:
    harness: str
    seconds: float = 0.0
    executions: int = 0
    edges: int = 0
    all_edges: int = 0
    inputs: int = 0
    findings: list = dataclasses.field(default_factory=list)


def folders_of(harness, work):
    """Inputs that runs found, kept seeds, and sample pages, each begun with zeros for the choices."""
    found = work / harness.name
    found.mkdir(parents=True, exist_ok=True)
    folders = [found, HERE / "seeds" / harness.name]
    if harness.pages:
        pages = work / f"{harness.name}-pages"
        pages.mkdir(exist_ok=True)
        for page in PAGES.glob(harness.pages):
            (pages / page.name).write_bytes(bytes(CHOICE_BYTES) + page.read_bytes())
        folders.append(pages)
    return [folder for folder in folders if folder.is_dir()]


def dictionary_of(harness, programs):
    kept = HERE / harness.dictionary
    return kept if kept.exists() else programs / harness.dictionary


def last_number(pattern, text):
    numbers = re.findall(pattern, text)
    return int(numbers[-1]) if numbers else 0


def run(harness, programs, work, minutes):
    result = Result(harness.name)
    findings = work / "findings"
    findings.mkdir(parents=True, exist_ok=True)
    folders = folders_of(harness, work)
    known = set(findings.iterdir())
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end and len(result.findings) < MOST_FINDINGS:
        began = time.monotonic()
        left = max(1, int(end - began))
        log = subprocess.run(
            [
                programs / f"fuzz_{harness.name}",
                *folders,
                f"-max_total_time={left}",
                f"-max_len={harness.max_bytes}",
                f"-dict={dictionary_of(harness, programs)}",
                f"-artifact_prefix={findings / harness.name}-",
                "-timeout=10",
                "-rss_limit_mb=3072",
                "-print_final_stats=1",
                "-verbosity=1",
            ],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        text = log.stdout.decode("utf-8", "replace")
        (work / f"{harness.name}.log").write_text(text, encoding="utf-8")
        result.seconds += time.monotonic() - began
        result.executions += last_number(r"stat::number_of_executed_units: (\d+)", text)
        result.edges = max(result.edges, last_number(r" cov: (\d+) ", text))
        result.all_edges = last_number(r"Loaded \d+ PC tables \((\d+) PCs\)", text)
        new = sorted(path for path in findings.glob(f"{harness.name}-*") if path not in known)
        known.update(new)
        if log.returncode != 0 and not new:
            sys.exit(f"fuzz_{harness.name} ended with {log.returncode}:\n{text[-4000:]}")
        for path in new:
            shutil.copy(work / f"{harness.name}.log", f"{path}.log")
            known.add(pathlib.Path(f"{path}.log"))
            result.findings.append(path)
    result.inputs = sum(1 for _ in (work / harness.name).iterdir())
    return result


def keep_seeds(harness, programs, work, most_bytes):
    seeds = HERE / "seeds" / harness.name
    seeds.mkdir(parents=True, exist_ok=True)
    # Merging names what it takes by its digest, 40 digits; other names a person gave.
    generated = [path for path in seeds.iterdir() if re.fullmatch(r"[0-9a-f]{40}", path.name)]
    left = most_bytes - sum(path.stat().st_size for path in seeds.iterdir() if path not in generated)
    with tempfile.TemporaryDirectory() as folder:
        short, merged = pathlib.Path(folder, "short"), pathlib.Path(folder, "merged")
        short.mkdir()
        merged.mkdir()
        for path in [*(work / harness.name).iterdir(), *generated]:
            if path.stat().st_size <= LONGEST_SEED:
                shutil.copy(path, short)
        # As few as reach every edge; how often each is reached would keep ten times as many.
        subprocess.run(
            [programs / f"fuzz_{harness.name}", "-set_cover_merge=1", "-use_counters=0", merged, short],
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        for path in generated:
            path.unlink()
        for path in sorted(merged.iterdir(), key=lambda path: (path.stat().st_size, path.name)):
            left -= path.stat().st_size
            if left < 0:
                break
            shutil.copy(path, seeds)


def print_table(results):
    print("| harness | minutes | executions | a second | edges | inputs kept | findings |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for result in results:
        rate = result.executions / max(result.seconds, 1)
        print(
            f"| {result.harness} | {result.seconds / 60:.1f} | {result.executions:,} | {rate:,.0f} "
            f"| {result.edges:,} of {result.all_edges:,} | {result.inputs:,} | {len(result.findings)} |"
        )
    for result in results:
        for path in result.findings:
            print(f"finding: {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build" / "fuzz")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--parallel", type=int, default=1, help="harnesses at a time")
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--keep-seeds", type=int, default=0, metavar="BYTES")
    parser.add_argument("harnesses", nargs="*", metavar="HARNESS")
    arguments = parser.parse_args()
    names = {harness.name for harness in HARNESSES}
    if unknown := set(arguments.harnesses) - names:
        parser.error(f"no harness: {', '.join(sorted(unknown))}")
    chosen = [harness for harness in HARNESSES if not arguments.harnesses or harness.name in arguments.harnesses]
    programs = arguments.build / "tests" / "fuzz"
    work = (arguments.work or arguments.build / "fuzzing").resolve()

    with concurrent.futures.ThreadPoolExecutor(arguments.parallel) as pool:
        results = list(pool.map(lambda harness: run(harness, programs, work, arguments.minutes), chosen))
    if arguments.keep_seeds:
        for harness in chosen:
            keep_seeds(harness, programs, work, arguments.keep_seeds)
    print_table(results)
    return 1 if any(result.findings for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Times dehusk beside other extractors over the same pages in the same run, and prints ratios.

usage: compare.py PROGRAM [--pages N] [--rounds N] [--tools NAME,...] [--venv DIR] FOLDER...

FOLDER holds pages, gzipped or not. Each set of pages is timed as served and with its scripts removed. The other tools stand in a virtual
environment of their own (made in --venv, default build/bench-venv, from requirements.txt), read the pages into memory, warm up on
some of them and are timed in one thread over all. dehusk is its command-line program with --threads 1, which prints text as the others return
it: its whole time, reading and writing included, less what it takes for one small page. Times are the processor's, the fastest of all rounds counts, and rounds of
the tools take turns, as the machine may be shared.
"""
import argparse
import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPT = re.compile(rb"<script\b.*?</script\s*>", re.I | re.S)
TOOLS = ("resiliparse", "resiliparse-parse", "trafilatura", "justext", "readability-lxml")
# The slow ones see fewer pages.
SHARE = {"trafilatura": 5, "justext": 5, "readability-lxml": 5}


def make_environment(folder):
    python = folder / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        # pip before 24 breaks on what these packages ask of lxml.
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--upgrade", "pip"], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
    return python


def read_pages(folder, most):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    step = max(1, len(files) // most)
    for path in files[::step][:most]:
        data = path.read_bytes()
        yield gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def write_pages(folder, pages):
    folder.mkdir(parents=True)
    for index, page in enumerate(pages):
        (folder / f"{index:05d}.html").write_bytes(page)


def processor_seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds_of_program(program, files):
    begin = processor_seconds_of_children()
    done = subprocess.run([program, "--threads", "1", *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):  # 1: a page without content
        raise SystemExit(f"{program} ended with {done.returncode}")
    return processor_seconds_of_children() - begin


def seconds_of_dehusk(program, folder):
    with tempfile.NamedTemporaryFile(suffix=".html") as small:
        small.write(b"<p>A page of a few words")
        small.flush()
        start_up = min(seconds_of_program(program, [small.name]) for _ in range(5))
    files = sorted(folder.iterdir())
    return (seconds_of_program(program, files) - start_up) / len(files)


def extractor(tool):
    if tool.startswith("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree
        if tool == "resiliparse-parse":
            return lambda page: HTMLTree.parse_from_bytes(page)
        return lambda page: extract_plain_text(HTMLTree.parse_from_bytes(page), main_content=True)
    if tool == "trafilatura":
        import trafilatura
        return trafilatura.extract
    if tool == "justext":
        import justext
        stops = justext.get_stoplist("English")
        return lambda page: "\n".join(p.text for p in justext.justext(page, stops) if not p.is_boilerplate)
    if tool == "readability-lxml":
        import readability
        return lambda page: readability.Document(page.decode("utf-8", "replace")).summary()
    raise SystemExit(f"no such tool: {tool}")


def time_tool(tool, folder):
    """In the other environment: prints seconds a page."""
    extract = extractor(tool)
    pages = [path.read_bytes() for path in sorted(folder.iterdir())][::SHARE.get(tool, 1)]

    def run(over):
        for page in over:
            try:
                extract(page)
            except Exception:  # a tool that fails on a page has still spent its time
                pass
    run(pages[:10])
    begin = time.process_time()
    run(pages)
    print(json.dumps((time.process_time() - begin) / len(pages)))


def seconds_of_tool(python, tool, folder):
    done = subprocess.run([python, __file__, "--time", tool, folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return json.loads(done.stdout)


def compare(args, name, folder):
    best = {}
    for _ in range(args.rounds):
        times = {"dehusk": seconds_of_dehusk(args.program, folder)}
        times |= {tool: seconds_of_tool(args.python, tool, folder) for tool in args.tools}
        for tool, seconds in times.items():
            best[tool] = min(seconds, best.get(tool, seconds))
    sizes = [path.stat().st_size for path in folder.iterdir()]
    print(f"\n| {name}: {len(sizes)} pages, {sum(sizes) / len(sizes) / 1000:.0f} kB each | ms a page | times dehusk's |\n|---|---|---|")
    for tool, seconds in best.items():
        print(f"| {tool} | {seconds * 1000:.3f} | {seconds / best['dehusk']:.2f} |", flush=True)


def main():
    if sys.argv[1:2] == ["--time"]:
        time_tool(sys.argv[2], Path(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=300, help="of each folder, evenly spread")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--venv", type=Path, default=HERE.parents[1] / "build/bench-venv")
    args = parser.parse_args()
    args.tools = [tool for tool in args.tools.split(",") if tool]
    args.python = make_environment(args.venv)
    with tempfile.TemporaryDirectory() as scratch:
        for number, folder in enumerate(args.folders):
            pages = list(read_pages(folder, args.pages))
            if not pages:
                raise SystemExit(f"{folder}: no pages")
            served, bare = Path(scratch, f"{number}-served"), Path(scratch, f"{number}-bare")
            write_pages(served, pages)
            write_pages(bare, [SCRIPT.sub(b"", page) for page in pages])
            compare(args, f"{folder}, as served", served)
            compare(args, f"{folder}, scripts removed", bare)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Scores dehusk_with_models out of fold, per page type, with bootstrap intervals: the report of the model card.

usage: cross_validate.py --program build/train/corpus/train/dehusk_with_models --work build/models --data DATA
                         [--json FILE] [--worst FILE]

WORK holds fold-0 ... fold-4, made by train.py, train_headline.py and train_kind.py. Every document is extracted with the models
that never saw its domain (fold_program.py). An interval is the middle 95 % of 1,000 resamplings of whole domains, since pages of
one site fail together. --json writes the same figures for machines; --worst writes the 100 pages that score lowest, with what was kept of them.
"""
import argparse
import importlib.util
import json
import os
import random
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import documents as docs
import weak_documents

HERE = Path(__file__).resolve().parent
RESAMPLINGS = 1000
TYPES = ("article", "documentation", "service", "forum", "product", "listing", "collection")


def load_evaluation(data):
    spec = importlib.util.spec_from_file_location("evaluate", data.parent / "tools/evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def interval(rows, statistic):
    """95 % interval of `statistic` over resampled domains; rows are (domain, value)."""
    domains = defaultdict(list)
    for domain, value in rows:
        domains[domain].append(value)
    groups = list(domains.values())
    chance = random.Random(20260613)
    values = []
    for _ in range(RESAMPLINGS):
        values.append(statistic([value for group in chance.choices(groups, k=len(groups)) for value in group]))
    values.sort()
    return values[int(0.025 * len(values))], values[int(0.975 * len(values))]


def mean(values):
    return sum(values) / len(values) if values else 0.0


def micro_f1(rows):
    hits, leaks, lost = (sum(column) for column in zip(*rows))
    return 2 * hits / (2 * hits + leaks + lost) if hits else 0.0


class Report:
    """Markdown tables on standard output, and the same figures as a dictionary."""

    def __init__(self):
        self.figures = {}
        self.table = None

    def heading(self, title):
        self.table = self.figures.setdefault(title, {})
        print(f"\n| {title} | n | out of fold | 95 % interval |\n|---|---|---|---|")

    def show(self, name, rows, statistic=mean):
        low, high = interval(rows, statistic)
        value = statistic([value for _, value in rows])
        self.table[name] = {"n": len(rows), "value": round(value, 4), "low": round(low, 4), "high": round(high, 4)}
        print(f"| {name} | {len(rows)} | {value:.4f} | {low:.3f} to {high:.3f} |", flush=True)


def report_pages(report, tool, program, data, worst):
    rows = tool.read_jsonl(data / "wcxb/gold.jsonl")
    results = tool.run(program, "html", [(row["id"], tool.page(data, "wcxb", row["id"])) for row in rows])
    domain = {row["id"]: docs.domain_of(row["url"]) for row in rows}
    scores = {row["id"]: tool.word_prf(results[row["id"]].get("body"), row["body"]) for row in rows}

    def of(chosen, value):
        return [(domain[row["id"]], float(value(row))) for row in chosen]

    report.heading("wcxb word F1")
    for kind in ("all",) + TYPES:
        report.show(kind, of([r for r in rows if kind in ("all", r["type"])], lambda r: scores[r["id"]][2]))
    report.heading("wcxb")
    report.show("precision", of(rows, lambda r: scores[r["id"]][0]))
    report.show("recall", of(rows, lambda r: scores[r["id"]][1]))
    articles = [row for row in rows if row["type"] == "article"]
    for which, name in ((0, "first"), (-1, "last")):
        report.show(f"{name} gold paragraph kept", of(rows, lambda r: tool.edge_kept(r, results, which)))
        report.show(f"{name} gold paragraph kept, articles", of(articles, lambda r: tool.edge_kept(r, results, which)))
    report.heading("headline equals the gold title")
    titled = [row for row in rows if row["title"]]
    for kind in ("all",) + TYPES:
        report.show(kind, of([r for r in titled if kind in ("all", r["type"])],
                      lambda r: tool.same_title(results[r["id"]].get("headline"), r["title"])))
    if worst:
        with open(worst, "w", encoding="utf-8") as out:
            for row in sorted(rows, key=lambda r: scores[r["id"]][2])[:100]:
                found = results[row["id"]]
                print(json.dumps({"id": row["id"], "type": row["type"], "url": row["url"], "scores": scores[row["id"]],
                                  "gold_words": len(tool.words(row["body"])), "kept_words": len(tool.words(found.get("body")))},
                                 ensure_ascii=False), file=out)


def report_snippets(report, tool, program, data):
    def squeezed(text):
        return " ".join((text or "").split())
    rows = tool.read_jsonl(data / "snippets/gold.jsonl")
    results = tool.run(program, "html", [(row["id"], tool.page(data, "snippets", row["id"])) for row in rows])
    counts = []
    for row in rows:
        body = squeezed(results[row["id"]].get("body"))
        hits = sum(squeezed(text) in body for text in row["with"])
        leaks = sum(squeezed(text) in body for text in row["without"])
        counts.append((docs.domain_of(weak_documents.page_url(row["url"])), (hits, leaks, len(row["with"]) - hits)))
    report.heading("snippet pages")
    report.show("F1", counts, micro_f1)


def report_dumps(report, tool, program, data):
    gold = {row["id"]: row for row in tool.read_jsonl(data / "wcxb/gold.jsonl")}
    for path in sorted((data / "dumps").glob("*.jsonl.xz")):
        rows = [r for r in tool.read_jsonl(path) if gold[r["id"]]["type"] == "article" and r["text"].strip()]
        results = tool.run(program, "text", [(row["id"], row["text"].encode()) for row in rows])
        before = {r["id"]: tool.word_prf(r["text"], gold[r["id"]]["body"])[2] for r in rows}
        after = {r["id"]: tool.word_prf(results[r["id"]].get("body"), gold[r["id"]]["body"])[2] for r in rows}
        report.heading("dumps of articles, " + path.name.split(".")[0])
        for name, value in (("F1 before", lambda i: before[i]), ("F1 after", lambda i: after[i]),
                            ("harmed", lambda i: float(after[i] < before[i] - 0.02))):
            report.show(name, [(docs.domain_of(gold[r["id"]]["url"]), value(r["id"])) for r in rows])


def report_clean(report, tool, program, data):
    """Gold bodies of articles given back as text under their title; which ones, evaluate.py says."""
    def is_plain(row):
        lines = [tool.words(line) for line in row["body"].splitlines()]
        long = [tuple(line) for line in lines if len(line) >= 8]
        return len(set(long)) == len(long) and tool.words(row["title"]) not in lines
    rows = [row for row in tool.read_jsonl(data / "wcxb/gold.jsonl")
            if row["type"] == "article" and row["body"].strip() and row["title"] and is_plain(row)]
    results = tool.run(program, "text", [(row["id"], (row["title"] + "\n\n" + row["body"]).encode()) for row in rows])
    scores = [(docs.domain_of(row["url"]), tool.word_prf(results[row["id"]].get("body"), row["body"])) for row in rows]
    report.heading("clean articles as text")
    report.show("words kept", [(domain, score[1]) for domain, score in scores])
    report.show("texts untouched", [(domain, float(score[2] > 0.999)) for domain, score in scores])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--worst", type=Path)
    args = parser.parse_args()
    index = args.work / "fold-index.json"
    subprocess.run([sys.executable, HERE / "fold_index.py", "--data", args.data, index], check=True)
    os.environ |= {"DEHUSK_FOLD_PROGRAM": str(args.program.resolve()), "DEHUSK_FOLD_MODELS": str(args.work.resolve()),
                   "DEHUSK_FOLD_INDEX": str(index.resolve())}
    tool = load_evaluation(args.data)
    program = str(HERE / "fold_program.py")
    report = Report()
    report_pages(report, tool, program, args.data, args.worst)
    report_snippets(report, tool, program, args.data)
    report_dumps(report, tool, program, args.data)
    report_clean(report, tool, program, args.data)
    if args.json:
        args.json.write_text(json.dumps(report.figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

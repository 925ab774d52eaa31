#!/usr/bin/env python3
"""Trains what is told of a page as a whole: its kind, and the confidence in its body. Cross-validated by domain, then on everything.

usage: train_kind.py --data DIR --tools build/dev/corpus/train --work build/train [--final]

WORK must hold the models of the lines and headlines that train.py (html and text) and train_headline.py made: the numbers of a page
rest on the lines that were kept, and only models that never saw the page keep them as they will on the pages of users. The models
of the five folds are written to WORK/fold-K/pages_html.model and pages_text.model; with --final lib/assemble/model_pages_html.inc
and model_pages_text.inc too. Figures are printed: accuracy and confusion of the kinds, calibration of the confidence, and what
finding empty pages empty does to the word F1.
"""
import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import lightgbm
import numpy

import documents as docs
import forest
import text_documents

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("article", "documentation", "service", "forum", "product", "listing", "collection")
COMMON = dict(feature_fraction=0.3, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, seed=20260613, deterministic=True,
              force_row_wise=True, num_threads=1, verbose=-1)
KIND_PARAMETERS = dict(COMMON, objective="binary", learning_rate=0.15, num_leaves=4)
KIND_TREES = 60
CONFIDENCE_PARAMETERS = dict(COMMON, objective="cross_entropy", learning_rate=0.1, num_leaves=6)
CONFIDENCE_TREES = {"html": 40, "text": 80}
LEAST_ROWS = {"html": 25, "text": 100}
# Permille below which a kind is unknown. A dump has lost most of what tells kinds apart.
LEAST_PROBABILITY = {"html": 400, "text": 650}


class Pages:
    """Numbers, bodies and labels of all documents of one input kind, each made with the models that never saw its domain."""

    def __init__(self, args, kind):
        self.kind = kind
        self.documents = docs.html_documents(args.data) if kind == "html" else text_documents.measured_documents(args.data)
        self.folds = numpy.array([document.fold for document in self.documents])
        rows = [None] * len(self.documents)
        for fold in range(docs.FOLDS):
            for index, row in self.run_tool(args, fold):
                rows[index] = row
        self.numbers = numpy.array([row["numbers"] for row in rows], dtype=numpy.int32)
        self.is_empty = numpy.array([row["is_empty"] for row in rows])
        self.has_body = numpy.array([bool(docs.words(row["body"])) for row in rows])
        self.f1 = numpy.array([word_f1(row["body"], document.gold) for row, document in zip(rows, self.documents)])
        self.f1_of_nothing = numpy.array([word_f1("", document.gold) for document in self.documents])
        self.labels = numpy.array([KINDS.index(document.page_type) for document in self.documents])
        self.weights = numpy.array([document_weight(document) for document in self.documents])
        # Texts that are clean already say little of kinds, but a body of theirs is as good as any.
        self.confidence_weights = numpy.maximum(self.weights, 1.0)
        # What is trained on for the confidence, and measured: bodies that come out.
        self.comes_out = self.has_body & ~self.is_empty

    def run_tool(self, args, fold):
        folder = args.work / "pages" / self.kind
        folder.mkdir(parents=True, exist_ok=True)
        mine = numpy.flatnonzero(self.folds == fold)
        with open(folder / f"manifest-{fold}", "w", encoding="utf-8") as manifest:
            for index in mine:
                path = folder / f"{index:06d}"
                path.write_bytes(self.documents[index].content)
                print(self.documents[index].kind, path, sep="\t", file=manifest)
        environment = dict(os.environ, DEHUSK_MODEL_FOLDER=str(args.work / f"fold-{fold}"))
        command = [args.tools / "page_numbers", folder / f"manifest-{fold}"]
        stamp, names, *lines = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout.splitlines()
        self.stamp, self.names = int(stamp), json.loads(names)
        if len(lines) != len(mine):
            raise ValueError(f"{len(mine)} documents in, {len(lines)} out")
        return zip(mine, map(json.loads, lines))


def document_weight(document):
    """Of dumps, those of articles are all there and one in three of the others; clean articles have no furniture left."""
    if document.kind == "html":
        return 1.0
    return 0.3 if document.source == "clean" else 1.0 if document.page_type == "article" else 3.0


def word_f1(body, gold):
    a, b = Counter(docs.words(body)), Counter(docs.words(gold))
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 1.0


def train_model(pages, rows):
    """A booster for each kind and one for the confidence, from the documents marked in `rows`."""
    least = {"min_data_in_leaf": LEAST_ROWS[pages.kind]}

    def train(parameters, rows, labels, trees, weights):
        data = lightgbm.Dataset(pages.numbers[rows], labels[rows], weight=weights[rows])
        return lightgbm.train(dict(parameters, **least), data, trees)

    kinds = [train(KIND_PARAMETERS, rows, pages.labels == kind, KIND_TREES, pages.weights) for kind in range(len(KINDS))]
    return kinds, train(CONFIDENCE_PARAMETERS, rows & pages.comes_out, pages.f1, CONFIDENCE_TREES[pages.kind], pages.confidence_weights)


def export(pages, model, folder):
    folder.mkdir(parents=True, exist_ok=True)
    kinds, confidence = [forest.table(booster) for booster in model[0]], forest.table(model[1])
    forest.write_model_file(folder / f"pages_{pages.kind}.model", pages.stamp, LEAST_PROBABILITY[pages.kind], [*kinds, confidence])
    return kinds, confidence


def report_kinds(pages, probabilities):
    shares = probabilities / probabilities.sum(axis=1, keepdims=True)
    told = shares.argmax(axis=1)
    right, weights = told == pages.labels, pages.weights
    print(f"{pages.kind} kinds: {numpy.average(right, weights=weights):.4f} right if every page is told")
    for least in sorted({LEAST_PROBABILITY[pages.kind], 400, 500, 600, 700}):
        known = shares.max(axis=1) * 1000 >= least
        print(f"  from {least} on: {numpy.average(known, weights=weights):.3f} told,"
              f" {numpy.average(right[known], weights=weights[known]):.4f} of them right")
    known = shares.max(axis=1) * 1000 >= LEAST_PROBABILITY[pages.kind]
    print("  gold \\ told    ", *(f"{kind[:8]:>8}" for kind in KINDS), " unknown   right")
    for kind, name in enumerate(KINDS):
        mine = pages.labels == kind
        counts = [numpy.sum(mine & known & (told == other)) for other in range(len(KINDS))] + [numpy.sum(mine & ~known)]
        print(f"  {name:15}", *(f"{count:8}" for count in counts), f"{numpy.mean((right & known)[mine]):7.3f}")


def calibration_error(expected, reached, weights):
    """Mean distance of expected and reached in ten bins; and the bins."""
    bins = numpy.minimum((expected * 10).astype(int), 9)
    error, table = 0.0, []
    for place in range(10):
        inside = bins == place
        if inside.any():
            means = [numpy.average(values[inside], weights=weights[inside]) for values in (expected, reached)]
            error += weights[inside].sum() / weights.sum() * abs(means[0] - means[1])
            table.append(f"{means[0]:.2f} {means[1]:.2f} ({inside.sum()})")
    return error, table


def report_confidence(pages, confidence):
    seen = pages.comes_out
    mean_score = pages.numbers[:, pages.names.index("kept_mean_score")] / 1000
    for name, values in (("mean score of the kept lines", mean_score), ("confidence", confidence)):
        error, table = calibration_error(values[seen], pages.f1[seen], pages.confidence_weights[seen])
        off = numpy.average(abs(values - pages.f1)[seen], weights=pages.confidence_weights[seen])
        print(f"{pages.kind} {name}: expected calibration error {error:.4f}, mean absolute error {off:.4f}")
        print("  mean, mean F1 (documents) of each bin:", "; ".join(table))
    for kind, name in enumerate(KINDS):
        mine = seen & (pages.labels == kind)
        print(f"  {name:15} confidence {confidence[mine].mean():.3f}, F1 {pages.f1[mine].mean():.3f}")
    sources = numpy.array([document.source for document in pages.documents])
    for source in sorted(set(sources)) if pages.kind == "text" else ():
        mine = seen & (sources == source) & (pages.labels == 0)
        print(f"  {source:15} confidence {confidence[mine].mean():.3f}, F1 {pages.f1[mine].mean():.3f} (articles)")


def report_empty(pages):
    found = pages.is_empty | ~pages.has_body
    after = numpy.where(pages.is_empty, pages.f1_of_nothing, pages.f1)
    gold_empty = pages.f1_of_nothing == 1.0
    lost = pages.is_empty & pages.has_body & ~gold_empty
    print(f"{pages.kind} no content: F1 {pages.f1.mean():.4f} before, {after.mean():.4f} after;"
          f" of {gold_empty.sum()} documents without gold {(gold_empty & ~pages.has_body).sum()} empty before,"
          f" {(gold_empty & found).sum()} after; {lost.sum()} with gold lost their body, F1 there {pages.f1[lost].sum():.2f} in sum:",
          *(pages.documents[index].ident for index in numpy.flatnonzero(lost)))


def main():
    args = docs.training_parser(__doc__).parse_args()
    for kind in ("html", "text"):
        pages = Pages(args, kind)
        probabilities = numpy.zeros((len(pages.documents), len(KINDS)))
        confidence = numpy.zeros(len(pages.documents))
        for fold in range(docs.FOLDS):
            unseen = pages.folds == fold
            model = train_model(pages, ~unseen)
            probabilities[unseen] = numpy.stack([booster.predict(pages.numbers[unseen]) for booster in model[0]], axis=1)
            confidence[unseen] = model[1].predict(pages.numbers[unseen])
            export(pages, model, args.work / f"fold-{fold}")
        report_kinds(pages, probabilities)
        report_confidence(pages, confidence)
        report_empty(pages)
        if args.final:
            tables = export(pages, train_model(pages, numpy.ones(len(pages.documents), dtype=bool)), args.work / "final")
            forest.write_page_include(ROOT / f"lib/assemble/model_pages_{kind}.inc", f"pages_{kind}", "train_kind.py --final",
                                      pages.stamp, LEAST_PROBABILITY[kind], *tables)


if __name__ == "__main__":
    main()

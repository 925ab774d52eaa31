#!/usr/bin/env python3
"""Trains the small forest that ranks candidates for the headline: cross-validated by domain, then on everything.

usage: train_headline.py --data DIR --tools build/dev/corpus/train --work build/train [--final]

A candidate is right when its words are the gold title's; it has to come before the page's others (LambdaRank). Without
--final the models of the five folds are written to WORK/fold-K/headline.model; with it lib/assemble/model_headline.inc too.
"""
import json
import subprocess
from collections import defaultdict
from pathlib import Path

import lightgbm
import numpy

import documents as docs
import forest

ROOT = Path(__file__).resolve().parents[2]
PARAMETERS = dict(objective="lambdarank", lambdarank_truncation_level=1, learning_rate=0.04, num_leaves=16, min_data_in_leaf=10,
                  feature_fraction=0.5, lambda_l2=5.0, bagging_fraction=0.6, bagging_freq=1, seed=20260613, deterministic=True,
                  force_row_wise=True, num_threads=1, verbose=-1)
TREES = 120


def read_candidates(args, documents):
    folder = args.work / "headline"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "manifest", "w", encoding="utf-8") as manifest:
        for index, document in enumerate(documents):
            path = folder / f"{index:06d}"
            path.write_bytes(document.content)
            print(document.kind, path, sep="\t", file=manifest)
    stamp, *rows = subprocess.run([args.tools / "headline_numbers", folder / "manifest"], capture_output=True, check=True).stdout.splitlines()
    return int(stamp), [json.loads(row)["candidates"] for row in rows]


def main():
    args = docs.training_parser(__doc__).parse_args()

    documents = [document for document in docs.html_documents(args.data) if document.title]
    stamp, candidates = read_candidates(args, documents)
    owner = numpy.array([index for index, found in enumerate(candidates) for _ in found])
    numbers = numpy.array([row for found in candidates for _, row in found])
    right = numpy.array([docs.words(text) == docs.words(documents[index].title)
                         for index, found in enumerate(candidates) for text, _ in found])
    folds = numpy.array([documents[index].fold for index in owner])

    holds_right = numpy.isin(owner, owner[right])

    def train(rows):
        """Ranks the candidates of a page against each other; a page without a right one teaches nothing."""
        rows = rows & holds_right
        pages = numpy.unique(owner[rows], return_counts=True)[1]
        return lightgbm.train(PARAMETERS, lightgbm.Dataset(numbers[rows], right[rows].astype(int), group=pages), TREES)

    def export(booster, folder):
        folder.mkdir(parents=True, exist_ok=True)
        tables = [forest.table(booster), ([], [])]
        forest.write_model_file(folder / "headline.model", stamp, 0, tables)
        return tables

    scores = numpy.zeros(len(owner))
    for fold in range(docs.FOLDS):
        booster = train(folds != fold)
        scores[folds == fold] = booster.predict(numbers[folds == fold])
        export(booster, args.work / f"fold-{fold}")
    best = {}
    for place, index in enumerate(owner):
        if index not in best or scores[place] > scores[best[index]]:
            best[index] = place
    by_type = defaultdict(list)
    for index, document in enumerate(documents):
        by_type[document.page_type].append(index in best and bool(right[best[index]]))
    every = [hit for hits in by_type.values() for hit in hits]
    print(f"candidates hold the gold title: {len(set(owner[right])) / len(documents):.4f}")
    print(f"out of fold: {numpy.mean(every):.4f}", *(f"{kind} {numpy.mean(hits):.3f}" for kind, hits in sorted(by_type.items())))
    if args.final:
        tables = export(train(numpy.ones(len(owner), dtype=bool)), args.work / "final")
        forest.write_include(ROOT / "lib/assemble/model_headline.inc", "headline", "train_headline.py --final", stamp, 0, tables)


if __name__ == "__main__":
    main()

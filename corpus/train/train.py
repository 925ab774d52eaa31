#!/usr/bin/env python3
"""Trains the line classifier: cross-validated by domain, then once more on everything for the library.

usage: train.py --data DIR --tools build/dev/corpus/train --work build/train html|text [--final]

Without --final the models of the five folds are written to WORK/fold-K/KIND.model, each trained without the fold's domains,
and the out-of-fold scores are summed up. With --final lib/classify/model_KIND.inc is written too.

Everything is seeded, and LightGBM runs in its deterministic mode: the same data and list of numbers give the same tables.
"""
import math
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import lightgbm
import numpy

import documents as docs
import forest
import labels
import planted_pages
import text_documents
import weak_documents

SEED = 20260613
ROOT = Path(__file__).resolve().parents[2]
PARAMETERS = dict(objective="binary", learning_rate=0.1, num_leaves=31, min_data_in_leaf=60, feature_fraction=0.4,
                  bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, max_bin=255, seed=SEED, deterministic=True,
                  force_row_wise=True, num_threads=1, verbose=-1)
TREES = {"html": {"first": 80, "second": 180}, "text": {"first": 40, "second": 66}}
# What differs from PARAMETERS: both passes together look at fewer than 600 nodes a line.
PASS_PARAMETERS = {("html", "first"): dict(learning_rate=0.12), ("html", "second"): dict(learning_rate=0.055),
                   ("text", "first"): dict(num_leaves=16, learning_rate=0.15, min_data_in_leaf=300),
                   ("text", "second"): dict(learning_rate=0.12, min_data_in_leaf=300)}
THINNED = 4
# See Settling in lib/classify/model.hpp. For each forest: trees between checkpoints, and the probabilities below and above
# which a line is settled there; then, in permille, the share of a page's best first answer below which a first answer is the
# last, and the answer above which it is.
SETTLING = {"html": ((16, 0.12, 0.96), (16, 0.10, 0.93), 200, 960), "text": (None, None, 0, 1000)}
# First answers, in permille, below which a line is so plain that the second pass is not taught it.
PLAIN = {"html": 30, "text": 0}
# A page teaches by this many lines at most, drawn by weight: long pages would drown short ones in what the trees look at.
MOST_LINES = 400
# The first and last paragraph of a gold body count this many times: losing them is what readers notice, and they are few.
EDGE_WEIGHT = 2.0


def html_corpus(data):
    labelled = docs.html_documents(data)
    weak = weak_documents.snippet_documents(data) + weak_documents.readability_documents(data)
    prose = [page for page in labelled if page.page_type in ("article", "documentation", "service")]
    return labelled + weak + planted_pages.planted_pages(prose[::2] + weak[::4])


class Corpus:
    """All lines of all documents: numbers, labels, weights, and where each document's lines stand."""

    def __init__(self, args):
        self.args = args
        self.kind = args.kind
        self.documents = html_corpus(args.data) if args.kind == "html" else text_documents.text_documents(args.data)
        self.folder = args.work / args.kind
        (self.folder / "input").mkdir(parents=True, exist_ok=True)
        names = subprocess.run([args.tools / "number_names"], capture_output=True, text=True, check=True).stdout.split()
        self.stamp, self.first_count, self.names = int(names[0]), int(names[1]), names[2:]
        self.write_manifest()
        self.run_tool()
        self.read_lines()
        self.numbers = numpy.fromfile(self.folder / "numbers.i32", dtype=numpy.int32).reshape(-1, self.first_count)
        self.data = binned(self.numbers, self)

    def write_manifest(self):
        with open(self.folder / "manifest", "w", encoding="utf-8") as manifest:
            for index, document in enumerate(self.documents):
                path = self.folder / "input" / f"{index:06d}"
                path.write_bytes(document.content)
                document.content = b""
                print(document.kind, path, sep="\t", file=manifest)

    def run_tool(self, *scores):
        subprocess.run([self.args.tools / "line_numbers", self.folder / "manifest", self.folder, *scores], check=True)

    def read_lines(self):
        self.begin = [0]
        shares, counts, trusts, self.texts = [], [], [], []
        for document, row in zip(self.documents, docs.read_jsonl(self.folder / "documents.jsonl")):
            texts = [line["text"] for line in row["lines"]]
            share, count, trust = labels.label_lines(texts, document)
            if self.kind == "text":
                labels.add_moved_lines(texts, document.gold, share)
            shares += share
            counts += count
            trusts += trust
            self.texts.append(texts)
            self.begin.append(len(shares))
        self.shares = numpy.array(shares)
        self.counts = numpy.array(counts)
        self.trusts = numpy.array(trusts)
        self.labels = (self.shares >= 0.5).astype(numpy.int8)
        self.weights = self.line_weights()
        self.taught = self.thin_out()
        self.folds = numpy.concatenate([numpy.full(self.begin[i + 1] - self.begin[i], d.fold)
                                        for i, d in enumerate(self.documents)])

    def thin_out(self):
        """Which lines are trained on; those that are weigh for those that are not."""
        chance = numpy.random.default_rng(SEED)
        if self.kind == "html":
            return self.draw_lines(chance)
        # Of the short unwanted lines, menus for the most part, one in THINNED.
        is_easy = (self.labels == 0) & (self.counts < 7)
        taught = ~is_easy | (chance.random(len(self.labels)) * THINNED < 1)
        self.weights[is_easy & taught] *= THINNED
        return taught

    def draw_lines(self, chance):
        taught = self.weights > 0
        for begin, end in zip(self.begin, self.begin[1:]):
            share = numpy.sqrt(self.weights[begin:end])
            if end - begin <= MOST_LINES or not share.any():
                continue
            likely = numpy.minimum(1.0, MOST_LINES * share / share.sum())
            drawn = chance.random(end - begin) < likely
            taught[begin:end] &= drawn
            self.weights[begin:end][drawn] /= likely[drawn]
        return taught

    def line_weights(self):
        """A line weighs by its words, a page as any other page: the score that counts is a mean over pages."""
        weights = numpy.zeros(len(self.shares))
        for index, document in enumerate(self.documents):
            lines = slice(self.begin[index], self.begin[index + 1])
            size = max(50, len(docs.words(document.gold)), (self.shares[lines] * self.counts[lines]).sum())
            # A gold of which little stands on the page cannot teach which lines to keep.
            found = (self.shares[lines] * self.counts[lines]).sum() / max(1, len(docs.words(document.gold)))
            trust = 1.0 if document.gold.strip() == "" else min(1.0, found / 0.6) ** 2
            # Clean texts may lose no line, however short, and keep none that was planted in them.
            least = {"clean": 4.0, "planted": 6.0}.get(document.source, 2.0)
            weights[lines] = (trust * (self.counts[lines] + least) ** 0.7 / size**0.7 * document_weight(document) *
                              self.trusts[lines])
            if document.source == "wcxb":
                weights[lines][labels.edge_lines(self.texts[index], document.gold, self.shares[lines])] *= EDGE_WEIGHT
        return weights * len(weights) / weights.sum()


def document_weight(document):
    """Dumps of one page share its weight; the whole-page dumps and clean bodies are what the text path must get right."""
    weights = {"wcxb": 1.0, "snippets": 0.4 * document.trust, "readability": 0.1, "planted_page": 2.0,
               "clean": 1.7, "html-text": 0.6, "inscriptis": 0.6, "html2text-78": 0.6, "planted": 0.6}
    return weights.get(document.source, 0.7)


def binned(matrix, corpus):
    """The numbers as LightGBM's histogram bins, made once: the edges look at no label, so that folds may share them."""
    return lightgbm.Dataset(matrix, corpus.labels, weight=corpus.weights, params=PARAMETERS, free_raw_data=False).construct()


def train(corpus, data, rows, which):
    parameters = PARAMETERS | PASS_PARAMETERS.get((corpus.kind, which), {})
    return lightgbm.train(parameters, data.subset(numpy.flatnonzero(rows)), num_boost_round=TREES[corpus.kind][which])


def log_odds(probability):
    return math.log(probability / (1 - probability))


def permille(booster, matrix, checkpoints=None):
    """A forest's answers, with lines settled at the checkpoints as the program does it."""
    total = booster.predict(matrix, raw_score=True)
    if checkpoints:
        every, below, above = checkpoints
        is_open = numpy.ones(len(matrix), dtype=bool)
        for trees in range(every, booster.num_trees(), every):
            begun = booster.predict(matrix, raw_score=True, num_iteration=trees)
            is_settled = is_open & ((begun < log_odds(below)) | (begun > log_odds(above)))
            total[is_settled] = begun[is_settled]
            is_open &= ~is_settled
    return numpy.rint(1000 / (1 + numpy.exp(-total))).astype(numpy.int32)


def asked_again(corpus, scores):
    """Lines whose first answer is not the last."""
    _, _, share_of_best, most_score = SETTLING[corpus.kind]
    least = numpy.zeros_like(scores)
    for begin, end in zip(corpus.begin, corpus.begin[1:]):
        least[begin:end] = scores[begin:end].max(initial=0) * share_of_best // 1000
    return (scores >= least) & (scores <= most_score)


def second_permille(corpus, booster, matrix, first, is_open):
    scores = first.copy()
    if is_open.any():
        scores[is_open] = permille(booster, matrix[is_open], SETTLING[corpus.kind][1])
    return scores


def settling_fields(kind):
    fields = []
    for checkpoints in SETTLING[kind][:2]:
        every, below, above = checkpoints or (0, 0.5, 0.5)
        fields += [every, round(forest.FRACTION * log_odds(below)), round(forest.FRACTION * log_odds(above))]
    return fields + list(SETTLING[kind][2:])


def first_pass_inside(corpus, folds):
    """First-pass scores of the lines in `folds`, each by a model that saw neither its fold nor any fold outside `folds`.

    Halves, not single folds, are held out: the second pass has to live with scores a little worse than the first pass's best.
    """
    scores = numpy.zeros(len(corpus.labels), dtype=numpy.int32)
    halves = (folds[::2], folds[1::2])
    for held_out, seen in (halves, halves[::-1]):
        rows = numpy.isin(corpus.folds, held_out)
        booster = train(corpus, corpus.data, corpus.taught & numpy.isin(corpus.folds, seen), "first")
        scores[rows] = permille(booster, corpus.numbers[rows], SETTLING[corpus.kind][0])
    return scores


def second_numbers(corpus, scores):
    path = corpus.folder / "scores.i32"
    scores.astype(numpy.int32).tofile(path)
    corpus.run_tool(path)
    extra = numpy.fromfile(corpus.folder / "score_numbers.i32", dtype=numpy.int32)
    return numpy.hstack([corpus.numbers, extra.reshape(len(corpus.labels), -1)])


def train_passes(corpus, folds):
    """Both forests from the documents of `folds`, and the second's answers for the documents outside them."""
    seen = numpy.isin(corpus.folds, folds)
    unseen = ~seen
    scores = first_pass_inside(corpus, folds)
    first = train(corpus, corpus.data, corpus.taught & seen, "first")
    if unseen.any():
        scores[unseen] = permille(first, corpus.numbers[unseen], SETTLING[corpus.kind][0])
    matrix = second_numbers(corpus, scores)
    second = train(corpus, binned(matrix, corpus), corpus.taught & seen & (scores >= PLAIN[corpus.kind]), "second")
    is_open = asked_again(corpus, scores)[unseen]
    return (first, second), scores[unseen], second_permille(corpus, second, matrix[unseen], scores[unseen], is_open)


def page_threshold(kind, scores, counts, threshold):
    """What lib/assemble/page_threshold.cpp makes of the model's threshold on one page."""
    best, everything = promised_f1(scores, counts)
    if kind == "text":
        share = numpy.interp(best - everything, (0, 30, 230), (45, 370, 1000))
        return int(best * share // 2000)
    highest = scores.max(initial=0)
    if highest < 150:
        return threshold
    return (min(threshold, highest * 400 // 1000) + best // 2) // 2


def promised_f1(scores, counts):
    """The word F1, in permille, that the scores promise for the best choice by score, and for keeping every line."""
    order = numpy.argsort(-scores, kind="stable")
    hits = numpy.cumsum((scores * counts)[order])
    if not len(hits) or hits[-1] == 0:
        return 0, 0
    expected = 2000 * hits // (1000 * numpy.cumsum(counts[order]) + hits[-1])
    return int(expected.max()), int(expected[-1])


def page_scores(corpus, scores, threshold):
    """Word F1 of each document when lines from `threshold` on are kept."""
    result = []
    for index, document in enumerate(corpus.documents):
        lines = slice(corpus.begin[index], corpus.begin[index + 1])
        kept = scores[lines] >= page_threshold(document.kind, scores[lines], corpus.counts[lines], threshold)
        body = Counter(word for text, keep in zip(corpus.texts[index], kept) if keep for word in docs.words(text))
        gold = Counter(docs.words(document.gold))
        overlap = sum((body & gold).values())
        total = sum(body.values()) + sum(gold.values())
        result.append(2 * overlap / total if total else 1.0)
    return result


def report(corpus, name, scores, threshold):
    by_type, by_source = defaultdict(list), defaultdict(list)
    for document, score in zip(corpus.documents, page_scores(corpus, scores, threshold)):
        by_type[document.page_type].append(score)
        by_source[document.source].append(score)
    # Weak labels are for training, not for judging.
    every = [score for kind, group in by_type.items() if kind not in ("snippets", "readability", "planted") for score in group]
    groups = sorted(by_type.items()) + (sorted(by_source.items()) if len(by_source) > 1 else [])
    print(f"{name} at {threshold}: {numpy.mean(every):.4f}", *(f"{key} {numpy.mean(group):.3f}" for key, group in groups), flush=True)
    return numpy.mean(every)


def export(corpus, passes, threshold, folder):
    folder.mkdir(parents=True, exist_ok=True)
    tables = [forest.table(booster) for booster in passes]
    forest.write_model_file(folder / f"{corpus.kind}.model", corpus.stamp, threshold, tables, settling_fields(corpus.kind))
    return tables


def main():
    parser = docs.training_parser(__doc__)
    parser.add_argument("kind", choices=["html", "text"])
    parser.add_argument("--threshold", type=int, help="permille from which a line is kept; default: the one with the best mean F1")
    args = parser.parse_args()

    corpus = Corpus(args)
    print(f"{len(corpus.documents)} documents, {len(corpus.labels)} lines, {corpus.labels.mean():.3f} wanted", flush=True)
    first_scores, second_scores = (numpy.zeros(len(corpus.labels), dtype=numpy.int32) for _ in range(2))
    passes = []
    for fold in range(docs.FOLDS):
        others = [other for other in range(docs.FOLDS) if other != fold]
        boosters, first, second = train_passes(corpus, others)
        print(f"fold {fold} trained", flush=True)
        first_scores[corpus.folds == fold], second_scores[corpus.folds == fold] = first, second
        passes.append(boosters)
    report(corpus, "every line", numpy.full(len(corpus.labels), 1000), 500)
    report(corpus, "gold's lines", corpus.labels * numpy.int32(1000), 500)
    report(corpus, "first pass", first_scores, 500)
    reached = {t: report(corpus, "second pass", second_scores, t) for t in range(250, 501, 50)}
    threshold = args.threshold or max(reached, key=reached.get)
    for fold, boosters in enumerate(passes):
        export(corpus, boosters, threshold, args.work / f"fold-{fold}")
    if args.final:
        boosters, _, _ = train_passes(corpus, list(range(docs.FOLDS)))
        tables = export(corpus, boosters, threshold, args.work / "final")
        command = f"train.py {args.kind} --final"
        forest.write_include(ROOT / f"lib/classify/model_{args.kind}.inc", args.kind, command, corpus.stamp, threshold, tables,
                             settling_fields(corpus.kind))


if __name__ == "__main__":
    main()

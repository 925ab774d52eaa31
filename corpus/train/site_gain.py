#!/usr/bin/env python3
"""What a profile of its site is worth to a page, and the bounds of lib/assemble/site_lines.cpp: the labelled pages that share a domain.

usage: site_gain.py --data DIR --tools DIR --work DIR [--pages]

Lines of a page go as other pages of its domain say, under the bounds that ship and under those of a grid (GRID). Bounds are chosen
on some domains and measured on others: on one half of them for the other, both ways round, and on all but one for that one. Of the
bounds by which no body loses a line, and which gain three quarters of what the best of them gain in F1 (ENOUGH), the strictest are
chosen: those by which the fewest words go, from all pages, whatever their golds say. The scores of the lines come from the models
in WORK/fold-0 ... fold-4 (see train.py) that never saw the page's domain.

A word of the gold is lost where the body held it and does not any more; a line of the template shares "to" with every gold that
was not wholly extracted. A line of the body is one that half stands in the gold (labels.py).
"""
import argparse
import hashlib
import itertools
import json
import os
import subprocess
import tempfile
from collections import Counter, defaultdict, namedtuple
from dataclasses import dataclass
from pathlib import Path

import documents as docs
from labels import label_lines

# Lines of fewer words never go. The others go where `pages` other pages and `percent` of all others hold them or, with a score
# from `sure_score` on, `sure_pages` and `sure_percent`.
Bounds = namedtuple("Bounds", "words pages percent sure_score sure_pages sure_percent")
SHIPPED = Bounds(words=8, pages=3, percent=65, sure_score=700, sure_pages=8, sure_percent=95)
GRID = [Bounds(*values) for values in itertools.product((4, 6, 8), (2, 3, 4), (40, 50, 65, 80), (600, 700, 800),
                                                        (3, 5, 8, 1000), (65, 80, 95))]
ENOUGH = 0.75


@dataclass
class Line:
    """One that may go: the facts that bounds look at, and what its going does."""
    words: int
    score: int
    pages: int  # others of the domain that hold it
    text: Counter
    is_body: bool

    def goes(self, bounds, other_pages):
        if self.words < bounds.words:
            return False
        pages, percent = (bounds.pages, bounds.percent) if self.score < bounds.sure_score else (bounds.sure_pages, bounds.sure_percent)
        return self.pages >= pages and 100 * self.pages >= percent * other_pages


@dataclass
class Change:
    """What bounds do to a page, or to several."""
    pages: int = 0
    gaining: int = 0
    losing: int = 0
    gain: float = 0.0
    loss: float = 0.0
    gold_words: int = 0
    other_words: int = 0
    body_lines: int = 0

    def __add__(self, other):
        return Change(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def worth(self):
        return self.gain - self.loss


class Page:
    def __init__(self, document, result):
        self.ident, self.domain = document.ident, document.domain
        self.gold, self.body = Counter(docs.words(document.gold)), Counter(docs.words(result["body"]))
        self.with_site = Counter(docs.words(result["body_with_site"]))
        self.f1 = f1(self.body, self.gold)
        self.result, self.lines, self.other_pages = result, [], 0
        self.known = {}

    def find_repeated_lines(self, document, others):
        """`others` are the texts of each other page."""
        shares, _, _ = label_lines([line["text"] for line in self.result["lines"]], document)
        self.other_pages = len(others)
        for line, share in zip(self.result["lines"], shares):
            pages = sum(line["text"] in texts for texts in others)
            if line["may_go"] and pages >= 2:
                self.lines.append(Line(line["words"], line["score"], pages, Counter(docs.words(line["text"])), share >= 0.5))

    def change(self, bounds):
        gone = tuple(index for index, line in enumerate(self.lines) if line.goes(bounds, self.other_pages))
        if gone not in self.known:
            self.known[gone] = self.change_without([self.lines[index] for index in gone])
        return self.known[gone]

    def body_without(self, lines):
        return self.body - sum((line.text for line in lines), Counter())

    def change_without(self, lines):
        if not lines:
            return Change(pages=1)
        body = self.body_without(lines)
        gained = f1(body, self.gold) - self.f1
        gold_words = (self.body & self.gold).total() - (body & self.gold).total()
        return Change(1, gained > 0, gained < 0, max(gained, 0), max(-gained, 0), gold_words,
                      self.body.total() - body.total() - gold_words, sum(line.is_body for line in lines))


def f1(ours, theirs):
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def extract(arguments, documents):
    """The results of site_bodies for pages of one domain."""
    environment = dict(os.environ, DEHUSK_MODEL_FOLDER=str(arguments.work / f"fold-{documents[0].fold}"))
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / document.ident for document in documents]
        for path, document in zip(paths, documents):
            path.write_bytes(document.content)
        done = subprocess.run([arguments.tools / "site_bodies", *paths], env=environment, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def pages_of(arguments, documents):
    results = extract(arguments, documents)
    texts = [{line["text"] for line in result["lines"] if line["words"] >= SHIPPED.words} for result in results]
    shorter = [{line["text"] for line in result["lines"]} for result in results]
    pages = [Page(document, result) for document, result in zip(documents, results)]
    for index, (page, document) in enumerate(zip(pages, documents)):
        # As a profile has it, a page that teaches nothing is none, and pages with the same lines are one.
        others = {frozenset(texts[other]): shorter[other] for other in range(len(pages))
                  if texts[other] and texts[other] != texts[index]}
        page.find_repeated_lines(document, list(others.values()))
    return pages


def half_of(domain):
    return hashlib.sha256(domain.encode()).digest()[1] % 2


class Changes:
    """What each bounds of the grid do to the pages of each domain."""

    def __init__(self, pages):
        self.by_bounds = {bounds: defaultdict(Change) for bounds in {*GRID, SHIPPED}}
        for bounds, of_domain in self.by_bounds.items():
            for page in pages:
                of_domain[page.domain] += page.change(bounds)

    def of(self, bounds, domains):
        return sum((self.by_bounds[bounds][domain] for domain in domains), Change())

    def words_gone(self, bounds):
        return sum(change.gold_words + change.other_words for change in self.by_bounds[bounds].values())

    def chosen_on(self, domains):
        totals = {bounds: self.of(bounds, domains) for bounds in GRID}
        harmless = {bounds: total for bounds, total in totals.items() if total.body_lines == 0}
        best = max(total.worth() for total in harmless.values())
        enough = [bounds for bounds, total in harmless.items() if total.worth() >= ENOUGH * best]
        return min(enough, key=lambda bounds: (self.words_gone(bounds), bounds))


def report(name, change, bounds=None):
    print(f"| {name} | {', '.join(map(str, bounds)) if bounds else ''} | {change.pages} | {change.gaining} | {change.losing} "
          f"| {(change.gain - change.loss) / max(change.pages, 1):+.5f} | {change.body_lines} | {change.gold_words} | {change.other_words} |")


def report_choices(changes, domains):
    parts = [[domain for domain in domains if half_of(domain) == half] for half in (0, 1)]
    both = Change()
    for half in (0, 1):
        bounds = changes.chosen_on(parts[half])
        report(f"half {half}, which chose them", changes.of(bounds, parts[half]), bounds)
        unseen = changes.of(bounds, parts[1 - half])
        report(f"half {1 - half}, with the bounds of the other", unseen, bounds)
        both += unseen
    report("both halves, each with the bounds of the other", both)
    each, choices = Change(), Counter()
    for domain in domains:
        bounds = changes.chosen_on([other for other in domains if other != domain])
        choices[bounds] += 1
        each += changes.of(bounds, [domain])
    report("each domain, with the bounds of all others", each)
    bounds = changes.chosen_on(domains)
    report("all, which chose them", changes.of(bounds, domains), bounds)
    print("\nBounds that all domains but one choose:", *(f"{', '.join(map(str, bounds))} ({count})" for bounds, count in choices.most_common()),
          sep="\n  ")


def report_steps(changes, domains):
    """Each bound that ships moved by itself."""
    for name in Bounds._fields:
        for value in sorted({getattr(bounds, name) for bounds in GRID} - {getattr(SHIPPED, name)}):
            bounds = SHIPPED._replace(**{name: value})
            if bounds in changes.by_bounds:
                report(f"all, {name} {value}", changes.of(bounds, domains), bounds)


def main():
    parser = docs.training_parser(__doc__)
    parser.add_argument("--pages", action="store_true", help="print each page that changes under the bounds that ship")
    arguments = parser.parse_args()
    sites = defaultdict(list)
    for document in docs.html_documents(arguments.data):
        sites[document.domain].append(document)
    sites = {domain: documents for domain, documents in sorted(sites.items()) if len(documents) > 1}
    pages = [page for documents in sites.values() for page in pages_of(arguments, documents)]

    changes = Changes([page for page in pages if page.lines])
    domains = sorted({page.domain for page in pages if page.lines})
    for page in pages:
        change = page.change(SHIPPED)
        gone = [line for line in page.lines if line.goes(SHIPPED, page.other_pages)]
        if page.body_without(gone) != page.with_site:
            print(f"{page.domain} {page.ident}: the library's body is another")
        if arguments.pages and gone:
            print(f"{page.domain} {page.ident}: F1 {page.f1:.4f} {change.gain - change.loss:+.4f}, {change.gold_words} words of the gold lost, "
                  f"{change.other_words} others gone, {change.body_lines} of {len(gone)} lines of the body")

    print(f"{len(pages)} pages of {len(sites)} domains; on {sum(bool(page.lines) for page in pages)} pages of {len(domains)} domains a line of "
          "the body stands on two others\n")
    print("| pages | bounds | pages | gaining | losing | mean F1 | lines of the body lost | words of the gold lost | others gone |")
    print("|---|---|---|---|---|---|---|---|---|")
    report("all, as shipped", changes.of(SHIPPED, domains), SHIPPED)
    report_steps(changes, domains)
    report_choices(changes, domains)


if __name__ == "__main__":
    main()

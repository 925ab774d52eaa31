"""Text dumps to train on: what tools made of the labelled pages, the gold bodies, and gold bodies with residue planted in them.

Planted texts show the shapes that dumps in the wild have and the tools' dumps lack: residue in the middle and at both ends of
a clean text, in every language the rules know; the body given twice; a second article behind the first; blank lines lost,
lines wrapped, split or joined. What is planted comes from the rules' own examples and from other articles of the same fold, so
that no fold's text is seen outside it.
"""
import hashlib
import random
import textwrap
from collections import defaultdict
from pathlib import Path

import documents as docs
from rule_examples import rule_lines

DUMP_TOOLS = ("html-text", "inscriptis", "html2text-78", "resiliparse", "trafilatura", "dom_smoothie", "justext")
TEASER_KINDS = ("related", "most_read")
TAIL_KINDS = ("comments", "comment_form", "log_in", "ad_block", "newsletter", "share", "consent", "copyright", "source_link",
              "navigation", "back_to_top", "counter")
HEAD_KINDS = ("navigation", "share", "byline", "date_line", "advert_mark", "consent", "counter")
INSIDE_KINDS = ("related", "most_read", "advert_mark", "newsletter", "read_more", "credit", "share")
PLANTED_PER_ARTICLE = 2


def is_sampled(name):
    """One in three, always the same ones: dumps of other pages than articles teach little more after that."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def document(row, source, text, gold=None):
    return docs.Document(row["id"], "text", source, row["type"], docs.domain_of(row["url"]), row["title"] or "",
                         row["body"] if gold is None else gold, text.encode())


def measured_documents(data):
    """Every tool's dump of every article and some of the other pages', and the gold bodies themselves under their title."""
    rows = {row["id"]: row for row in docs.gold_pages(data)}
    documents = []
    for tool in DUMP_TOOLS:
        for dump in docs.read_jsonl(Path(data) / "dumps" / (tool + ".jsonl.xz")):
            row = rows[dump["id"]]
            if dump["text"].strip() and (row["type"] == "article" or is_sampled(row["id"] + tool)):
                documents.append(document(row, tool, dump["text"]))
    return documents + [document(row, "clean", row["title"] + "\n\n" + row["body"]) for row in whole_articles(rows.values())]


def whole_articles(rows):
    return [row for row in rows if row["type"] == "article" and row["title"] and row["body"].strip()]


def text_documents(data):
    """What the text model is trained on. Planted texts stand last: their golds are other than the page's."""
    by_fold, posts_of_fold = defaultdict(list), defaultdict(list)
    rows = docs.gold_pages(data)
    for row in whole_articles(rows):
        by_fold[docs.fold_of(docs.domain_of(row["url"]))].append(row)
    for row in rows:
        if row["type"] == "forum":
            posts_of_fold[docs.fold_of(docs.domain_of(row["url"]))] += [line for line in row["body"].splitlines() if len(line) > 40]
    residue = rule_lines()
    planted = []
    for fold, rows in by_fold.items():
        for row in rows:
            for turn in range(PLANTED_PER_ARTICLE):
                planter = Planter(row, rows, posts_of_fold[fold], residue, random.Random(f"{row['id']} {turn}"))
                planted.append(document(row, "planted", *planter.plant()))
    return measured_documents(data) + planted


class Planter:
    """One planted text of an article. `others` are the articles that teasers and second articles come from, `posts` what people
    wrote in forums, which stands for comments."""

    def __init__(self, row, others, posts, residue, rng):
        self.row, self.others, self.posts, self.residue, self.rng = row, others, posts, residue, rng
        self.language = "en" if rng.random() < 0.6 else rng.choice(sorted(residue["share"]))
        self.lines = [line.strip() for line in row["body"].splitlines() if line.strip()]

    def plant(self):
        """(text, gold)"""
        rng = self.rng
        # Half of an article now and then: whether a text is long says nothing about where it ends.
        if len(self.lines) > 12 and rng.random() < 0.3:
            self.lines = self.lines[:rng.randrange(6, len(self.lines))]
        title = [self.row["title"]]
        if rng.random() < 0.2:
            title = [rng.choice(self.lines_of("date_line") or ["2024-03-05"]) + " " + title[0]]
        elif rng.random() < 0.1:
            title = []
        text = self.some(HEAD_KINDS, 0.3, 3) + title + self.some(("byline", "date_line", "share"), 0.4, 3) + self.inside()
        tail = self.tail()
        if rng.random() < 0.15:
            tail += self.lines + tail[:4]
        return self.laid_out(text + tail), "\n\n".join(self.lines)

    def lines_of(self, kind):
        by_language = self.residue[kind]
        return by_language.get(self.language, []) + by_language.get("und", [])

    def some(self, kinds, chance, most):
        if self.rng.random() >= chance:
            return []
        kinds = self.rng.sample(kinds, min(len(kinds), self.rng.randint(1, most)))
        return [self.rng.choice(lines) for lines in map(self.lines_of, kinds) if lines]

    def inside(self):
        """The body with a line of residue in some of its gaps, alone or with teasers under it."""
        rng, out = self.rng, []
        busy = rng.choice((0.0, 0.0, 0.05, 0.15))
        for place, line in enumerate(self.lines):
            if place > 0 and rng.random() < busy:
                planted = self.some(INSIDE_KINDS, 1.0, 1)
                out += planted + (self.teasers(rng.randint(1, 3)) if planted and rng.random() < 0.3 else [])
            elif place > 0 and rng.random() < busy / 2:
                out.append(self.caption())
            out.append(line)
        return out

    def tail(self):
        rng, out = self.rng, []
        for _ in range(rng.choice((0, 1, 1, 2, 3, 5))):
            if rng.random() < 0.35:
                out += self.some(TEASER_KINDS, 1.0, 1) + self.teasers(rng.randint(0, 6))
            elif self.posts and rng.random() < 0.25:
                out += self.some(("comments", "comment_form"), 1.0, 2) + self.comments(rng.randint(1, 5))
            else:
                out += self.some(TAIL_KINDS, 1.0, 3)
        if rng.random() < 0.1:
            other = rng.choice(self.others)
            if other is not self.row:
                out += [other["title"]] + [line for line in other["body"].splitlines() if line.strip()][:12]
        return out

    def caption(self):
        """A picture's text with its credit, on one line or on two."""
        line = self.rng.choice(self.others)["body"].split()[:self.rng.randint(6, 20)]
        cut = self.rng.randrange(3, len(line) + 1) if len(line) > 3 and self.rng.random() < 0.4 else 0
        credit = "(" + self.rng.choice(self.lines_of("credit") or ["Photo"]) + ")"
        return "\n".join(" ".join(part) for part in (line[:cut], [*line[cut:], credit]) if part)

    def comments(self, count):
        """Posts, some under a name or a date as comments have them."""
        out = []
        for _ in range(count):
            out += self.some(("byline", "date_line", "counter"), 0.4, 1) + [self.rng.choice(self.posts)]
        return out

    def teasers(self, count):
        """Titles of other articles, some with the first words under them, cut where they end: in mid-word, as often as not."""
        rng, out = self.rng, []
        for _ in range(count):
            other = rng.choice(self.others)
            if other is self.row:
                continue
            out.append(other["title"])
            if rng.random() < 0.6:
                start = " ".join(other["body"].split())[:rng.randint(60, 320)]
                out.append(start + rng.choice(("", "", "...", "…", " Read more")))
        return out

    def laid_out(self, lines):
        """The lines as a text: blank lines between them or not, wrapped and indented or not."""
        rng = self.rng
        gap = rng.choice(("\n\n", "\n\n", "\n"))
        if rng.random() < 0.25:
            width, indent = rng.choice((66, 72, 78)), rng.choice(("", "", "    ", "\t\t"))
            wrapped = (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in lines)
            return "\n\n".join("\n".join(indent + part for part in parts) for parts in wrapped)
        return "".join(line + (gap if rng.random() < 0.95 else "\n") for line in lines)

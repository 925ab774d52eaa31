"""Plants residue and look-alike prose into articles, and counts what the program leaves in and what it takes out.

usage: planted.py PROGRAM RULE_LINES [--record] [--list-leaks] [--list-lost]

residue.tsv and prose.tsv were written before anybody looked at the rules. Rules may since be written from what fails in the
half "development"; lines of the half "held-out" are counted and never listed. RULE_LINES prints the rules' own examples,
which are planted too, with their near misses as prose. Each line is planted alone into an article of its language: before
the first paragraph, between two, and after the last; as a text dump, and as a page where it stands in the container of the
paragraphs. "leaked" is residue left in the body, "unmatched" residue that no rule hits, "lost" prose taken out.

The exit status is 1 when a floor of floors.json is not met. --record rewrites the floors with what was measured; lowering
one needs its reason in the commit.
"""

import collections
import dataclasses
import hashlib
import html
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).parent
INPUTS = ["text", "html"]
PLACES = ["before", "between", "after"]
# What the rules are to reach on lines that they were not written from.
TARGETS = {"leaked": 0.02, "unmatched": 0.02, "lost": 0.01}
# Figures are shares and rounded up when recorded, so that a floor is met by the build that recorded it.
DIGITS = 4
# Marks of no language are planted into the article of this one.
ANY_LANGUAGE = "en"


@dataclasses.dataclass(frozen=True)
class Line:
    source: str  # "lines" or "rules"
    half: str  # "development", "held-out", or "" where there are no halves
    language: str
    kind: str  # "" for prose
    text: str


@dataclasses.dataclass(frozen=True)
class Document:
    line: Line | None  # None: the article as it is
    place: str
    paragraphs: tuple
    text: str


def rows_of(name):
    header, *rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [dict(zip(header.split("\t"), row.split("\t"), strict=True)) for row in rows]


def own_lines():
    return [Line("lines", row["half"], row["language"], row.get("kind", ""), row["text"])
            for name in ("residue.tsv", "prose.tsv") for row in rows_of(name)]


def rule_lines(tool):
    printed = subprocess.run([tool], check=True, capture_output=True).stdout.decode("utf-8")
    lines = []
    for row in printed.splitlines():
        _, language, kind, drops, keeps = row.split("\t")
        lines += [Line("rules", "", language, kind, drops), Line("rules", "", language, "", keeps)]
    return lines


def articles():
    read = {}
    for path in sorted((HERE / "articles").glob("*.txt")):
        read[path.stem] = path.read_text(encoding="utf-8").strip().split("\n\n")
    return read


def chosen(text, salt, count):
    """A number below `count` that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(f"{salt} {text}".encode()).digest()[:8], "big") % count


def gap_of(line, place, paragraphs):
    if place == "between":
        return 1 + chosen(line.text, "gap", len(paragraphs) - 1)
    return 0 if place == "before" else len(paragraphs)


def dump_of(headline, blocks):
    return "\n\n".join([headline, *blocks]) + "\n"


def page_of(language, headline, blocks, planted):
    tags = ["div" if block == planted and chosen(block, "tag", 2) else "p" for block in blocks]
    body = "\n".join(f"<{tag}>{html.escape(block)}</{tag}>" for tag, block in zip(tags, blocks))
    title = html.escape(headline)
    return (f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
            f"<body><article>\n<h1>{title}</h1>\n{body}\n</article></body></html>\n")


def document(input_kind, line, place, language, article):
    headline, *paragraphs = article
    blocks = list(paragraphs)
    if line:
        blocks.insert(gap_of(line, place, paragraphs), line.text)
    text = (dump_of(headline, blocks) if input_kind == "text"
            else page_of(language, headline, blocks, line.text if line else None))
    return Document(line, place, tuple(paragraphs), text)


def places_of(line):
    """Prose is planted where prose stands, and a rule's example in one place: there are many."""
    if not line.kind:
        return ["between"]
    return PLACES if line.source == "lines" else [PLACES[chosen(line.text, "place", len(PLACES))]]


def is_planted(line, input_kind):
    """A rule's lines stand in a dump or in a page, not in both: there are many."""
    return line.source != "rules" or chosen(line.text, "input", len(INPUTS)) == INPUTS.index(input_kind)


def documents_of(input_kind, lines):
    by_language = articles()
    documents = [document(input_kind, None, "", language, article) for language, article in by_language.items()]
    for line in filter(lambda line: is_planted(line, input_kind), lines):
        language = line.language if line.language in by_language else ANY_LANGUAGE
        documents += [document(input_kind, line, place, language, by_language[language]) for place in places_of(line)]
    return documents


def results_of(program, input_kind, documents):
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, doc in enumerate(documents):
            names.append(str(number))
            (pathlib.Path(folder) / names[-1]).write_text(doc.text, encoding="utf-8")
        command = [program, "--format", "jsonl", "--lines", "--input", input_kind, *names]
        printed = subprocess.run(command, check=True, capture_output=True, cwd=folder).stdout
    return [json.loads(row) for row in printed.decode("utf-8").splitlines()]


def key_of(text):
    """What two ways of writing a line share: its letters, marks and digits."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LMN") or folded


def is_left(line, body_keys, paragraph_keys):
    """Stands the line in the body, as a block of its own or joined to another?"""
    wanted = key_of(line.text)
    return any(wanted in key for key in body_keys if key not in paragraph_keys)


def is_matched(line, result):
    """Does a rule hit the line, whatever becomes of it?"""
    wanted = key_of(line.text)
    return any(reason["kind"] == "rule" for found in result["lines"] if wanted in key_of(found["text"])
               for reason in found["reasons"])


class Tally:
    """Shares by name: how many of how many."""

    def __init__(self):
        self.hits = collections.Counter()
        self.all = collections.Counter()

    def add(self, name, is_hit, count=1):
        self.hits[name] += is_hit
        self.all[name] += count

    def share(self, name):
        return self.hits[name] / self.all[name] if self.all[name] else 0.0


def names_of(line, input_kind):
    """The figures that a line counts in: (source and half, kind, language) with one or two of them left open."""
    groups = [line.source] + ([f"{line.source}.{line.half}"] if line.half else [])
    return [(group, input_kind, column, value) for group in groups
            for column, value in (("all", ""), ("kind", line.kind), ("language", line.language))]


def count(tally, misses, input_kind, doc, result):
    body_keys = [key_of(block) for block in result["body"].split("\n") if block.strip()]
    paragraph_keys = [key_of(paragraph) for paragraph in doc.paragraphs]
    lost = sum(all(paragraph not in key for key in body_keys) for paragraph in paragraph_keys)
    tally.add(("paragraphs", input_kind, "all", "lost"), lost, len(paragraph_keys))
    if not doc.line:
        return
    stays = is_left(doc.line, body_keys, set(paragraph_keys))
    verdict = "leaked" if doc.line.kind else "lost"
    is_miss = stays if doc.line.kind else not stays
    is_unmatched = not is_matched(doc.line, result)
    for group, kind_of_input, column, value in names_of(doc.line, input_kind):
        tally.add((group, kind_of_input, column, verdict + ("." + value if value else "")), is_miss)
        if doc.line.kind:
            tally.add((group, kind_of_input, column, "unmatched" + ("." + value if value else "")), is_unmatched)
    if is_miss:
        misses[doc.line].append(f"{input_kind} {doc.place}")


def measure(program, lines):
    tally, misses = Tally(), collections.defaultdict(list)
    for input_kind in INPUTS:
        documents = documents_of(input_kind, lines)
        results = results_of(program, input_kind, documents)
        for doc, result in zip(documents, results, strict=True):
            count(tally, misses, input_kind, doc, result)
    return tally, misses


def print_table(tally, column):
    groups = sorted({name[0] for name in tally.all if name[2] == column})
    rows = sorted({name[3] for name in tally.all if name[2] == column})
    heads = [(group, input_kind) for group in groups for input_kind in INPUTS]
    print(f"\n{'%, by ' + column:28}" + "".join(f"{group.split('.')[-1][:11] + ' ' + kind:>17}" for group, kind in heads))
    for row in rows:
        if not row.startswith("leaked") and not any(tally.hits[(*head, column, row)] for head in heads):
            continue
        cells = []
        for group, input_kind in heads:
            name = (group, input_kind, column, row)
            cells.append(f"{100 * tally.share(name):9.1f} of {tally.all[name]:4}" if tally.all[name] else "")
        print(f"{row:28}" + "".join(f"{cell:>17}" for cell in cells))


def figures_of(tally):
    return {".".join((group, input_kind, value)): tally.share((group, input_kind, column, value))
            for group, input_kind, column, value in sorted(tally.all) if column == "all"}


def print_targets(figures):
    for name, value in figures.items():
        target = TARGETS[name.split(".")[-1]]
        print(f"{name:36}{100 * value:7.2f} %  target {100 * target:.0f} %, {'met' if value <= target else 'not met'}")


def print_misses(misses, wants_kind):
    """Those of lines that rules may be written from, and of the rules' own. Most often missed first."""
    rows = [(line, places) for line, places in misses.items() if bool(line.kind) == wants_kind and line.half != "held-out"]
    for line, places in sorted(rows, key=lambda row: (row[0].source, row[0].kind, -len(row[1]), row[0].language)):
        print("\t".join([line.source, line.language, line.kind, line.text, ", ".join(places)]))


def rounded(value):
    return round(value + 10**-DIGITS, DIGITS)


def main():
    program, tool = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    tally, misses = measure(program, own_lines() + rule_lines(tool))
    figures = figures_of(tally)
    if "--list-leaks" in sys.argv:
        print_misses(misses, True)
    if "--list-lost" in sys.argv:
        print_misses(misses, False)
    for column in ("kind", "language"):
        print_table(tally, column)
    print()
    print_targets(figures)
    path = HERE / "floors.json"
    if "--record" in sys.argv:
        path.write_text(json.dumps({name: rounded(value) for name, value in figures.items()}, indent=1) + "\n",
                        encoding="utf-8")
        return 0
    floors = json.loads(path.read_text(encoding="utf-8"))
    missed = [f"{name}: {figures.get(name)} against a floor of {floor}" for name, floor in floors.items()
              if name not in figures or figures[name] > floor]
    print("\n".join(missed) or f"all {len(floors)} floors hold")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Which lines of a page stand in its gold body.

The page's words and the gold's are aligned (longest common subsequence); a line is wanted in the share of its words that the
alignment matched. Repeated text matches once, in the order of the gold, which is what a reader would keep.
"""
from collections import Counter

from rapidfuzz.distance import LCSseq

from documents import words

LONGEST = 60_000  # words of a page; the alignment needs a bit for every pair of words


def wanted_shares(line_texts, gold):
    """One share from 0 to 1 for each line, and its number of words."""
    page_words, line_of, counts = [], [], []
    for index, text in enumerate(line_texts):
        of_line = words(text)
        counts.append(len(of_line))
        page_words += of_line
        line_of += [index] * len(of_line)
    gold_words = words(gold)
    matched = [0] * len(line_texts)
    page_words, gold_words = page_words[:LONGEST], gold_words[:LONGEST]
    for block in LCSseq.opcodes(page_words, gold_words):
        if block.tag == "equal":
            for place in range(block.src_start, block.src_end):
                matched[line_of[place]] += 1
    return [m / c if c else 0.0 for m, c in zip(matched, counts)], counts


def squeezed(text):
    return " ".join(text.split())


def label_lines(line_texts, document):
    """Shares, word counts and how far each label is to be trusted: witnesses that disagree teach little, phrases more."""
    witnesses = document.witnesses or [document.gold]
    answers = [wanted_shares(line_texts, text) for text in witnesses]
    counts = answers[0][1]
    shares, trusts = [], []
    for index, text in enumerate(line_texts):
        of_line = [shares_of_one[index] for shares_of_one, _ in answers]
        share = sum(of_line) / len(of_line)
        trust = abs(2 * sum(value >= 0.5 for value in of_line) / len(of_line) - 1)
        if document.source == "planted_page":
            trust = 0.0  # the page itself teaches elsewhere
        if document.wanted or document.unwanted:
            line = squeezed(text)
            if any(squeezed(phrase) in line for phrase in document.unwanted):
                share, trust = 0.0, PHRASE_TRUST
            elif any(squeezed(phrase) in line for phrase in document.wanted):
                share, trust = 1.0, PHRASE_TRUST
        shares.append(share)
        trusts.append(trust)
    return shares, counts, trusts


PHRASE_TRUST = 1.5
EDGE_WORDS = 8  # of a gold paragraph that counts as the first or last, as in evaluate.py


def edge_lines(line_texts, gold, shares):
    """Indexes of the wanted lines that hold, or stand in, the first and the last long paragraph of the gold."""
    long = [" ".join(line) for line in map(words, gold.splitlines()) if len(line) >= EDGE_WORDS]
    if not long:
        return []
    edges = (long[0], long[-1])
    found = []
    for index, text in enumerate(line_texts):
        line = " ".join(words(text))
        if shares[index] >= 0.5 and len(line) > 15 and any(line in edge or edge in line for edge in edges):
            found.append(index)
    return found


MOVED_WORDS = 5  # shorter lines stand in many places by chance
COPIED_WORDS = 8


def add_moved_lines(line_texts, gold, shares):
    """Raises `shares` of lines that stand in the gold at another place than the alignment could follow, and of copies of lines.

    Tools move tables, boxes and whole columns. A line counts as moved when its triples of words are mostly ones of the gold
    that no aligned line has used up; a copy of a wanted line is for the program to drop, not for the model.
    """
    left = Counter(triples(words(gold)))
    unwanted, wanted_texts = [], {}
    for index, text in enumerate(line_texts):
        of_line = words(text)
        if shares[index] >= 0.5:
            left.subtract(triples(of_line))
            if len(of_line) >= COPIED_WORDS:
                wanted_texts.setdefault(text, shares[index])
        elif len(of_line) >= MOVED_WORDS:
            unwanted.append((index, triples(of_line)))
    for index, of_line in unwanted:
        if line_texts[index] in wanted_texts:
            shares[index] = wanted_texts[line_texts[index]]
            continue
        found = sum(min(count, max(0, left[triple])) for triple, count in Counter(of_line).items())
        if found >= 0.6 * len(of_line):
            shares[index] = found / len(of_line)
            left.subtract(of_line)


def triples(of_line):
    return list(zip(of_line, of_line[1:], of_line[2:]))

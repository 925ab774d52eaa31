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

"""Which lines of a page stand in its gold body.

The page's words and the gold's are aligned (longest common subsequence); a line is wanted in the share of its words that the
alignment matched. Repeated text matches once, in the order of the gold, which is what a reader would keep.
"""
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

"""What a profile of its site is worth to a page: the labelled pages that share a domain, without and with it.

usage: site_gain.py --data DIR --tools DIR [--least-pages N]

Each page gets a profile of the domain's other pages alone. Printed are word precision, recall and F1, the mean over the pages,
and every page that changed, with the words that went, parted by whether its gold has that many of them or not: a line of the
template shares "to" with every gold that was not wholly extracted. The models are the built-in ones, which saw these pages: what
they got right by heart is no gain here.
"""
import argparse
import json
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from documents import domain_of, gold_pages, page_bytes, words


def scores(body, gold):
    """Precision, recall, F1."""
    ours, theirs = Counter(words(body)), Counter(words(gold))
    common = (ours & theirs).total()
    if common == 0:
        return 0.0, 0.0, 0.0
    precision, recall = common / ours.total(), common / theirs.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def bodies(program, data, rows):
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / row["id"] for row in rows]
        for path, row in zip(paths, rows):
            path.write_bytes(page_bytes(data, row))
        done = subprocess.run([program, *paths], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def mean(rows):
    return [round(sum(column) / len(rows), 4) for column in zip(*rows)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with wcxb")
    parser.add_argument("--tools", type=Path, required=True, help="where corpus/train was built")
    parser.add_argument("--least-pages", type=int, default=2, help="of a domain; default: 2")
    arguments = parser.parse_args()
    sites = defaultdict(list)
    for row in gold_pages(arguments.data):
        sites[domain_of(row["url"])].append(row)
    before, after, words_lost, words_gone, pages_losing, pages_gaining = [], [], 0, 0, 0, 0
    for domain, rows in sorted(sites.items()):
        if len(rows) < arguments.least_pages:
            continue
        for row, result in zip(rows, bodies(arguments.tools / "site_bodies", arguments.data, rows)):
            gold = Counter(words(row["body"]))
            body, with_site = Counter(words(result["body"])), Counter(words(result["body_with_site"]))
            before.append(scores(result["body"], row["body"]))
            after.append(scores(result["body_with_site"], row["body"]))
            if body == with_site:
                continue
            lost = (body & gold).total() - (with_site & gold).total()
            gone = body.total() - with_site.total() - lost
            words_lost, words_gone = words_lost + lost, words_gone + gone
            pages_losing += after[-1][2] < before[-1][2]
            pages_gaining += after[-1][2] > before[-1][2]
            print(f"{domain} {row['id']}: F1 {before[-1][2]:.4f} -> {after[-1][2]:.4f}, {lost} words of the gold lost, "
                  f"{gone} others gone")
    print(f"{len(before)} pages: {pages_gaining} gain F1, {pages_losing} lose; words: {words_lost} of the gold lost, "
          f"{words_gone} others gone")
    print("precision, recall, F1 without:", *mean(before))
    print("precision, recall, F1 with:   ", *mean(after))


if __name__ == "__main__":
    main()

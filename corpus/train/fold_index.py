#!/usr/bin/env python3
"""Writes the map from a document's digest to its fold, for fold_program.py.

usage: fold_index.py --data DIR OUT
"""
import argparse
import gzip
import hashlib
import json
from pathlib import Path

import documents as docs
import text_documents
import weak_documents


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    index = {}
    for document in docs.html_documents(args.data) + text_documents.measured_documents(args.data):
        index[hashlib.sha256(document.content).hexdigest()] = document.fold
    for row in docs.read_jsonl(args.data / "snippets/gold.jsonl"):
        with gzip.open(args.data / "snippets/html" / (row["id"] + ".gz")) as page:
            index[hashlib.sha256(page.read()).hexdigest()] = docs.fold_of(docs.domain_of(weak_documents.page_url(row["url"])))
    # The seeds are nobody's training data; any fold's model will do.
    for path in sorted((args.data.parent / "seeds").glob("*.txt")):
        index[hashlib.sha256(path.read_bytes()).hexdigest()] = 0
    args.out.write_text(json.dumps(index), encoding="ascii")


if __name__ == "__main__":
    main()

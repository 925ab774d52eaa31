#!/usr/bin/env python3
"""Stands in for the program under evaluation: every document is extracted with the model that never saw its domain.

usage: fold_program.py [options of dehusk] FILE...

Environment: DEHUSK_FOLD_PROGRAM, the program dehusk_with_models; DEHUSK_FOLD_MODELS, the folder with
fold-0 ... fold-4; DEHUSK_FOLD_INDEX, a file made by fold_index.py that maps a document's digest to its fold. A document the
index does not know is an error: its figure would not be out of fold.
"""
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from documents import FOLDS


def main():
    with open(os.environ["DEHUSK_FOLD_INDEX"], encoding="ascii") as lines:
        index = json.load(lines)
    files = [argument for argument in sys.argv[1:] if os.path.isfile(argument)]
    options = [argument for argument in sys.argv[1:] if argument not in files]
    folds = {path: index[hashlib.sha256(Path(path).read_bytes()).hexdigest()] for path in files}
    results = {}
    for fold in range(FOLDS):
        mine = [path for path in files if folds[path] == fold]
        if not mine:
            continue
        environment = dict(os.environ, DEHUSK_MODEL_FOLDER=os.path.join(os.environ["DEHUSK_FOLD_MODELS"], f"fold-{fold}"))
        done = subprocess.run([os.environ["DEHUSK_FOLD_PROGRAM"], *options, *mine], env=environment, stdout=subprocess.PIPE, check=True)
        for line in done.stdout.splitlines():
            results[json.loads(line)["source"]] = line
    for path in files:
        sys.stdout.buffer.write(results[path] + b"\n")


if __name__ == "__main__":
    main()

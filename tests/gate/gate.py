"""The quality gate: scores the program on the labelled data and holds the floors of floors.json.

usage: gate.py PROGRAM [--full] [--record]

The data is found through DEHUSK_EVALUATION_DATA; without it, or without the evaluation tool beside it, the gate says so and
exits with 77, which ctest reads as skipped. The figures are those of the built-in models, which were trained on these pages:
they guard against breaking something, and say nothing about unseen pages. Out-of-fold figures stand in
corpus/train/MODEL_CARD.md. --record rewrites the floors with what was measured; lowering one needs its reason in the commit.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SETS = ["seeds", "wcxb", "snippets", "dumps", "clean"]
SKIPPED = 77
# Figures are rounded down to this many digits when recorded, so that a floor is met by the build that recorded it.
DIGITS = 4
LOWER_IS_BETTER = {"harmed", "unwanted_snippets"}


def measure(program, data, is_full):
    tool = data.parent / "tools/evaluate.py"
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "figures.json"
        sample = [] if is_full else ["--sample", "300"]
        command = [sys.executable, tool, "--program", program, "--data", data, "--json", out, *sample, *SETS]
        subprocess.run(command, check=True)
        return flat(json.loads(out.read_text(encoding="utf-8")))


def flat(figures, prefix=""):
    rows = {}
    for key, value in figures.items():
        rows |= flat(value, prefix + key + ".") if isinstance(value, dict) else {prefix + key: value}
    return rows


def is_met(name, value, floor):
    return value <= floor if name.split(".")[-1] in LOWER_IS_BETTER else value >= floor


def rounded(name, value):
    if isinstance(value, int):
        return value
    slack = 10**-DIGITS
    return round(value + slack if name.split(".")[-1] in LOWER_IS_BETTER else value - slack, DIGITS)


def main():
    program = sys.argv[1]
    mode = "full" if "--full" in sys.argv else "sample"
    data = os.environ.get("DEHUSK_EVALUATION_DATA")
    if not data or not (pathlib.Path(data).parent / "tools/evaluate.py").exists():
        print("skipped: DEHUSK_EVALUATION_DATA does not name a folder of labelled data with its evaluation tool")
        return SKIPPED
    figures = measure(program, pathlib.Path(data), mode == "full")
    path = HERE / "floors.json"
    floors = json.loads(path.read_text(encoding="utf-8"))
    if "--record" in sys.argv:
        floors[mode] = {name: rounded(name, value) for name, value in figures.items()}
        path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
        return 0
    missed = [f"{name}: {figures.get(name)} against a floor of {floor}" for name, floor in floors[mode].items()
              if name not in figures or not is_met(name, figures[name], floor)]
    print("\n".join(missed) or f"all {len(floors[mode])} floors hold")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The residue rules' own lines, read from their tables: an example that each drops, and a near miss that it keeps."""
import re
from collections import defaultdict
from pathlib import Path

RULES = Path(__file__).resolve().parents[2] / "lib/residue/rules"
RULE = re.compile(r'DEHUSK_RULE\((.*?)\)\n(?=\n|DEHUSK_RULE|//|$)', re.S)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
EXAMPLE, NEAR_MISS = -2, -1


def rule_lines(which=EXAMPLE):
    """{kind: {language: [line]}} of the examples or of the near misses."""
    lines = defaultdict(lambda: defaultdict(list))
    for path in sorted(RULES.glob("*.inc")):
        for rule in RULE.findall(path.read_text(encoding="utf-8")):
            strings = [text[1:-1].replace('\\"', '"').replace("\\\\", "\\") for text in STRING.findall(rule)]
            kind = re.match(r'"[^"]*",\s*"[^"]*",\s*(\w+)', rule).group(1)
            lines[kind][strings[1]].append(strings[which])
    return lines

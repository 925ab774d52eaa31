#!/usr/bin/env python3
"""Writes lib/classify/permille_log_odds.inc: the log-odds, in 1/65,536, from which each permille of probability is reached.

usage: make_permille_table.py > lib/classify/permille_log_odds.inc
"""
import math

print("// Made by corpus/train/make_permille_table.py: the log-odds, times 65,536, of 0.5, 1.5, ... 998.5 permille.")
values = [round(65536 * math.log(p / (1 - p))) for p in ((k - 0.5) / 1000 for k in range(1, 1000))]
for start in range(0, len(values), 12):
    print(" ".join(f"{v}," for v in values[start:start + 12]))

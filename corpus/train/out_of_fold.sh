#!/bin/sh
# Scores dehusk_with_models out of fold: each document with the model that never saw its domain.
#
# usage: out_of_fold.sh PROGRAM WORK DATA SET...     (WORK holds fold-0 ... fold-4, made by train.py)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1 work=$2 data=$3
shift 3
[ -f "$work/fold-index.json" ] || python3 "$here/fold_index.py" --data "$data" "$work/fold-index.json"
export DEHUSK_FOLD_PROGRAM="$program" DEHUSK_FOLD_MODELS="$work" DEHUSK_FOLD_INDEX="$work/fold-index.json"
exec python3 "$data/../tools/evaluate.py" --program "$here/fold_program.py" --data "$data" "$@"

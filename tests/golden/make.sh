#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/golden/make.sh LACUNA VERSION: writes the files of a schema version, with the program that introduced it. They
# are made once, when a version is new, and never again: that later programs still read them is the point.
#   library-vN.lacuna   three runs: finished, killed while its code learned, killed while its base model learned
#   bundle-vN.lacuna    the finished one, as `lacuna export` wrote it
#   config-vN.json      its configuration, every field
#   code-vN.safetensors its best checkpoint
#   expected-vN.json    what the program of then said of the runs
set -euo pipefail
program=$(realpath "$1")
version=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
library=$work/library.lacuna
cat >"$work/tiny.json" <<'JSON'
{"name": "golden", "dataset": "stroke-digits", "subset": {"train": 500, "test": 200},
 "base_model": {"kind": "custom", "epochs": 20, "layers": [
   {"kind": "conv", "out": 3, "kernel": 5, "padding": 2}, {"kind": "batch_norm"}, {"kind": "relu"},
   {"kind": "max_pool", "kernel": 4, "stride": 4}, {"kind": "flatten"}, {"kind": "linear", "out": 10}]},
 "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 2},
          "decoder": {"kind": "residual", "width": 4, "blocks": 1}},
 "training": {"epochs": 6, "batch": 32}}
JSON
train=("$program" train "$work/tiny.json" --store "$library" --threads 1)

# killed QUERY SETTINGS…: as soon as the library answers QUERY with something, the training is killed.
killed() {
  local query=$1
  shift
  "${train[@]}" --checkpoint-every 0 "$@" >/dev/null 2>&1 &
  local training=$!
  until [[ -n $(sqlite3 -readonly "$library" "$query" 2>/dev/null) ]]; do
    kill -0 $training || { echo "the training ended before it could be killed" >&2; exit 1; }
  done
  kill -KILL $training
  wait $training 2>/dev/null || true
}

"${train[@]}" --name finished >/dev/null 2>&1
killed "SELECT 1 FROM artifact JOIN run ON run.id = run WHERE name = 'code' AND kind = 'last' AND step > 20" \
  --name code --set training.epochs=60
killed "SELECT 1 FROM metric JOIN run ON run.id = run WHERE name = 'base' AND step >= 20" \
  --name base --set base_model.seed=2 --set base_model.epochs=60
"$program" runs --store "$library" --json >/dev/null
finished=$(sqlite3 "$library" "SELECT uuid FROM run WHERE name = 'finished'")
"$program" export "$finished" --store "$library" --output "$work/bundle.lacuna" >/dev/null
for file in "$library" "$work/bundle.lacuna"; do
  sqlite3 "$file" "UPDATE session SET host = 'golden', boot = 'over';
    UPDATE environment SET value = 'Linux x86_64' WHERE key = 'system'"
  sqlite3 "$file" "PRAGMA journal_mode = DELETE" >/dev/null
  sqlite3 "$file" VACUUM
done
sqlite3 "$library" "SELECT config FROM run WHERE name = 'finished'" >"$here/config-v$version.json"
sqlite3 "$library" "SELECT writefile('$here/code-v$version.safetensors', bytes) FROM artifact JOIN content USING (sha256)
  JOIN run ON run.id = run WHERE name = 'finished' AND kind = 'best'" >/dev/null
cp "$library" "$here/library-v$version.lacuna"
cp "$work/bundle.lacuna" "$here/bundle-v$version.lacuna"
for run in $(sqlite3 "$library" "SELECT uuid FROM run ORDER BY id"); do
  "$program" show "$run" --store "$library" --json
done | jq -s 'map({run, name, state, accuracy, patterns})' >"$here/expected-v$version.json"

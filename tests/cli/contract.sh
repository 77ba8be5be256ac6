#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line's contract, checked from outside: contract.sh EXECUTABLE. Needs neither Qt nor a display, so that it
# runs where only the headless build does. python3 checks JSON where there is one, else grep looks for the fields.
set -u
program=$1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT INT TERM
export HOME="$home" XDG_DATA_HOME="$home/share"
unset DISPLAY WAYLAND_DISPLAY LACUNA_DATA QT_QPA_PLATFORM 2>/dev/null || true
failures=0

fail() {
  failures=$((failures + 1))
  echo "FAIL: $1" >&2
  sed 's/^/  out: /' "$home/out" | head -n 5 >&2
  sed 's/^/  err: /' "$home/err" | head -n 5 >&2
}

# expect STATUS ARGUMENTS…: runs the program; its output stays in $home/out and $home/err.
expect() {
  wanted=$1
  shift
  "$program" "$@" >"$home/out" 2>"$home/err" </dev/null
  status=$?
  [ "$status" -eq "$wanted" ] || fail "status $status instead of $wanted: lacuna $*"
}

# refused STATUS ARGUMENTS…: nothing on standard output, every line of standard error begins with "lacuna: ".
refused() {
  expect "$@"
  [ -s "$home/out" ] && fail "something on standard output: $*"
  [ -s "$home/err" ] || fail "no reason on standard error: $*"
  grep -qv '^lacuna: ' "$home/err" && fail "a line that does not begin with \"lacuna: \": $*"
}

# json FIELD…: standard output is one JSON object with these fields.
json() {
  if command -v python3 >/dev/null 2>&1; then
    python3 -c 'import json,sys
document = json.load(open(sys.argv[1]))
missing = [key for key in sys.argv[2:] if key not in document]
sys.exit("fields missing: %s" % missing if missing else 0)' "$home/out" "$@" 2>"$home/err" || fail "not the document expected ($*)"
  else
    for field in "$@"; do grep -q "\"$field\":" "$home/out" || fail "field $field is missing"; done
  fi
}

cat >"$home/tiny.json" <<'END'
{"dataset": "stroke-digits", "subset": {"train": 200, "test": 50}, "base_model": {"epochs": 1},
 "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 4}, "decoder": {"kind": "residual", "width": 16}},
 "training": {"epochs": 1, "batch": 64}}
END
store="$home/runs.lacuna"

# 0: every call that prints a result prints one document.
expect 0 train "$home/tiny.json" --json --store "$store" --threads 1
json run name state dataset config seconds samples_per_second device threads accuracy patterns cost
grep -q '"state": "finished"' "$home/out" || fail "the run is not finished"
expect 0 evaluate last --json --store "$store"
json run accuracy patterns
expect 0 train "$home/tiny.json" --json --store "$store" --set training.seed=2 --name Second
grep -q '"name": "Second"' "$home/out" || fail "--name was not taken"
expect 0 runs --json --store "$store"
json runs
first=$(sed -n 's/.*"run": "\([0-9a-f-]*\)".*/\1/p' "$home/out" | tail -n 1)
expect 0 show "$first" --json --store "$store"
json run accuracy patterns
expect 0 compare last "$first" --json --store "$store"
json differences runs
for end in html md csv json; do
  expect 0 report last --output "$home/report.$end" --store "$store"
  [ -s "$home/report.$end" ] || fail "report.$end is empty"
  [ -s "$home/out" ] && fail "report prints on standard output"
done
expect 0 report last --failures --chance 20 --output "$home/failures.md" --store "$store"
grep -q '^## Random failures$' "$home/failures.md" || fail "the report of failures has no random ones"
expect 0 export last --output "$home/bundle.lacuna" --json --store "$store"
json run
expect 0 import "$home/bundle.lacuna" --json --store "$home/other.lacuna"
json run
refused 2 resume last --store "$store"
refused 4 export last --output "$home/bundle.lacuna" --store "$store"
cat >"$home/sweep.json" <<'END'
{"lacuna_sweep": 1, "name": "Seeds", "config": "tiny.json", "grid": {"training.seed": [1, 2, 3]}}
END
expect 0 sweep "$home/sweep.json" --json --store "$store" --report "$home/sweep.md"
grep -q '^3 runs: 2 are in the library, 1 will be trained$' "$home/err" || fail "finished runs were not taken"
json runs summary
grep -q '^## Summary$' "$home/sweep.md" || fail "the sweep's report has no summary"
expect 0 split "$home/tiny.json" --json
json k r parts part_width parity_width exact max_error
expect 0 datasets --json
json datasets
expect 0 check "$home/tiny.json" --json
json valid issues
expect 0 info --json
json program libtorch sqlite
for command in train sweep resume evaluate runs show compare report export import backup compact rescue split datasets check info bench; do
  expect 0 "$command" --help
done
expect 0 --version
expect 0 --help

# 1: a report that cannot be written.
refused 1 report last --output "$home/nowhere/report.html" --store "$store"

# 2: wrong usage, configuration, unknown data set, unknown run.
refused 2 nonsense
refused 2 train
refused 2 show 00000000-0000-4000-8000-000000000000 --store "$store"
refused 2 report last --output "$home/report.docx" --store "$store"
refused 2 train "$home/absent.json"
refused 2 train "$home/tiny.json" --set code.k=9
refused 2 train "$home/tiny.json" --set dataset=mnits
refused 2 sweep "$home/tiny.json"
refused 2 sweep "$home/sweep.json" --set training.epochs=0 --store "$store"
refused 2 datasets --import "$home"
refused 2 datasets --import "$home" --as mnist
refused 2 datasets --import "$home/nowhere" --as pets
refused 2 datasets --gray
refused 2 train "$home/tiny.json" --set code.k=9 --set code.r=0
[ "$(wc -l <"$home/err")" -eq 2 ] || fail "two problems need two lines"
head -c 10000000 /dev/zero | tr '\0' ' ' >"$home/large.json"
refused 2 check "$home/large.json"
printf '{"dataset": "\377\376"}' >"$home/bytes.json"
refused 2 check "$home/bytes.json"
expect 2 check "$home/tiny.json" --json --set code.k=9
json valid issues

# 3: data missing or damaged.
mkdir -p "$home/data/mnist"
echo "no images" >"$home/data/mnist/train-images-idx3-ubyte"
refused 3 train "$home/tiny.json" --set dataset=mnist --data "$home/data" --store "$store"
mkdir -p "$home/pictures/cat"
refused 3 datasets --import "$home/pictures" --as pets
printf '{"dataset": "elsewhere", "dataset_shape": {"channels": 3, "height": 32, "width": 32, "classes": ["a", "b"]},
  "code": {"k": 2, "r": 1}}' >"$home/elsewhere.json"
refused 3 train "$home/elsewhere.json" --store "$store"

# 4: a library that cannot be used.
echo "some text" >"$home/text.lacuna"
refused 4 runs --store "$home/text.lacuna"
refused 4 runs --store "$home/nowhere/runs.lacuna"
[ "$(cat "$home/text.lacuna")" = "some text" ] || fail "a file that is not ours was written to"

# 130: interrupted, and the run kept.
"$program" train "$home/tiny.json" --json --store "$home/stop.lacuna" --set training.epochs=100000 \
  >"$home/out" 2>"$home/err" </dev/null &
training=$!
tries=0
while ! grep -q '^Computing on' "$home/err" && [ $tries -lt 300 ]; do
  sleep 0.2
  tries=$((tries + 1))
done
sleep 2
kill -TERM "$training" # a shell without job control makes its children ignore SIGINT
wait "$training"
status=$?
[ "$status" -eq 130 ] || fail "status $status instead of 130 when interrupted"
grep -q '"state": "interrupted"' "$home/out" || fail "the run was not kept as interrupted"
expect 0 runs --json --store "$home/stop.lacuna"
grep -q '"state": "interrupted"' "$home/out" || fail "the library does not say interrupted"

[ "$failures" -eq 0 ] || { echo "$failures failures" >&2; exit 1; }
echo "the command line keeps its contract"

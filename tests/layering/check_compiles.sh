#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_compiles.sh SOURCE_DIR FLAGS_DIR COMPILER: with the include directories of each module, a file that includes a
# module it may not use does not compile, and one that includes a module it may use does.
set -euo pipefail
source_dir=$1 flags_dir=$2 compiler=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0 refused=0 accepted=0

declare -A may=(
  [experiment]="experiment"
  [data]="experiment data"
  [coding]="experiment data coding"
  [store]="experiment store"
  [report]="experiment report"
  [widgets]="experiment widgets"
  [app]="experiment data store report widgets app"
)

# A header of the module that needs nothing but the standard library and core/experiment to be compiled.
declare -A header=(
  [experiment]=experiment/failure/metrics.h
  [data]=data/dataset_locator.h
  [coding]=coding/model/pipeline.h
  [store]=store/run_store.h
  [report]=report/run_report.h
  [widgets]=widgets/look/theme.h
)

folder_of() { [[ $1 == widgets || $1 == app ]] && echo "$1" || echo "core/$1"; }

# compiles MODULE HEADER: with the module's include directories alone. Messages go to $scratch/log.
compiles() {
  printf '#include "%s"\n' "$2" >"$scratch/file.cpp"
  "$compiler" -std=c++17 -fPIC -fsyntax-only "@$flags_dir/$1" "$scratch/file.cpp" >"$scratch/log" 2>&1
}

for module in experiment data coding store report widgets app; do
  [[ -f $flags_dir/$module ]] || continue
  for other in experiment data coding store report widgets; do
    included=${header[$other]}
    [[ -f $source_dir/$(folder_of "$other")/${included#*/} ]] || continue
    if [[ " ${may[$module]} " == *" $other "* ]]; then
      # torch's and Qt's headers take long to parse and are not the question.
      [[ $other == coding || $other == widgets ]] && continue
      # The engine may use core/data and so far takes its images as values; whether it links it is not the question.
      [[ $module == coding && $other == data ]] && continue
      if compiles "$module" "$included"; then
        accepted=$((accepted + 1))
      else
        echo "FAIL: $module cannot include $included, which it may:"
        cat "$scratch/log"
        failures=$((failures + 1))
      fi
    elif compiles "$module" "$included"; then
      echo "FAIL: $module can include $included, which it may not"
      failures=$((failures + 1))
    elif grep -qE "fatal error: ($included: No such file|'$included' file not found)" "$scratch/log"; then # g++, clang
      refused=$((refused + 1))
    else
      echo "FAIL: $module does not compile $included for another reason than its layer:"
      cat "$scratch/log"
      failures=$((failures + 1))
    fi
  done
done

echo "$refused forbidden includes refused, $accepted allowed ones compiled"
((refused >= 5 && accepted >= 3)) || { echo "FAIL: too few were tried"; failures=$((failures + 1)); }
exit $((failures > 0))

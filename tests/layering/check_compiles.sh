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
  [util]="util"
  [experiment]="util experiment"
  [lesson]="util experiment lesson"
  [data]="util experiment data"
  [coding]="util experiment data coding"
  [store]="util experiment store"
  [report]="util experiment report"
  [widgets]="util experiment lesson widgets"
  [workflow]="util experiment data store report workflow"
  [print]="util experiment report print"
  [cli]="util experiment data store report workflow cli"
  [window]="util experiment lesson data store report widgets workflow window"
)

# A header of the module that needs nothing but the standard library, core/util and core/experiment to be compiled.
declare -A header=(
  [util]=util/error.h
  [experiment]=experiment/failure/metrics.h
  [lesson]=lesson/lesson.h
  [data]=data/dataset_locator.h
  [coding]=coding/model/pipeline.h
  [store]=store/run_store.h
  [report]=report/run_report.h
  [widgets]=widgets/look/theme.h
  [workflow]=workflow/training_run.h
  [print]=print/report_pdf.h
  [cli]=cli/command_line.h
  [window]=window/window_main.h
)

modules=(util experiment lesson data coding store report widgets workflow print cli window)
folder_of() {
  case $1 in
    widgets) echo widgets ;;
    workflow | print | cli | window) echo "app/$1" ;;
    *) echo "core/$1" ;;
  esac
}

# compiles MODULE HEADER: with the module's include directories alone. Messages go to $scratch/log.
compiles() {
  printf '#include "%s"\n' "$2" >"$scratch/file.cpp"
  "$compiler" -std=c++17 -fPIC -fsyntax-only "@$flags_dir/$1" "$scratch/file.cpp" >"$scratch/log" 2>&1
}

for module in "${modules[@]}"; do
  [[ -f $flags_dir/$module ]] || continue
  for other in "${modules[@]}"; do
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
((refused >= 40 && accepted >= 30)) || { echo "FAIL: too few were tried"; failures=$((failures + 1)); }
exit $((failures > 0))

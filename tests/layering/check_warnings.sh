#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_warnings.sh SOURCE_DIR COMPILER: a warning fails the build where LACUNA_WERROR is on, and nowhere else; it is on in
# every preset for developers and in those for users it is not.
set -euo pipefail
source_dir=$1 compiler=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

fail() { printf 'FAIL: %s\n' "$1"; failures=$((failures + 1)); }

# builds OPTION…: the file with a warning. Messages go to $scratch/log.
builds() {
  rm -rf "$scratch/build"
  cmake -G Ninja -S "$source_dir/tests/layering/warning" -B "$scratch/build" -DCMAKE_CXX_COMPILER="$compiler" "$@" \
    >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
  cmake --build "$scratch/build" >"$scratch/log" 2>&1
}

builds || fail "a warning stops the build of a user"
grep -q 'warning: unused variable' "$scratch/log" || fail "the file gives no warning: $(cat "$scratch/log")"
builds -DLACUNA_WERROR=ON && fail "a warning does not stop the build with LACUNA_WERROR"
grep -q 'error: unused variable' "$scratch/log" || fail "the build stops for another reason: $(cat "$scratch/log")"

# strict PRESET: warnings are errors in it.
strict() { (cd "$source_dir" && cmake --preset "$1" -N) | grep -q 'LACUNA_WERROR="ON"'; }

for preset in dev asan tsan coverage fuzz; do
  strict "$preset" || fail "warnings are no errors in the preset $preset"
done
for preset in release headless; do
  ! strict "$preset" || fail "warnings are errors in the preset $preset"
done

((failures == 0)) && echo "warnings are errors for developers only"
exit $((failures > 0))

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_names.sh SOURCE_DIR: in a module no two files have a type or a constant of the same name in their anonymous
# namespaces. Builds that compile files together would take it for one defined twice, and which files those are depends
# on the release; so it would show elsewhere and later.
set -euo pipefail
cd "$1"

# twice FOLDER: what two files below it define, a line each
twice() {
  find "$1" -name '*.cpp' -print0 | sort -z | xargs -0 awk '
    FNR == 1 { inside = 0 }
    /^namespace \{$/ { inside = 1; next }
    /^\} \/\/ namespace$/ { inside = 0 }
    inside && match($0, /^(class|struct|enum class|enum) [A-Za-z_]+/) { seen(substr($0, RSTART, RLENGTH)) }
    inside && /^(constexpr|const) / && match($0, /[^A-Za-z_]k[A-Z][A-Za-z]*(\[[^]]*\])? = /) {
      seen(substr($0, RSTART + 1, RLENGTH - 4))
    }
    function seen(what) {
      sub(/\[.*/, "", what)
      sub(/^.* /, "", what)
      if (what in file && file[what] != FILENAME) print what " in " file[what] " and " FILENAME
      file[what] = FILENAME
    }'
}

sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT
printf 'namespace {\nstruct A {};\nconstexpr int kB[] = {1};\n} // namespace\nstruct C {};\n' >"$sample/one.cpp"
cp "$sample/one.cpp" "$sample/two.cpp"
[[ $(twice "$sample" | wc -l) == 2 ]] || { echo "FAIL: the check does not see what is there twice"; exit 1; }

failures=0
for folder in core/* widgets app/*/; do
  [[ -d $folder ]] || continue
  found=$(twice "${folder%/}")
  [[ -z $found ]] || { printf 'FAIL: defined twice:\n%s\n' "$found"; failures=1; }
done
((failures == 0)) && echo "every file has names of its own"
exit "$failures"

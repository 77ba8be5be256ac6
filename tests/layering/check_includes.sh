#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_includes.sh SOURCE_DIR: no file includes what its module may not use. Debian keeps the headers of torch, sqlite
# and zlib where every compiler finds them, so only reading the sources tells.
set -euo pipefail
cd "$1"
failures=0

fail() { printf 'FAIL: %s\n' "$1"; failures=$((failures + 1)); }

# sources FOLDER…: tracked or not, everything that is compiled in these folders
sources() {
  local folder
  for folder in "$@"; do
    [[ -e $folder ]] && find "$folder" -type f \( -name '*.h' -o -name '*.hpp' -o -name '*.cpp' \)
  done | sort
}

# forbid WHY PATTERN SAMPLE EXCEPT FOLDER…: no source in the folders, but for paths that match EXCEPT, has a line that
# matches. SAMPLE is a line that must match: a rule that cannot fail is none.
forbid() {
  local why=$1 pattern="^[[:space:]]*#[[:space:]]*include[[:space:]]*$2" sample=$3 except=$4 found
  shift 4
  grep -qE "$pattern" <<<"$sample" || fail "the rule \"$why\" does not see: $sample"
  found=$(sources "$@" | grep -vE "$except" | xargs -r grep -nE "$pattern" || true)
  [[ -z $found ]] || fail "$why:"$'\n'"$found"
}

nowhere='^$'
everywhere=(core widgets app tests)

[[ $(sources core | wc -l) -gt 20 ]] || fail "hardly any sources were found in core"

forbid "torch outside core/coding" '[<"](torch|ATen|c10|caffe2)/' '#include <torch/torch.h>' \
  '^(core|tests)/coding/' "${everywhere[@]}"
forbid "Highway outside core/coding" '[<"]hwy/' '#include <hwy/highway.h>' '^(core|tests)/coding/' "${everywhere[@]}"
forbid "sqlite outside core/store" '[<"]sqlite3' '  #include <sqlite3.h>' '^(core/store|tests/(store|cli))/' "${everywhere[@]}"
forbid "zlib or image libraries outside core/data" '[<"](zlib\.h|png\.h|jpeglib\.h)' '#include <zlib.h>' \
  '^(core|tests)/data/' "${everywhere[@]}"
forbid "libcrypto outside SHA-256" '[<"]openssl/' '#include <openssl/evp.h>' '^core/util/sha256\.cpp$' \
  "${everywhere[@]}"
without_qt=(core app/workflow app/cli app/main.cpp)
forbid "Qt where there is none" '[<"]Q[A-Z]' '#include <QString>' "$nowhere" "${without_qt[@]}"
forbid "Qt where there is none, by module" '[<"]Qt[A-Z][A-Za-z]*/' '#include <QtCore/QString>' "$nowhere" \
  "${without_qt[@]}"
forbid "files, databases or processes in widgets" \
  '<(QFile|QSaveFile|QTemporaryFile|QTemporaryDir|QDir|QSql[A-Za-z]*|QProcess|fstream|filesystem)>' \
  '#include <QFile>' "$nowhere" widgets
forbid "QCustomPlot outside widgets" '[<"]qcustomplot' '#include <qcustomplot.h>' '^(widgets|tests/widgets)/' \
  "${everywhere[@]}"
# The headers of core/util/json, config_paths.h and data_shape_json.h are inner ones and say so.
forbid "JSON in a header" '[<"]nlohmann' '#include <nlohmann/json.hpp>' \
  '\.cpp$|^core/util/json/|^core/experiment/(config/config_paths|dataset/data_shape_json)\.h$' core/util core/experiment core/lesson
forbid "an inner header outside core/experiment and core/util" '"(util/json/|experiment/(config/config_paths|dataset/data_shape_json)\.h")' \
  '#include "util/json/config_document.h"' '^core/(util|experiment)/' "${everywhere[@]}"

# forbid_modules FOLDER MODULE…: the folder's sources include nothing of these modules.
forbid_modules() {
  local folder=$1 module
  shift
  for module in "$@"; do
    forbid "$module in $folder" "[<\"]$module/" "#include \"$module/anything.h\"" "$nowhere" "$folder"
  done
}

front=(workflow print cli window)
forbid_modules core/util experiment lesson data coding store report widgets "${front[@]}"
forbid_modules core/experiment lesson data coding store report widgets "${front[@]}"
forbid_modules core/lesson data coding store report widgets "${front[@]}"
forbid_modules core/data lesson coding store report widgets "${front[@]}"
forbid_modules core/coding lesson data store report widgets "${front[@]}"
forbid_modules core/store lesson data coding report widgets "${front[@]}"
forbid_modules core/report lesson data coding store widgets "${front[@]}"
forbid_modules widgets data coding store report "${front[@]}"
# The window and the command line load the engine; they never include it.
forbid_modules app coding
forbid_modules app/workflow widgets print cli window
forbid_modules app/print widgets cli window
forbid_modules app/cli widgets print window
forbid_modules app/window cli

# Folders depend one way. "A B" for every folder A with a source that includes one of folder B.
folder_edges() {
  local root=$1
  (cd "$root" && sources core widgets app | xargs -r grep -HoE '^[[:space:]]*#[[:space:]]*include "[^"]+/[^"]+"') |
    sed -E 's|^(.*)/[^/]+:[[:space:]]*#[[:space:]]*include "(.*)/[^/]+"$|\1 \2|' |
    sed -E 's/ (widgets(\/|$))/ \1/; t; s/ ((workflow|print|cli|window)(\/|$))/ app\/\1/; t; s/ / core\//' |
    awk '$1 != $2' | sort -u
}

# circles ROOT: the folders that include each other, on the way over others or at once; status 1 when there are any.
circles() { folder_edges "$1" | tsort 2>&1 >/dev/null; }

sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT
mkdir -p "$sample"/{core/a/{x,y},widgets,app}
echo '#include "a/y/two.h"' >"$sample/core/a/x/one.h"
circles "$sample" >/dev/null || fail "folders that depend one way are taken for a circle"
echo '#include "a/x/one.h"' >"$sample/core/a/y/two.h"
circles "$sample" >/dev/null && fail "the rule \"folders depend one way\" does not see a circle"
(($(folder_edges . | wc -l) > 100)) || fail "hardly any folder includes another"
found=$(circles .) || fail "folders include each other:"$'\n'"$found"

((failures == 0)) && echo "every include keeps to the layering"
exit $((failures > 0))

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
    [[ -d $folder ]] && find "$folder" -type f \( -name '*.h' -o -name '*.hpp' -o -name '*.cpp' \)
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
forbid "sqlite outside core/store" '[<"]sqlite3' '  #include <sqlite3.h>' '^(core/store|tests/(store|cli))/' "${everywhere[@]}"
forbid "zlib or image libraries outside core/data" '[<"](zlib\.h|png\.h|jpeglib\.h)' '#include <zlib.h>' \
  '^(core|tests)/data/' "${everywhere[@]}"
forbid "libcrypto outside SHA-256" '[<"]openssl/' '#include <openssl/evp.h>' '^core/experiment/sha256\.cpp$' \
  "${everywhere[@]}"
forbid "Qt in core" '[<"]Q[A-Z]' '#include <QString>' "$nowhere" core
forbid "Qt in core, by module" '[<"]Qt[A-Z][A-Za-z]*/' '#include <QtCore/QString>' "$nowhere" core
forbid "files, databases or processes in widgets" \
  '<(QFile|QSaveFile|QTemporaryFile|QTemporaryDir|QDir|QSql[A-Za-z]*|QProcess|fstream|filesystem)>' \
  '#include <QFile>' "$nowhere" widgets
forbid "QCustomPlot outside widgets" '[<"]qcustomplot' '#include <qcustomplot.h>' '^(widgets|tests/widgets)/' \
  "${everywhere[@]}"
# config_document.h, config_paths.h and config_section.h are inner headers of core/experiment and say so.
forbid "JSON in a header of core/experiment" '[<"]nlohmann' '#include <nlohmann/json.hpp>' \
  '\.cpp$|^core/experiment/config_(document|paths|section)\.h$' core/experiment
forbid "an inner header of core/experiment outside it" '"experiment/config_(document|paths|section)\.h"' \
  '#include "experiment/config_document.h"' '^core/experiment/' "${everywhere[@]}"

# forbid_modules FOLDER MODULE…: the folder's sources include nothing of these modules.
forbid_modules() {
  local folder=$1 module
  shift
  for module in "$@"; do
    forbid "$module in $folder" "[<\"]$module/" "#include \"$module/anything.h\"" "$nowhere" "$folder"
  done
}

forbid_modules core/experiment data coding store report widgets app
forbid_modules core/data coding store report widgets app
forbid_modules core/coding store report widgets app
forbid_modules core/store data coding report widgets app
forbid_modules core/report data coding store widgets app
forbid_modules widgets data coding store report app
# The window and the command line load the engine; they never include it.
forbid_modules app coding

((failures == 0)) && echo "every include keeps to the layering"
exit $((failures > 0))

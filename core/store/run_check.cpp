// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether everything in a library is as it was written.
#include "experiment/sha256.h"
#include "store/run_store_impl.h"

namespace lacuna {
namespace {

constexpr const char* kAdvice = "; use a copy of it, or export the runs that can still be read";

void checkPages(const Database& db, std::vector<std::string>& problems) {
  Statement pages = db.prepare("PRAGMA integrity_check(20)");
  while (pages.step())
    if (pages.text(0) != "ok") problems.push_back(db.path() + " is damaged (" + pages.text(0) + ")" + kAdvice);
}

void checkReferences(const Database& db, std::vector<std::string>& problems) {
  Statement rows = db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1");
  while (rows.step())
    problems.push_back(db.path() + " is damaged (" + rows.text(1) + " rows of " + rows.text(0) +
                       " refer to what is not there)" + kAdvice);
}

/// SQLite does not notice a changed byte inside a BLOB.
void checkContents(const Database& db, std::vector<std::string>& problems) {
  Statement contents = db.prepare("SELECT sha256, bytes FROM content");
  while (contents.step()) {
    const Bytes bytes = contents.blob(1);
    if (sha256Hex(bytes) != contents.text(0))
      problems.push_back(db.path() + " is damaged (the stored weights " + contents.text(0).substr(0, 12) +
                         "… do not match their SHA-256)" + kAdvice);
  }
}

} // namespace

std::vector<std::string> RunStore::problems() const {
  std::vector<std::string> problems;
  checkPages(m_impl->database, problems);
  if (!problems.empty()) return problems; // what is read from broken pages means nothing
  checkReferences(m_impl->database, problems);
  checkContents(m_impl->database, problems);
  return problems;
}

bool looksLikeLibrary(const std::string& fileBegin) {
  return fileBegin.compare(0, 15, "SQLite format 3") == 0;
}

} // namespace lacuna

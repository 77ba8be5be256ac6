// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether everything in a library is as it was written.
#include <filesystem>
#include <fstream>

#include "store/run_store_impl.h"
#include "util/held_files.h"
#include "util/sha256.h"

namespace lacuna::store {
namespace {

void checkPages(const Database& db, std::vector<std::string>& problems) {
  Statement pages = db.prepare("PRAGMA integrity_check(20)");
  while (pages.step())
    if (pages.text(0) != "ok")
      problems.push_back(db.path() + " is damaged (" + pages.text(0) + "); " + rescueAdvice(db.path()));
}

void checkReferences(const Database& db, std::vector<std::string>& problems) {
  Statement rows = db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1");
  while (rows.step())
    problems.push_back(db.path() + " is damaged (" + rows.text(1) + " rows of " + rows.text(0) +
                       " refer to what is not there); " + rescueAdvice(db.path()));
}

/// SQLite does not notice a changed byte inside a BLOB.
void checkContents(const Database& db, std::vector<std::string>& problems) {
  Statement contents = db.prepare("SELECT sha256, bytes FROM content");
  while (contents.step()) {
    const Bytes bytes = contents.blob(1);
    if (sha256Hex(bytes) != contents.text(0))
      problems.push_back(db.path() + " is damaged (the stored weights " + contents.text(0).substr(0, 12) +
                         "… do not match their SHA-256); " + rescueAdvice(db.path()));
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

bool looksLikeLibrary(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  const auto reading = FileReading::unlessHeld(path);
  if (!reading) return true;
  std::string begin(15, '\0');
  std::ifstream file(path, std::ios::binary);
  return file.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == "SQLite format 3";
}

} // namespace lacuna::store

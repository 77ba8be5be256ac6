// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include <unistd.h>

#include "store/schema.h"

namespace lacuna::store {
namespace {

std::string unusedBackupName(const std::string& path, int target) {
  const std::string name = path + ".before-v" + std::to_string(target);
  std::string candidate = name;
  for (int i = 2; ::access(candidate.c_str(), F_OK) == 0; ++i) candidate = name + "-" + std::to_string(i);
  return candidate;
}

} // namespace

void migrateTo(Database& database, int target, int busyTimeoutMs) {
  const auto version = [&] { return database.integer("PRAGMA user_version"); };
  if (version() >= target) return; // the common case takes no lock
  // One transaction for all steps: a process that opens the library meanwhile never sees it between two of them, where
  // it would take what the first step left for an old library and put a second copy beside it.
  Transaction transaction(database, Durability::full);
  const int64_t from = version();
  if (from >= target) return; // another process was faster
  if (from > 0) {             // a library that is being made has nothing to lose
    // The copy is read by a second connection, since SQLite copies nothing out of a write transaction; holding that
    // transaction means nobody changes the library between the copy and the steps.
    const Database reader(database.path(), OpenMode::readOnly, busyTimeoutMs);
    reader.copyTo(unusedBackupName(database.path(), target));
  }
  for (const Migration& step : migrations())
    if (step.version > from && step.version <= target) database.execute(step.sql);
  database.execute("PRAGMA user_version = " + std::to_string(target));
  transaction.commit();
}

void migrate(Database& database, int busyTimeoutMs) {
  migrateTo(database, schemaVersion(), busyTimeoutMs);
}

} // namespace lacuna::store

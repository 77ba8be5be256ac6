// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include <unistd.h>

#include "store/schema.h"

namespace lacuna {
namespace {

std::string unusedBackupName(const std::string& path, int target) {
  const std::string name = path + ".before-v" + std::to_string(target);
  std::string candidate = name;
  for (int i = 2; ::access(candidate.c_str(), F_OK) == 0; ++i) candidate = name + "-" + std::to_string(i);
  return candidate;
}

} // namespace

void migrateTo(Database& database, int target, int busyTimeoutMs) {
  // A library that is being made has nothing to lose between its first steps.
  bool worthACopy = database.integer("PRAGMA user_version") > 0;
  for (const Migration& step : migrations()) {
    if (step.version > target) return;
    if (database.integer("PRAGMA user_version") >= step.version) continue;
    Transaction transaction(database, Durability::full);
    if (database.integer("PRAGMA user_version") >= step.version) continue; // another process was faster
    if (worthACopy) {
      // The copy is read by a second connection, since SQLite copies nothing out of a write transaction; holding that
      // transaction means nobody changes the library between the copy and the step.
      const Database reader(database.path(), OpenMode::readOnly, busyTimeoutMs);
      reader.copyTo(unusedBackupName(database.path(), target));
      worthACopy = false;
    }
    database.execute(step.sql);
    database.execute("PRAGMA user_version = " + std::to_string(step.version));
    transaction.commit();
  }
}

void migrate(Database& database, int busyTimeoutMs) {
  migrateTo(database, schemaVersion(), busyTimeoutMs);
}

} // namespace lacuna

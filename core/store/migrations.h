// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "store/database.h"

namespace lacuna::store {

/// Brings a library to the version this program writes, in one transaction, after putting a copy of a library that has
/// data beside it: `<path>.before-v<N>`. Several processes may call it at once; one of them does the work.
/// When a step fails, the library stays at the version it had.
void migrate(Database& database, int busyTimeoutMs);

/// The same up to `target`; for tests that need an old library.
void migrateTo(Database& database, int target, int busyTimeoutMs);

} // namespace lacuna::store

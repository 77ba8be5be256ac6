// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "store/database.h"
#include "store/run_store.h"

namespace lacuna::store {

/// An open library: checked, migrated where it may be written.
struct OpenedLibrary {
  Database database;
  bool readOnly = false;
};

/// Does what RunStore::open promises. Nothing is written to the file before it is known to be ours, sound and not
/// newer.
OpenedLibrary openLibrary(const std::string& path, Access access, const StoreOptions& options);

/// Throws Error(library) when there is no file, or it does not begin like a run library.
void requireLibraryFile(const std::string& path);

/// Throws Error(library) when `path` exists, or its folder does not or may not be written.
void requireNewFile(const std::string& path);

/// Throws as requireNewFile() does. The file appears whole, with what `fill` puts into
/// it, or not at all.
void createLibrary(const std::string& path, const std::function<void(Database&)>& fill = {});

} // namespace lacuna::store

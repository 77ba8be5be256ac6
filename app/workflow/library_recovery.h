// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lacuna::store {
class RunStore;
}

namespace lacuna::workflow {

/// For a run of this process in a library whose file was moved, replaced or removed: keeps the run in a recovery
/// library beside the old path, or in the user's data folder where nothing can be written there, and goes on in it.
/// Returns a sentence that says so. Throws MovedError with the reasons when it can be kept nowhere.
std::string goOnInRecoveryLibrary(store::RunStore& store, const std::string& uuid);

/// Throws Error(library) that says where the run is when `store` is no longer the library of that path.
void requireStoredIn(const std::string& path, const store::RunStore& store, const std::string& uuid);

} // namespace lacuna::workflow

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/library_recovery.h"

#include <filesystem>
#include <vector>

#include "data/dataset_locator.h"
#include "store/passing_error.h"
#include "store/run_store.h"
#include "util/error.h"

namespace lacuna::workflow {

using namespace data;
using namespace store;

std::string goOnInRecoveryLibrary(RunStore& store, const std::string& uuid) {
  const std::string old = store.path();
  std::vector<std::string> places = {old};
  if (const std::string folder = userDataFolder(); !folder.empty()) {
    std::error_code ignored; // the library says why it cannot be made there
    std::filesystem::create_directories(folder, ignored);
    places.push_back(folder + "/" + std::filesystem::path(old).filename().string());
  }
  std::string reasons;
  for (const std::string& place : places) {
    const std::string recovery = recoveryPath(place);
    try {
      store.goOnIn(recovery, uuid);
      return "The run library " + old + " was moved, replaced or removed while it was open; this run goes on in " +
             recovery + ".";
    } catch (const Error& e) {
      reasons += "; " + std::string(e.what());
    }
  }
  throw MovedError("The run library " + old +
                   " was moved, replaced or removed while it was open, and the run could be kept nowhere else" +
                   reasons);
}

void requireStoredIn(const std::string& path, const RunStore& store, const std::string& uuid) {
  if (store.path() == path) return;
  throw Error(ErrorKind::library, "run " + uuid.substr(0, 8) + " is not in " + path +
                                      ", which was moved, replaced or removed while it was open, but in " +
                                      store.path() + "; bring it back with: lacuna import " + store.path());
}

} // namespace lacuna::workflow

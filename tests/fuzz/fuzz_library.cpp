// SPDX-License-Identifier: GPL-3.0-or-later
//
// A library from somebody else is opened, read through and used.
#include <sys/stat.h>

#include "fuzz_support.h"
#include "store/run_store.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

void readAll(const RunStore& store) {
  RunFilter all;
  all.includeArchived = true;
  for (const RunRecord& listed : store.runs(all)) {
    fuzz::accepted([&] { store.run(listed.uuid); });
    fuzz::accepted([&] { store.metrics(listed.uuid); });
    fuzz::accepted([&] { store.metricSummaries(listed.uuid); });
    fuzz::accepted([&] { store.baseModelOf(listed.uuid); });
    for (const CheckpointKind kind : {CheckpointKind::last, CheckpointKind::best, CheckpointKind::base})
      fuzz::accepted([&] { store.checkpoint(listed.uuid, kind); });
  }
  store.waitingRuns();
  store.problems();
}

void useIt(RunStore& store) {
  store.markOrphans();
  RunRecord run;
  run.name = "new";
  const std::string uuid = store.createRun(run);
  store.appendMetrics(uuid, {{series::kLoss, {1, 0.5, 0.25}}});
  store.saveCheckpoint(uuid, CheckpointKind::last, 1, {1, 2, 3});
  store.setState(uuid, RunState::finished);
  fuzz::require(store.run(uuid).state == RunState::finished, "what was written is there");
  store.deleteRun(uuid);
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string path = fuzz::put("library", data, size);
  StoreOptions options;
  options.busyTimeoutMs = 0;
  ::chmod(path.c_str(), 0400);
  fuzz::accepted([&] { readAll(RunStore::open(path, Access::readOnly, options)); });
  struct stat after {};
  fuzz::require(::stat(path.c_str(), &after) == 0 && static_cast<size_t>(after.st_size) == size,
                "reading changes nothing");
  ::chmod(path.c_str(), 0600);
  fuzz::accepted([&] {
    RunStore store = RunStore::open(path, Access::readWrite, options);
    readAll(store);
    useIt(store);
  });
  // An upgrade keeps a copy, a hostile file may make SQLite keep its journal.
  for (const char* rest : {"-wal", "-shm", "-journal", ".before-v2", ".before-v3", ".before-v4"})
    ::unlink((path + rest).c_str());
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bundle from somebody else is imported into a library that has a run of its own.
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include "fuzz_support.h"
#include "store/run_store.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

/// The library before, and what is in it.
struct Home {
  std::vector<uint8_t> bytes;
  std::string uuid;
  RunRecord run;
};

const Home& home() {
  static const Home home = [] {
    Home h;
    const std::string path = fuzz::scratch() + "/template";
    {
      RunStore store = RunStore::open(path);
      RunRecord run;
      run.name = "mine";
      h.uuid = store.createRun(run);
      store.saveBaseModel("identity", {1, 2, 3}, 98);
      store.linkBaseModel(h.uuid, "identity");
      store.appendMetrics(h.uuid, {{series::kLoss, {1, 0.5, 0.25}}});
      store.saveCheckpoint(h.uuid, CheckpointKind::best, 1, {4, 5, 6});
      store.setState(h.uuid, RunState::finished);
      h.run = store.run(h.uuid);
    }
    std::ifstream in(path, std::ios::binary);
    h.bytes.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    return h;
  }();
  return home;
}

void requireUntouched(const RunStore& store) {
  const RunRecord now = store.run(home().uuid);
  const RunRecord& before = home().run;
  fuzz::require(now.name == before.name && now.state == before.state && now.ended == before.ended &&
                    now.notes == before.notes && now.config == before.config && now.events == before.events,
                "a bundle does not touch another run");
  const auto points = store.metrics(home().uuid);
  fuzz::require(points.size() == 1 && points[0].points.size() == 1 && points[0].points[0].value == 0.25,
                "a bundle does not touch another run's curves");
  fuzz::require(store.checkpoint(home().uuid, CheckpointKind::best)->bytes == Bytes({4, 5, 6}),
                "a bundle does not touch another run's checkpoint");
  fuzz::require(store.baseModelOf(home().uuid)->bytes == Bytes({1, 2, 3}),
                "a bundle does not touch another run's base model");
  const auto known = store.findBaseModel("identity");
  fuzz::require(known && known->bytes == Bytes({1, 2, 3}) && known->accuracy == 98,
                "a bundle does not choose the base model of later runs");
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string path = fuzz::put("library", home().bytes.data(), home().bytes.size());
  const std::string bundle = fuzz::put("bundle", data, size);
  StoreOptions options;
  options.busyTimeoutMs = 0;
  {
    RunStore store = RunStore::open(path, Access::readWrite, options);
    ImportOutcome outcome;
    fuzz::accepted([&] { outcome = store.importRuns(bundle); });
    requireUntouched(store);
    RunFilter all;
    all.includeArchived = true;
    fuzz::require(store.runs(all).size() == 1 + outcome.imported.size(), "all of a bundle is imported, or none");
    fuzz::require(store.problems().empty(), "an import leaves a sound library");
    for (const std::string& uuid : outcome.imported) store.deleteRun(uuid);
    requireUntouched(store);
  }
  for (const char* rest : {"-wal", "-shm", "-journal"})
    for (const std::string& file : {path, bundle}) ::unlink((file + rest).c_str());
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "cli/commands.h"
#include "store/run_store.h"
#include "util/error.h"
#include "workflow/engine_loader.h"
#include "workflow/run_reporter.h"

namespace lacuna::cli {

using namespace store;
using namespace workflow;

int report(const Options& options) {
  const RunStore store = RunStore::open(storePath(options), Access::existing);
  std::vector<std::string> uuids;
  for (const std::string& name : options.runs) uuids.push_back(store.resolve(name));
  std::shared_ptr<Engine> engine;
  const auto loaded = [&engine]() -> Engine& {
    if (!engine) engine = loadEngine();
    return *engine;
  };
  if (!options.failures)
    writeReport(store, loaded, uuids, options.output, folders(options));
  else if (uuids.size() == 1)
    writeFailures(store, loaded, uuids.front(), options.chance / 100, options.output, folders(options));
  else
    throw Error(ErrorKind::usage, "--failures reports on one run; name one, or leave it out to compare several");
  std::fprintf(stderr, "%s was written\n", options.output.c_str());
  return 0;
}

} // namespace lacuna::cli

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the code of a stored run as the files that ship in resources/codes: STEM.safetensors (half precision,
// self-contained) and STEM.json (its run document).
//
//     ship_code LIBRARY RUN STEM
#include <cstdio>
#include <fstream>

#include "experiment/run/run_json.h"
#include "store/run_store.h"
#include "util/error.h"
#include "workflow/engine_loader.h"
#include "workflow/training_run.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: ship_code LIBRARY RUN STEM\n", stderr);
    return 2;
  }
  try {
    const lacuna::store::RunStore store = lacuna::store::RunStore::open(argv[1]);
    const std::string uuid = store.resolve(argv[2]);
    const auto engine = lacuna::workflow::loadEngine();
    const lacuna::Bytes file = engine->exportCode(*lacuna::workflow::loadCode(*engine, argv[1], uuid));
    const std::string stem = argv[3];
    std::ofstream(stem + ".safetensors", std::ios::binary)
        .write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
    std::ofstream(stem + ".json") << lacuna::formatRun(store.run(uuid)) << '\n';
    std::printf("%zu bytes\n", file.size());
  } catch (const lacuna::Error& e) {
    std::fprintf(stderr, "ship_code: %s\n", e.what());
    return e.exitStatus();
  }
  return 0;
}

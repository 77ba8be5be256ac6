// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/engine_loader.h"

#include <cstdlib>
#include <vector>

#include "util/error.h"
#include "workflow/module_loader.h"

namespace lacuna::workflow {

std::shared_ptr<Engine> loadEngine() {
  std::vector<std::string> files = modulesBeside({"liblacuna_coding_cuda.so", "liblacuna_coding.so"});
  if (const char* given = std::getenv("LACUNA_ENGINE"); given != nullptr && *given != '\0') files = {given};
  const FoundSymbol found = findSymbol(files, kEngineFactorySymbol);
  if (found.address != nullptr) return std::shared_ptr<Engine>(reinterpret_cast<EngineFactory>(found.address)());
  throw Error(ErrorKind::failure,
              "The engine could not be loaded; build the program again or install libtorch" +
                  (files.empty() ? std::string("\nno liblacuna_coding.so lies beside the program") : found.tried));
}

} // namespace lacuna::workflow

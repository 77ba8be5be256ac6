// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/engine_loader.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "util/error.h"

namespace lacuna {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> candidates() {
  if (const char* given = std::getenv("LACUNA_ENGINE"); given != nullptr && *given != '\0') return {given};
  std::error_code ignored;
  const fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  std::vector<std::string> paths;
  // Tests lie one folder below the module.
  for (const fs::path& folder : {here, here / ".." / "lib" / "lacuna", here / ".."})
    for (const char* name : {"liblacuna_coding_cuda.so", "liblacuna_coding.so"})
      if (const fs::path path = folder / name; fs::exists(path, ignored)) paths.push_back(path.string());
  return paths;
}

} // namespace

std::shared_ptr<Engine> loadEngine() {
  std::string tried;
  for (const std::string& path : candidates()) {
    void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
      tried += "\n" + path + ": " + dlerror();
      continue;
    }
    if (const auto create = reinterpret_cast<EngineFactory>(dlsym(module, kEngineFactorySymbol)))
      return std::shared_ptr<Engine>(create());
    tried += "\n" + path + ": is not an engine of Lacuna";
  }
  if (tried.empty()) tried = "\nno liblacuna_coding.so lies beside the program";
  throw Error(ErrorKind::failure,
              "The engine could not be loaded; build the program again or install libtorch" + tried);
}

} // namespace lacuna

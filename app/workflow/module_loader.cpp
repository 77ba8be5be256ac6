// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/module_loader.h"

#include <dlfcn.h>

#include <filesystem>
#include <system_error>

#include "workflow/program_start.h"

namespace lacuna::workflow {

namespace fs = std::filesystem;

std::vector<std::string> modulesBeside(const std::vector<std::string>& names) {
  std::error_code ignored;
  const fs::path here = programFile().parent_path();
  std::vector<std::string> paths;
  // Tests lie one folder below the module.
  for (const fs::path& folder : {here, here / ".." / "lib" / "lacuna", here / ".."})
    for (const std::string& name : names)
      if (const fs::path path = folder / name; fs::exists(path, ignored)) paths.push_back(path.string());
  return paths;
}

FoundSymbol findSymbol(const std::vector<std::string>& files, const char* symbol) {
  FoundSymbol found;
  for (const std::string& path : files) {
    void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr)
      found.tried += "\n" + path + ": " + dlerror();
    else if ((found.address = dlsym(module, symbol)) != nullptr)
      return found;
    else
      found.tried += "\n" + path + ": is not a module of this program";
  }
  return found;
}

} // namespace lacuna::workflow

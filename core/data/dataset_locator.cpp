// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_locator.h"

#include <cstdlib>
#include <filesystem>

namespace lacuna {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

} // namespace

std::string userDataFolder() {
  const std::string xdg = environment("XDG_DATA_HOME");
  if (!xdg.empty()) return xdg + "/lacuna";
  const std::string home = environment("HOME");
  return (home.empty() ? "." : home) + "/.local/share/lacuna";
}

std::vector<std::string> dataFolders(const std::string& given, const std::vector<std::string>& preferred) {
  std::vector<std::string> folders;
  if (!given.empty()) folders.push_back(given);
  if (const std::string variable = environment("LACUNA_DATA"); !variable.empty()) folders.push_back(variable);
  folders.insert(folders.end(), preferred.begin(), preferred.end());
  folders.push_back(userDataFolder());
  folders.emplace_back("/usr/share/datasets");
  return folders;
}

std::string locateDataset(const std::string& name, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    std::error_code ignored;
    const std::filesystem::path path = std::filesystem::path(folder) / name;
    if (std::filesystem::is_directory(path, ignored)) return path.string();
  }
  return "";
}

} // namespace lacuna

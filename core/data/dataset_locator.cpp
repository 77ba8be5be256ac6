// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_locator.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>

namespace lacuna::data {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// Services and containers often run without HOME; who the user is the system knows all the same.
std::string homeFolder() {
  if (std::string home = environment("HOME"); !home.empty()) return home;
  std::array<char, 16384> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) return "";
  return found->pw_dir == nullptr ? "" : found->pw_dir;
}

} // namespace

std::string userDataFolder() {
  // A relative path is to be ignored (XDG Base Directory Specification): it would mean another folder for every caller.
  const std::string xdg = environment("XDG_DATA_HOME");
  if (!xdg.empty() && xdg.front() == '/') return xdg + "/lacuna";
  const std::string home = homeFolder();
  return home.empty() || home.front() != '/' ? "" : home + "/.local/share/lacuna";
}

std::vector<std::string> dataFolders(const std::string& given, const std::vector<std::string>& preferred) {
  std::vector<std::string> folders;
  if (!given.empty()) folders.push_back(given);
  if (const std::string variable = environment("LACUNA_DATA"); !variable.empty()) folders.push_back(variable);
  folders.insert(folders.end(), preferred.begin(), preferred.end());
  if (const std::string user = userDataFolder(); !user.empty()) folders.push_back(user);
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

} // namespace lacuna::data

// SPDX-License-Identifier: GPL-3.0-or-later
#include "config_file.h"

#include <filesystem>
#include <fstream>

#include "experiment/config_json.h"
#include "experiment/error.h"
#include "experiment/held_files.h"

namespace lacuna {

std::string readTextFile(const std::string& path, size_t most) {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status))
    throw Error(ErrorKind::usage, path + " does not exist; give the path of a configuration file");
  if (std::filesystem::is_directory(status))
    throw Error(ErrorKind::usage, path + " is a folder; give the path of a configuration file");
  const FileReading reading(path);
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::usage, path + " cannot be read; check its permissions");
  // One byte past the limit is enough to know that it is too long.
  std::string text(most + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(in.gcount()));
  if (text.size() > most)
    throw Error(ErrorKind::usage, path + " is longer than " + std::to_string(most) +
                                      " bytes; a configuration is far smaller, so this is another file");
  return text;
}

ConfigFileReader configsBeside(const std::string& sweepPath) {
  const std::filesystem::path folder = std::filesystem::path(sweepPath).parent_path();
  return [folder](const std::string& path) { return readTextFile((folder / path).string(), kMaxConfigBytes); };
}

} // namespace lacuna

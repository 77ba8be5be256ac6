// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/config_file.h"

#include <filesystem>
#include <fstream>

#include "data/files/file_bytes.h"
#include "experiment/config/config_json.h"
#include "util/error.h"
#include "util/held_files.h"

namespace lacuna::workflow {

using namespace data;

namespace {

namespace fs = std::filesystem;

/// A pipe or a terminal has no neighbours.
bool liesInAFolder(const std::string& path) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  return !fs::exists(status) || fs::is_regular_file(status);
}

} // namespace

std::string readTextFile(const std::string& path, size_t most) {
  if (const std::string problem = whyUnreadable(path); !problem.empty())
    throw Error(ErrorKind::usage, path + " " + problem + "; give the path of a configuration file");
  const FileReading reading(path);
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::usage, path + " cannot be read (" + systemReason() + "); check its permissions");
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
  const fs::path folder = foldersFor(sweepPath).document;
  return [folder](const std::string& path) { return readTextFile((folder / path).string(), kMaxConfigBytes); };
}

ConfigFolders foldersFor(const std::string& path) {
  std::error_code unknown;
  const fs::path here = fs::current_path(unknown);
  const fs::path folder = fs::path(path).parent_path();
  return {liesInAFolder(path) ? (here / folder).lexically_normal().string() : here.string(), here.string()};
}

} // namespace lacuna::workflow

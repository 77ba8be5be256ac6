// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/program_info.h"

#include <sys/utsname.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "data/dataset_locator.h"
#include "util/error.h"

namespace lacuna::workflow {

using namespace data;

namespace {

std::string cpuModel() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);)
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  return "unknown";
}

} // namespace

std::string releaseNumber() {
  return LACUNA_VERSION;
}

std::string programVersion() {
  const std::string revision = LACUNA_REVISION;
  return LACUNA_VERSION + (revision.empty() ? std::string() : " (" + revision + ")");
}

Environment programEnvironment() {
  Environment environment = {{"program", programVersion()}};
  utsname system{};
  if (uname(&system) == 0)
    environment.emplace_back("system", std::string(system.sysname) + " " + system.release + " " + system.machine);
  environment.emplace_back("cpu", cpuModel());
  environment.emplace_back("cpu_threads", std::to_string(std::thread::hardware_concurrency()));
  environment.emplace_back("qt", LACUNA_QT_VERSION);
  return environment;
}

std::string defaultStorePath() {
  const std::string folder = userDataFolder();
  if (folder.empty())
    throw Error(ErrorKind::library,
                "there is no home folder to keep the run library in (HOME is not set); give a file with --store");
  return folder + "/runs.lacuna";
}

void makeDefaultStoreFolder() {
  std::error_code ignored; // the store says what is wrong when it cannot be opened there
  std::filesystem::create_directories(userDataFolder(), ignored);
}

} // namespace lacuna::workflow

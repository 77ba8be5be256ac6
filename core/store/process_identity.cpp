// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/process_identity.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <sstream>

namespace lacuna::store {
namespace {

/// Field 22 of /proc/<pid>/stat. The second field, the program's name, may hold spaces and brackets, so counting
/// begins behind its last bracket. 0 when there is no such process, or only what is left of one nobody waited for.
int64_t startTimeOf(int64_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  if (!std::getline(file, line)) return 0;
  const size_t bracket = line.rfind(')');
  if (bracket == std::string::npos) return 0;
  std::istringstream fields(line.substr(bracket + 1));
  std::string field;
  fields >> field;
  if (field == "Z" || field == "X") return 0;
  for (int i = 4; i < 22; ++i) fields >> field;
  int64_t start = 0;
  fields >> start;
  return start;
}

} // namespace

ProcessIdentity thisProcess() {
  ProcessIdentity self;
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) == 0) self.host = host.data();
  std::ifstream boot("/proc/sys/kernel/random/boot_id");
  std::getline(boot, self.boot);
  self.pid = ::getpid();
  self.start = startTimeOf(self.pid);
  return self;
}

bool mayBeAlive(const ProcessIdentity& process) {
  const ProcessIdentity self = thisProcess();
  if (process.host != self.host) return true;
  if (process.boot != self.boot) return false;
  return startTimeOf(process.pid) == process.start;
}

std::string randomUuid() {
  std::random_device device;
  std::array<uint32_t, 4> words{};
  for (uint32_t& word : words) word = static_cast<uint32_t>(device());
  words[1] = (words[1] & 0xffff0fffu) | 0x00004000u; // version 4
  words[2] = (words[2] & 0x3fffffffu) | 0x80000000u; // variant 1
  std::array<char, 37> text{};
  std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%04x%08x", words[0], words[1] >> 16, words[1] & 0xffffu,
                words[2] >> 16, words[2] & 0xffffu, words[3]);
  return text.data();
}

std::string utcNow() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

} // namespace lacuna::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lacuna::store {

/// Which process of which boot of which machine. A pid alone comes back; with its start time it does not.
struct ProcessIdentity {
  std::string host;
  std::string boot; ///< /proc/sys/kernel/random/boot_id; empty when not known
  int64_t pid = 0;
  int64_t start = 0; ///< clock ticks after boot; 0 when not known
};

ProcessIdentity thisProcess();

/// False only when it is certain: same host and another boot, or no process with this pid and start time.
bool mayBeAlive(const ProcessIdentity& process);

/// A random UUID, version 4, lower case.
std::string randomUuid();

/// Now as 2026-01-31T13:37:00Z.
std::string utcNow();

} // namespace lacuna::store

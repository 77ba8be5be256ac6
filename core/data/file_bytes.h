// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "experiment/run_record.h"

namespace lacuna {

/// The content of a file, unpacked when its name ends in ".gz". Throws Error(data) naming the file when it cannot be
/// read, is not gzip despite its name, ends too early, or unpacks to more than `most` bytes.
Bytes readFile(const std::string& path, size_t most);

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/run_record.h"

namespace lacuna {

/// The content of a file, unpacked when its name ends in ".gz". Throws Error(data) naming the file when it cannot be
/// read, is not gzip despite its name, ends too early, or unpacks to more than `most` bytes.
Bytes readFile(const std::string& path, size_t most);

/// The file as it lies in a folder, gzipped (file.gz) or not; empty when it does not.
std::string packedPath(const std::string& folder, const std::string& file);

/// Throws Error(data) naming everything that is missing at once, so that nobody has to try four times.
void requireFiles(const std::string& folder, const std::vector<std::string>& files);

} // namespace lacuna

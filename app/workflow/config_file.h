// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "experiment/sweep/sweep.h"

namespace lacuna::workflow {

/// The content of a configuration, a sweep, or another small text, read once, so that a pipe will do. Throws
/// Error(usage) when there is no such file, it cannot be read, or is longer than `most` bytes.
std::string readTextFile(const std::string& path, size_t most);

/// Reads the configurations that the sweep in this file names by a path, which are seen from its folder.
ConfigFileReader configsBeside(const std::string& sweepPath);

/// What relative paths in this file, and in overrides beside it, are seen from: its own folder (of a pipe the working
/// folder), and the working folder.
ConfigFolders foldersFor(const std::string& path);

} // namespace lacuna::workflow

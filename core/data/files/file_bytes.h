// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/run/run_record.h"

namespace lacuna::data {

/// Why there is no file to read at this path, as a clause ("does not exist", "is a folder", "is a link to X, which does
/// not exist"); empty for a file, a pipe or a device, which may still be unreadable.
std::string whyUnreadable(const std::string& path);

/// The content of a file, unpacked when its name ends in ".gz". Throws Error(data) naming the file when it cannot be
/// read, is not gzip despite its name, ends too early, or unpacks to more than `most` bytes.
Bytes readFile(const std::string& path, size_t most);

/// Writes the whole file or leaves what was there: a temporary file beside it, brought to the disk, then a rename.
/// Throws Error(failure) naming the file.
void writeFile(const std::string& path, const std::string& bytes);

/// The system's reason in errno as a text, for "… (reason)"; something even where it gives none.
std::string systemReason();

/// Brings a file, or the names in a folder, to the disk, so that a rename after it cannot come before its content.
/// False when the disk does not take it; file systems that know no such thing are taken at their word.
bool reachesDisk(const std::string& path);

/// The file as it lies in a folder, gzipped (file.gz) or not; empty when it does not.
std::string packedPath(const std::string& folder, const std::string& file);

/// Throws Error(data) naming everything that is missing at once, so that nobody has to try four times.
void requireFiles(const std::string& folder, const std::vector<std::string>& files);

} // namespace lacuna::data

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "experiment/run/run_record.h"

namespace lacuna::data {

/// An IDX file of unsigned bytes (LeCun's MNIST format): big-endian magic 0x0000080D with D dimensions, D counts,
/// then the bytes.
struct IdxFile {
  std::vector<int> dimensions;
  std::vector<uint8_t> values;
  std::string sha256; ///< of the unpacked file
};

/// Throws Error(data) with the file's name when it is no IDX file, holds something else than `dimensions` dimensions
/// of bytes, or is shorter or longer than its header says.
IdxFile readIdx(const std::string& path, int dimensions);

} // namespace lacuna::data

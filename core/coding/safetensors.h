// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "coding/parameters.h"
#include "experiment/run_record.h"

namespace lacuna {

/// A safetensors file: 8 bytes little-endian header length, a JSON header {name: {dtype, shape, data_offsets}} with
/// texts under "__metadata__", then the raw values. Nothing in it can execute.
struct TensorFile {
  NamedTensors tensors;
  std::map<std::string, std::string> metadata;
};

/// float, half, int64 and uint8 tensors; anything else is a programming error.
Bytes writeSafetensors(const TensorFile& file);

/// Throws Error(data) when the bytes are not such a file or their header does not match them.
TensorFile readSafetensors(const Bytes& bytes);

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "coding/weights/parameters.h"
#include "experiment/run/run_record.h"

namespace lacuna::coding {

/// A safetensors file: 8 bytes little-endian header length, a JSON header {name: {dtype, shape, data_offsets}} with
/// texts under "__metadata__", then the raw values. Nothing in it can execute.
struct TensorFile {
  NamedTensors tensors;
  std::map<std::string, std::string> metadata;
};

/// Tensors of floating-point numbers, integers or truth values; anything else is a programming error.
Bytes writeSafetensors(const TensorFile& file);

/// The format's word for a type: "F32", "BF16", …
const char* safetensorsType(torch::ScalarType type);

/// Why bytes are no such file, or which of its tensors cannot be read: a clause without the file's name.
struct SafetensorsProblem {
  std::string what;
};

/// Throws SafetensorsProblem when the bytes are not such a file or their header does not match them. Whose file it is,
/// and what can be done about it, the caller knows.
TensorFile parseSafetensors(const Bytes& bytes);

/// The same of weights that this program has stored: throws Error(data).
TensorFile readSafetensors(const Bytes& bytes);

} // namespace lacuna::coding

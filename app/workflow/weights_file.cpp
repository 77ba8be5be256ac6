// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/weights_file.h"

#include "data/files/file_bytes.h"
#include "util/error.h"
#include "util/sha256.h"

namespace lacuna::workflow {

using namespace data;

namespace {

/// A file of weights larger than this is no network that can be trained on here.
constexpr size_t kMaxWeightBytes = size_t(1) << 31;

Bytes weightBytes(const std::string& path) {
  try {
    return readFile(path, kMaxWeightBytes);
  } catch (const Error& e) {
    throw Error(e.kind(), std::string("base_model.weights: ") + e.what());
  }
}

} // namespace

ImportedWeights readWeights(Engine& engine, const ExperimentConfig& config) {
  const Bytes file = weightBytes(config.baseModel.weights);
  return {sha256Hex(file.data(), file.size()), engine.importWeights(config, file)};
}

} // namespace lacuna::workflow

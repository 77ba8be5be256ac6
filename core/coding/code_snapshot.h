// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/pipeline.h"
#include "coding/safetensors.h"
#include "experiment/engine.h"

namespace lacuna {

/// Prefixes of the tensors in a checkpoint.
constexpr const char* kEncoderPrefix = "encoder.";
constexpr const char* kDecoderPrefix = "decoder.";
constexpr const char* kBasePrefix = "base.";
constexpr const char* kFillName = "fill";

/// Frozen weights on the CPU, shared between threads.
class TorchSnapshot : public CodeSnapshot {
 public:
  TorchSnapshot(ExperimentConfig config, Pipeline pipeline);
  const ExperimentConfig& config() const override { return m_config; }
  const SplitPlan& plan() const override { return m_pipeline.plan(); }
  CodeCost cost() const override;
  const Pipeline& pipeline() const { return m_pipeline; }

 private:
  ExperimentConfig m_config;
  Pipeline m_pipeline;
};

/// The engine's own snapshot behind the interface; a foreign one is a programming error.
const TorchSnapshot& asTorch(const CodeSnapshot& snapshot);

/// Builds encoder, decoder and pipeline; `coders` is asked for every weight.
Pipeline buildPipeline(const ExperimentConfig& config, std::shared_ptr<const BaseNetwork> base,
                       ParameterSource& encoder, ParameterSource& decoder, torch::Tensor fill);

/// A copy of live weights as a CPU snapshot.
std::shared_ptr<const TorchSnapshot> snapshotOf(const ExperimentConfig& config,
                                                std::shared_ptr<const BaseNetwork> cpuBase, const Pipeline& live);

/// Encoder, decoder and fill of a pipeline under their prefixes.
NamedTensors coderTensors(const Pipeline& pipeline);

Bytes writeBaseModel(const BaseNetwork& base);
std::shared_ptr<BaseNetwork> readBaseModel(const NetworkSpec& spec, const Bytes& bytes, torch::Device device);

std::shared_ptr<const TorchSnapshot> readCode(const ExperimentConfig& config, std::shared_ptr<const BaseNetwork> base,
                                              const TensorFile& checkpoint);

/// One self-contained half-precision file and back.
Bytes exportSnapshot(const TorchSnapshot& snapshot);
std::shared_ptr<const TorchSnapshot> importSnapshot(const Bytes& file);

} // namespace lacuna

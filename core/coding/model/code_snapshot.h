// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/model/coded_model.h"
#include "coding/weights/safetensors.h"
#include "experiment/engine/engine.h"

namespace lacuna::coding {

/// Prefix of the base model's tensors in a file; the code's have those of CodedModel::SourceOf.
constexpr const char* kBasePrefix = "base.";

/// What the inspector remembers of the image looked at last (inspector.cpp).
struct ForwardCache;
std::shared_ptr<ForwardCache> emptyCache();

/// Frozen weights on the CPU, shared between threads.
class TorchSnapshot : public CodeSnapshot {
 public:
  TorchSnapshot(ExperimentConfig config, CodedModel model);
  const ExperimentConfig& config() const override { return m_config; }
  const SplitPlan& plan() const override { return m_model.blocks().back().plan(); }
  CodeCost cost() const override;
  const CodedModel& model() const { return m_model; }
  ForwardCache& lastWay() const { return *m_lastForward; }

 private:
  ExperimentConfig m_config;
  CodedModel m_model;
  std::shared_ptr<ForwardCache> m_lastForward = emptyCache();
};

/// The engine's own snapshot behind the interface; a foreign one is a programming error.
const TorchSnapshot& asTorch(const CodeSnapshot& snapshot);

/// A copy of live weights as a CPU snapshot.
std::shared_ptr<const TorchSnapshot> snapshotOf(const ExperimentConfig& config,
                                                std::shared_ptr<const BaseNetwork> cpuBase, const CodedModel& live);

/// Weights of a new code: drawn from the seed, parity devices' own beginning as copies of F_conv.
CodedModel::SourceOf randomCoders(uint64_t seed, torch::Device device, std::shared_ptr<const BaseNetwork> base);
/// Weights from a checkpoint. `tensors` must outlive the result.
CodedModel::SourceOf givenCoders(const NamedTensors& tensors, torch::Device device);

Bytes writeBaseModel(const BaseNetwork& base);
std::shared_ptr<BaseNetwork> readBaseModel(const NetworkSpec& spec, const Bytes& bytes, torch::Device device);

std::shared_ptr<const TorchSnapshot> readCode(const ExperimentConfig& config, std::shared_ptr<const BaseNetwork> base,
                                              const TensorFile& checkpoint);

/// One self-contained half-precision file and back.
Bytes exportSnapshot(const TorchSnapshot& snapshot);
std::shared_ptr<const TorchSnapshot> importSnapshot(const Bytes& file);

} // namespace lacuna::coding

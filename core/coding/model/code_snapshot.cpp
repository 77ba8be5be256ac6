// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/model/code_snapshot.h"

#include "coding/model/pattern_sampler.h"
#include "experiment/config/config_json.h"
#include "util/error.h"

namespace lacuna::coding {

TorchSnapshot::TorchSnapshot(ExperimentConfig config, CodedModel model)
    : m_config(std::move(config)), m_model(std::move(model)) {}

CodeCost TorchSnapshot::cost() const {
  const NetworkSpec& net = m_model.base().spec();
  CodeCost cost;
  cost.baseParameters = elementCount(m_model.base().parameters());
  cost.baseFlops = convFlops(net, net.input);
  if (m_config.code.returns == DeviceReturns::logits) cost.baseFlops += fcFlops(net);
  for (const Pipeline& block : m_model.blocks()) {
    cost.encoderParameters += elementCount(block.encoder().parameters());
    for (const auto& network : block.parityNetworks()) cost.encoderParameters += elementCount(network->parameters());
    cost.decoderParameters += elementCount(block.decoder().parameters());
    const int64_t together = block.plan().imagesTogether();
    cost.encodeFlops += block.encoder().flops() / together;
    cost.decodeFlops += block.decoder().flops() / together;
    cost.deviceFlops += block.plan().parity.flops;
    SplitPlan busy = block.plan();
    if (block.encoder().work() == ParityWork::idle) busy.r = 0; // nobody sends anything to a device without work
    cost.bytesSent += busy.bytesExchanged() / together;
  }
  return cost;
}

const TorchSnapshot& asTorch(const CodeSnapshot& snapshot) {
  return dynamic_cast<const TorchSnapshot&>(snapshot);
}

CodedModel::SourceOf randomCoders(uint64_t seed, torch::Device device, std::shared_ptr<const BaseNetwork> base) {
  return [seed, device, base = std::move(base)](const std::string& prefix) -> std::unique_ptr<ParameterSource> {
    if (prefix.find("parity.") != std::string::npos && prefix.compare(0, 6, "block.") != 0)
      return std::make_unique<GivenParameters>(base->parameters(), "", device);
    if (prefix == "encoder." || prefix == "decoder.")
      return std::make_unique<RandomParameters>(seed * 2 + (prefix == "encoder." ? 1 : 2), device);
    uint64_t mixed = seed;
    for (const char c : prefix) mixed = SmallRandom(mixed ^ static_cast<uint64_t>(c)).next();
    return std::make_unique<RandomParameters>(mixed, device);
  };
}

CodedModel::SourceOf givenCoders(const NamedTensors& tensors, torch::Device device) {
  return [&tensors, device](const std::string& prefix) -> std::unique_ptr<ParameterSource> {
    return std::make_unique<GivenParameters>(tensors, prefix, device);
  };
}

std::shared_ptr<const TorchSnapshot> snapshotOf(const ExperimentConfig& config,
                                                std::shared_ptr<const BaseNetwork> cpuBase, const CodedModel& live) {
  TensorFile file;
  file.tensors = live.tensors();
  return readCode(config, std::move(cpuBase), file);
}

std::shared_ptr<const TorchSnapshot> readCode(const ExperimentConfig& config, std::shared_ptr<const BaseNetwork> base,
                                              const TensorFile& checkpoint) {
  const torch::NoGradGuard guard;
  return std::make_shared<TorchSnapshot>(
      config, CodedModel(config.code, std::move(base), givenCoders(checkpoint.tensors, torch::kCPU)));
}

Bytes writeBaseModel(const BaseNetwork& base) {
  TensorFile file;
  file.tensors = prefixed(base.parameters(), kBasePrefix);
  file.metadata["lacuna"] = "base model " + canonicalText(base.spec());
  return writeSafetensors(file);
}

std::shared_ptr<BaseNetwork> readBaseModel(const NetworkSpec& spec, const Bytes& bytes, torch::Device device) {
  const TensorFile file = readSafetensors(bytes);
  GivenParameters source(file.tensors, kBasePrefix, device);
  return std::make_shared<BaseNetwork>(spec, source);
}

Bytes exportSnapshot(const TorchSnapshot& snapshot) {
  TensorFile file;
  file.tensors = prefixed(snapshot.model().base().parameters(), kBasePrefix);
  const NamedTensors coders = snapshot.model().tensors();
  file.tensors.insert(file.tensors.end(), coders.begin(), coders.end());
  for (auto& entry : file.tensors) entry.second = entry.second.to(torch::kHalf);
  file.metadata["config"] = formatConfig(snapshot.config(), -1);
  return writeSafetensors(file);
}

std::shared_ptr<const TorchSnapshot> importSnapshot(const Bytes& bytes) {
  const TensorFile file = readSafetensors(bytes);
  const auto config = file.metadata.find("config");
  if (config == file.metadata.end())
    throw Error(ErrorKind::data, "The file holds no configuration, so it is not a code exported by Lacuna");
  const auto [parsed, issues] = parseConfig(config->second);
  if (!issues.empty())
    throw Error(ErrorKind::data, "The file's configuration is damaged (" + joinIssues({issues.front()}) + ")");
  GivenParameters source(file.tensors, kBasePrefix, torch::kCPU);
  return readCode(parsed, std::make_shared<BaseNetwork>(networkOf(parsed), source), file);
}

} // namespace lacuna::coding

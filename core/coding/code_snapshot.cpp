// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/code_snapshot.h"

#include "experiment/config_json.h"
#include "experiment/error.h"

namespace lacuna {

TorchSnapshot::TorchSnapshot(ExperimentConfig config, Pipeline pipeline)
    : m_config(std::move(config)), m_pipeline(std::move(pipeline)) {}

CodeCost TorchSnapshot::cost() const {
  const SplitPlan& p = plan();
  const NetworkSpec& net = m_pipeline.base().spec();
  CodeCost cost;
  cost.encoderParameters = elementCount(m_pipeline.encoder().parameters());
  cost.decoderParameters = elementCount(m_pipeline.decoder().parameters());
  cost.baseParameters = elementCount(m_pipeline.base().parameters());
  cost.encodeFlops = m_pipeline.encoder().flops();
  cost.decodeFlops = m_pipeline.decoder().flops();
  cost.deviceFlops = convFlops(net, p.partShape());
  cost.baseFlops = convFlops(net, net.input);
  cost.bytesSent = 4 * p.devices() * (p.partShape().size() + p.partOutput().size());
  return cost;
}

const TorchSnapshot& asTorch(const CodeSnapshot& snapshot) {
  return dynamic_cast<const TorchSnapshot&>(snapshot);
}

Pipeline buildPipeline(const ExperimentConfig& config, std::shared_ptr<const BaseNetwork> base,
                       ParameterSource& encoder, ParameterSource& decoder, torch::Tensor fill) {
  const SplitPlan plan = planSplit(base->spec(), config.code.k, config.code.r);
  std::shared_ptr<const Encoder> e = makeEncoder(config.code, plan, encoder);
  std::shared_ptr<const Decoder> d = makeDecoder(config.code, plan, decoder);
  return Pipeline(config.code, plan, std::move(base), std::move(e), std::move(d), std::move(fill));
}

NamedTensors coderTensors(const Pipeline& pipeline) {
  NamedTensors tensors = prefixed(pipeline.encoder().parameters(), kEncoderPrefix);
  const NamedTensors decoder = prefixed(pipeline.decoder().parameters(), kDecoderPrefix);
  tensors.insert(tensors.end(), decoder.begin(), decoder.end());
  tensors.emplace_back(kFillName, pipeline.fill());
  return tensors;
}

std::shared_ptr<const TorchSnapshot> snapshotOf(const ExperimentConfig& config,
                                                std::shared_ptr<const BaseNetwork> cpuBase, const Pipeline& live) {
  TensorFile file;
  file.tensors = coderTensors(live);
  return readCode(config, std::move(cpuBase), file);
}

std::shared_ptr<const TorchSnapshot> readCode(const ExperimentConfig& config, std::shared_ptr<const BaseNetwork> base,
                                              const TensorFile& checkpoint) {
  const torch::NoGradGuard guard;
  GivenParameters encoder(checkpoint.tensors, kEncoderPrefix, torch::kCPU);
  GivenParameters decoder(checkpoint.tensors, kDecoderPrefix, torch::kCPU);
  GivenParameters rest(checkpoint.tensors, "", torch::kCPU);
  const MapShape map = planSplit(base->spec(), config.code.k, config.code.r).partOutput();
  const torch::Tensor fill = rest.get(kFillName, {config.code.devices(), map.channels, map.height, map.width}, 1);
  return std::make_shared<TorchSnapshot>(config, buildPipeline(config, std::move(base), encoder, decoder, fill));
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
  file.tensors = prefixed(snapshot.pipeline().base().parameters(), kBasePrefix);
  const NamedTensors coders = coderTensors(snapshot.pipeline());
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

} // namespace lacuna

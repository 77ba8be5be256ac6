// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/model/coded_model.h"

#include "coding/coders/linear_codes.h"
#include "experiment/config/code_plan.h"
#include "experiment/failure/image_group.h"

namespace lacuna::coding {
namespace {

constexpr const char* kFill = "fill";

/// One convolution of the base model as a network of its own, without bias: the master adds it after decoding.
std::shared_ptr<const BaseNetwork> singleConvolution(const BaseNetwork& base, size_t layer, const MapShape& input,
                                                     const torch::Tensor& weight) {
  const LayerSpec& l = base.spec().convSegment[layer];
  NetworkSpec spec;
  spec.name = base.spec().name;
  spec.classes = base.spec().classes;
  spec.input = input;
  spec.convSegment = {LayerSpec::conv(l.inChannels, l.outChannels, l.kernel, l.stride, l.padding)};
  GivenParameters source({{"conv.0.weight", weight}, {"conv.0.bias", torch::zeros({weight.size(0)})}}, "",
                         weight.device());
  return std::make_shared<BaseNetwork>(spec, source);
}

torch::Tensor weightOf(const BaseNetwork& base, size_t layer) {
  const std::string name = "conv." + std::to_string(layer) + ".weight";
  for (const auto& [known, tensor] : base.parameters())
    if (known == name) return tensor;
  return {};
}

/// Which columns of the output a data device that is not lost makes: [W_out] of bool.
torch::Tensor arrivingColumns(const SplitPlan& plan, FailurePattern pattern) {
  torch::Tensor arriving = torch::zeros({plan.output.width}, torch::kBool);
  for (int i = 0; i < plan.k; ++i) {
    const ColumnRange& columns = plan.parts[static_cast<size_t>(i)].output;
    if (!pattern.isLost(DeviceIndex(i))) arriving.narrow(0, columns.first, columns.width()).fill_(true);
  }
  return arriving;
}

/// A parity device's own network: F_conv's layers, and F_fc's only where devices return logits.
NetworkSpec parityNetwork(const NetworkSpec& network, DeviceReturns returns) {
  return returns == DeviceReturns::logits ? network
                                          : segmentOf(network, 0, static_cast<int>(network.convSegment.size()));
}

} // namespace

std::string blockPrefix(size_t block) {
  return block == 0 ? "" : "block." + std::to_string(block) + ".";
}

CodedModel::CodedModel(const CodeConfig& code, std::shared_ptr<const BaseNetwork> base, const SourceOf& sourceOf)
    : m_code(code), m_base(std::move(base)) {
  const NetworkSpec& spec = m_base->spec();
  const auto layers = static_cast<int>(spec.convSegment.size());
  m_plan = planFor(spec, code);
  if (code.split == Split::coarse) m_evenPlan = planSplit(spec, code.k, code.r);
  if (layerwise()) {
    const std::vector<MapShape> shapes = activationShapes(spec, spec.input);
    m_blockOfLayer.assign(spec.convSegment.size(), 0);
    for (size_t i = 0; i < spec.convSegment.size(); ++i) {
      const LayerSpec& l = spec.convSegment[i];
      if (l.kind != LayerKind::conv && !l.projects()) continue;
      m_blockOfLayer[i] = m_blocks.size();
      const size_t from = l.kind == LayerKind::add ? static_cast<size_t>(l.from) : i;
      addBlock(singleConvolution(*m_base, i, shapes[from], weightOf(*m_base, i)), sourceOf);
    }
    return;
  }
  if (code.blocks.empty()) {
    addBlock(m_base, sourceOf);
    return;
  }
  int first = 0;
  for (const int cut : code.blocks) {
    addBlock(m_base->segment(first, cut), sourceOf);
    first = cut;
  }
  addBlock(m_base->segment(first, layers), sourceOf);
  m_plan = m_blocks.back().plan();
}

void CodedModel::addBlock(std::shared_ptr<const BaseNetwork> network, const SourceOf& sourceOf) {
  const std::string prefix = blockPrefix(m_blocks.size());
  const SplitPlan plan = planFor(network->spec(), m_code);
  std::shared_ptr<const Encoder> encoder = makeEncoder(m_code, plan, *sourceOf(prefix + "encoder."));
  std::shared_ptr<const Decoder> decoder = makeDecoder(m_code, plan, *sourceOf(prefix + "decoder."));
  const MapShape map = plan.partOutput();
  const torch::Tensor fill = sourceOf(prefix)->constant(kFill, {plan.devices(), map.channels, map.height, map.width},
                                                        m_code.fill == Fill::constant ? m_code.fillValue : 0.0);
  ParityNetworks parity;
  if (m_code.parity == ParityDevices::trained)
    for (int j = 0; j < m_code.r; ++j)
      parity.push_back(std::make_shared<BaseNetwork>(parityNetwork(network->spec(), m_code.returns),
                                                     *sourceOf(prefix + "parity." + std::to_string(j) + ".")));
  m_blocks.emplace_back(m_code, plan, std::move(network), std::move(encoder), std::move(decoder), fill,
                        std::move(parity));
}

CodedModel::Batch CodedModel::begin(const torch::Tensor& images, torch::Tensor dataMaps,
                                    const torch::Tensor& groups) const {
  Batch batch;
  batch.images = groups.defined() ? images.index_select(0, groups) : images;
  if (layerwise()) return batch;
  const Pipeline& first = m_blocks.front();
  const torch::Tensor parts = first.split(batch.images);
  if (groups.defined()) {
    // Once per image, though k groups want it.
    if (!dataMaps.defined()) dataMaps = first.dataMaps(images);
    dataMaps = first.split(dataMaps.select(1, 0).index_select(0, groups));
  }
  batch.features = dataMaps.defined() ? std::move(dataMaps) : first.convolveData(parts);
  batch.outputs = first.deviceOutputs(batch.features, first.encoder().encode(parts));
  return batch;
}

torch::Tensor CodedModel::classify(const torch::Tensor& merged) const {
  return m_code.returns == DeviceReturns::logits ? merged.flatten(1) : m_base->classify(merged);
}

torch::Tensor groupRows(int64_t groups, int k, int64_t count) {
  std::vector<int64_t> rows;
  for (int64_t g = 0; g < groups; ++g)
    for (const int image : groupOf(static_cast<int>(g), k, static_cast<int>(count))) rows.push_back(image);
  return torch::tensor(rows, torch::kLong);
}

template <typename Step>
torch::Tensor CodedModel::throughBlocks(const torch::Tensor& images, const Step& step) const {
  if (layerwise())
    return m_base->convolveLayerwise(
        images, [&](size_t layer, const torch::Tensor& x) { return step(m_blocks[m_blockOfLayer[layer]], x); });
  torch::Tensor x = images;
  for (const Pipeline& block : m_blocks) x = step(block, x);
  return x;
}

torch::Tensor CodedModel::merged(const Batch& batch, const std::vector<FailurePattern>& patterns) const {
  if (sharesWork()) return m_blocks.front().mergedFor(batch.outputs, patterns);
  std::vector<torch::Tensor> all;
  for (const FailurePattern& p : patterns)
    all.push_back(throughBlocks(batch.images, [&](const Pipeline& block, const torch::Tensor& x) {
      return block.mergedFor(&block == &m_blocks.front() && batch.outputs.defined() ? batch.outputs : block.outputs(x),
                             {p})[0];
    }));
  return torch::stack(all);
}

torch::Tensor CodedModel::mergedZeros(const Batch& batch, const std::vector<FailurePattern>& patterns) const {
  if (m_code.split == Split::coarse) {
    const torch::Tensor whole = m_blocks.front().mergeWhole(batch.features);
    std::vector<torch::Tensor> all;
    for (const FailurePattern& p : patterns) {
      const torch::Tensor columns = arrivingColumns(m_evenPlan, p).to(whole.device());
      all.push_back(torch::where(columns, whole, torch::zeros({}, whole.options())));
    }
    return torch::stack(all);
  }
  if (sharesWork()) return m_blocks.front().mergedZeros(batch.features, patterns);
  std::vector<torch::Tensor> all;
  for (const FailurePattern& p : patterns)
    all.push_back(throughBlocks(batch.images, [&](const Pipeline& block, const torch::Tensor& x) {
      return block.mergedZeros(block.convolveData(block.split(x)), {p})[0];
    }));
  return torch::stack(all);
}

torch::Tensor CodedModel::lastInput(const torch::Tensor& images, FailurePattern pattern) const {
  torch::Tensor input = images;
  if (m_blocks.size() > 1)
    throughBlocks(images, [&](const Pipeline& block, const torch::Tensor& x) {
      if (&block == &m_blocks.back()) input = x;
      return block.mergedFor(block.outputs(x), {pattern})[0];
    });
  return input;
}

NamedTensors CodedModel::trainable() const {
  NamedTensors all;
  const auto add = [&all](const NamedTensors& tensors, const std::string& prefix) {
    const NamedTensors named = prefixed(tensors, prefix);
    all.insert(all.end(), named.begin(), named.end());
  };
  for (size_t b = 0; b < m_blocks.size(); ++b) {
    const std::string prefix = blockPrefix(b);
    add(m_blocks[b].encoder().parameters(), prefix + "encoder.");
    add(m_blocks[b].decoder().parameters(), prefix + "decoder.");
    const ParityNetworks& parity = m_blocks[b].parityNetworks();
    for (size_t j = 0; j < parity.size(); ++j)
      add(parity[j]->parameters(), prefix + "parity." + std::to_string(j) + ".");
  }
  return all;
}

NamedTensors CodedModel::tensors() const {
  NamedTensors all = trainable();
  for (size_t b = 0; b < m_blocks.size(); ++b) all.emplace_back(blockPrefix(b) + kFill, m_blocks[b].fill());
  return all;
}

} // namespace lacuna::coding

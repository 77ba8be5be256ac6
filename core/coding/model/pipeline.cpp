// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way of one sample (domain.md §1). B images, k data parts, r parity parts, n = k + r devices, P failure patterns:
//
//   parts     = split(images)                      [B, k, C, a, a']
//   coded     = encoder.encode(parts)              [B, r, C, a, parity width]
//   features  = convolveData(parts)                [B, k, c, b, b']
//   outputs   = deviceOutputs(features, coded)     [B, n, c, b, b']
//   received  = received(outputs, available)       [P, B, n, c, b, b']   lost maps replaced by the fill
//   decoded   = decode(received, available)        [P, B, k, c, b, b']
//   kept      = passThrough(decoded, outputs)      [P, B, k, c, b, b']   available parts as they came
//   merged    = merge(kept, patterns)              [P, B, c, b, W_out]
//   logits    = base.classify(merged)              [P·B, classes]
//
// A code of images (code.unit "image") splits and merges nothing. What goes in are G groups of k images, N = G·k, and B
// above is G: parts [G, k, C, a, W], outputs [G, n, c, b, W_out], merged [P, N, c, b, W_out]. Logits are maps of
// classes × 1 × 1, which nobody classifies any more.
#include "coding/model/pipeline.h"

#include "coding/compute/recorded_work.h"
#include "experiment/failure/image_group.h"

namespace lacuna::coding {

namespace {

/// Outputs that are the same under every pattern get a leading dimension of one.
torch::Tensor perPattern(const torch::Tensor& outputs) {
  return outputs.dim() == 6 ? outputs : outputs.unsqueeze(0);
}

} // namespace

Pipeline::Pipeline(const CodeConfig& code, SplitPlan plan, std::shared_ptr<const BaseNetwork> base,
                   std::shared_ptr<const Encoder> encoder, std::shared_ptr<const Decoder> decoder, torch::Tensor fill,
                   ParityNetworks parity)
    : m_plan(std::move(plan)),
      m_base(std::move(base)),
      m_encoder(std::move(encoder)),
      m_decoder(std::move(decoder)),
      m_fill(std::move(fill)),
      m_parity(std::move(parity)) {
  m_logits = code.returns == DeviceReturns::logits;
  m_passes = code.passThrough && (m_encoder == nullptr || m_encoder->work() != ParityWork::replace);
  m_tiles = m_plan.k * m_plan.partOutputWidth == m_plan.output.width;
  for (const PartWindow& part : m_plan.parts) m_padded = m_padded || !(part.input == part.window);
  m_nothingLost = tensorsOf({FailurePattern{}}, m_fill.defined() ? m_fill.device() : torch::Device(torch::kCPU));
}

torch::Tensor Pipeline::split(const torch::Tensor& images) const {
  if (m_plan.wholeImages) return images.reshape({-1, m_plan.k, images.size(1), images.size(2), images.size(3)});
  std::vector<torch::Tensor> parts;
  for (const PartWindow& p : m_plan.parts) {
    const torch::Tensor inside = images.narrow(3, p.input.first, p.input.width());
    parts.push_back(p.input == p.window ? inside
                                        : torch::constant_pad_nd(
                                              inside, {p.input.first - p.window.first, p.window.last - p.input.last}));
  }
  return torch::stack(parts, 1);
}

torch::Tensor Pipeline::runDevice(const BaseNetwork& network, const torch::Tensor& x) const {
  if (!m_plan.wholeImages) return network.convolvePart(x, m_plan.parity);
  const torch::Tensor maps = network.convolve(x);
  return m_logits ? network.classify(maps).unsqueeze(2).unsqueeze(3) : maps;
}

torch::Tensor Pipeline::dataMaps(const torch::Tensor& images) const {
  return m_plan.wholeImages ? runDevice(*m_base, images).unsqueeze(1) : convolveData(split(images));
}

torch::Tensor Pipeline::convolveData(const torch::Tensor& parts) const {
  if (!m_padded) {
    const torch::Tensor y = runDevice(*m_base, parts.flatten(0, 1));
    return y.view({parts.size(0), parts.size(1), y.size(1), y.size(2), y.size(3)});
  }
  std::vector<torch::Tensor> outputs;
  for (int i = 0; i < m_plan.k; ++i) {
    const PartWindow& p = m_plan.parts[static_cast<size_t>(i)];
    const torch::Tensor x = parts.select(1, i).narrow(3, p.input.first - p.window.first, p.input.width());
    outputs.push_back(m_base->convolvePart(x, p));
  }
  return torch::stack(outputs, 1);
}

torch::Tensor Pipeline::convolveParity(const torch::Tensor& parityParts) const {
  if (!m_parity.empty()) {
    std::vector<torch::Tensor> outputs;
    for (size_t j = 0; j < m_parity.size(); ++j)
      outputs.push_back(runDevice(*m_parity[j], parityParts.select(1, static_cast<int64_t>(j))));
    return torch::stack(outputs, 1);
  }
  const torch::Tensor y = runDevice(*m_base, parityParts.flatten(0, 1));
  return y.view({parityParts.size(0), parityParts.size(1), y.size(1), y.size(2), y.size(3)});
}

torch::Tensor Pipeline::deviceOutputs(const torch::Tensor& features, const torch::Tensor& coded) const {
  switch (m_encoder->work()) {
    case ParityWork::replace:
      return convolveParity(coded).to(torch::kFloat);
    case ParityWork::copy: {
      const std::vector<int> copies = m_encoder->copies();
      const std::vector<int64_t> rows(copies.begin(), copies.end());
      return torch::cat({features, features.index_select(1, torch::tensor(rows, torch::kLong).to(features.device()))},
                        1);
    }
    case ParityWork::idle:
      return torch::cat({features, torch::zeros_like(features.narrow(1, 0, 1)).expand({-1, m_plan.r, -1, -1, -1})}, 1);
    case ParityWork::convolve:
      break;
  }
  // What devices send is float32, whatever they compute in.
  return torch::cat({features, convolveParity(coded).to(torch::kFloat)}, 1);
}

torch::Tensor Pipeline::outputs(const torch::Tensor& images) const {
  const torch::Tensor parts = split(images);
  return deviceOutputs(convolveData(parts), m_encoder->encode(parts));
}

PatternTensors Pipeline::tensorsOf(const std::vector<FailurePattern>& patterns, torch::Device device) const {
  const auto rows = static_cast<int64_t>(patterns.size());
  torch::Tensor available = torch::empty({rows, m_plan.devices()}, torch::kBool);
  bool* at = available.data_ptr<bool>();
  // A decoder is told of an idle device, too, that nothing came from it.
  const bool idle = m_encoder != nullptr && m_encoder->work() == ParityWork::idle;
  for (const FailurePattern& p : patterns)
    for (int d = 0; d < m_plan.devices(); ++d) *at++ = !p.isLost(DeviceIndex(d)) && !(idle && d >= m_plan.k);
  PatternTensors tensors;
  tensors.available = toDevice(available, device);
  if (m_plan.wholeImages || m_tiles) return tensors;
  std::vector<int64_t> columns;
  for (const FailurePattern& p : patterns) {
    const std::vector<int64_t> owners = ownerColumns(p);
    columns.insert(columns.end(), owners.begin(), owners.end());
  }
  tensors.columns = toDevice(torch::tensor(columns, torch::kLong).view({rows, m_plan.output.width}), device);
  return tensors;
}

torch::Tensor Pipeline::received(const torch::Tensor& outputs, const torch::Tensor& available) const {
  // where, not a product: whatever a lost device left behind, NaN included, must not reach the decoder.
  const torch::Tensor mask = available.view({available.size(0), 1, available.size(1), 1, 1, 1});
  return torch::where(mask, perPattern(outputs), m_fill);
}

torch::Tensor Pipeline::decode(const torch::Tensor& received, const torch::Tensor& available) const {
  const int64_t patterns = received.size(0);
  const int64_t batch = received.size(1);
  const torch::Tensor rows = available.to(torch::kFloat)
                                 .unsqueeze(1)
                                 .expand({patterns, batch, m_plan.devices()})
                                 .reshape({patterns * batch, m_plan.devices()});
  const torch::Tensor decoded = m_decoder->decode(received.flatten(0, 1), rows).to(torch::kFloat);
  return decoded.view({patterns, batch, decoded.size(1), decoded.size(2), decoded.size(3), decoded.size(4)});
}

torch::Tensor Pipeline::passThrough(const torch::Tensor& decoded, const torch::Tensor& outputs,
                                    const torch::Tensor& available) const {
  if (!m_passes) return decoded;
  const torch::Tensor mask = available.narrow(1, 0, m_plan.k).view({available.size(0), 1, m_plan.k, 1, 1, 1});
  return torch::where(mask, perPattern(outputs).narrow(2, 0, m_plan.k), decoded);
}

/// For each output column, which column of the k·b' decoded ones to take: a received copy where there is one.
std::vector<int64_t> Pipeline::ownerColumns(FailurePattern pattern) const {
  std::vector<int64_t> columns;
  for (int column = 0; column < m_plan.output.width; ++column) {
    int owner = -1;
    for (int i = 0; i < m_plan.k; ++i) {
      if (!m_plan.parts[static_cast<size_t>(i)].output.contains(column)) continue;
      if (!pattern.isLost(DeviceIndex(i))) {
        owner = i;
        break;
      }
      if (owner < 0) owner = i;
    }
    columns.push_back(int64_t(owner) * m_plan.partOutputWidth + column -
                      m_plan.parts[static_cast<size_t>(owner)].output.first);
  }
  return columns;
}

torch::Tensor Pipeline::merge(const torch::Tensor& decoded, const PatternTensors& patterns) const {
  if (m_plan.wholeImages) return decoded.flatten(1, 2);
  // [P, B, k, c, b, b'] → [P, B, c, b, k·b']
  const torch::Tensor wide = decoded.permute({0, 1, 3, 4, 2, 5}).flatten(4);
  if (m_tiles) return wide;
  std::vector<torch::Tensor> merged;
  for (int64_t p = 0; p < wide.size(0); ++p) merged.push_back(wide[p].index_select(3, patterns.columns[p]));
  return torch::stack(merged);
}

torch::Tensor Pipeline::mergeWhole(const torch::Tensor& features) const {
  return merge(features.unsqueeze(0), m_nothingLost)[0];
}

torch::Tensor Pipeline::judged(const torch::Tensor& rows, FailurePattern pattern) const {
  if (!m_plan.wholeImages) return rows;
  const std::vector<int> places = judgedPlaces(pattern, m_plan.k);
  if (static_cast<int>(places.size()) == m_plan.k) return rows;
  const torch::Tensor place = torch::tensor(std::vector<int64_t>(places.begin(), places.end()), torch::kLong);
  const torch::Tensor first = torch::arange(0, rows.size(0), m_plan.k, torch::kLong).unsqueeze(1);
  return rows.index_select(0, toDevice((first + place).flatten(), rows.device()));
}

torch::Tensor Pipeline::mergedFor(const torch::Tensor& outputs, const std::vector<FailurePattern>& patterns) const {
  const PatternTensors tensors = tensorsOf(patterns, outputs.device());
  const torch::Tensor& available = tensors.available;
  return merge(passThrough(decode(received(outputs, available), available), outputs, available), tensors);
}

torch::Tensor Pipeline::mergedZeros(const torch::Tensor& features, const std::vector<FailurePattern>& patterns) const {
  const PatternTensors tensors = tensorsOf(patterns, features.device());
  const torch::Tensor available = tensors.available.narrow(1, 0, m_plan.k);
  const torch::Tensor mask = available.view({available.size(0), 1, m_plan.k, 1, 1, 1});
  const torch::Tensor data = perPattern(features);
  return merge(torch::where(mask, data, torch::zeros({}, data.options())), tensors);
}

} // namespace lacuna::coding

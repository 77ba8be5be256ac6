// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/model/base_network.h"

#include "coding/compute/fast_layers.h"
#include "coding/compute/precision.h"

namespace lacuna::coding {
namespace {

constexpr double kNormMomentum = 0.1;

/// Columns `wanted` of a map that holds the columns `held`.
torch::Tensor columns(const torch::Tensor& x, ColumnRange held, ColumnRange wanted) {
  return wanted == held ? x : x.narrow(3, wanted.first - held.first, wanted.width());
}

/// Where the layers of fast_layers.h can be used.
bool ourOwn(const torch::Tensor& x) {
  return x.device().is_cpu() && !reducedPrecision();
}

bool hasConvolution(const LayerSpec& layer) {
  return layer.kind == LayerKind::conv || layer.projects();
}

} // namespace

BaseNetwork::BaseNetwork(const NetworkSpec& spec, ParameterSource& source, Norms norms) : m_spec(spec) {
  const auto add = [&](const std::string& name, const std::vector<int64_t>& shape, int64_t fanIn, bool bias) {
    Weights w;
    w.weight = source.get(name + ".weight", shape, fanIn);
    m_parameters.emplace_back(name + ".weight", w.weight);
    if (!bias) return w;
    w.bias = source.get(name + ".bias", {shape[0]}, fanIn);
    m_parameters.emplace_back(name + ".bias", w.bias);
    return w;
  };
  for (size_t i = 0; i < spec.convSegment.size(); ++i) {
    const LayerSpec& l = spec.convSegment[i];
    m_conv.emplace_back();
    if (!hasConvolution(l)) continue;
    const std::string name = "conv." + std::to_string(i);
    Weights& w = m_conv.back();
    const bool live = l.batchNorm && norms == Norms::live;
    w = add(name, {l.outChannels, l.inChannels, l.kernel, l.kernel}, int64_t(l.inChannels) * l.kernel * l.kernel,
            live ? l.bias : l.addsBias());
    if (!live) continue;
    w.scale = source.constant(name + ".norm.weight", {l.outChannels}, 1);
    w.shift = source.constant(name + ".norm.bias", {l.outChannels}, 0);
    w.mean = torch::zeros_like(w.shift);
    w.variance = torch::ones_like(w.shift);
    m_parameters.emplace_back(name + ".norm.weight", w.scale);
    m_parameters.emplace_back(name + ".norm.bias", w.shift);
  }
  for (size_t i = 0; i < spec.fcSegment.size(); ++i) {
    const LayerSpec& l = spec.fcSegment[i];
    m_fc.emplace_back();
    if (l.kind == LayerKind::linear)
      m_fc.back() = add("fc." + std::to_string(i), {l.outChannels, l.inChannels}, l.inChannels, l.addsBias());
  }
  markShortcuts();
}

void BaseNetwork::markShortcuts() {
  m_kept.assign(m_spec.convSegment.size() + 1, false);
  for (const LayerSpec& l : m_spec.convSegment)
    if (l.kind == LayerKind::add) m_kept[static_cast<size_t>(l.from)] = true;
}

NamedTensors BaseNetwork::state() const {
  NamedTensors state = m_parameters;
  for (size_t i = 0; i < m_conv.size(); ++i) {
    if (!m_conv[i].mean.defined()) continue;
    state.emplace_back("conv." + std::to_string(i) + ".norm.mean", m_conv[i].mean);
    state.emplace_back("conv." + std::to_string(i) + ".norm.variance", m_conv[i].variance);
  }
  return state;
}

void BaseNetwork::setRequiresGrad(bool on) {
  for (auto& entry : m_parameters) entry.second.requires_grad_(on);
}

std::shared_ptr<BaseNetwork> BaseNetwork::folded() const {
  const torch::NoGradGuard guard;
  NamedTensors tensors;
  for (size_t i = 0; i < m_conv.size(); ++i) {
    const Weights& w = m_conv[i];
    if (!w.weight.defined()) continue;
    const std::string name = "conv." + std::to_string(i);
    if (!w.scale.defined()) {
      tensors.emplace_back(name + ".weight", w.weight);
      if (w.bias.defined()) tensors.emplace_back(name + ".bias", w.bias);
      continue;
    }
    const torch::Tensor factor = w.scale / torch::sqrt(w.variance + kNormEpsilon);
    tensors.emplace_back(name + ".weight", w.weight * factor.view({-1, 1, 1, 1}));
    const torch::Tensor centred = w.bias.defined() ? w.bias - w.mean : -w.mean;
    tensors.emplace_back(name + ".bias", centred * factor + w.shift);
  }
  for (size_t i = 0; i < m_fc.size(); ++i) {
    if (!m_fc[i].weight.defined()) continue;
    tensors.emplace_back("fc." + std::to_string(i) + ".weight", m_fc[i].weight);
    if (m_fc[i].bias.defined()) tensors.emplace_back("fc." + std::to_string(i) + ".bias", m_fc[i].bias);
  }
  GivenParameters source(tensors, "", m_parameters.front().second.device());
  return std::make_shared<BaseNetwork>(m_spec, source);
}

std::shared_ptr<const BaseNetwork> BaseNetwork::segment(int first, int last) const {
  std::shared_ptr<BaseNetwork> part(new BaseNetwork);
  part->m_spec = segmentOf(m_spec, first, last);
  part->m_conv.assign(m_conv.begin() + first, m_conv.begin() + last);
  part->markShortcuts();
  return part;
}

torch::Tensor BaseNetwork::normed(const torch::Tensor& x, const Weights& w) const {
  if (!w.scale.defined()) return x;
  return torch::batch_norm(x, w.scale, w.shift, w.mean, w.variance, m_training, kNormMomentum, kNormEpsilon, false);
}

torch::Tensor BaseNetwork::convolution(const torch::Tensor& x, size_t index, std::pair<int, int> padding) const {
  const LayerSpec& l = m_spec.convSegment[index];
  const Weights& w = m_conv[index];
  const bool even = padding.first == padding.second;
  const torch::Tensor in = even ? x : torch::constant_pad_nd(x, {padding.first, padding.second}, 0);
  const int64_t padX = even ? padding.first : 0;
  constexpr int kFewChannels = 3;
  if (x.requires_grad() && !w.weight.requires_grad() && ourOwn(x) && l.inChannels <= kFewChannels)
    return frozenConvolution(in, w.weight, w.bias, l.stride, l.padding, padX);
  return normed(torch::conv2d(in, w.weight, w.bias, l.stride, {l.padding, padX}), w);
}

torch::Tensor BaseNetwork::shortcut(const torch::Tensor& start, size_t index) const {
  const Weights& w = m_conv[index];
  if (!w.weight.defined()) return start;
  return normed(torch::conv2d(start, w.weight, w.bias, m_spec.convSegment[index].stride), w);
}

torch::Tensor BaseNetwork::layer(const torch::Tensor& x, size_t index, const LayerWindow* window) const {
  const LayerSpec& l = m_spec.convSegment[index];
  switch (l.kind) {
    case LayerKind::relu:
      return torch::relu(x);
    case LayerKind::maxPool:
      return l.kernel == 2 && l.stride == 2 && ourOwn(x) ? maxOfFour(x) : torch::max_pool2d(x, l.kernel, l.stride);
    case LayerKind::conv:
      return convolution(
          x, index, window != nullptr ? std::pair(window->padLeft, window->padRight) : std::pair(l.padding, l.padding));
    default:
      return x;
  }
}

torch::Tensor BaseNetwork::run(torch::Tensor x, const PartWindow* part) const {
  const auto& layers = m_spec.convSegment;
  std::vector<torch::Tensor> kept(layers.size() + 1);
  for (size_t i = 0; i < layers.size(); ++i) {
    if (m_kept[i]) kept[i] = x;
    const LayerWindow* window = part != nullptr ? &part->layers[i] : nullptr;
    if (layers[i].kind == LayerKind::add) {
      const auto from = static_cast<size_t>(layers[i].from);
      const torch::Tensor start =
          window != nullptr ? columns(kept[from], part->activations[from], window->shortcut) : kept[from];
      x = (window != nullptr ? columns(x, part->activations[i], window->input) : x) + shortcut(start, i);
      continue;
    }
    if (window != nullptr) x = columns(x, part->activations[i], window->input);
    // max(relu(x)) == relu(max(x)), and the second touches a quarter of the values.
    if (layers[i].kind == LayerKind::relu && i + 1 < layers.size() && layers[i + 1].kind == LayerKind::maxPool &&
        !m_kept[i + 1]) {
      if (part != nullptr) x = columns(x, part->activations[i + 1], part->layers[i + 1].input);
      x = torch::relu(layer(x, i + 1, nullptr));
      ++i;
    } else {
      x = layer(x, i, window);
    }
  }
  return x;
}

torch::Tensor BaseNetwork::convolve(const torch::Tensor& images) const {
  return run(images, nullptr);
}

torch::Tensor BaseNetwork::convolvePart(const torch::Tensor& x, const PartWindow& part) const {
  return run(x, &part);
}

torch::Tensor BaseNetwork::convolveLayerwise(const torch::Tensor& images, const Convolution& convolution) const {
  const auto& layers = m_spec.convSegment;
  std::vector<torch::Tensor> inputs;
  torch::Tensor x = images;
  for (size_t i = 0; i < layers.size(); ++i) {
    inputs.push_back(x);
    const auto convolved = [&](const torch::Tensor& in) {
      const torch::Tensor made = convolution(i, in);
      return m_conv[i].bias.defined() ? made + m_conv[i].bias.view({1, -1, 1, 1}) : made;
    };
    if (layers[i].kind == LayerKind::conv) {
      x = convolved(x);
    } else if (layers[i].kind == LayerKind::add) {
      const torch::Tensor& start = inputs[static_cast<size_t>(layers[i].from)];
      x = x + (layers[i].projects() ? convolved(start) : start);
    } else {
      x = layer(x, i, nullptr);
    }
  }
  return x;
}

torch::Tensor BaseNetwork::classify(const torch::Tensor& maps) const {
  const bool averaged = !m_spec.fcSegment.empty() && m_spec.fcSegment.front().kind == LayerKind::globalAvgPool;
  torch::Tensor x = averaged ? maps.mean({2, 3}) : maps.flatten(1);
  for (size_t i = 0; i < m_spec.fcSegment.size(); ++i) {
    if (m_spec.fcSegment[i].kind == LayerKind::linear) x = torch::linear(x, m_fc[i].weight, m_fc[i].bias);
    if (m_spec.fcSegment[i].kind == LayerKind::relu) x = torch::relu(x);
  }
  return x.to(torch::kFloat);
}

} // namespace lacuna::coding

// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/base_network.h"

#include "coding/fast_layers.h"

namespace lacuna {
BaseNetwork::BaseNetwork(const NetworkSpec& spec, ParameterSource& source) : m_spec(spec) {
  const auto add = [&](const std::string& name, const std::vector<int64_t>& shape, int64_t fanIn) {
    torch::Tensor weight = source.get(name + ".weight", shape, fanIn);
    torch::Tensor bias = source.get(name + ".bias", {shape[0]}, fanIn);
    m_parameters.emplace_back(name + ".weight", weight);
    m_parameters.emplace_back(name + ".bias", bias);
    return std::make_pair(weight, bias);
  };
  for (size_t i = 0; i < spec.convSegment.size(); ++i) {
    const LayerSpec& l = spec.convSegment[i];
    m_conv.emplace_back();
    if (l.kind == LayerKind::conv)
      m_conv.back() = add("conv." + std::to_string(i), {l.outChannels, l.inChannels, l.kernel, l.kernel},
                          int64_t(l.inChannels) * l.kernel * l.kernel);
  }
  for (size_t i = 0; i < spec.fcSegment.size(); ++i) {
    const LayerSpec& l = spec.fcSegment[i];
    m_fc.emplace_back();
    if (l.kind == LayerKind::linear)
      m_fc.back() = add("fc." + std::to_string(i), {l.outChannels, l.inChannels}, l.inChannels);
  }
}

void BaseNetwork::setRequiresGrad(bool on) {
  for (auto& entry : m_parameters) entry.second.requires_grad_(on);
}

torch::Tensor BaseNetwork::layer(const torch::Tensor& x, size_t index, Padding padding) const {
  const LayerSpec& l = m_spec.convSegment[index];
  switch (l.kind) {
    case LayerKind::relu:
      return torch::relu(x);
    case LayerKind::maxPool:
      return l.kernel == 2 && l.stride == 2 && x.device().is_cpu() ? maxOfFour(x)
                                                                   : torch::max_pool2d(x, l.kernel, l.stride);
    case LayerKind::conv: {
      const auto& [weight, bias] = m_conv[index];
      const bool even = padding.first == padding.second;
      const torch::Tensor in = even ? x : torch::constant_pad_nd(x, {padding.first, padding.second}, 0);
      const int64_t padX = even ? padding.first : 0;
      constexpr int kFewChannels = 3;
      if (x.requires_grad() && !weight.requires_grad() && x.device().is_cpu() && l.inChannels <= kFewChannels)
        return frozenConvolution(in, weight, bias, l.stride, l.padding, padX);
      return torch::conv2d(in, weight, bias, l.stride, {l.padding, padX});
    }
    case LayerKind::linear:
      break;
  }
  return x;
}

template <typename PaddingOf>
torch::Tensor BaseNetwork::run(torch::Tensor x, PaddingOf paddingOf) const {
  const auto& layers = m_spec.convSegment;
  for (size_t i = 0; i < layers.size(); ++i) {
    // max(relu(x)) == relu(max(x)), and the second touches a quarter of the values.
    if (layers[i].kind == LayerKind::relu && i + 1 < layers.size() && layers[i + 1].kind == LayerKind::maxPool) {
      x = torch::relu(layer(x, i + 1, paddingOf(i + 1)));
      ++i;
    } else {
      x = layer(x, i, paddingOf(i));
    }
  }
  return x;
}

torch::Tensor BaseNetwork::convolve(const torch::Tensor& images) const {
  return run(images,
             [this](size_t i) { return Padding(m_spec.convSegment[i].padding, m_spec.convSegment[i].padding); });
}

torch::Tensor BaseNetwork::convolvePart(const torch::Tensor& x, const PartWindow& part) const {
  return run(x, [&](size_t i) { return Padding(part.layers[i].padLeft, part.layers[i].padRight); });
}

torch::Tensor BaseNetwork::convolveUnpadded(const torch::Tensor& x) const {
  return run(x, [](size_t) { return Padding(0, 0); });
}

torch::Tensor BaseNetwork::classify(const torch::Tensor& maps) const {
  torch::Tensor x = maps.flatten(1);
  for (size_t i = 0; i < m_spec.fcSegment.size(); ++i)
    x = m_spec.fcSegment[i].kind == LayerKind::linear ? torch::linear(x, m_fc[i].first, m_fc[i].second)
                                                      : torch::relu(x);
  return x;
}

} // namespace lacuna

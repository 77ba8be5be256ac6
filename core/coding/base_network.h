// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "coding/parameters.h"
#include "experiment/network_spec.h"
#include "experiment/split_plan.h"

namespace lacuna {

/// A base model's weights and how to run its two segments. Shapes: images [B, C, a, W], maps [B, c, b, w].
class BaseNetwork {
 public:
  BaseNetwork(const NetworkSpec& spec, ParameterSource& source);

  const NetworkSpec& spec() const { return m_spec; }
  const NamedTensors& parameters() const { return m_parameters; }
  void setRequiresGrad(bool on);

  /// F_conv on whole images.
  torch::Tensor convolve(const torch::Tensor& images) const;
  /// F_conv on one data part: `x` holds the columns part.input; zeros are added only at true borders.
  torch::Tensor convolvePart(const torch::Tensor& x, const PartWindow& part) const;
  /// F_conv without horizontal padding at any layer: what a parity device runs.
  torch::Tensor convolveUnpadded(const torch::Tensor& x) const;
  /// F_fc: maps [B, c, b, W_out] to logits [B, classes].
  torch::Tensor classify(const torch::Tensor& maps) const;

 private:
  /// Horizontal zeros of layer i: left, right.
  using Padding = std::pair<int, int>;
  template <typename PaddingOf>
  torch::Tensor run(torch::Tensor x, PaddingOf paddingOf) const;
  torch::Tensor layer(const torch::Tensor& x, size_t index, Padding padding) const;

  NetworkSpec m_spec;
  NamedTensors m_parameters;
  std::vector<std::pair<torch::Tensor, torch::Tensor>> m_conv; ///< weight, bias per layer of F_conv; undefined if none
  std::vector<std::pair<torch::Tensor, torch::Tensor>> m_fc;
};

} // namespace lacuna

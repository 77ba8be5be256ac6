// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "coding/weights/parameters.h"
#include "experiment/network/network_spec.h"
#include "experiment/split/split_plan.h"

namespace lacuna::coding {

constexpr double kNormEpsilon = 1e-5; ///< added to a batch norm's variance; torch.nn.BatchNorm2d's default

/// A base model's weights and how to run its two segments. Shapes: images [B, C, a, W], maps [B, c, b, w].
class BaseNetwork {
 public:
  /// `live` batch norms have statistics and weights of their own, for training; `folded` ones are part of the
  /// convolution before them, for everything else.
  enum class Norms { folded, live };

  BaseNetwork(const NetworkSpec& spec, ParameterSource& source, Norms norms = Norms::folded);

  const NetworkSpec& spec() const { return m_spec; }
  /// What an optimizer moves and a checkpoint holds; running statistics are not among them.
  const NamedTensors& parameters() const { return m_parameters; }
  /// All that decides what a network with live norms does and becomes: its parameters and running statistics.
  NamedTensors state() const;
  void setRequiresGrad(bool on);
  /// Live norms only: whether they take the batch's statistics (and keep count of them) or the counted ones.
  void setTraining(bool on) { m_training = on; }
  /// The same function with every norm folded into its convolution.
  std::shared_ptr<BaseNetwork> folded() const;
  /// Layers [first, last) of F_conv as a network of its own that shares these weights.
  std::shared_ptr<const BaseNetwork> segment(int first, int last) const;

  /// F_conv on whole images.
  torch::Tensor convolve(const torch::Tensor& images) const;
  /// F_conv on the columns part.input of an image, or of a parity part with plan.parity: zeros are added only where the
  /// window says.
  torch::Tensor convolvePart(const torch::Tensor& x, const PartWindow& part) const;
  /// F_fc: maps [B, c, b, W_out] to logits [B, classes].
  torch::Tensor classify(const torch::Tensor& maps) const;

  /// The convolution of layer `layer` (a conv, or the projection of an add) on x, bias left out.
  using Convolution = std::function<torch::Tensor(size_t layer, const torch::Tensor& x)>;
  /// F_conv with every convolution done by `convolution`; the master does the rest on whole maps.
  torch::Tensor convolveLayerwise(const torch::Tensor& images, const Convolution& convolution) const;

 private:
  struct Weights {
    torch::Tensor weight; ///< undefined for a layer without weights
    torch::Tensor bias;   ///< undefined, too, for a layer that adds none
    torch::Tensor scale;  ///< live norm only, [out]; so are the following
    torch::Tensor shift;
    torch::Tensor mean;
    torch::Tensor variance;
  };
  BaseNetwork() = default;
  torch::Tensor run(torch::Tensor x, const PartWindow* part) const;
  torch::Tensor layer(const torch::Tensor& x, size_t index, const LayerWindow* window) const;
  torch::Tensor convolution(const torch::Tensor& x, size_t index, std::pair<int, int> padding) const;
  torch::Tensor shortcut(const torch::Tensor& start, size_t index) const;
  torch::Tensor normed(const torch::Tensor& x, const Weights& w) const;
  void markShortcuts();

  NetworkSpec m_spec;
  NamedTensors m_parameters;
  std::vector<Weights> m_conv; ///< one per layer of F_conv
  std::vector<Weights> m_fc;
  std::vector<bool> m_kept; ///< the input of this layer is wanted again by a shortcut
  bool m_training = false;
};

} // namespace lacuna::coding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna {

enum class LayerKind { conv, relu, maxPool, linear };

/// One layer of a base model. Which fields mean something depends on `kind`; the others stay at their defaults.
struct LayerSpec {
  LayerKind kind = LayerKind::relu;
  int inChannels = 0;  ///< conv: channels; linear: features
  int outChannels = 0; ///< conv: channels; linear: features
  int kernel = 1;      ///< conv, maxPool: square kernel, pixels
  int stride = 1;      ///< conv, maxPool: pixels
  int padding = 0;     ///< conv only: zeros on each side, pixels

  static LayerSpec conv(int in, int out, int kernel, int stride = 1, int padding = 0);
  static LayerSpec relu();
  static LayerSpec maxPool(int kernel, int stride);
  static LayerSpec linear(int in, int out);
  bool operator==(const LayerSpec& o) const;
};

/// Channels × height × width of one image or feature map.
struct MapShape {
  int channels = 0;
  int height = 0;
  int width = 0;
  int64_t size() const { return int64_t(channels) * height * width; }
  bool operator==(const MapShape& o) const { return channels == o.channels && height == o.height && width == o.width; }
};

/// A CNN classifier cut in two (domain.md §1): F_conv runs on the devices, F_fc after merging. Flattening in between
/// is implied.
struct NetworkSpec {
  std::string name;
  MapShape input;
  int classes = 0;
  std::vector<LayerSpec> convSegment; ///< F_conv: conv, relu, maxPool
  std::vector<LayerSpec> fcSegment;   ///< F_fc: linear, relu; the last layer gives the logits

  bool operator==(const NetworkSpec& o) const;
};

/// Output width of one layer for an input of `width` columns (or rows); 0 or less when the kernel does not fit.
int layerOutputWidth(const LayerSpec& layer, int width);

/// Output of F_conv for an input of this shape. Throws Error(usage) when a kernel does not fit or channels disagree.
MapShape convOutput(const NetworkSpec& network, const MapShape& input);
inline MapShape convOutput(const NetworkSpec& network) {
  return convOutput(network, network.input);
}

/// Number of weights and biases.
int64_t parameterCount(const std::vector<LayerSpec>& layers);

/// Floating-point operations (2 per multiply-add, biases and activations left out) of F_conv on one `input`.
int64_t convFlops(const NetworkSpec& network, const MapShape& input);

/// Names of the base models this build knows, in the order to show them.
std::vector<std::string> baseModelKinds();

/// The layers of a base model for images of this shape; Error(usage) names an unknown kind or a shape it cannot take.
/// LeNet-5 as in the report: Conv 1-6 5×5, ReLU, MaxPool 2, Conv 6-16 5×5, ReLU, MaxPool 2; FC 256-120-84-10.
NetworkSpec baseModelSpec(const std::string& kind, const MapShape& input, int classes);

/// A text that is equal for equal networks; the run library finds a trained base model by its hash.
std::string canonicalText(const NetworkSpec& network);

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna {

/// `add` closes a residual block; `batchNorm`, `flatten`, `dropout` and `identity` stand only in a custom model's list,
/// which customNetwork turns into the others or, where they compute nothing, leaves out.
enum class LayerKind { conv, relu, maxPool, linear, add, globalAvgPool, batchNorm, flatten, dropout, identity };

/// One layer of a base model. Which fields mean something depends on `kind`; the others stay at their defaults.
struct LayerSpec {
  LayerKind kind = LayerKind::relu;
  int inChannels = 0;     ///< conv: channels; linear: features
  int outChannels = 0;    ///< conv: channels; linear: features
  int kernel = 1;         ///< conv, maxPool: square kernel, pixels
  int stride = 1;         ///< conv, maxPool: pixels
  int padding = 0;        ///< conv only: zeros on each side, pixels
  bool bias = true;       ///< conv, linear; false: none is learned or imported
  bool batchNorm = false; ///< conv, add with a projection: normalised while the base model learns, then folded in
  int from = -1;          ///< add only: the shortcut carries the input of this layer of the segment

  static LayerSpec conv(int in, int out, int kernel, int stride = 1, int padding = 0);
  static LayerSpec relu();
  static LayerSpec maxPool(int kernel, int stride);
  static LayerSpec linear(int in, int out);
  /// Adds the input of layer `from`: as it is when channels and stride agree, else through a 1×1 convolution.
  static LayerSpec add(int from, int in, int out, int stride);
  static LayerSpec of(LayerKind kind);
  /// True for an `add` whose shortcut is a 1×1 convolution.
  bool projects() const { return kind == LayerKind::add && (inChannels != outChannels || stride != 1); }
  /// Whether the trained layer adds a bias: its own, or what a folded batch norm shifts by.
  bool addsBias() const { return bias || batchNorm; }
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
  std::vector<LayerSpec> convSegment; ///< F_conv: conv, relu, maxPool, add
  std::vector<LayerSpec> fcSegment;   ///< F_fc: globalAvgPool first or not at all, linear, relu; the last gives logits

  bool operator==(const NetworkSpec& o) const;
};

/// Output width of one layer for an input of `width` columns (or rows); 0 or less when the kernel does not fit.
int layerOutputWidth(const LayerSpec& layer, int width);

/// Shapes between the layers of F_conv for an input of this shape: the input of every layer, then the output. Throws
/// Error(usage) when a kernel does not fit, channels disagree, or a shortcut does not fit what it is added to.
std::vector<MapShape> activationShapes(const NetworkSpec& network, const MapShape& input);

/// Output of F_conv for an input of this shape. Throws as activationShapes does.
MapShape convOutput(const NetworkSpec& network, const MapShape& input);
inline MapShape convOutput(const NetworkSpec& network) {
  return convOutput(network, network.input);
}

/// Number of weights and biases.
int64_t parameterCount(const std::vector<LayerSpec>& layers);

/// Operations of one convolution (2 per multiply-add; the bias and the addition of a shortcut are left out) that makes
/// `output`; 0 for a layer without weights.
int64_t layerFlops(const LayerSpec& layer, const MapShape& output);

/// Floating-point operations of F_conv on one `input`.
int64_t convFlops(const NetworkSpec& network, const MapShape& input);

/// Floating-point operations of F_fc on one feature map, counted as layerFlops counts.
int64_t fcFlops(const NetworkSpec& network);

/// Layers [first, last) of F_conv as a network without F_fc. Throws Error(usage) when a cut would part a residual
/// block.
NetworkSpec segmentOf(const NetworkSpec& network, int first, int last);

/// The kind whose layers stand in the configuration.
constexpr const char* kCustomModel = "custom";

/// Names of the base models this build knows, in the order to show them; "custom" is the last.
std::vector<std::string> baseModelKinds();

/// "LeNet-5" for "lenet5"; the kind itself where it has no other name.
std::string baseModelTitle(const std::string& kind);

/// The layers of a base model for images of this shape; Error(usage) names an unknown kind or a shape it cannot take.
///   lenet5   as in the report: Conv 6 5×5, ReLU, MaxPool 2, Conv 16 5×5, ReLU, MaxPool 2; FC 120-84-classes
///   lenet9   3×3 without padding: 8, 16, 32, MaxPool 2, 32, 64, 64; FC 800-100-classes; 5 columns wide on 28 × 28
///   vgg10    padded 3×3: 64, 64, P, 128, 128, P, 256, 256, P with batch norm; FC 1024-512-classes
///   resnet8, resnet14   He et al. 2016 §4.2 for CIFAR-10 with 1 or 2 blocks of 16, 32 and 64 channels; mean, FC
NetworkSpec baseModelSpec(const std::string& kind, const MapShape& input, int classes);

/// The network that a user's own list of layers describes: everything up to the first `linear` or `globalAvgPool` is
/// F_conv. Input channels and features follow from the layer before; `batchNorm` must follow a `conv` and becomes part
/// of it; `dropout`, `identity` and a `flatten` of what is flat already compute nothing and are left out. Throws
/// Error(usage) with the layer's number and what is wrong.
NetworkSpec customNetwork(const std::vector<LayerSpec>& layers, const MapShape& input, int classes);

/// "conv", "max_pool", … as in configurations.
const char* text(LayerKind kind);

/// A text that is equal for equal networks; the run library finds a trained base model by its hash.
std::string canonicalText(const NetworkSpec& network);

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/network_spec.h"

#include <sstream>

#include "experiment/error.h"
#include "experiment/shown_text.h"

namespace lacuna {

LayerSpec LayerSpec::conv(int in, int out, int kernel, int stride, int padding) {
  LayerSpec s;
  s.kind = LayerKind::conv;
  s.inChannels = in;
  s.outChannels = out;
  s.kernel = kernel;
  s.stride = stride;
  s.padding = padding;
  return s;
}

LayerSpec LayerSpec::relu() {
  return {};
}

LayerSpec LayerSpec::maxPool(int kernel, int stride) {
  LayerSpec s;
  s.kind = LayerKind::maxPool;
  s.kernel = kernel;
  s.stride = stride;
  return s;
}

LayerSpec LayerSpec::linear(int in, int out) {
  LayerSpec s;
  s.kind = LayerKind::linear;
  s.inChannels = in;
  s.outChannels = out;
  return s;
}

bool LayerSpec::operator==(const LayerSpec& o) const {
  return kind == o.kind && inChannels == o.inChannels && outChannels == o.outChannels && kernel == o.kernel &&
         stride == o.stride && padding == o.padding;
}

bool NetworkSpec::operator==(const NetworkSpec& o) const {
  return name == o.name && input == o.input && classes == o.classes && convSegment == o.convSegment &&
         fcSegment == o.fcSegment;
}

int layerOutputWidth(const LayerSpec& layer, int width) {
  if (layer.kind != LayerKind::conv && layer.kind != LayerKind::maxPool) return width;
  const int span = width + 2 * layer.padding - layer.kernel;
  return span < 0 ? 0 : span / layer.stride + 1;
}

MapShape convOutput(const NetworkSpec& network, const MapShape& input) {
  MapShape shape = input;
  for (const LayerSpec& layer : network.convSegment) {
    if (layer.kind == LayerKind::linear)
      throw Error(ErrorKind::usage, network.name + ": a linear layer cannot stand in the convolutional segment");
    if (layer.kind == LayerKind::conv) {
      if (layer.inChannels != shape.channels)
        throw Error(ErrorKind::usage, network.name + ": a convolution expects " + std::to_string(layer.inChannels) +
                                          " channels and gets " + std::to_string(shape.channels));
      shape.channels = layer.outChannels;
    }
    shape.width = layerOutputWidth(layer, shape.width);
    shape.height = layerOutputWidth(layer, shape.height);
    if (shape.width < 1 || shape.height < 1)
      throw Error(ErrorKind::usage, network.name + ": an image of " + std::to_string(input.width) + " × " +
                                        std::to_string(input.height) + " pixels is too small for its kernels");
  }
  return shape;
}

int64_t parameterCount(const std::vector<LayerSpec>& layers) {
  int64_t count = 0;
  for (const LayerSpec& l : layers) {
    if (l.kind == LayerKind::conv) count += int64_t(l.outChannels) * (int64_t(l.inChannels) * l.kernel * l.kernel + 1);
    if (l.kind == LayerKind::linear) count += int64_t(l.outChannels) * (int64_t(l.inChannels) + 1);
  }
  return count;
}

int64_t convFlops(const NetworkSpec& network, const MapShape& input) {
  int64_t flops = 0;
  MapShape shape = input;
  for (const LayerSpec& layer : network.convSegment) {
    shape.width = layerOutputWidth(layer, shape.width);
    shape.height = layerOutputWidth(layer, shape.height);
    if (layer.kind != LayerKind::conv) continue;
    shape.channels = layer.outChannels;
    flops += 2 * shape.size() * layer.inChannels * layer.kernel * layer.kernel;
  }
  return flops;
}

std::vector<std::string> baseModelKinds() {
  return {"lenet5"};
}

NetworkSpec baseModelSpec(const std::string& kind, const MapShape& input, int classes) {
  if (kind != "lenet5")
    throw Error(ErrorKind::usage, "base_model.kind: \"" + shownText(kind) + "\" is not known; use lenet5");
  NetworkSpec net;
  net.name = kind;
  net.input = input;
  net.classes = classes;
  net.convSegment = {LayerSpec::conv(input.channels, 6, 5),
                     LayerSpec::relu(),
                     LayerSpec::maxPool(2, 2),
                     LayerSpec::conv(6, 16, 5),
                     LayerSpec::relu(),
                     LayerSpec::maxPool(2, 2)};
  const int features = static_cast<int>(convOutput(net).size());
  net.fcSegment = {LayerSpec::linear(features, 120), LayerSpec::relu(), LayerSpec::linear(120, 84), LayerSpec::relu(),
                   LayerSpec::linear(84, classes)};
  return net;
}

std::string canonicalText(const NetworkSpec& network) {
  std::ostringstream out;
  out << network.name << ' ' << network.input.channels << 'x' << network.input.height << 'x' << network.input.width
      << "->" << network.classes;
  for (const auto* segment : {&network.convSegment, &network.fcSegment}) {
    out << " |";
    for (const LayerSpec& l : *segment)
      out << ' ' << static_cast<int>(l.kind) << ':' << l.inChannels << ',' << l.outChannels << ',' << l.kernel << ','
          << l.stride << ',' << l.padding;
  }
  return out.str();
}

} // namespace lacuna

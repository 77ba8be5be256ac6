// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/network/network_spec.h"

#include <sstream>

#include "util/error.h"
#include "util/shown_text.h"

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

LayerSpec LayerSpec::add(int from, int in, int out, int stride) {
  LayerSpec s;
  s.kind = LayerKind::add;
  s.from = from;
  s.inChannels = in;
  s.outChannels = out;
  s.stride = stride;
  return s;
}

LayerSpec LayerSpec::of(LayerKind kind) {
  LayerSpec s;
  s.kind = kind;
  return s;
}

bool LayerSpec::operator==(const LayerSpec& o) const {
  return kind == o.kind && inChannels == o.inChannels && outChannels == o.outChannels && kernel == o.kernel &&
         stride == o.stride && padding == o.padding && bias == o.bias && batchNorm == o.batchNorm && from == o.from;
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

namespace {

[[noreturn]] void refuse(const NetworkSpec& network, const std::string& what) {
  throw Error(ErrorKind::usage, network.name + ": " + what);
}

std::string shapeText(const MapShape& s) {
  return std::to_string(s.channels) + " × " + std::to_string(s.height) + " × " + std::to_string(s.width);
}

/// What the shortcut of `layer` carries to the addition.
MapShape shortcutShape(const LayerSpec& layer, const MapShape& source) {
  return {layer.outChannels, (source.height - 1) / layer.stride + 1, (source.width - 1) / layer.stride + 1};
}

} // namespace

std::vector<MapShape> activationShapes(const NetworkSpec& network, const MapShape& input) {
  std::vector<MapShape> shapes = {input};
  for (const LayerSpec& layer : network.convSegment) {
    MapShape shape = shapes.back();
    switch (layer.kind) {
      case LayerKind::conv:
        if (layer.inChannels != shape.channels)
          refuse(network, "a convolution expects " + std::to_string(layer.inChannels) + " channels and gets " +
                              std::to_string(shape.channels));
        shape.channels = layer.outChannels;
        break;
      case LayerKind::add: {
        if (layer.from < 0 || layer.from >= static_cast<int>(shapes.size()) - 1)
          refuse(network, "a shortcut must start before the layers it skips");
        const MapShape source = shapes[static_cast<size_t>(layer.from)];
        if (source.channels != layer.inChannels || !(shortcutShape(layer, source) == shape))
          refuse(network,
                 "a shortcut from " + shapeText(source) + " does not fit the " + shapeText(shape) + " it is added to");
        break;
      }
      case LayerKind::relu:
      case LayerKind::maxPool:
        break;
      default:
        refuse(network, std::string("a layer \"") + text(layer.kind) + "\" cannot stand in the convolutional segment");
    }
    shape.width = layerOutputWidth(layer, shape.width);
    shape.height = layerOutputWidth(layer, shape.height);
    if (shape.width < 1 || shape.height < 1)
      refuse(network, "an image of " + std::to_string(input.width) + " × " + std::to_string(input.height) +
                          " pixels is too small for its kernels");
    shapes.push_back(shape);
  }
  return shapes;
}

MapShape convOutput(const NetworkSpec& network, const MapShape& input) {
  return activationShapes(network, input).back();
}

int64_t parameterCount(const std::vector<LayerSpec>& layers) {
  int64_t count = 0;
  for (const LayerSpec& l : layers) {
    if (l.kind == LayerKind::conv || l.projects())
      count += int64_t(l.outChannels) * (int64_t(l.inChannels) * l.kernel * l.kernel + (l.addsBias() ? 1 : 0));
    if (l.kind == LayerKind::linear) count += int64_t(l.outChannels) * (int64_t(l.inChannels) + (l.addsBias() ? 1 : 0));
  }
  return count;
}

int64_t layerFlops(const LayerSpec& layer, const MapShape& output) {
  if (layer.kind != LayerKind::conv && !layer.projects()) return 0;
  return 2 * output.size() * layer.inChannels * layer.kernel * layer.kernel;
}

int64_t convFlops(const NetworkSpec& network, const MapShape& input) {
  const std::vector<MapShape> shapes = activationShapes(network, input);
  int64_t flops = 0;
  for (size_t i = 0; i < network.convSegment.size(); ++i) flops += layerFlops(network.convSegment[i], shapes[i + 1]);
  return flops;
}

int64_t fcFlops(const NetworkSpec& network) {
  int64_t flops = 0;
  for (const LayerSpec& l : network.fcSegment)
    if (l.kind == LayerKind::linear) flops += 2 * int64_t(l.inChannels) * l.outChannels;
  return flops;
}

NetworkSpec segmentOf(const NetworkSpec& network, int first, int last) {
  const std::vector<MapShape> shapes = activationShapes(network, network.input);
  NetworkSpec segment;
  segment.name = network.name;
  segment.classes = network.classes;
  segment.input = shapes[static_cast<size_t>(first)];
  for (int i = first; i < last; ++i) {
    LayerSpec layer = network.convSegment[static_cast<size_t>(i)];
    if (layer.kind == LayerKind::add) {
      if (layer.from < first)
        throw Error(ErrorKind::usage, "code.blocks: a cut after layer " + std::to_string(first) +
                                          " would part the residual block that ends at layer " + std::to_string(i + 1) +
                                          " of " + network.name + "; cut after a whole block");
      layer.from -= first;
    }
    segment.convSegment.push_back(layer);
  }
  return segment;
}

std::string canonicalText(const NetworkSpec& network) {
  std::ostringstream out;
  out << network.name << ' ' << network.input.channels << 'x' << network.input.height << 'x' << network.input.width
      << "->" << network.classes;
  for (const auto* segment : {&network.convSegment, &network.fcSegment}) {
    out << " |";
    for (const LayerSpec& l : *segment) {
      out << ' ' << static_cast<int>(l.kind) << ':' << l.inChannels << ',' << l.outChannels << ',' << l.kernel << ','
          << l.stride << ',' << l.padding;
      // Only where it says something, so that networks known before these fields keep their text.
      if (!l.bias) out << ",no-bias";
      if (l.batchNorm) out << ",norm";
      if (l.from >= 0) out << ",from" << l.from;
    }
  }
  return out.str();
}

} // namespace lacuna

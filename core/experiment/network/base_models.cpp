// SPDX-License-Identifier: GPL-3.0-or-later
//
// The base models a configuration can name. A new one is one function and one line in `models`.
#include <algorithm>
#include <utility>

#include "experiment/network/network_spec.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

using Layers = std::vector<LayerSpec>;

void convRelu(Layers& layers, int in, int out, int kernel, int padding, bool norm) {
  LayerSpec conv = LayerSpec::conv(in, out, kernel, 1, padding);
  conv.batchNorm = norm;
  layers.push_back(conv);
  layers.push_back(LayerSpec::relu());
}

/// FC layers of these widths with ReLU between, from whatever F_conv gives.
Layers classifier(const NetworkSpec& net, std::initializer_list<int> hidden) {
  Layers layers;
  int width = static_cast<int>(convOutput(net).size());
  for (const int next : hidden) {
    layers.push_back(LayerSpec::linear(width, next));
    layers.push_back(LayerSpec::relu());
    width = next;
  }
  layers.push_back(LayerSpec::linear(width, net.classes));
  return layers;
}

void lenet5(NetworkSpec& net) {
  convRelu(net.convSegment, net.input.channels, 6, 5, 0, false);
  net.convSegment.push_back(LayerSpec::maxPool(2, 2));
  convRelu(net.convSegment, 6, 16, 5, 0, false);
  net.convSegment.push_back(LayerSpec::maxPool(2, 2));
  net.fcSegment = classifier(net, {120, 84});
}

void lenet9(NetworkSpec& net) {
  int in = net.input.channels;
  for (const int out : {8, 16, 32}) {
    convRelu(net.convSegment, in, out, 3, 0, false);
    in = out;
  }
  net.convSegment.push_back(LayerSpec::maxPool(2, 2));
  for (const int out : {32, 64, 64}) {
    convRelu(net.convSegment, in, out, 3, 0, false);
    in = out;
  }
  net.fcSegment = classifier(net, {800, 100});
}

void vgg10(NetworkSpec& net) {
  int in = net.input.channels;
  for (const int out : {64, 128, 256}) {
    convRelu(net.convSegment, in, out, 3, 1, true);
    convRelu(net.convSegment, out, out, 3, 1, true);
    net.convSegment.push_back(LayerSpec::maxPool(2, 2));
    in = out;
  }
  net.fcSegment = classifier(net, {1024, 512});
}

/// Two 3×3 convolutions and a shortcut around them.
void residualBlock(Layers& layers, int in, int out, int stride) {
  const int from = static_cast<int>(layers.size());
  LayerSpec first = LayerSpec::conv(in, out, 3, stride, 1);
  first.batchNorm = true;
  LayerSpec second = LayerSpec::conv(out, out, 3, 1, 1);
  second.batchNorm = true;
  LayerSpec sum = LayerSpec::add(from, in, out, stride);
  sum.batchNorm = sum.projects();
  layers.insert(layers.end(), {first, LayerSpec::relu(), second, sum, LayerSpec::relu()});
}

void resnet(NetworkSpec& net, int blocksPerWidth) {
  convRelu(net.convSegment, net.input.channels, 16, 3, 1, true);
  int in = 16;
  for (const int out : {16, 32, 64})
    for (int block = 0; block < blocksPerWidth; ++block) {
      residualBlock(net.convSegment, in, out, in == out ? 1 : 2);
      in = out;
    }
  net.fcSegment = {LayerSpec::of(LayerKind::globalAvgPool), LayerSpec::linear(in, net.classes)};
}

struct Model {
  const char* kind;
  const char* title;
  void (*build)(NetworkSpec&);
};

constexpr Model models[] = {{"lenet5", "LeNet-5", lenet5},
                            {"lenet9", "LeNet-9", lenet9},
                            {"vgg10", "VGG-10", vgg10},
                            {"resnet8", "ResNet-8", [](NetworkSpec& net) { resnet(net, 1); }},
                            {"resnet14", "ResNet-14", [](NetworkSpec& net) { resnet(net, 2); }}};

[[noreturn]] void refuseLayer(size_t index, const LayerSpec& layer, const std::string& what) {
  throw Error(ErrorKind::usage,
              "base_model.layers[" + std::to_string(index) + "]: \"" + text(layer.kind) + "\" " + what);
}

/// Where the list's reading stands while customNetwork walks it.
struct Reading {
  NetworkSpec net;
  bool inFc = false;
  int features = 0;                       ///< of F_fc, once it has begun
  LayerKind before = LayerKind::identity; ///< the last layer that computes something
};

bool computesNothing(LayerKind kind) {
  return kind == LayerKind::dropout || kind == LayerKind::identity;
}

void beginClassifier(Reading& at, bool averaged) {
  const MapShape map = convOutput(at.net);
  at.inFc = true;
  at.features = averaged ? map.channels : static_cast<int>(map.size());
}

void readConvLayer(Reading& at, LayerSpec layer) {
  if (layer.kind == LayerKind::conv) layer.inChannels = convOutput(at.net).channels;
  at.net.convSegment.push_back(layer);
  convOutput(at.net); // refuses what does not fit
}

void readLayer(Reading& at, const std::vector<LayerSpec>& layers, size_t i) {
  LayerSpec layer = layers[i];
  switch (layer.kind) {
    case LayerKind::conv:
    case LayerKind::maxPool:
      if (at.inFc) refuseLayer(i, layer, "stands after the first fully connected layer; move it before");
      return readConvLayer(at, layer);
    case LayerKind::dropout:
    case LayerKind::identity:
      return;
    case LayerKind::batchNorm:
      if (at.before != LayerKind::conv)
        refuseLayer(i, layer, "must follow a \"conv\" directly, so that it can be folded into it");
      at.net.convSegment.back().batchNorm = true;
      return;
    case LayerKind::relu:
      (at.inFc ? at.net.fcSegment : at.net.convSegment).push_back(layer);
      return;
    case LayerKind::flatten:
      if (at.before == LayerKind::globalAvgPool) return; // torch.nn.AdaptiveAvgPool2d leaves two sides of 1
      if (at.inFc) refuseLayer(i, layer, "stands after the maps were flattened; leave it out");
      return beginClassifier(at, false);
    case LayerKind::globalAvgPool:
      if (at.inFc) refuseLayer(i, layer, "stands after the maps were flattened; move it before");
      beginClassifier(at, true);
      at.net.fcSegment.push_back(layer);
      return;
    case LayerKind::linear:
      if (!at.inFc) beginClassifier(at, false);
      layer.inChannels = at.features;
      at.features = layer.outChannels;
      at.net.fcSegment.push_back(layer);
      return;
    case LayerKind::add:
      break;
  }
  refuseLayer(i, layer, "cannot stand in a custom model, which is sequential");
}

} // namespace

std::string baseModelTitle(const std::string& kind) {
  for (const Model& m : models)
    if (kind == m.kind) return m.title;
  return kind;
}

std::vector<std::string> baseModelKinds() {
  std::vector<std::string> kinds;
  for (const Model& m : models) kinds.emplace_back(m.kind);
  kinds.emplace_back(kCustomModel);
  return kinds;
}

NetworkSpec baseModelSpec(const std::string& kind, const MapShape& input, int classes) {
  NetworkSpec net;
  net.name = kind;
  net.input = input;
  net.classes = classes;
  for (const Model& m : models)
    if (kind == m.kind) {
      m.build(net);
      return net;
    }
  std::string known;
  for (const std::string& k : baseModelKinds()) known += (known.empty() ? "" : ", ") + k;
  throw Error(ErrorKind::usage, "base_model.kind: \"" + shownText(kind) + "\" is not known; use one of " + known);
}

NetworkSpec customNetwork(const std::vector<LayerSpec>& layers, const MapShape& input, int classes) {
  if (layers.empty())
    throw Error(ErrorKind::usage,
                "base_model.layers: there are none; the layers of a custom model stand in a "
                "configuration file");
  Reading at;
  at.net.name = kCustomModel;
  at.net.input = input;
  at.net.classes = classes;
  for (size_t i = 0; i < layers.size(); ++i) {
    readLayer(at, layers, i);
    if (!computesNothing(layers[i].kind)) at.before = layers[i].kind;
  }
  const auto isConv = [](const LayerSpec& l) { return l.kind == LayerKind::conv; };
  if (std::none_of(at.net.convSegment.begin(), at.net.convSegment.end(), isConv))
    throw Error(ErrorKind::usage,
                "base_model.layers: there is no \"conv\" before the fully connected layers, so "
                "nothing could be shared out; add one");
  if (at.net.fcSegment.empty() || at.net.fcSegment.back().kind != LayerKind::linear ||
      at.net.fcSegment.back().outChannels != classes)
    throw Error(ErrorKind::usage,
                "base_model.layers: the last layer must be a \"linear\" with as many outputs as the "
                "data set has classes, " +
                    std::to_string(classes));
  return std::move(at.net);
}

const char* text(LayerKind kind) {
  switch (kind) {
    case LayerKind::conv:
      return "conv";
    case LayerKind::relu:
      return "relu";
    case LayerKind::maxPool:
      return "max_pool";
    case LayerKind::linear:
      return "linear";
    case LayerKind::add:
      return "add";
    case LayerKind::globalAvgPool:
      return "global_avg_pool";
    case LayerKind::batchNorm:
      return "batch_norm";
    case LayerKind::flatten:
      return "flatten";
    case LayerKind::dropout:
      return "dropout";
    case LayerKind::identity:
      break;
  }
  return "identity";
}

} // namespace lacuna

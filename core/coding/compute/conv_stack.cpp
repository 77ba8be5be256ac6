// SPDX-License-Identifier: GPL-3.0-or-later
//
// One image after the other goes through the whole stack while its maps lie in the cache: pixels side by side with all
// their channels, a margin of zeros around each map. Between the passes the maps are kept without margins.
#include "coding/compute/conv_stack.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "coding/compute/conv_kernels.h"
#include "coding/compute/precision.h"

namespace lacuna::coding {
namespace {

int64_t roundUp(int64_t value, int64_t to) {
  return (value + to - 1) / to * to;
}

/// One layer's geometry and its weights packed for both directions.
struct Layer {
  int64_t in = 0;
  int64_t out = 0;
  Taps taps;
  std::vector<float> forward;  ///< [groups of out][kernel][kernel][used in][kLanes]
  std::vector<float> backward; ///< [groups of in][kernel][kernel][used out][kLanes], taps turned around
  std::vector<float> bias;     ///< [groups of out · kLanes]

  /// Weights and biases without packing.
  int64_t count() const { return out * (in * taps.kernel * taps.kernel + 1); }
  int64_t usedIn() const { return roundUp(in, 4); }
  int64_t usedOut() const { return roundUp(out, 4); }
  int64_t outGroups() const { return roundUp(out, kLanes) / kLanes; }
  int64_t inGroups() const { return roundUp(in, kLanes) / kLanes; }
  size_t at(int64_t group, int64_t ky, int64_t kx, int64_t i, int64_t used, int64_t lane) const {
    return static_cast<size_t>(((((group * taps.kernel + ky) * taps.kernel + kx) * used) + i) * kLanes + lane);
  }
};

/// From weights [out, in, kernel, kernel] and the bias behind them.
Layer packed(const float* from, const std::array<int64_t, 4>& shape, bool wantBackward) {
  Layer l;
  l.out = shape[0];
  l.in = shape[1];
  l.taps = {shape[2], shape[3]};
  const int64_t k = l.taps.kernel;
  l.forward.assign(static_cast<size_t>(l.outGroups() * k * k * l.usedIn() * kLanes), 0.0f);
  if (wantBackward) l.backward.assign(static_cast<size_t>(l.inGroups() * k * k * l.usedOut() * kLanes), 0.0f);
  l.bias.assign(static_cast<size_t>(l.outGroups() * kLanes), 0.0f);
  for (int64_t o = 0; o < l.out; ++o)
    for (int64_t i = 0; i < l.in; ++i)
      for (int64_t ky = 0; ky < k; ++ky)
        for (int64_t kx = 0; kx < k; ++kx, ++from) {
          l.forward[l.at(o / kLanes, ky, kx, i, l.usedIn(), o % kLanes)] = *from;
          if (wantBackward) l.backward[l.at(i / kLanes, k - 1 - ky, k - 1 - kx, o, l.usedOut(), i % kLanes)] = *from;
        }
  std::copy_n(from, l.out, l.bias.begin());
  return l;
}

/// A map with its margin, reused from image to image: the inside is written over, the margin stays zero.
class Map {
 public:
  Map(int64_t height, int64_t width, int64_t channels, int64_t used, int64_t margin)
      : m_height(height), m_width(width), m_channels(channels), m_used(used), m_margin(margin) {
    m_stride = roundUp(width, kPixels) + 2 * margin;
    // The last group of pixels reads past the last row's end.
    m_values.assign(static_cast<size_t>(((height + 2 * margin) * m_stride + kPixels) * channels), 0.0f);
  }

  Picture picture() {
    return {m_values.data() + (m_margin * m_stride + m_margin) * m_channels, m_channels, m_used, m_stride};
  }

  /// From planes [C, h, w].
  void loadPlanes(const float* from, int64_t planes) {
    const Picture p = picture();
    for (int64_t c = 0; c < planes; ++c)
      for (int64_t y = 0; y < m_height; ++y) {
        float* to = p.data + y * m_stride * m_channels + c;
        for (int64_t x = 0; x < m_width; ++x) to[x * m_channels] = *from++;
      }
  }

  void storePlanes(float* to, int64_t planes) {
    const Picture p = picture();
    for (int64_t c = 0; c < planes; ++c)
      for (int64_t y = 0; y < m_height; ++y) {
        const float* from = p.data + y * m_stride * m_channels + c;
        for (int64_t x = 0; x < m_width; ++x) *to++ = from[x * m_channels];
      }
  }

  /// The inside as [h, w, channels].
  void load(const float* from) {
    const Picture p = picture();
    for (int64_t y = 0; y < m_height; ++y)
      std::memcpy(p.data + y * m_stride * m_channels, from + y * m_width * m_channels, rowBytes());
  }

  void store(float* to) {
    const Picture p = picture();
    for (int64_t y = 0; y < m_height; ++y)
      std::memcpy(to + y * m_width * m_channels, p.data + y * m_stride * m_channels, rowBytes());
  }

 private:
  size_t rowBytes() const { return static_cast<size_t>(m_width * m_channels) * sizeof(float); }
  int64_t m_height;
  int64_t m_width;
  int64_t m_channels;
  int64_t m_used;
  int64_t m_margin;
  int64_t m_stride = 0;
  std::vector<float> m_values;
};

/// Maps before each layer, with the margin that layer needs, and the output.
std::vector<Map> mapsFor(const std::vector<Layer>& layers, int64_t height, int64_t width) {
  std::vector<Map> maps;
  for (size_t l = 0; l < layers.size(); ++l) {
    const int64_t channels = l == 0 ? layers[l].usedIn() : layers[l].inGroups() * kLanes;
    maps.emplace_back(height, width, channels, layers[l].usedIn(), layers[l].taps.reach());
  }
  maps.emplace_back(height, width, layers.back().outGroups() * kLanes, layers.back().usedOut(), 0);
  return maps;
}

/// Gradients of each layer's output, with the margin that the way back through that layer needs.
std::vector<Map> gradientsFor(const std::vector<Layer>& layers, int64_t height, int64_t width) {
  std::vector<Map> maps;
  for (const Layer& l : layers) maps.emplace_back(height, width, l.outGroups() * kLanes, l.usedOut(), l.taps.reach());
  return maps;
}

/// Sums of one thread.
struct WeightSums {
  std::vector<std::vector<float>> weights;
  std::vector<std::vector<float>> biases;
  explicit WeightSums(const std::vector<Layer>& layers) {
    for (const Layer& l : layers) {
      weights.emplace_back(l.forward.size(), 0.0f);
      biases.emplace_back(l.bias.size(), 0.0f);
    }
  }
};

/// The threads' sums of one layer, back in the order of FlatStack; returns where the next layer's go.
float* unpack(const Layer& l, const std::vector<WeightSums>& sums, size_t layer, float* to) {
  for (int64_t o = 0; o < l.out; ++o)
    for (int64_t i = 0; i < l.in; ++i)
      for (int64_t ky = 0; ky < l.taps.kernel; ++ky)
        for (int64_t kx = 0; kx < l.taps.kernel; ++kx, ++to) {
          *to = 0;
          const size_t at = l.at(o / kLanes, ky, kx, i, l.usedIn(), o % kLanes);
          for (const WeightSums& s : sums) *to += s.weights[layer][at];
        }
  for (int64_t o = 0; o < l.out; ++o, ++to) {
    *to = 0;
    for (const WeightSums& s : sums) *to += s.biases[layer][static_cast<size_t>(o)];
  }
  return to;
}

/// A stack's weights as one tensor, because an autograd function takes a fixed number of tensors: weight, then bias, of
/// layer after layer. `shapes` has out, in, kernel and dilation of each.
struct FlatStack {
  torch::Tensor values;
  std::vector<int64_t> shapes;

  static FlatStack of(const std::vector<StackLayer>& layers) {
    FlatStack flat;
    std::vector<torch::Tensor> all;
    for (const StackLayer& l : layers) {
      all.push_back(l.weight.flatten());
      all.push_back(l.bias);
      for (const int64_t size : {l.weight.size(0), l.weight.size(1), l.weight.size(2), l.dilation})
        flat.shapes.push_back(size);
    }
    flat.values = torch::cat(all);
    return flat;
  }

  std::vector<Layer> layers(bool wantBackward) const {
    std::vector<Layer> made;
    const float* at = values.data_ptr<float>();
    for (size_t i = 0; i < shapes.size(); i += 4) {
      made.push_back(packed(at, {shapes[i], shapes[i + 1], shapes[i + 2], shapes[i + 3]}, wantBackward && i > 0));
      at += made.back().count();
    }
    return made;
  }
};

class Stack : public torch::autograd::Function<Stack> {
 public:
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& input,
                               const torch::Tensor& weights, const std::vector<int64_t>& shapes, bool keep) {
    const torch::Tensor x = input.contiguous();
    const std::vector<Layer> layers = FlatStack{weights, shapes}.layers(false);
    const int64_t planeSize = x.size(2) * x.size(3);
    torch::Tensor y = torch::empty({x.size(0), layers.back().out, x.size(2), x.size(3)});
    std::vector<torch::Tensor> kept;
    if (keep)
      for (size_t l = 1; l < layers.size(); ++l)
        kept.push_back(torch::empty({x.size(0), x.size(2), x.size(3), layers[l].inGroups() * kLanes}));
    at::parallel_for(0, x.size(0), 1, [&](int64_t begin, int64_t end) {
      std::vector<Map> maps = mapsFor(layers, x.size(2), x.size(3));
      for (int64_t image = begin; image < end; ++image) {
        maps[0].loadPlanes(x.data_ptr<float>() + image * x.size(1) * planeSize, x.size(1));
        for (size_t l = 0; l < layers.size(); ++l) {
          const bool last = l + 1 == layers.size();
          convolvePicture(maps[l].picture(), layers[l].forward.data(), layers[l].bias.data(), maps[l + 1].picture(),
                          x.size(2), x.size(3), layers[l].outGroups(), layers[l].taps, !last);
          if (keep && !last) maps[l + 1].store(kept[l].data_ptr<float>() + image * kept[l].stride(0));
        }
        maps.back().storePlanes(y.data_ptr<float>() + image * y.size(1) * planeSize, y.size(1));
      }
    });
    if (keep) {
      torch::autograd::variable_list saved = {x, weights};
      saved.insert(saved.end(), kept.begin(), kept.end());
      context->save_for_backward(saved);
      context->saved_data["shapes"] = shapes;
    }
    return y;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    const auto saved = context->get_saved_variables();
    const std::vector<Layer> layers = FlatStack{saved[1], context->saved_data["shapes"].toIntVector()}.layers(true);
    constexpr size_t kFirstKept = 2;
    const torch::Tensor x = saved[0];
    const torch::Tensor g = gradients[0].contiguous();
    std::vector<WeightSums> sums(static_cast<size_t>(at::get_num_threads()), WeightSums(layers));
    at::parallel_for(0, x.size(0), 1, [&](int64_t begin, int64_t end) {
      std::vector<Map> maps = mapsFor(layers, x.size(2), x.size(3));
      std::vector<Map> back = gradientsFor(layers, x.size(2), x.size(3));
      for (int64_t image = begin; image < end; ++image) {
        maps[0].loadPlanes(x.data_ptr<float>() + image * x.stride(0), x.size(1));
        for (size_t l = 1; l < layers.size(); ++l) {
          const torch::Tensor& kept = saved[kFirstKept + l - 1];
          maps[l].load(kept.data_ptr<float>() + image * kept.stride(0));
        }
        back.back().loadPlanes(g.data_ptr<float>() + image * g.stride(0), g.size(1));
        backThrough(layers, maps, back, x.size(2), x.size(3), sums[static_cast<size_t>(at::get_thread_num())]);
      }
    });
    torch::Tensor flat = torch::empty_like(saved[1]);
    float* to = flat.data_ptr<float>();
    for (size_t l = 0; l < layers.size(); ++l) to = unpack(layers[l], sums, l, to);
    return {torch::Tensor(), flat, torch::Tensor(), torch::Tensor()};
  }

 private:
  static void backThrough(const std::vector<Layer>& layers, std::vector<Map>& maps, std::vector<Map>& back,
                          int64_t height, int64_t width, WeightSums& sums) {
    for (size_t l = layers.size(); l-- > 0;) {
      const Layer& layer = layers[l];
      addWeightGradient(maps[l].picture(), back[l].picture(), sums.weights[l].data(), sums.biases[l].data(), height,
                        width, layer.outGroups(), layer.taps);
      if (l == 0) return;
      convolvePicture(back[l].picture(), layer.backward.data(), nullptr, back[l - 1].picture(), height, width,
                      layer.inGroups(), layer.taps, false);
      maskByActivation(maps[l].picture(), back[l - 1].picture(), height, width);
    }
  }
};

} // namespace

torch::Tensor plainConvStack(const torch::Tensor& x, const std::vector<StackLayer>& layers) {
  torch::Tensor y = x;
  for (size_t l = 0; l < layers.size(); ++l) {
    const int64_t padding = layers[l].dilation * (layers[l].weight.size(2) - 1) / 2;
    y = torch::conv2d(y, layers[l].weight, layers[l].bias, 1, padding, layers[l].dilation);
    if (l + 1 < layers.size()) y = torch::relu(y);
  }
  return y;
}

torch::Tensor convStack(const torch::Tensor& x, const std::vector<StackLayer>& layers) {
  if (!x.device().is_cpu() || x.requires_grad() || reducedPrecision()) return plainConvStack(x, layers);
  const FlatStack flat = FlatStack::of(layers);
  const bool keep = torch::GradMode::is_enabled() && flat.values.requires_grad();
  return Stack::apply(x, flat.values, flat.shapes, keep);
}

} // namespace lacuna::coding

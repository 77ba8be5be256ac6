// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/fast_layers.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace lacuna::coding {
namespace {

/// A convolution with frozen weights. Its input gradient is by definition the transposed convolution, which for the few
/// channels of a first layer takes a quarter of the time of oneDNN's own backward pass (0.5 ms against 1.9 ms for 64
/// parts of LeNet-5); every step needs it, since parity parts lead to the encoder.
class FrozenConvolution : public torch::autograd::Function<FrozenConvolution> {
 public:
  /// x [B, C, h, w], weight [c, C, K, K] → [B, c, h', w'].
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x,
                               const torch::Tensor& weight, const torch::Tensor& bias, int64_t stride, int64_t padY,
                               int64_t padX) {
    context->save_for_backward({weight});
    context->saved_data["geometry"] = std::vector<int64_t>{x.size(2), x.size(3), stride, padY, padX};
    return torch::conv2d(x, weight, bias, stride, {padY, padX});
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    const torch::Tensor weight = context->get_saved_variables()[0];
    const std::vector<int64_t> g = context->saved_data["geometry"].toIntVector();
    // Rows and columns at the far border that no window reaches when the stride does not divide.
    const auto unreached = [&](int64_t size, int64_t windows, int64_t padding, int64_t kernel) {
      return size - ((windows - 1) * g[2] - 2 * padding + kernel);
    };
    const torch::Tensor out = gradients[0];
    return {torch::conv_transpose2d(out, weight, {}, g[2], {g[3], g[4]},
                                    {unreached(g[0], out.size(2), g[3], weight.size(2)),
                                     unreached(g[1], out.size(3), g[4], weight.size(3))}),
            {},
            {},
            {},
            {},
            {}};
  }
};

/// max_pool2d with kernel and stride 2, values and gradients alike. That one goes through its input value by value; two
/// maxima over whole rows and columns take a fifteenth of the time.
class MaxOfFour : public torch::autograd::Function<MaxOfFour> {
 public:
  /// x [B, C, h, w] → [B, C, ⌊h/2⌋, ⌊w/2⌋].
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x) {
    const torch::Tensor largest = halved(halved(x, 2), 3);
    context->save_for_backward({x, largest});
    return largest;
  }

  /// The gradient goes to the first of the four that is the largest, row by row.
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor x = saved[0].contiguous();
    const torch::Tensor largest = saved[1].contiguous();
    const torch::Tensor gradient = gradients[0].contiguous();
    torch::Tensor out = torch::zeros_like(x);
    const Plane plane{x.size(3), largest.size(2), largest.size(3)};
    const int64_t inSize = x.size(2) * x.size(3);
    const int64_t outSize = plane.rows * plane.columns;
    const float* from = x.data_ptr<float>();
    const float* top = largest.data_ptr<float>();
    const float* g = gradient.data_ptr<float>();
    float* to = out.data_ptr<float>();
    at::parallel_for(0, x.size(0) * x.size(1), std::max<int64_t>(1, 32768 / inSize), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        route(from + i * inSize, top + i * outSize, g + i * outSize, to + i * inSize, plane);
    });
    return {out};
  }

 private:
  struct Plane {
    int64_t width; ///< of the input
    int64_t rows;  ///< of the output
    int64_t columns;
  };

  static torch::Tensor halved(const torch::Tensor& t, int64_t dimension) {
    const int64_t last = t.size(dimension) / 2 * 2;
    return torch::maximum(t.slice(dimension, 0, last, 2), t.slice(dimension, 1, last, 2));
  }

  static void route(const float* x, const float* top, const float* g, float* to, const Plane& plane) {
    for (int64_t row = 0; row < plane.rows; ++row) {
      const float* upper = x + 2 * row * plane.width;
      const float* lower = upper + plane.width;
      float* toUpper = to + 2 * row * plane.width;
      float* toLower = toUpper + plane.width;
      for (int64_t column = 0; column < plane.columns; ++column) {
        const float most = *top++;
        const float value = *g++;
        const int64_t left = 2 * column;
        const bool a = upper[left] == most;
        const bool b = !a && upper[left + 1] == most;
        const bool c = !a && !b && lower[left] == most;
        const bool d = !a && !b && !c && lower[left + 1] == most;
        toUpper[left] = a ? value : 0;
        toUpper[left + 1] = b ? value : 0;
        toLower[left] = c ? value : 0;
        toLower[left + 1] = d ? value : 0;
      }
    }
  }
};

} // namespace

torch::Tensor frozenConvolution(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                                int64_t stride, int64_t padY, int64_t padX) {
  // libtorch takes no undefined tensor for an argument of our own functions.
  return FrozenConvolution::apply(x, weight, bias.defined() ? bias : torch::zeros({weight.size(0)}, weight.options()),
                                  stride, padY, padX);
}

torch::Tensor maxOfFour(const torch::Tensor& x) {
  return MaxOfFour::apply(x);
}

} // namespace lacuna::coding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <map>
#include <vector>

namespace lacuna::coding {

/// What one use of a fully connected layer adds to its weight's gradient: outputGradientᵀ · input, not multiplied out.
struct OuterProduct {
  torch::Tensor outputGradient; ///< [B, out]
  torch::Tensor input;          ///< [B, in]
};

/// A parameter's gradient: `sum` and all `products` together; nothing at all counts as zero.
struct Gradient {
  torch::Tensor sum; ///< the parameter's shape, or undefined
  std::vector<OuterProduct> products;

  bool empty() const { return !sum.defined() && products.empty(); }
  /// Multiplied out; undefined when empty.
  torch::Tensor whole() const;
};

/// One gradient per parameter, in the parameters' order.
using Gradients = std::vector<Gradient>;

/// While it lives, the weights of every linearLayer of this thread get no gradient from a backward pass; what it is
/// made of is kept here. A weight's gradient is as large as the weight, and to write it out and read it again costs
/// more than the small products themselves: the optimizer multiplies a few rows at a time and uses them up at once.
/// Processor time of a step without it, with two threads: a tenth more for the published code, 6 to 8 % more for mlp
/// coders at k = 4, r = 2; with one thread 2 % at most, and nothing for conv and patch encoders.
class ProductsOfThread {
 public:
  ProductsOfThread();
  ~ProductsOfThread();
  ProductsOfThread(const ProductsOfThread&) = delete;
  ProductsOfThread& operator=(const ProductsOfThread&) = delete;

  /// Those of one weight, after the backward pass.
  std::vector<OuterProduct> take(const torch::Tensor& weight);
  void add(const torch::Tensor& weight, OuterProduct product);

 private:
  ProductsOfThread* m_outer;
  std::map<const void*, std::vector<OuterProduct>> m_products; ///< by the weight's first element
};

/// torch::linear: x [B, in], weight [out, in], bias [out] → [B, out].
torch::Tensor linearLayer(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias);

} // namespace lacuna::coding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace lacuna::coding {

/// One convolution of a stack: stride 1, zeros outside, so that height and width stay as they are.
struct StackLayer {
  torch::Tensor weight; ///< [out, in, kernel, kernel], kernel odd
  torch::Tensor bias;   ///< [out]
  int64_t dilation = 1;
};

/// Convolutions one after the other with ReLU between: x [B, C, h, w] → [B, out of the last, h, w]. On the CPU without
/// a gradient for x it takes a way of its own, which the encoder's few channels make several times faster than oneDNN's
/// (measured in tests/benchmarks); everywhere else it is torch::conv2d.
torch::Tensor convStack(const torch::Tensor& x, const std::vector<StackLayer>& layers);

/// The same by torch::conv2d alone: what convStack is compared with.
torch::Tensor plainConvStack(const torch::Tensor& x, const std::vector<StackLayer>& layers);

} // namespace lacuna::coding

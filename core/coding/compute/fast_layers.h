// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace lacuna::coding {

// Two layers of the base model that every step of a training goes through forwards and backwards, with gradients of our
// own where libtorch's take most of the time. Values and gradients are libtorch's
// (ourOwnGradientsAreThoseOfLibtorch in tests/coding/tst_pipeline.cpp). CPU only.

/// conv2d with weights that are not trained: x [B, C, h, w], weight [c, C, K, K] → [B, c, h', w'].
torch::Tensor frozenConvolution(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                                int64_t stride, int64_t padY, int64_t padX);

/// max_pool2d with kernel and stride 2: x [B, C, h, w] → [B, C, ⌊h/2⌋, ⌊w/2⌋].
torch::Tensor maxOfFour(const torch::Tensor& x);

} // namespace lacuna::coding

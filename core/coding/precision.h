// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "experiment/config.h"

namespace lacuna {

/// Lets the GPU round the factors of float32 products to TF32, or not: there for the whole process, without effect on
/// a CPU. libtorch by itself allows it for convolutions.
void allowTf32(bool allowed);

/// While it lives, products and convolutions of this thread take and give bfloat16 and all else computes as it is
/// best (libtorch's autocast); weights, their gradients and the optimizer stay float32. Ends before the backward pass,
/// which follows the types of the forward one. `float32` and `tf32` change nothing.
class PrecisionOfThread {
 public:
  PrecisionOfThread(Precision precision, torch::Device device);
  ~PrecisionOfThread();
  PrecisionOfThread(const PrecisionOfThread&) = delete;
  PrecisionOfThread& operator=(const PrecisionOfThread&) = delete;

 private:
  bool m_on;
  bool m_outer;
  torch::Device m_device;
};

/// Whether this thread's products are in fewer bits than float32: our own kernels, which know nothing else, stand back.
bool reducedPrecision();

} // namespace lacuna

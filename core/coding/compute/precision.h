// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "experiment/config/config.h"

namespace lacuna::coding {

/// While it lives, a GPU may round the factors of float32 products to TF32, if `precision` says so; afterwards it may
/// not. libtorch has one switch for the process, so it is set around the steps of a training and nothing else.
class Tf32OfSteps {
 public:
  explicit Tf32OfSteps(Precision precision);
  ~Tf32OfSteps();
  Tf32OfSteps(const Tf32OfSteps&) = delete;
  Tf32OfSteps& operator=(const Tf32OfSteps&) = delete;
};

/// float32 products of this process are float32: libtorch by itself allows TF32 for convolutions.
void refuseTf32();

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

} // namespace lacuna::coding

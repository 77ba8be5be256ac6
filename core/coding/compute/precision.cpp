// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/precision.h"

#include <ATen/autocast_mode.h>

namespace lacuna::coding {
namespace {

thread_local bool t_reduced = false;

void allowTf32(bool allowed) {
  at::globalContext().setAllowTF32CuBLAS(allowed);
  at::globalContext().setAllowTF32CuDNN(allowed);
}

/// libtorch 2.4 gave every device the same two functions and calls the older ones deprecated.
void setAutocast(torch::Device device, bool on) {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
  at::autocast::set_autocast_dtype(device.type(), torch::kBFloat16);
  at::autocast::set_autocast_enabled(device.type(), on);
#else
  if (device.is_cpu()) {
    at::autocast::set_autocast_cpu_dtype(torch::kBFloat16);
    at::autocast::set_cpu_enabled(on);
  } else {
    at::autocast::set_autocast_gpu_dtype(torch::kBFloat16);
    at::autocast::set_enabled(on);
  }
#endif
}

} // namespace

Tf32OfSteps::Tf32OfSteps(Precision precision) {
  allowTf32(precision == Precision::tf32);
}

Tf32OfSteps::~Tf32OfSteps() {
  allowTf32(false);
}

void refuseTf32() {
  allowTf32(false);
}

PrecisionOfThread::PrecisionOfThread(Precision precision, torch::Device device)
    : m_on(precision == Precision::bfloat16), m_outer(t_reduced), m_device(device) {
  if (!m_on) return;
  setAutocast(m_device, true);
  // Every weight is used once in a step, and the threads of a training would share the cache of weights.
  at::autocast::set_autocast_cache_enabled(false);
  t_reduced = true;
}

PrecisionOfThread::~PrecisionOfThread() {
  if (!m_on) return;
  t_reduced = m_outer;
  if (!m_outer) setAutocast(m_device, false);
}

bool reducedPrecision() {
  return t_reduced;
}

} // namespace lacuna::coding

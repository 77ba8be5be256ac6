// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/adam_loops.h"

#include <cmath>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define LACUNA_WIDE __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define LACUNA_WIDE
#endif

namespace lacuna::coding {
namespace {

LACUNA_WIDE void addTo(float* __restrict sum, const float* __restrict more, int64_t count) {
  for (int64_t i = 0; i < count; ++i) sum[i] += more[i];
}

LACUNA_WIDE void update(float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v,
                        int64_t count, float rate, float rootScale, float decay, float beta1, float beta2,
                        float epsilon) {
  for (int64_t i = 0; i < count; ++i) {
    const float gradient = g[i] + decay * p[i];
    m[i] = beta1 * m[i] + (1 - beta1) * gradient;
    v[i] = beta2 * v[i] + (1 - beta2) * gradient * gradient;
    p[i] -= rate * m[i] / (std::sqrt(v[i]) * rootScale + epsilon);
  }
}

} // namespace

void addGradient(float* sum, const float* more, int64_t count) {
  addTo(sum, more, count);
}

void updateValues(float* p, const float* g, float* m, float* v, int64_t count, const AdamPass& pass) {
  update(p, g, m, v, count, pass.rate, pass.rootScale, pass.decay, pass.beta1, pass.beta2, pass.epsilon);
}

} // namespace lacuna::coding

// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/conv_kernels.h"

#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define LACUNA_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#define LACUNA_512 __attribute__((target("arch=x86-64-v4")))
#define LACUNA_HAS_512 1
#else
#define LACUNA_CLONES
#define LACUNA_HAS_512 0
#endif
#define LACUNA_INLINE inline __attribute__((always_inline))

namespace lacuna {
namespace {

typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float)), aligned(4)));

const Lanes& lanesAt(const float* p) {
  return *reinterpret_cast<const Lanes*>(p);
}

struct Job {
  Picture in;
  Picture out;
  const float* weights;
  const float* bias;
  int64_t height;
  int64_t width;
  int64_t groups;
  Taps taps;
  bool relu;
};

/// P neighbouring pixels of one group of channels.
template <int P>
LACUNA_INLINE void convolvePixels(const Job& j, const float* w, const Lanes& start, int64_t y, int64_t x,
                                  int64_t group) {
  const int64_t channels = j.in.channels;
  const int64_t reach = j.taps.reach();
  Lanes sum[P];
  for (int p = 0; p < P; ++p) sum[p] = start;
  for (int64_t ky = 0; ky < j.taps.kernel; ++ky) {
    const float* row = j.in.data + ((y + ky * j.taps.dilation - reach) * j.in.stride + x - reach) * channels;
    for (int64_t kx = 0; kx < j.taps.kernel; ++kx) {
      const float* at = row + kx * j.taps.dilation * channels;
      for (int64_t i = 0; i < j.in.used; ++i, w += kLanes) {
        const Lanes v = lanesAt(w);
        for (int p = 0; p < P; ++p) sum[p] += v * at[p * channels + i];
      }
    }
  }
  float* to = j.out.data + (y * j.out.stride + x) * j.out.channels + group * kLanes;
  const Lanes zero = {};
  for (int p = 0; p < P; ++p) {
    if (x + p >= j.width) return;
    const Lanes made = j.relu ? (sum[p] > zero ? sum[p] : zero) : sum[p];
    std::memcpy(to + p * j.out.channels, &made, sizeof made);
  }
}

/// P is as many sums as hide the latency of a multiply-add and stay in registers: 4 × 16 floats with 256-bit
/// registers, 8 × 16 with 512-bit ones.
template <int P>
LACUNA_INLINE void convolve(const Job& j) {
  const int64_t perGroup = j.taps.kernel * j.taps.kernel * j.in.used * kLanes;
  for (int64_t group = 0; group < j.groups; ++group) {
    Lanes start = {};
    if (j.bias != nullptr) std::memcpy(&start, j.bias + group * kLanes, sizeof start);
    const float* w = j.weights + group * perGroup;
    for (int64_t y = 0; y < j.height; ++y) {
      int64_t x = 0;
      if constexpr (P > kPixels)
        for (; x + P <= j.width; x += P) convolvePixels<P>(j, w, start, y, x, group);
      for (; x < j.width; x += kPixels) convolvePixels<kPixels>(j, w, start, y, x, group);
    }
  }
}

/// I input channels of one tap against one group: Σ over all pixels.
template <int I>
LACUNA_INLINE void addTap(const float* in, int64_t inRow, int64_t channels, const float* gradient, int64_t gradientRow,
                          int64_t gradientChannels, int64_t height, int64_t width, float* weights) {
  Lanes sum[I];
  for (int i = 0; i < I; ++i) sum[i] = Lanes{};
  for (int64_t y = 0; y < height; ++y) {
    const float* p = in + y * inRow;
    const float* g = gradient + y * gradientRow;
    for (int64_t x = 0; x < width; ++x, p += channels, g += gradientChannels) {
      const Lanes v = lanesAt(g);
      for (int i = 0; i < I; ++i) sum[i] += v * p[i];
    }
  }
  Lanes* to = reinterpret_cast<Lanes*>(weights);
  for (int i = 0; i < I; ++i) to[i] += sum[i];
}

template <int I>
LACUNA_INLINE void weightGradient(const Job& j, float* weights, float* bias) {
  const int64_t channels = j.in.channels;
  const int64_t reach = j.taps.reach();
  const int64_t inRow = j.in.stride * channels;
  const int64_t gradientRow = j.out.stride * j.out.channels;
  for (int64_t group = 0; group < j.groups; ++group) {
    const float* gradient = j.out.data + group * kLanes;
    for (int64_t ky = 0; ky < j.taps.kernel; ++ky)
      for (int64_t kx = 0; kx < j.taps.kernel; ++kx) {
        const float* in =
            j.in.data + (ky * j.taps.dilation - reach) * inRow + (kx * j.taps.dilation - reach) * channels;
        float* w = weights + ((group * j.taps.kernel + ky) * j.taps.kernel + kx) * j.in.used * kLanes;
        int64_t i = 0;
        if constexpr (I > 4)
          for (; i + I <= j.in.used; i += I)
            addTap<I>(in + i, inRow, channels, gradient, gradientRow, j.out.channels, j.height, j.width,
                      w + i * kLanes);
        for (; i < j.in.used; i += 4)
          addTap<4>(in + i, inRow, channels, gradient, gradientRow, j.out.channels, j.height, j.width, w + i * kLanes);
      }
    Lanes sum = {};
    for (int64_t y = 0; y < j.height; ++y)
      for (int64_t x = 0; x < j.width; ++x) sum += lanesAt(gradient + y * gradientRow + x * j.out.channels);
    *reinterpret_cast<Lanes*>(bias + group * kLanes) += sum;
  }
}

LACUNA_CLONES void convolveNarrow(const Job& j) {
  convolve<4>(j);
}

LACUNA_CLONES void weightGradientNarrow(const Job& j, float* weights, float* bias) {
  weightGradient<4>(j, weights, bias);
}

#if LACUNA_HAS_512
LACUNA_512 void convolveWide(const Job& j) {
  convolve<8>(j);
}

LACUNA_512 void weightGradientWide(const Job& j, float* weights, float* bias) {
  weightGradient<8>(j, weights, bias);
}

const bool has512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                    __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
#endif

} // namespace

void convolvePicture(const Picture& in, const float* weights, const float* bias, const Picture& out, int64_t height,
                     int64_t width, int64_t groups, Taps taps, bool relu) {
  const Job job{in, out, weights, bias, height, width, groups, taps, relu};
#if LACUNA_HAS_512
  if (has512) return convolveWide(job);
#endif
  convolveNarrow(job);
}

void addWeightGradient(const Picture& in, const Picture& gradient, float* weights, float* bias, int64_t height,
                       int64_t width, int64_t groups, Taps taps) {
  const Job job{in, gradient, nullptr, nullptr, height, width, groups, taps, false};
#if LACUNA_HAS_512
  if (has512) return weightGradientWide(job, weights, bias);
#endif
  weightGradientNarrow(job, weights, bias);
}

LACUNA_CLONES void maskByActivation(const Picture& activation, const Picture& gradient, int64_t height, int64_t width) {
  const int64_t count = width * activation.channels;
  for (int64_t y = 0; y < height; ++y) {
    const float* a = activation.data + y * activation.stride * activation.channels;
    float* g = gradient.data + y * gradient.stride * gradient.channels;
    for (int64_t i = 0; i < count; ++i) g[i] = a[i] > 0 ? g[i] : 0;
  }
}

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/conv_kernels.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define LACUNA_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#define LACUNA_256 __attribute__((target("arch=x86-64-v3")))
#define LACUNA_512 __attribute__((target("arch=x86-64-v4")))
#define LACUNA_CHOOSES 1
#else
#define LACUNA_CLONES
#define LACUNA_CHOOSES 0
#endif
#define LACUNA_INLINE inline __attribute__((always_inline))

namespace lacuna::coding {
namespace {

/// A register of W floats. Only those that the processor has: the compiler takes a wider one apart by way of memory,
/// which costs ten times the product.
template <int W>
struct Register {
  typedef float Type __attribute__((vector_size(W * sizeof(float)), aligned(4)));
};

/// The kLanes channels of a group, in as many registers as it takes.
template <int W>
struct Lanes {
  static constexpr int kCount = kLanes / W;
  using Type = typename Register<W>::Type;

  static LACUNA_INLINE Lanes at(const float* p) {
    Lanes lanes;
    for (int r = 0; r < kCount; ++r) lanes.part[r] = *reinterpret_cast<const Type*>(p + r * W);
    return lanes;
  }
  LACUNA_INLINE void addProduct(const Lanes& v, float factor) {
    for (int r = 0; r < kCount; ++r) part[r] += v.part[r] * factor;
  }
  LACUNA_INLINE void add(const Lanes& v) {
    for (int r = 0; r < kCount; ++r) part[r] += v.part[r];
  }
  LACUNA_INLINE void store(float* p, bool relu) const {
    const Type zero = {};
    for (int r = 0; r < kCount; ++r)
      *reinterpret_cast<Type*>(p + r * W) = relu ? (part[r] > zero ? part[r] : zero) : part[r];
  }

  Type part[kCount] = {};
};

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
template <int W, int P>
LACUNA_INLINE void convolvePixels(const Job& j, const float* w, const Lanes<W>& start, int64_t y, int64_t x,
                                  int64_t group) {
  const int64_t channels = j.in.channels;
  const int64_t reach = j.taps.reach();
  Lanes<W> sum[P];
  for (int p = 0; p < P; ++p) sum[p] = start;
  for (int64_t ky = 0; ky < j.taps.kernel; ++ky) {
    const float* row = j.in.data + ((y + ky * j.taps.dilation - reach) * j.in.stride + x - reach) * channels;
    for (int64_t kx = 0; kx < j.taps.kernel; ++kx) {
      const float* at = row + kx * j.taps.dilation * channels;
      for (int64_t i = 0; i < j.in.used; ++i, w += kLanes) {
        const Lanes<W> v = Lanes<W>::at(w);
        for (int p = 0; p < P; ++p) sum[p].addProduct(v, at[p * channels + i]);
      }
    }
  }
  float* to = j.out.data + (y * j.out.stride + x) * j.out.channels + group * kLanes;
  for (int p = 0; p < P; ++p) {
    if (x + p >= j.width) return;
    sum[p].store(to + p * j.out.channels, j.relu);
  }
}

/// P is as many sums as hide the latency of a multiply-add and stay in registers: 4 × 16 floats with 256-bit
/// registers, 8 × 16 with 512-bit ones.
template <int W, int P>
LACUNA_INLINE void convolve(const Job& j) {
  const int64_t perGroup = j.taps.kernel * j.taps.kernel * j.in.used * kLanes;
  for (int64_t group = 0; group < j.groups; ++group) {
    const Lanes<W> start = j.bias != nullptr ? Lanes<W>::at(j.bias + group * kLanes) : Lanes<W>();
    const float* w = j.weights + group * perGroup;
    for (int64_t y = 0; y < j.height; ++y) {
      int64_t x = 0;
      if constexpr (P > kPixels)
        for (; x + P <= j.width; x += P) convolvePixels<W, P>(j, w, start, y, x, group);
      for (; x < j.width; x += kPixels) convolvePixels<W, kPixels>(j, w, start, y, x, group);
    }
  }
}

/// I input channels of one tap against one group: Σ over all pixels.
template <int W, int I>
LACUNA_INLINE void addTap(const float* in, int64_t inRow, int64_t channels, const float* gradient, int64_t gradientRow,
                          int64_t gradientChannels, int64_t height, int64_t width, float* weights) {
  Lanes<W> sum[I];
  for (int64_t y = 0; y < height; ++y) {
    const float* p = in + y * inRow;
    const float* g = gradient + y * gradientRow;
    for (int64_t x = 0; x < width; ++x, p += channels, g += gradientChannels) {
      const Lanes<W> v = Lanes<W>::at(g);
      for (int i = 0; i < I; ++i) sum[i].addProduct(v, p[i]);
    }
  }
  for (int i = 0; i < I; ++i) {
    sum[i].add(Lanes<W>::at(weights + i * kLanes));
    sum[i].store(weights + i * kLanes, false);
  }
}

template <int W, int I>
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
            addTap<W, I>(in + i, inRow, channels, gradient, gradientRow, j.out.channels, j.height, j.width,
                         w + i * kLanes);
        for (; i < j.in.used; i += 4)
          addTap<W, 4>(in + i, inRow, channels, gradient, gradientRow, j.out.channels, j.height, j.width,
                       w + i * kLanes);
      }
    Lanes<W> sum = Lanes<W>::at(bias + group * kLanes);
    for (int64_t y = 0; y < j.height; ++y)
      for (int64_t x = 0; x < j.width; ++x) sum.add(Lanes<W>::at(gradient + y * gradientRow + x * j.out.channels));
    sum.store(bias + group * kLanes, false);
  }
}

void convolve128(const Job& j) {
  convolve<4, 4>(j);
}

void weightGradient128(const Job& j, float* weights, float* bias) {
  weightGradient<4, 4>(j, weights, bias);
}

#if LACUNA_CHOOSES
LACUNA_256 void convolve256(const Job& j) {
  convolve<8, 4>(j);
}

LACUNA_256 void weightGradient256(const Job& j, float* weights, float* bias) {
  weightGradient<8, 4>(j, weights, bias);
}

LACUNA_512 void convolve512(const Job& j) {
  convolve<16, 8>(j);
}

LACUNA_512 void weightGradient512(const Job& j, float* weights, float* bias) {
  weightGradient<16, 8>(j, weights, bias);
}

const bool has256 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
const bool has512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                    __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
#endif

} // namespace

void convolvePicture(const Picture& in, const float* weights, const float* bias, const Picture& out, int64_t height,
                     int64_t width, int64_t groups, Taps taps, bool relu) {
  const Job job{in, out, weights, bias, height, width, groups, taps, relu};
#if LACUNA_CHOOSES
  if (has512) return convolve512(job);
  if (has256) return convolve256(job);
#endif
  convolve128(job);
}

void addWeightGradient(const Picture& in, const Picture& gradient, float* weights, float* bias, int64_t height,
                       int64_t width, int64_t groups, Taps taps) {
  const Job job{in, gradient, nullptr, nullptr, height, width, groups, taps, false};
#if LACUNA_CHOOSES
  if (has512) return weightGradient512(job, weights, bias);
  if (has256) return weightGradient256(job, weights, bias);
#endif
  weightGradient128(job, weights, bias);
}

LACUNA_CLONES void maskByActivation(const Picture& activation, const Picture& gradient, int64_t height, int64_t width) {
  const int64_t count = width * activation.channels;
  for (int64_t y = 0; y < height; ++y) {
    const float* a = activation.data + y * activation.stride * activation.channels;
    float* g = gradient.data + y * gradient.stride * gradient.channels;
    for (int64_t i = 0; i < count; ++i) g[i] = a[i] > 0 ? g[i] : 0;
  }
}

} // namespace lacuna::coding

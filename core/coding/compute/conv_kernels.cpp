// SPDX-License-Identifier: GPL-3.0-or-later
//
// Google Highway compiles the part between HWY_BEFORE_NAMESPACE and HWY_AFTER_NAMESPACE once for every instruction set
// and calls the best one that the processor has.
#include "coding/compute/conv_kernels.h"

// Sums are kept in arrays, which registers of a length known only at run time cannot be in. Arm processors that have
// such registers have NEON, too.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "coding/compute/conv_kernels.cpp"
#include <hwy/foreach_target.h> // before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lacuna::coding::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, kLanes>;
constexpr int64_t kPerRegister = hn::MaxLanes(Floats());
constexpr int kRegisters = kLanes / kPerRegister;
/// Groups of channels summed together: as many as hide the latency of a multiply-add and stay in registers.
constexpr int kSums = kRegisters == 1 ? 8 : 4;

/// The kLanes channels of a group, in as many registers as it takes.
struct Lanes {
  hn::Vec<Floats> part[kRegisters];

  /// Zeros. Written out, because a constructor that the compiler makes is not compiled for the instruction set, and gcc
  /// refuses to call Highway from it.
  HWY_INLINE Lanes() {
    for (int r = 0; r < kRegisters; ++r) part[r] = hn::Zero(Floats());
  }
  static HWY_INLINE Lanes at(const float* p) {
    Lanes lanes;
    for (int r = 0; r < kRegisters; ++r) lanes.part[r] = hn::LoadU(Floats(), p + r * kPerRegister);
    return lanes;
  }
  HWY_INLINE void addProduct(const Lanes& v, float factor) {
    const auto all = hn::Set(Floats(), factor);
    for (int r = 0; r < kRegisters; ++r) part[r] = hn::MulAdd(v.part[r], all, part[r]);
  }
  HWY_INLINE void add(const Lanes& v) {
    for (int r = 0; r < kRegisters; ++r) part[r] = hn::Add(part[r], v.part[r]);
  }
  /// Zero where `v` is not above 0.
  HWY_INLINE void keepWherePositive(const Lanes& v) {
    for (int r = 0; r < kRegisters; ++r) part[r] = hn::IfThenElseZero(hn::Gt(v.part[r], hn::Zero(Floats())), part[r]);
  }
  HWY_INLINE void store(float* p) const {
    for (int r = 0; r < kRegisters; ++r) hn::StoreU(part[r], Floats(), p + r * kPerRegister);
  }
};

struct Job {
  Picture in;
  Picture out;
  int64_t height;
  int64_t width;
  int64_t groups;
  Taps taps;
};

/// P neighbouring pixels of one group of channels.
template <int P>
HWY_INLINE void convolvePixels(const Job& j, const float* w, const Lanes& start, bool relu, int64_t y, int64_t x,
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
        const Lanes v = Lanes::at(w);
        for (int p = 0; p < P; ++p) sum[p].addProduct(v, at[p * channels + i]);
      }
    }
  }
  float* to = j.out.data + (y * j.out.stride + x) * j.out.channels + group * kLanes;
  for (int p = 0; p < P; ++p) {
    if (x + p >= j.width) return;
    if (relu) sum[p].keepWherePositive(sum[p]);
    sum[p].store(to + p * j.out.channels);
  }
}

void convolvePicture(const Picture& in, const float* weights, const float* bias, const Picture& out, int64_t height,
                     int64_t width, int64_t groups, Taps taps, bool relu) {
  const Job j{in, out, height, width, groups, taps};
  const int64_t perGroup = taps.kernel * taps.kernel * in.used * kLanes;
  for (int64_t group = 0; group < groups; ++group) {
    const Lanes start = bias != nullptr ? Lanes::at(bias + group * kLanes) : Lanes();
    const float* w = weights + group * perGroup;
    for (int64_t y = 0; y < height; ++y) {
      int64_t x = 0;
      if constexpr (kSums > kPixels)
        for (; x + kSums <= width; x += kSums) convolvePixels<kSums>(j, w, start, relu, y, x, group);
      for (; x < width; x += kPixels) convolvePixels<kPixels>(j, w, start, relu, y, x, group);
    }
  }
}

/// I input channels, from `in` on, of one tap against one group, from `gradient` on: Σ over all pixels.
template <int I>
HWY_INLINE void addTap(const Job& j, const float* in, const float* gradient, float* weights) {
  Lanes sum[I];
  for (int64_t y = 0; y < j.height; ++y) {
    const float* p = in + y * j.in.stride * j.in.channels;
    const float* g = gradient + y * j.out.stride * j.out.channels;
    for (int64_t x = 0; x < j.width; ++x, p += j.in.channels, g += j.out.channels) {
      const Lanes v = Lanes::at(g);
      for (int i = 0; i < I; ++i) sum[i].addProduct(v, p[i]);
    }
  }
  for (int i = 0; i < I; ++i) {
    sum[i].add(Lanes::at(weights + i * kLanes));
    sum[i].store(weights + i * kLanes);
  }
}

void addWeightGradient(const Picture& in, const Picture& gradient, float* weights, float* bias, int64_t height,
                       int64_t width, int64_t groups, Taps taps) {
  const Job j{in, gradient, height, width, groups, taps};
  for (int64_t group = 0; group < groups; ++group) {
    const float* g = gradient.data + group * kLanes;
    for (int64_t ky = 0; ky < taps.kernel; ++ky)
      for (int64_t kx = 0; kx < taps.kernel; ++kx) {
        const int64_t down = ky * taps.dilation - taps.reach();
        const int64_t right = kx * taps.dilation - taps.reach();
        const float* from = in.data + (down * in.stride + right) * in.channels;
        int64_t i = 0;
        if constexpr (kSums > 4)
          for (; i + kSums <= in.used; i += kSums, weights += kSums * kLanes) addTap<kSums>(j, from + i, g, weights);
        for (; i < in.used; i += 4, weights += 4 * kLanes) addTap<4>(j, from + i, g, weights);
      }
    Lanes sum = Lanes::at(bias + group * kLanes);
    for (int64_t y = 0; y < height; ++y)
      for (int64_t x = 0; x < width; ++x) sum.add(Lanes::at(g + (y * gradient.stride + x) * gradient.channels));
    sum.store(bias + group * kLanes);
  }
}

void maskByActivation(const Picture& activation, const Picture& gradient, int64_t height, int64_t width) {
  const int64_t count = width * activation.channels;
  for (int64_t y = 0; y < height; ++y) {
    const float* a = activation.data + y * activation.stride * activation.channels;
    float* g = gradient.data + y * gradient.stride * gradient.channels;
    for (int64_t i = 0; i < count; i += kLanes) {
      Lanes kept = Lanes::at(g + i);
      kept.keepWherePositive(Lanes::at(a + i));
      kept.store(g + i);
    }
  }
}

} // namespace
} // namespace lacuna::coding::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lacuna::coding {

HWY_EXPORT(convolvePicture);
HWY_EXPORT(addWeightGradient);
HWY_EXPORT(maskByActivation);

void convolvePicture(const Picture& in, const float* weights, const float* bias, const Picture& out, int64_t height,
                     int64_t width, int64_t groups, Taps taps, bool relu) {
  HWY_DYNAMIC_DISPATCH(convolvePicture)(in, weights, bias, out, height, width, groups, taps, relu);
}

void addWeightGradient(const Picture& in, const Picture& gradient, float* weights, float* bias, int64_t height,
                       int64_t width, int64_t groups, Taps taps) {
  HWY_DYNAMIC_DISPATCH(addWeightGradient)(in, gradient, weights, bias, height, width, groups, taps);
}

void maskByActivation(const Picture& activation, const Picture& gradient, int64_t height, int64_t width) {
  HWY_DYNAMIC_DISPATCH(maskByActivation)(activation, gradient, height, width);
}

} // namespace lacuna::coding
#endif

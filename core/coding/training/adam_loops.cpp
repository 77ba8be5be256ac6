// SPDX-License-Identifier: GPL-3.0-or-later
//
// Google Highway compiles the part between HWY_BEFORE_NAMESPACE and HWY_AFTER_NAMESPACE once for every instruction set
// and calls the best one that the processor has.
#include "coding/training/adam_loops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "coding/training/adam_loops.cpp"
#include <hwy/foreach_target.h> // before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lacuna::coding::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// As many values as the processor takes at once.
using Many = hn::ScalableTag<float>;
/// The rest is taken one by one with the same operations: a value does not depend on where in the loop it stands.
using One = hn::CappedTag<float, 1>;

template <class D>
HWY_INLINE void update(D d, float* p, const float* g, float* m, float* v, const AdamPass& pass) {
  const auto value = hn::LoadU(d, p);
  const auto gradient = hn::MulAdd(hn::Set(d, pass.decay), value, hn::LoadU(d, g));
  const auto first = hn::MulAdd(hn::Set(d, pass.beta1), hn::LoadU(d, m), hn::Mul(hn::Set(d, 1 - pass.beta1), gradient));
  const auto square = hn::Mul(hn::Mul(hn::Set(d, 1 - pass.beta2), gradient), gradient);
  const auto second = hn::MulAdd(hn::Set(d, pass.beta2), hn::LoadU(d, v), square);
  const auto root = hn::MulAdd(hn::Sqrt(second), hn::Set(d, pass.rootScale), hn::Set(d, pass.epsilon));
  hn::StoreU(first, d, m);
  hn::StoreU(second, d, v);
  hn::StoreU(hn::Sub(value, hn::Div(hn::Mul(hn::Set(d, pass.rate), first), root)), d, p);
}

void updateValues(float* p, const float* g, float* m, float* v, int64_t count, const AdamPass& given) {
  const AdamPass pass = given; // a copy that the stores cannot change, so that it stays in registers
  const auto many = static_cast<int64_t>(hn::Lanes(Many()));
  int64_t i = 0;
  for (; i + many <= count; i += many) update(Many(), p + i, g + i, m + i, v + i, pass);
  for (; i < count; ++i) update(One(), p + i, g + i, m + i, v + i, pass);
}

} // namespace
} // namespace lacuna::coding::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lacuna::coding {

HWY_EXPORT(updateValues);

// Memory sets the pace here; wider registers would gain nothing.
void addGradient(float* sum, const float* more, int64_t count) {
  for (int64_t i = 0; i < count; ++i) sum[i] += more[i];
}

void updateValues(float* p, const float* g, float* m, float* v, int64_t count, const AdamPass& pass) {
  HWY_DYNAMIC_DISPATCH(updateValues)(p, g, m, v, count, pass);
}

} // namespace lacuna::coding
#endif

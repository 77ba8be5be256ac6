// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/adam.h"

#include <ATen/Parallel.h>

#include <cmath>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define LACUNA_WIDE __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define LACUNA_WIDE
#endif

namespace lacuna {
namespace {

struct Pass {
  float rate;      ///< learning rate / (1 − β1^t)
  float rootScale; ///< 1 / √(1 − β2^t)
  float decay;
  float beta1;
  float beta2;
  float epsilon;
};

LACUNA_WIDE void update(float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v,
                        int64_t count, Pass a) {
  for (int64_t i = 0; i < count; ++i) {
    const float gradient = g[i] + a.decay * p[i];
    m[i] = a.beta1 * m[i] + (1 - a.beta1) * gradient;
    v[i] = a.beta2 * v[i] + (1 - a.beta2) * gradient * gradient;
    p[i] -= a.rate * m[i] / (std::sqrt(v[i]) * a.rootScale + a.epsilon);
  }
}

} // namespace

Adam::Adam(NamedTensors parameters, const Settings& settings)
    : m_parameters(std::move(parameters)), m_settings(settings) {
  for (const auto& entry : m_parameters) {
    m_first.push_back(torch::zeros_like(entry.second, torch::MemoryFormat::Contiguous));
    m_second.push_back(torch::zeros_like(entry.second, torch::MemoryFormat::Contiguous));
  }
}

void Adam::zeroGradients() {
  for (auto& entry : m_parameters) entry.second.mutable_grad() = torch::Tensor();
}

/// Scales all gradients together (Pascanu et al. 2013). Stays on the device, so that nothing waits for a GPU.
void Adam::clipGradients() {
  torch::Tensor squares;
  for (const auto& entry : m_parameters) {
    if (!entry.second.grad().defined()) continue;
    const torch::Tensor sum = entry.second.grad().square().sum();
    squares = squares.defined() ? squares + sum : sum;
  }
  if (!squares.defined()) return;
  const torch::Tensor factor = (m_settings.clip / (squares.sqrt() + 1e-12)).clamp_max(1);
  for (auto& entry : m_parameters)
    if (entry.second.grad().defined()) entry.second.mutable_grad().mul_(factor);
}

void Adam::step() {
  const torch::NoGradGuard guard;
  if (m_settings.clip > 0) clipGradients();
  ++m_steps;
  const double t = static_cast<double>(m_steps);
  const double bias1 = 1 - std::pow(m_settings.beta1, t);
  const double bias2 = 1 - std::pow(m_settings.beta2, t);
  const Pass pass{static_cast<float>(m_settings.learningRate / bias1),
                  static_cast<float>(1 / std::sqrt(bias2)),
                  static_cast<float>(m_settings.weightDecay),
                  static_cast<float>(m_settings.beta1),
                  static_cast<float>(m_settings.beta2),
                  static_cast<float>(m_settings.epsilon)};
  for (size_t i = 0; i < m_parameters.size(); ++i) {
    torch::Tensor& parameter = m_parameters[i].second;
    if (!parameter.grad().defined()) continue;
    if (parameter.device().is_cpu()) {
      const torch::Tensor gradient = parameter.grad().contiguous();
      float* p = parameter.data_ptr<float>();
      const float* g = gradient.data_ptr<float>();
      float* m = m_first[i].data_ptr<float>();
      float* v = m_second[i].data_ptr<float>();
      at::parallel_for(0, parameter.numel(), 1 << 15, [&](int64_t begin, int64_t end) {
        update(p + begin, g + begin, m + begin, v + begin, end - begin, pass);
      });
    } else {
      const torch::Tensor gradient = parameter.grad().add(parameter, m_settings.weightDecay);
      m_first[i].mul_(m_settings.beta1).add_(gradient, 1 - m_settings.beta1);
      m_second[i].mul_(m_settings.beta2).addcmul_(gradient, gradient, 1 - m_settings.beta2);
      parameter.addcdiv_(m_first[i], m_second[i].sqrt().mul_(pass.rootScale).add_(m_settings.epsilon), -pass.rate);
    }
  }
}

NamedTensors Adam::state() const {
  NamedTensors state;
  for (size_t i = 0; i < m_parameters.size(); ++i) {
    state.emplace_back("m." + m_parameters[i].first, m_first[i]);
    state.emplace_back("v." + m_parameters[i].first, m_second[i]);
  }
  return state;
}

void Adam::restore(const NamedTensors& state, int64_t steps) {
  for (size_t i = 0; i < m_parameters.size(); ++i) {
    const torch::Tensor& parameter = m_parameters[i].second;
    GivenParameters source(state, "", parameter.device());
    const std::vector<int64_t> shape = parameter.sizes().vec();
    m_first[i] = source.get("m." + m_parameters[i].first, shape, 1);
    m_second[i] = source.get("v." + m_parameters[i].first, shape, 1);
  }
  m_steps = steps;
}

} // namespace lacuna

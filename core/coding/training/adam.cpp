// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/adam.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

#include "coding/compute/recorded_work.h"
#include "coding/training/adam_loops.h"

namespace lacuna::coding {

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

Gradients Adam::leftByBackward() const {
  Gradients gradients;
  for (const auto& entry : m_parameters) gradients.push_back({entry.second.grad(), {}});
  return gradients;
}

/// Scales all gradients together (Pascanu et al. 2013). Stays on the device, so that nothing waits for a GPU.
void Adam::clip(std::vector<torch::Tensor>& gradients) const {
  torch::Tensor squares;
  for (const torch::Tensor& g : gradients) {
    if (!g.defined()) continue;
    const torch::Tensor sum = g.square().sum();
    squares = squares.defined() ? squares + sum : sum;
  }
  if (!squares.defined()) return;
  const torch::Tensor factor = (m_settings.clip / (squares.sqrt() + 1e-12)).clamp_max(1);
  for (torch::Tensor& g : gradients)
    if (g.defined()) g = g * factor;
}

/// One gradient for each parameter, multiplied out and added up.
std::vector<torch::Tensor> Adam::summed(const std::vector<Gradients>& shares) const {
  std::vector<torch::Tensor> sums(m_parameters.size());
  for (const Gradients& share : shares)
    for (size_t i = 0; i < sums.size(); ++i) {
      const torch::Tensor more = share[i].whole();
      if (more.defined()) sums[i] = sums[i].defined() ? sums[i] + more : more;
    }
  return sums;
}

void Adam::step() {
  step({leftByBackward()}, [](const Slice& slice) {
    at::parallel_for(0, 16, 1, [&](int64_t begin, int64_t end) {
      for (int64_t part = begin; part < end; ++part) slice(static_cast<int>(part), 16);
    });
  });
}

void Adam::step(const std::vector<Gradients>& shares, WorkerPool& pool) {
  step(shares, [&pool](const Slice& slice) { pool.run([&](int share) { slice(share, pool.count()); }); });
}

AdamPass Adam::nextPass() {
  ++m_steps;
  const double t = static_cast<double>(m_steps);
  const double bias1 = 1 - std::pow(m_settings.beta1, t);
  const double bias2 = 1 - std::pow(m_settings.beta2, t);
  return {static_cast<float>(m_settings.learningRate / bias1),
          static_cast<float>(1 / std::sqrt(bias2)),
          static_cast<float>(m_settings.weightDecay),
          static_cast<float>(m_settings.beta1),
          static_cast<float>(m_settings.beta2),
          static_cast<float>(m_settings.epsilon)};
}

torch::Tensor Adam::nextRates() {
  const AdamPass pass = nextPass();
  return torch::tensor({pass.rate, pass.rootScale});
}

void Adam::step(const std::vector<Gradients>& given, const std::function<void(const Slice&)>& inSlices) {
  const torch::Device device = m_parameters.front().second.device();
  if (!device.is_cpu()) return step(given, toDevice(nextRates(), device));
  const torch::NoGradGuard guard;
  const AdamPass pass = nextPass();
  std::vector<Gradients> shares = given;
  if (m_settings.clip > 0) {
    std::vector<torch::Tensor> sums = summed(given);
    clip(sums);
    shares = {Gradients()};
    for (const torch::Tensor& sum : sums) shares.front().push_back({sum, {}});
  }
  for (Gradients& share : shares)
    for (Gradient& g : share)
      if (g.sum.defined()) g.sum = g.sum.contiguous();
  inSlices([&](int part, int parts) {
    const torch::NoGradGuard ofThisThread;
    for (size_t i = 0; i < m_parameters.size(); ++i) {
      const auto isProduct = [i](const Gradients& share) { return !share[i].products.empty(); };
      const bool byRows = std::any_of(shares.begin(), shares.end(), isProduct);
      const int64_t count = byRows ? m_parameters[i].second.size(0) : m_parameters[i].second.numel();
      // Values by whole cache lines, so that neighbours do not write into the same one.
      const int64_t unit = byRows ? 1 : 16;
      const int64_t each = ((count + parts - 1) / parts + unit - 1) / unit * unit;
      const int64_t begin = std::min(count, part * each);
      const int64_t end = std::min(count, begin + each);
      if (byRows)
        updateRows(i, begin, end, shares, pass);
      else
        updateRange(i, begin, end, shares, pass);
    }
  });
}

void Adam::updateRange(size_t i, int64_t begin, int64_t end, const std::vector<Gradients>& shares,
                       const AdamPass& pass) {
  std::vector<const float*> gradients;
  for (const Gradients& share : shares)
    if (share[i].sum.defined()) gradients.push_back(share[i].sum.data_ptr<float>());
  if (gradients.empty()) return;
  float* p = m_parameters[i].second.data_ptr<float>();
  float* m = m_first[i].data_ptr<float>();
  float* v = m_second[i].data_ptr<float>();
  // Several gradients are added up a few kilobytes at a time, which stay in the cache for the update.
  constexpr int64_t kBlock = 2048;
  alignas(64) float sum[kBlock];
  for (int64_t first = begin; first < end; first += kBlock) {
    const int64_t count = std::min(kBlock, end - first);
    const float* g = gradients.front() + first;
    if (gradients.size() > 1) {
      std::copy_n(g, count, sum);
      for (size_t s = 1; s < gradients.size(); ++s) addGradient(sum, gradients[s] + first, count);
      g = sum;
    }
    updateValues(p + first, g, m + first, v + first, count, pass);
  }
}

/// Rows [begin, end) of a weight [out, in] with gradients that are products: as many rows at a time as a cache of the
/// second level holds are multiplied out and used up.
void Adam::updateRows(size_t i, int64_t begin, int64_t end, const std::vector<Gradients>& shares,
                      const AdamPass& pass) {
  constexpr int64_t kBlock = 1 << 17; // values, 512 KiB
  const int64_t columns = m_parameters[i].second.size(1);
  const int64_t rows = std::clamp<int64_t>(kBlock / columns, 1, std::max<int64_t>(1, end - begin));
  float* p = m_parameters[i].second.data_ptr<float>();
  float* m = m_first[i].data_ptr<float>();
  float* v = m_second[i].data_ptr<float>();
  torch::Tensor buffer = torch::empty({rows, columns});
  for (int64_t first = begin; first < end; first += rows) {
    const int64_t count = std::min(rows, end - first);
    torch::Tensor sum = buffer.narrow(0, 0, count);
    bool begun = false;
    for (const Gradients& share : shares) {
      if (share[i].sum.defined()) {
        const torch::Tensor part = share[i].sum.narrow(0, first, count);
        begun ? sum.add_(part) : sum.copy_(part);
        begun = true;
      }
      for (const OuterProduct& product : share[i].products) {
        const torch::Tensor of = product.outputGradient.narrow(1, first, count).t();
        begun ? sum.addmm_(of, product.input) : torch::mm_out(sum, of, product.input);
        begun = true;
      }
    }
    const int64_t at = first * columns;
    updateValues(p + at, sum.data_ptr<float>(), m + at, v + at, count * columns, pass);
  }
}

void Adam::step(const std::vector<Gradients>& shares, const torch::Tensor& rates) {
  const torch::NoGradGuard guard;
  std::vector<torch::Tensor> gradients = summed(shares);
  if (m_settings.clip > 0) clip(gradients);
  for (size_t i = 0; i < m_parameters.size(); ++i) {
    if (!gradients[i].defined()) continue;
    torch::Tensor& parameter = m_parameters[i].second;
    const torch::Tensor gradient = gradients[i].add(parameter, m_settings.weightDecay);
    m_first[i].mul_(m_settings.beta1).add_(gradient, 1 - m_settings.beta1);
    m_second[i].mul_(m_settings.beta2).addcmul_(gradient, gradient, 1 - m_settings.beta2);
    const torch::Tensor root = m_second[i].sqrt().mul_(rates[1]).add_(m_settings.epsilon);
    parameter.sub_(m_first[i].div(root).mul_(rates[0]));
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

void Adam::restore(const NamedTensors& state, const std::string& prefix, int64_t steps) {
  for (size_t i = 0; i < m_parameters.size(); ++i) {
    const torch::Tensor& parameter = m_parameters[i].second;
    GivenParameters source(state, prefix, parameter.device());
    const std::vector<int64_t> shape = parameter.sizes().vec();
    m_first[i] = source.get("m." + m_parameters[i].first, shape, 1);
    m_second[i] = source.get("v." + m_parameters[i].first, shape, 1);
  }
  m_steps = steps;
}

} // namespace lacuna::coding

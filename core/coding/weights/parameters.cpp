// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/weights/parameters.h"

#include <cmath>
#include <sstream>

#include "util/error.h"

namespace lacuna::coding {

RandomParameters::RandomParameters(uint64_t seed, torch::Device device)
    : m_generator(at::detail::createCPUGenerator(seed)), m_device(device) {}

torch::Tensor RandomParameters::get(const std::string&, const std::vector<int64_t>& shape, int64_t fanIn) {
  const double bound = 1.0 / std::sqrt(static_cast<double>(fanIn));
  // Drawn on the CPU so that a seed means the same weights on every device.
  torch::Tensor t = torch::empty(shape);
  t.uniform_(-bound, bound, m_generator);
  return t.to(m_device);
}

torch::Tensor RandomParameters::constant(const std::string&, const std::vector<int64_t>& shape, double value) {
  return torch::full(shape, value, torch::TensorOptions().dtype(torch::kFloat).device(m_device));
}

torch::Tensor RandomParameters::starting(const std::string&, const torch::Tensor& first) {
  return first.to(m_device, torch::kFloat, /*non_blocking=*/false, /*copy=*/true);
}

GivenParameters::GivenParameters(const NamedTensors& tensors, const std::string& prefix, torch::Device device)
    : m_device(device) {
  for (const auto& [name, tensor] : tensors)
    if (name.compare(0, prefix.size(), prefix) == 0) m_tensors[name.substr(prefix.size())] = tensor;
}

torch::Tensor GivenParameters::get(const std::string& name, const std::vector<int64_t>& shape, int64_t) {
  const auto it = m_tensors.find(name);
  if (it == m_tensors.end())
    throw Error(ErrorKind::data, "the stored weights lack \"" + name + "\"; they belong to another network");
  if (it->second.sizes() != at::IntArrayRef(shape)) {
    std::ostringstream message;
    message << "the stored weights \"" << name << "\" have the shape " << it->second.sizes() << " where "
            << at::IntArrayRef(shape) << " belongs; they belong to another network";
    throw Error(ErrorKind::data, message.str());
  }
  return it->second.detach().to(m_device, torch::kFloat, /*non_blocking=*/false, /*copy=*/true).contiguous();
}

torch::Tensor GivenParameters::constant(const std::string& name, const std::vector<int64_t>& shape, double) {
  return get(name, shape, 1);
}

torch::Tensor GivenParameters::starting(const std::string& name, const torch::Tensor& first) {
  return get(name, first.sizes().vec(), 1);
}

NamedTensors prefixed(const NamedTensors& tensors, const std::string& prefix) {
  NamedTensors out;
  for (const auto& [name, tensor] : tensors) out.emplace_back(prefix + name, tensor);
  return out;
}

int64_t elementCount(const NamedTensors& tensors) {
  int64_t count = 0;
  for (const auto& entry : tensors) count += entry.second.numel();
  return count;
}

} // namespace lacuna::coding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lacuna::coding {

/// Weights by name, in a fixed order.
using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// Where a network gets its weights from: drawn at random for a new one, taken from a file or a live network for a
/// copy. Asking for every tensor by name and shape is also how a file is checked.
class ParameterSource {
 public:
  virtual ~ParameterSource() = default;
  /// `fanIn`: inputs per output unit, for the initial spread.
  virtual torch::Tensor get(const std::string& name, const std::vector<int64_t>& shape, int64_t fanIn) = 0;
  /// A scale or shift that starts at `value` (layer norms).
  virtual torch::Tensor constant(const std::string& name, const std::vector<int64_t>& shape, double value) = 0;
  /// A matrix that starts at `first`, a float tensor on the CPU.
  virtual torch::Tensor starting(const std::string& name, const torch::Tensor& first) = 0;
  /// Where the tensors are, and where a network keeps what it does not learn.
  virtual torch::Device device() const { return torch::kCPU; }
};

/// Uniform in ±1/√fanIn, as torch.nn.Linear and Conv2d start (He et al. 2015 with a = √5).
class RandomParameters : public ParameterSource {
 public:
  RandomParameters(uint64_t seed, torch::Device device);
  torch::Tensor get(const std::string& name, const std::vector<int64_t>& shape, int64_t fanIn) override;
  torch::Tensor constant(const std::string& name, const std::vector<int64_t>& shape, double value) override;
  torch::Tensor starting(const std::string& name, const torch::Tensor& first) override;
  torch::Device device() const override { return m_device; }

 private:
  torch::Generator m_generator;
  torch::Device m_device;
};

/// Copies of given tensors as float on `device`. Throws Error(data) for a tensor that is missing or has another shape.
class GivenParameters : public ParameterSource {
 public:
  GivenParameters(const NamedTensors& tensors, const std::string& prefix, torch::Device device);
  torch::Tensor get(const std::string& name, const std::vector<int64_t>& shape, int64_t fanIn) override;
  torch::Tensor constant(const std::string& name, const std::vector<int64_t>& shape, double value) override;
  torch::Tensor starting(const std::string& name, const torch::Tensor& first) override;
  torch::Device device() const override { return m_device; }

 private:
  std::map<std::string, torch::Tensor> m_tensors;
  torch::Device m_device;
};

/// Tensors of the right shape without values: enough to count what a code costs. Their pages are never touched.
class ShapesOnly : public ParameterSource {
 public:
  torch::Tensor get(const std::string&, const std::vector<int64_t>& shape, int64_t) override {
    return torch::empty(shape);
  }
  torch::Tensor constant(const std::string&, const std::vector<int64_t>& shape, double) override {
    return torch::empty(shape);
  }
  torch::Tensor starting(const std::string&, const torch::Tensor& first) override { return torch::empty_like(first); }
};

/// The same tensors under "prefix" + name.
NamedTensors prefixed(const NamedTensors& tensors, const std::string& prefix);

/// Sum of element counts.
int64_t elementCount(const NamedTensors& tensors);

} // namespace lacuna::coding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <mutex>

#include "coding/coders/coder.h"
#include "coding/coders/linear_codes.h"

namespace lacuna::coding {

/// Parity = a matrix times the data parts. The matrix is fixed (`sum`, Berrut, MDS) or learned (`linear`, a 1×1
/// convolution without bias over the parts that starts at the plain sums of ParM).
class LinearEncoder : public Encoder {
 public:
  /// `matrix` [m, k] in double precision.
  LinearEncoder(const SplitPlan& plan, const torch::Tensor& matrix, ParityWork work, torch::Device device);
  /// Learned; `matrix` [r, k] is where it starts.
  LinearEncoder(const SplitPlan& plan, const torch::Tensor& matrix, ParameterSource& source);
  torch::Tensor encode(const torch::Tensor& parts) const override;
  int64_t flops() const override;
  ParityWork work() const override { return m_work; }

 private:
  SplitPlan m_plan;
  torch::Tensor m_matrix; ///< float
  ParityWork m_work = ParityWork::convolve;
};

/// ParM's concatenation: each part averaged down and set as a tile into one picture of a part's size.
class ConcatEncoder : public Encoder {
 public:
  explicit ConcatEncoder(const SplitPlan& plan) : m_plan(plan) {}
  torch::Tensor encode(const torch::Tensor& parts) const override;
  int64_t flops() const override { return m_plan.k * m_plan.partShape().size(); }

 private:
  SplitPlan m_plan;
};

/// Parity devices that each repeat a data part; with `copies` empty they stand idle.
class CopyEncoder : public Encoder {
 public:
  CopyEncoder(const SplitPlan& plan, std::vector<int> copies) : m_plan(plan), m_copies(std::move(copies)) {}
  torch::Tensor encode(const torch::Tensor& parts) const override;
  int64_t flops() const override { return 0; }
  ParityWork work() const override { return m_copies.empty() ? ParityWork::idle : ParityWork::copy; }
  std::vector<int> copies() const override { return m_copies; }

 private:
  SplitPlan m_plan;
  std::vector<int> m_copies;
};

/// Decoded parts = a matrix times the received maps; which matrix depends on who answered.
class LinearDecoder : public Decoder {
 public:
  /// [k, n] in double precision for one set of available devices.
  using Decoding = std::function<torch::Tensor(const Availability& available)>;
  LinearDecoder(const SplitPlan& plan, Decoding decoding) : m_plan(plan), m_decoding(std::move(decoding)) {}
  torch::Tensor decode(const torch::Tensor& received, const torch::Tensor& available) const override;
  int64_t flops() const override { return 2 * m_plan.k * m_plan.devices() * m_plan.partOutput().size(); }

 private:
  torch::Tensor matrixFor(const Availability& available, torch::Device device) const;
  SplitPlan m_plan;
  Decoding m_decoding;
  mutable std::mutex m_mutex; ///< a snapshot is shared between threads
  mutable std::map<Availability, torch::Tensor> m_known;
};

} // namespace lacuna::coding

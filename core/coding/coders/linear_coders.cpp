// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/linear_coders.h"

#include <cmath>

namespace lacuna::coding {

LinearEncoder::LinearEncoder(const SplitPlan& plan, const torch::Tensor& matrix, ParityWork work, torch::Device device)
    : m_plan(plan), m_matrix(matrix.to(device, torch::kFloat)), m_work(work) {}

LinearEncoder::LinearEncoder(const SplitPlan& plan, const torch::Tensor& matrix, ParameterSource& source)
    : m_plan(plan) {
  m_matrix = mix(source, "mix", matrix.to(torch::kFloat));
}

torch::Tensor LinearEncoder::encode(const torch::Tensor& parts) const {
  const torch::Tensor mixed = torch::matmul(m_matrix, parts.flatten(2));
  return mixed.view({parts.size(0), m_matrix.size(0), parts.size(2), parts.size(3), parts.size(4)});
}

int64_t LinearEncoder::flops() const {
  return 2 * m_matrix.numel() * m_plan.partShape().size();
}

torch::Tensor ConcatEncoder::encode(const torch::Tensor& parts) const {
  const int64_t columns = static_cast<int64_t>(std::ceil(std::sqrt(static_cast<double>(m_plan.k))));
  const int64_t rows = (m_plan.k + columns - 1) / columns;
  const int64_t height = parts.size(3);
  const int64_t width = parts.size(4);
  torch::Tensor parity = torch::zeros({parts.size(0), parts.size(2), height, width}, parts.options());
  for (int64_t i = 0; i < m_plan.k; ++i) {
    const int64_t row = i / columns;
    const int64_t column = i % columns;
    const int64_t top = row * height / rows;
    const int64_t left = column * width / columns;
    const int64_t h = (row + 1) * height / rows - top;
    const int64_t w = (column + 1) * width / columns - left;
    parity.narrow(2, top, h).narrow(3, left, w).copy_(torch::adaptive_avg_pool2d(parts.select(1, i), {h, w}));
  }
  return parity.unsqueeze(1);
}

torch::Tensor CopyEncoder::encode(const torch::Tensor& parts) const {
  if (m_copies.empty())
    return torch::zeros({parts.size(0), m_plan.r, parts.size(2), parts.size(3), m_plan.parityWidth}, parts.options());
  const std::vector<int64_t> rows(m_copies.begin(), m_copies.end());
  return parts.index_select(1, torch::tensor(rows, torch::kLong).to(parts.device()));
}

torch::Tensor LinearDecoder::matrixFor(const Availability& available, torch::Device device) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  torch::Tensor& known = m_known[available];
  if (!known.defined()) known = m_decoding(available).to(torch::kFloat);
  if (known.device() != device) known = known.to(device);
  return known;
}

torch::Tensor LinearDecoder::decode(const torch::Tensor& received, const torch::Tensor& available) const {
  // Rows with the same devices come in runs (one per failure pattern): one product for each.
  const torch::Tensor rows = available.to(torch::kCPU, torch::kBool).contiguous();
  const bool* at = rows.data_ptr<bool>();
  const auto n = static_cast<size_t>(m_plan.devices());
  const auto rowOf = [&](int64_t i) {
    return Availability(at + static_cast<size_t>(i) * n, at + static_cast<size_t>(i + 1) * n);
  };
  std::vector<torch::Tensor> decoded;
  const int64_t count = received.size(0);
  for (int64_t first = 0; first < count;) {
    const Availability who = rowOf(first);
    int64_t last = first + 1;
    while (last < count && rowOf(last) == who) ++last;
    const torch::Tensor maps = received.narrow(0, first, last - first);
    decoded.push_back(torch::matmul(matrixFor(who, received.device()), maps.flatten(2))
                          .view({last - first, m_plan.k, maps.size(2), maps.size(3), maps.size(4)}));
    first = last;
  }
  return decoded.size() == 1 ? decoded.front() : torch::cat(decoded);
}

} // namespace lacuna::coding

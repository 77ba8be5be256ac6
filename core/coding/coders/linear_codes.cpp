// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/linear_codes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

#include "experiment/failure/failure_pattern.h"

namespace lacuna::coding {
namespace {

constexpr double kPi = 3.14159265358979323846;

torch::Tensor zeros(int64_t rows, int64_t columns) {
  return torch::zeros({rows, columns}, torch::kDouble);
}

/// The rows of the generator [I; parity] whose device is available.
torch::Tensor survivors(const torch::Tensor& parity, const Availability& available) {
  const torch::Tensor generator = torch::cat({torch::eye(parity.size(1), torch::kDouble), parity});
  std::vector<int64_t> rows;
  for (size_t d = 0; d < available.size(); ++d)
    if (available[d]) rows.push_back(static_cast<int64_t>(d));
  return generator.index_select(0, torch::tensor(rows, torch::kLong));
}

Availability without(int n, FailurePattern lost) {
  Availability available(static_cast<size_t>(n), true);
  for (const int d : lost.lost()) available[static_cast<size_t>(d)] = false;
  return available;
}

/// Systematic parity rows from a tall generator [n, k]: the code stays the same, the first k devices get the data.
torch::Tensor systematic(const torch::Tensor& generator, int k) {
  return torch::matmul(generator.slice(0, k), torch::linalg_inv(generator.slice(0, 0, k)));
}

/// Berrut's basis at `point` for `nodes` in falling order: values of the k rational functions.
std::vector<double> berrutWeights(double point, const std::vector<double>& nodes) {
  std::vector<double> weights(nodes.size(), 0.0);
  double sum = 0;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (std::abs(point - nodes[i]) < 1e-12) {
      std::fill(weights.begin(), weights.end(), 0.0);
      weights[i] = 1;
      return weights;
    }
    weights[i] = (i % 2 == 0 ? 1 : -1) / (point - nodes[i]);
    sum += weights[i];
  }
  for (double& w : weights) w /= sum;
  return weights;
}

double chebyshev(int index, int count) {
  return std::cos(kPi * (2 * index + 1) / (2 * count));
}

} // namespace

torch::Tensor vandermondeParity(int k, int r) {
  const torch::Tensor parity = zeros(r, k);
  auto at = parity.accessor<double, 2>();
  for (int j = 0; j < r; ++j)
    for (int i = 0; i < k; ++i) at[j][i] = std::pow(i + 1, j);
  return parity;
}

double largestCondition(const torch::Tensor& parity) {
  const int r = static_cast<int>(parity.size(0));
  const int n = static_cast<int>(parity.size(1)) + r;
  constexpr size_t kMaxPatterns = 20000;
  const std::vector<FailurePattern> patterns = patternsWithLost(n, r);
  double worst = 1;
  for (size_t i = 0; i < std::min(patterns.size(), kMaxPatterns); ++i) {
    const torch::Tensor values = torch::linalg_svdvals(survivors(parity, without(n, patterns[i])));
    const double smallest = values[-1].item<double>();
    worst = std::max(worst, smallest > 0 ? values[0].item<double>() / smallest : INFINITY);
  }
  return worst;
}

namespace {

torch::Tensor searchedParity(int k, int r) {
  const int n = k + r;
  torch::Tensor best;
  double bestCondition = INFINITY;
  // Few enough that making a code takes no time anyone notices.
  const int candidates = patternCount(n, r) > 500 ? 4 : 64;
  torch::Generator generator = at::detail::createCPUGenerator(1);
  for (int i = 0; i < candidates; ++i) {
    const torch::Tensor random = torch::randn({n, n}, generator, torch::kDouble);
    const torch::Tensor parity = systematic(std::get<0>(torch::linalg_qr(random)).slice(1, 0, k), k);
    const double condition = largestCondition(parity);
    if (condition < bestCondition) {
      bestCondition = condition;
      best = parity;
    }
  }
  return best;
}

} // namespace

torch::Tensor mdsParity(int k, int r) {
  if (r == 1) return torch::ones({1, k}, torch::kDouble);
  static std::mutex mutex;
  static std::map<std::pair<int, int>, torch::Tensor> known;
  const std::lock_guard<std::mutex> lock(mutex);
  torch::Tensor& made = known[{k, r}];
  if (!made.defined()) made = searchedParity(k, r);
  return made;
}

torch::Tensor solveLost(const torch::Tensor& parity, const Availability& available) {
  const int64_t r = parity.size(0);
  const int64_t k = parity.size(1);
  const torch::Tensor decoding = zeros(k, k + r);
  std::vector<int64_t> lost;
  std::vector<int64_t> came;
  for (int64_t i = 0; i < k; ++i) {
    if (available[static_cast<size_t>(i)])
      decoding[i][i] = 1;
    else
      lost.push_back(i);
  }
  for (int64_t j = 0; j < r; ++j)
    if (available[static_cast<size_t>(k + j)] && came.size() < lost.size()) came.push_back(j);
  if (lost.empty() || came.empty()) return decoding;
  const torch::Tensor lostIndex = torch::tensor(lost, torch::kLong);
  const torch::Tensor rows = parity.index_select(0, torch::tensor(came, torch::kLong));
  const torch::Tensor solved = torch::linalg_pinv(rows.index_select(1, lostIndex)); // [lost, came]
  // What the available data parts contribute to a parity is known and taken off first.
  torch::Tensor known = rows.clone();
  known.index_fill_(1, lostIndex, 0);
  torch::Tensor whole = torch::cat({-torch::matmul(solved, known), zeros(static_cast<int64_t>(lost.size()), r)}, 1);
  for (size_t c = 0; c < came.size(); ++c)
    whole.select(1, k + came[c]).copy_(solved.select(1, static_cast<int64_t>(c)));
  decoding.index_copy_(0, lostIndex, whole);
  return decoding;
}

BerrutCode berrutCode(int k, int r, bool systematic) {
  const int n = k + r;
  BerrutCode code;
  std::vector<int> dataAt; // places of the data parts among n points, systematic only
  for (int i = 0; i < k; ++i)
    dataAt.push_back(k == 1 ? 0 : static_cast<int>(std::lround(static_cast<double>(i) * (n - 1) / (k - 1))));
  if (systematic) {
    for (const int place : dataAt) code.dataNodes.push_back(chebyshev(place, n));
    code.deviceNodes = code.dataNodes;
    for (int place = 0; place < n; ++place)
      if (std::find(dataAt.begin(), dataAt.end(), place) == dataAt.end())
        code.deviceNodes.push_back(chebyshev(place, n));
  } else {
    for (int i = 0; i < k; ++i) code.dataNodes.push_back(chebyshev(i, k));
    for (int d = 0; d < n; ++d) code.deviceNodes.push_back(n == 1 ? 1.0 : std::cos(kPi * d / (n - 1)));
  }
  const int first = systematic ? k : 0;
  code.encoding = zeros(n - first, k);
  for (int d = first; d < n; ++d) {
    const std::vector<double> weights = berrutWeights(code.deviceNodes[static_cast<size_t>(d)], code.dataNodes);
    for (int i = 0; i < k; ++i) code.encoding[d - first][i] = weights[static_cast<size_t>(i)];
  }
  return code;
}

torch::Tensor berrutDecoding(const BerrutCode& code, const Availability& available) {
  std::vector<size_t> order;
  for (size_t d = 0; d < available.size(); ++d)
    if (available[d]) order.push_back(d);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return code.deviceNodes[a] > code.deviceNodes[b]; });
  std::vector<double> nodes;
  for (const size_t d : order) nodes.push_back(code.deviceNodes[d]);
  const torch::Tensor decoding =
      zeros(static_cast<int64_t>(code.dataNodes.size()), static_cast<int64_t>(available.size()));
  for (size_t i = 0; i < code.dataNodes.size(); ++i) {
    const std::vector<double> weights = berrutWeights(code.dataNodes[i], nodes);
    for (size_t s = 0; s < order.size(); ++s)
      decoding[static_cast<int64_t>(i)][static_cast<int64_t>(order[s])] = weights[s];
  }
  return decoding;
}

} // namespace lacuna::coding

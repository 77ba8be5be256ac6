// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/failure/metrics.h"

namespace lacuna {

/// Accuracy by how many of some devices are lost, every set of equally many as likely as any other.
class AccuracyByLosses {
 public:
  AccuracyByLosses() = default;
  /// `mean[l]`: percent, over the sets of exactly l of mean.size() − 1 devices.
  explicit AccuracyByLosses(std::vector<double> mean) : m_mean(std::move(mean)) {}

  const std::vector<double>& mean() const { return m_mean; }
  int devices() const { return static_cast<int>(m_mean.size()) - 1; }
  /// Σ_l C(n, l) pˡ (1 − p)ⁿ⁻ˡ · mean[l]: what to expect when every device fails by itself with probability p, 0 … 1.
  double expected(double p) const;

 private:
  std::vector<double> m_mean;
};

/// What a code is worth when nobody knows how many devices fail, beside what one does without it.
struct FailureOdds {
  AccuracyByLosses coded;      ///< k + r devices
  AccuracyByLosses uncoded;    ///< the k data devices alone, lost maps left at zero
  AccuracyByLosses replicated; ///< k + r devices, the spare ones repeat data parts 1, 2 …
};

/// From an evaluation of every set of 1 … k + r lost devices; nothing when one is missing. All figures are over whole
/// test subsets: with a code of images, those that arrived count as the whole model reads them.
std::optional<FailureOdds> failureOdds(const Evaluation& evaluation, const CodeConfig& code);

/// The sets to evaluate grow as 2ⁿ and the time to wait does not: as many test images as one can ask for, at most
/// `available`.
int imagesForOdds(int devices, int available);

} // namespace lacuna

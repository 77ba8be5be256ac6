// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/evaluator.h"

#include <algorithm>
#include <cmath>

#include "coding/losses.h"

namespace lacuna {
namespace {

constexpr int64_t kChunk = 500;

/// Sums over images for one pattern.
struct Tally {
  double right = 0;
  double agree = 0;
  double zerosRight = 0;
  double errorSquared = 0;
  double normSquared = 0;
  double loss = 0;
};

double sumOf(const torch::Tensor& t) {
  return t.sum().to(torch::kDouble).item<double>();
}

/// ‖Ŷ − Y‖² and ‖Y‖² over the lost data parts.
void addFeatureError(const Pipeline& pipeline, const torch::Tensor& outputs, const torch::Tensor& merged,
                     FailurePattern pattern, Tally& tally) {
  const SplitPlan& plan = pipeline.plan();
  for (int i = 0; i < plan.k; ++i) {
    if (!pattern.isLost(DeviceIndex(i))) continue;
    const ColumnRange columns = plan.parts[static_cast<size_t>(i)].output;
    const torch::Tensor truth = outputs.select(1, i);
    const torch::Tensor rebuilt = merged.narrow(3, columns.first, columns.width());
    tally.errorSquared += sumOf((rebuilt - truth).square());
    tally.normSquared += sumOf(truth.square());
  }
}

} // namespace

Evaluator::Evaluator(const Pipeline& pipeline, const CodeConfig& code, const LossConfig& loss,
                     std::vector<WeightedPattern> weighted)
    : m_pipeline(pipeline), m_code(code), m_loss(loss), m_weighted(std::move(weighted)) {}

EvaluationResult Evaluator::run(const CodingData& data, const TrainingControl& control) const {
  const torch::NoGradGuard guard;
  std::vector<FailurePattern> patterns = {FailurePattern{}};
  const auto failing = allPatterns(m_code.devices(), m_code.r);
  patterns.insert(patterns.end(), failing.begin(), failing.end());
  std::vector<Tally> tallies(patterns.size());
  double baseRight = 0;
  EvaluationResult result;
  for (int64_t first = 0; first < data.count(); first += kChunk) {
    if (control.cancelled()) {
      result.complete = false;
      return result;
    }
    const int64_t size = std::min(kChunk, data.count() - first);
    const torch::Tensor labels = data.labels.narrow(0, first, size);
    const torch::Tensor logits = data.logits.narrow(0, first, size);
    const torch::Tensor predicted = logits.argmax(1);
    const torch::Tensor parts = m_pipeline.split(normalised(data.bytes.narrow(0, first, size)));
    const torch::Tensor outputs = torch::cat(
        {data.features.narrow(0, first, size), m_pipeline.convolveParity(m_pipeline.encoder().encode(parts))}, 1);
    baseRight += sumOf(predicted == labels);
    for (size_t p = 0; p < patterns.size(); ++p) {
      Tally& tally = tallies[p];
      if (p > 0 && m_code.passThrough && !patterns[p].losesData(m_code.k)) continue; // as with nothing lost
      const PatternLosses losses =
          patternLosses(m_pipeline, m_loss, m_code.passThrough, outputs, logits, labels, {patterns[p]}, true);
      const torch::Tensor coded = losses.logits[0].argmax(1);
      tally.right += sumOf(coded == labels);
      tally.agree += sumOf(coded == predicted);
      if (losses.total.defined()) tally.loss += sumOf(losses.total) * static_cast<double>(size);
      addFeatureError(m_pipeline, outputs, losses.merged[0], patterns[p], tally);
      const torch::Tensor zeros = m_pipeline.mergedZeros(outputs, {patterns[p]}).flatten(0, 1);
      tally.zerosRight += sumOf(m_pipeline.base().classify(zeros).argmax(1) == labels);
    }
  }
  const double count = static_cast<double>(std::max<int64_t>(1, data.count()));
  result.evaluation.accuracy.base = 100 * baseRight / count;
  result.evaluation.accuracy.available = 100 * tallies[0].right / count;
  for (size_t p = 1; p < patterns.size(); ++p) {
    const bool asAvailable = m_code.passThrough && !patterns[p].losesData(m_code.k);
    const Tally& t = tallies[asAvailable ? 0 : p];
    PatternResult r;
    r.pattern = patterns[p];
    r.accuracy = 100 * t.right / count;
    r.agreement = 100 * t.agree / count;
    r.zerosAccuracy = 100 * t.zerosRight / count;
    r.featureError = t.normSquared > 0 ? std::sqrt(t.errorSquared / t.normSquared) : 0;
    result.evaluation.patterns.push_back(r);
  }
  result.evaluation.accuracy.byLost = summarize(result.evaluation.patterns, m_code.k);
  for (const WeightedPattern& w : m_weighted) {
    const auto at = std::find(patterns.begin(), patterns.end(), w.pattern);
    if (at != patterns.end())
      result.loss += w.weight * tallies[static_cast<size_t>(at - patterns.begin())].loss / count;
  }
  return result;
}

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/evaluator.h"

#include <algorithm>
#include <cmath>

#include "coding/losses.h"

namespace lacuna {
namespace {

constexpr int64_t kChunk = 500;

double sumOf(const torch::Tensor& t) {
  return t.sum().to(torch::kDouble).item<double>();
}

/// Columns of the final map that a lost data part makes.
std::vector<ColumnRange> lostColumns(const SplitPlan& plan, FailurePattern pattern) {
  std::vector<ColumnRange> lost;
  for (int i = 0; i < plan.k; ++i)
    if (pattern.isLost(DeviceIndex(i))) lost.push_back(plan.parts[static_cast<size_t>(i)].output);
  return lost;
}

torch::Tensor columnsOf(const torch::Tensor& maps, ColumnRange range) {
  return maps.narrow(3, range.first, range.width());
}

} // namespace

/// Sums over images for one pattern.
struct Evaluator::Tally {
  double right = 0;
  double agree = 0;
  double zerosRight = 0;
  double errorSquared = 0;
  double normSquared = 0;
  double loss = 0;

  void add(const Tally& o) {
    right += o.right;
    agree += o.agree;
    zerosRight += o.zerosRight;
    errorSquared += o.errorSquared;
    normSquared += o.normSquared;
    loss += o.loss;
  }
};

/// What one thread adds up, in the order of the patterns.
struct Evaluator::Sums {
  std::vector<Tally> tallies;
  double baseRight = 0;
};

struct Evaluator::Chunk {
  CodedModel::Batch batch;
  torch::Tensor whole; ///< [B, c, b, W_out]: F_conv without any loss
  torch::Tensor logits;
  torch::Tensor predicted;
  torch::Tensor labels;
};

Evaluator::Evaluator(const CodedModel& model, const LossConfig& loss, std::vector<WeightedPattern> weighted,
                     WorkerPool& pool)
    : m_model(model), m_loss(loss), m_weighted(std::move(weighted)), m_pool(pool) {
  m_passes = model.blocks().front().passesThrough();
}

double Evaluator::lossOf(const Chunk& chunk, const torch::Tensor& merged, const torch::Tensor& logits,
                         FailurePattern pattern) const {
  double loss = 0;
  if (m_loss.features > 0) {
    const std::vector<ColumnRange> lost = lostColumns(m_model.plan(), pattern);
    if (!m_passes) loss += m_loss.features * (merged - chunk.whole).square().mean().item<double>();
    if (m_passes)
      for (const ColumnRange& columns : lost)
        loss += m_loss.features / static_cast<double>(lost.size()) *
                (columnsOf(merged, columns) - columnsOf(chunk.whole, columns)).square().mean().item<double>();
  }
  if (m_loss.logitsKl > 0)
    loss += m_loss.logitsKl * logitsDivergence(logits.unsqueeze(0), chunk.logits)[0].item<double>();
  if (m_loss.labels > 0) loss += m_loss.labels * labelError(logits.unsqueeze(0), chunk.labels)[0].item<double>();
  return loss;
}

void Evaluator::add(const Chunk& chunk, FailurePattern pattern, Tally& tally) const {
  const torch::Tensor merged = m_model.merged(chunk.batch, {pattern})[0];
  const torch::Tensor logits = m_model.base().classify(merged);
  const torch::Tensor coded = logits.argmax(1);
  tally.right += sumOf(coded == chunk.labels);
  tally.agree += sumOf(coded == chunk.predicted);
  // Only validation asks for the loss.
  if (!m_weighted.empty())
    tally.loss += lossOf(chunk, merged, logits, pattern) * static_cast<double>(chunk.labels.size(0));
  for (const ColumnRange& columns : lostColumns(m_model.plan(), pattern)) {
    const torch::Tensor truth = columnsOf(chunk.whole, columns);
    tally.errorSquared += sumOf((columnsOf(merged, columns) - truth).square());
    tally.normSquared += sumOf(truth.square());
  }
  const torch::Tensor zeros = m_model.mergedZeros(chunk.batch, {pattern})[0];
  tally.zerosRight += sumOf(m_model.base().classify(zeros).argmax(1) == chunk.labels);
}

void Evaluator::addChunk(const CodingData& data, int64_t first, const std::vector<FailurePattern>& patterns,
                         const TrainingControl& control, Sums& sums) const {
  const torch::NoGradGuard guard; // of this thread
  const int64_t size = std::min(kChunk, data.count() - first);
  Chunk chunk;
  chunk.labels = data.labels.narrow(0, first, size);
  chunk.logits = data.logits.narrow(0, first, size);
  chunk.predicted = chunk.logits.argmax(1);
  const torch::Tensor images = normalised(data.bytes.narrow(0, first, size));
  chunk.batch = m_model.begin(images, data.features.defined() ? data.features.narrow(0, first, size) : torch::Tensor());
  chunk.whole =
      m_model.sharesWork() ? m_model.mergedZeros(chunk.batch, {FailurePattern{}})[0] : m_model.base().convolve(images);
  sums.baseRight += sumOf(chunk.predicted == chunk.labels);
  for (size_t p = 0; p < patterns.size(); ++p) {
    if (control.cancelled()) return;
    if (p > 0 && m_passes && !patterns[p].losesData(m_model.code().k)) continue; // as with nothing lost
    add(chunk, patterns[p], sums.tallies[p]);
  }
}

EvaluationResult Evaluator::run(const CodingData& data, const TrainingControl& control) const {
  std::vector<FailurePattern> patterns = {FailurePattern{}};
  const auto failing = allPatterns(m_model.code().devices(), m_model.code().r);
  patterns.insert(patterns.end(), failing.begin(), failing.end());
  const int threads = m_pool.count();
  std::vector<Sums> perThread(static_cast<size_t>(threads));
  for (Sums& s : perThread) s.tallies.resize(patterns.size());
  m_pool.run([&](int share) {
    for (int64_t first = share * kChunk; first < data.count() && !control.cancelled(); first += threads * kChunk)
      addChunk(data, first, patterns, control, perThread[static_cast<size_t>(share)]);
  });
  if (control.cancelled()) {
    EvaluationResult stopped;
    stopped.complete = false;
    return stopped;
  }
  Sums all = std::move(perThread.front());
  for (size_t t = 1; t < perThread.size(); ++t) {
    all.baseRight += perThread[t].baseRight;
    for (size_t p = 0; p < patterns.size(); ++p) all.tallies[p].add(perThread[t].tallies[p]);
  }
  return result(patterns, all, static_cast<double>(std::max<int64_t>(1, data.count())));
}

EvaluationResult Evaluator::result(const std::vector<FailurePattern>& patterns, const Sums& sums, double count) const {
  const std::vector<Tally>& tallies = sums.tallies;
  const int k = m_model.code().k;
  EvaluationResult result;
  result.evaluation.accuracy.base = 100 * sums.baseRight / count;
  result.evaluation.accuracy.available = 100 * tallies[0].right / count;
  for (size_t p = 1; p < patterns.size(); ++p) {
    const Tally& t = tallies[m_passes && !patterns[p].losesData(k) ? 0 : p];
    PatternResult r;
    r.pattern = patterns[p];
    r.accuracy = 100 * t.right / count;
    r.agreement = 100 * t.agree / count;
    r.zerosAccuracy = 100 * t.zerosRight / count;
    r.featureError = t.normSquared > 0 ? std::sqrt(t.errorSquared / t.normSquared) : 0;
    result.evaluation.patterns.push_back(r);
  }
  result.evaluation.accuracy.byLost = summarize(result.evaluation.patterns, k);
  for (const WeightedPattern& w : m_weighted) {
    const auto at = std::find(patterns.begin(), patterns.end(), w.pattern);
    if (at != patterns.end())
      result.loss += w.weight * tallies[static_cast<size_t>(at - patterns.begin())].loss / count;
  }
  return result;
}

} // namespace lacuna

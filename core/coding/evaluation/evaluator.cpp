// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/evaluation/evaluator.h"

#include <algorithm>
#include <cmath>

#include "coding/evaluation/losses.h"
#include "experiment/failure/image_group.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

constexpr int64_t kEvaluationChunk = 500;

double sumOf(const torch::Tensor& t) {
  return t.sum().to(torch::kDouble).item<double>();
}

/// As sumOf, but finite whenever every value is.
double sumOfAnswers(const torch::Tensor& logits) {
  return logits.sum(torch::kDouble).item<double>();
}

/// How many of these logits [N, classes] name the class in `wanted` [N]. A tie is a guess among those who share the
/// first place: logits of zeros, which stand for an answer that never came, score what chance scores.
double namedIn(const torch::Tensor& logits, const torch::Tensor& wanted) {
  const torch::Tensor first = logits >= std::get<0>(logits.max(1, true));
  const torch::Tensor named = first.gather(1, wanted.unsqueeze(1)).squeeze(1);
  return sumOf(named.to(torch::kDouble) / first.sum(1).clamp_min(1));
}

/// What the lost devices make of merged maps [N, c, b, W_out]: the columns of each lost part, or the lost images.
std::vector<torch::Tensor> lostMaps(const CodedModel& model, const torch::Tensor& maps, FailurePattern pattern) {
  const SplitPlan& plan = model.plan();
  std::vector<torch::Tensor> lost;
  if (plan.wholeImages) {
    if (pattern.losesData(plan.k)) lost.push_back(model.blocks().front().judged(maps, pattern));
    return lost;
  }
  for (int i = 0; i < plan.k; ++i) {
    const ColumnRange columns = plan.parts[static_cast<size_t>(i)].output;
    if (pattern.isLost(DeviceIndex(i))) lost.push_back(maps.narrow(3, columns.first, columns.width()));
  }
  return lost;
}

} // namespace

/// Sums over the images that a pattern is judged by.
struct Evaluator::Tally {
  double judged = 0;
  double right = 0;
  double agree = 0;
  double zerosRight = 0;
  double errorSquared = 0;
  double normSquared = 0;
  double loss = 0;
  double answers = 0; ///< sum of the coded logits and of those without a code: no number as soon as one of them is none

  void add(const Tally& o) {
    judged += o.judged;
    right += o.right;
    agree += o.agree;
    zerosRight += o.zerosRight;
    errorSquared += o.errorSquared;
    normSquared += o.normSquared;
    loss += o.loss;
    answers += o.answers;
  }
  bool isFinite() const { return std::isfinite(answers + errorSquared + normSquared + loss); }
};

/// What one thread adds up, in the order of the patterns.
struct Evaluator::Sums {
  std::vector<Tally> tallies;
  double baseRight = 0;
  double baseAnswers = 0; ///< sum of the whole model's logits
};

/// B images of the subset, or of a code of images the B groups that begin with them: N = B or B·k rows.
struct Evaluator::Chunk {
  int64_t size = 0; ///< B
  CodedModel::Batch batch;
  torch::Tensor whole;     ///< [N, c, b, W_out]: what the devices make without any loss
  torch::Tensor logits;    ///< [N, classes] of the whole model
  torch::Tensor predicted; ///< [N]
  torch::Tensor labels;    ///< [N]
};

Evaluator::Evaluator(const CodedModel& model, const LossConfig& loss, std::vector<WeightedPattern> weighted,
                     WorkerPool& pool, int mostLost)
    : m_model(model),
      m_loss(loss),
      m_weighted(std::move(weighted)),
      m_pool(pool),
      m_mostLost(mostLost > 0 ? std::min(mostLost, model.code().devices()) : model.code().r) {
  m_passes = model.blocks().front().passesThrough();
  m_chunk = std::max<int64_t>(1, kEvaluationChunk / model.plan().imagesTogether());
}

double Evaluator::lossOf(const Chunk& chunk, const torch::Tensor& merged, const torch::Tensor& logits,
                         FailurePattern pattern) const {
  const Pipeline& block = m_model.blocks().front();
  const auto rowsOf = [&](const torch::Tensor& rows) { return m_passes ? block.judged(rows, pattern) : rows; };
  double loss = 0;
  if (m_loss.features > 0) {
    const auto measured = [&](const torch::Tensor& maps) {
      return m_passes ? lostMaps(m_model, maps, pattern) : std::vector<torch::Tensor>{maps};
    };
    const std::vector<torch::Tensor> made = measured(merged);
    const std::vector<torch::Tensor> truth = measured(chunk.whole);
    for (size_t i = 0; i < made.size(); ++i)
      loss += m_loss.features / static_cast<double>(made.size()) * (made[i] - truth[i]).square().mean().item<double>();
  }
  if (m_loss.logitsKl > 0)
    loss += m_loss.logitsKl * logitsDivergence(rowsOf(logits).unsqueeze(0), rowsOf(chunk.logits))[0].item<double>();
  if (m_loss.labels > 0)
    loss += m_loss.labels * labelError(rowsOf(logits).unsqueeze(0), rowsOf(chunk.labels))[0].item<double>();
  return loss;
}

void Evaluator::add(const Chunk& chunk, FailurePattern pattern, Tally& tally) const {
  const Pipeline& block = m_model.blocks().front();
  const auto judged = [&](const torch::Tensor& rows) { return block.judged(rows, pattern); };
  const torch::Tensor merged = m_model.merged(chunk.batch, {pattern})[0];
  const torch::Tensor logits = m_model.classify(merged);
  const torch::Tensor labels = judged(chunk.labels);
  tally.judged += static_cast<double>(labels.size(0));
  tally.right += namedIn(judged(logits), labels);
  tally.agree += namedIn(judged(logits), judged(chunk.predicted));
  // Only validation asks for the loss.
  if (!m_weighted.empty()) tally.loss += lossOf(chunk, merged, logits, pattern) * static_cast<double>(chunk.size);
  const std::vector<torch::Tensor> made = lostMaps(m_model, merged, pattern);
  const std::vector<torch::Tensor> truth = lostMaps(m_model, chunk.whole, pattern);
  for (size_t i = 0; i < made.size(); ++i) {
    tally.errorSquared += sumOf((made[i] - truth[i]).square());
    tally.normSquared += sumOf(truth[i].square());
  }
  const torch::Tensor zeros = m_model.classify(judged(m_model.mergedZeros(chunk.batch, {pattern})[0]));
  tally.zerosRight += namedIn(zeros, labels);
  tally.answers += sumOfAnswers(logits) + sumOfAnswers(zeros);
}

Evaluator::Chunk Evaluator::chunkAt(const CodingData& data, int64_t first) const {
  Chunk chunk;
  chunk.size = std::min(m_chunk, data.count() - first);
  if (!m_model.groupsImages()) {
    chunk.labels = data.labels.narrow(0, first, chunk.size);
    chunk.logits = data.logits.narrow(0, first, chunk.size);
    const torch::Tensor pixels = normalised(data.bytes.narrow(0, first, chunk.size));
    chunk.batch =
        m_model.begin(pixels, data.features.defined() ? data.features.narrow(0, first, chunk.size) : torch::Tensor());
    chunk.whole = m_model.sharesWork() ? m_model.mergedZeros(chunk.batch, {FailurePattern{}})[0]
                                       : m_model.base().convolve(pixels);
    return chunk;
  }
  // The images that these groups are made of, and which of them each group takes.
  const int k = m_model.code().k;
  const std::vector<int> run =
      groupOf(static_cast<int>(first), static_cast<int>(chunk.size) + k - 1, static_cast<int>(data.count()));
  const torch::Device device = data.labels.device();
  const torch::Tensor rows = torch::tensor(std::vector<int64_t>(run.begin(), run.end()), torch::kLong).to(device);
  const torch::Tensor groups = groupRows(chunk.size, k, rows.size(0)).to(device);
  const auto grouped = [&](const torch::Tensor& all) { return all.index_select(0, rows).index_select(0, groups); };
  chunk.labels = grouped(data.labels);
  chunk.logits = grouped(data.logits);
  const torch::Tensor pixels = normalised(data.bytes.index_select(0, rows));
  chunk.batch =
      m_model.begin(pixels, data.features.defined() ? data.features.index_select(0, rows) : torch::Tensor(), groups);
  chunk.whole = m_model.sharesWork() ? m_model.mergedZeros(chunk.batch, {FailurePattern{}})[0]
                                     : m_model.base().convolve(pixels).index_select(0, groups);
  return chunk;
}

void Evaluator::addChunk(const CodingData& data, int64_t first, const std::vector<FailurePattern>& patterns,
                         const TrainingControl& control, Sums& sums) const {
  const torch::NoGradGuard guard; // of this thread
  Chunk chunk = chunkAt(data, first);
  chunk.predicted = chunk.logits.argmax(1);
  sums.baseAnswers += sumOfAnswers(data.logits.narrow(0, first, chunk.size));
  sums.baseRight +=
      sumOf(data.logits.narrow(0, first, chunk.size).argmax(1) == data.labels.narrow(0, first, chunk.size));
  for (size_t p = 0; p < patterns.size(); ++p) {
    if (control.cancelled()) return;
    if (p > 0 && m_passes && !patterns[p].losesData(m_model.code().k)) continue; // as with nothing lost
    add(chunk, patterns[p], sums.tallies[p]);
  }
}

EvaluationResult Evaluator::run(const CodingData& data, const TrainingControl& control) const {
  std::vector<FailurePattern> patterns = {FailurePattern{}};
  const auto failing = allPatterns(m_model.code().devices(), m_mostLost);
  patterns.insert(patterns.end(), failing.begin(), failing.end());
  const int threads = m_pool.count();
  std::vector<Sums> perThread(static_cast<size_t>(threads));
  for (Sums& s : perThread) s.tallies.resize(patterns.size());
  m_pool.run([&](int share) {
    for (int64_t first = share * m_chunk; first < data.count() && !control.cancelled(); first += threads * m_chunk)
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
    all.baseAnswers += perThread[t].baseAnswers;
    for (size_t p = 0; p < patterns.size(); ++p) all.tallies[p].add(perThread[t].tallies[p]);
  }
  refuseNonFinite(patterns, all);
  return result(patterns, all, static_cast<double>(std::max<int64_t>(1, data.count())));
}

/// Comparisons with NaN are false and the largest of a row may be infinite, so counts alone would look like results.
void Evaluator::refuseNonFinite(const std::vector<FailurePattern>& patterns, const Sums& sums) const {
  if (!std::isfinite(sums.baseAnswers))
    throw Error(ErrorKind::failure,
                "The whole model's answers are not finite numbers, so nothing can be measured with it; train the base "
                "model again, or import weights that are in order");
  for (size_t p = 0; p < patterns.size(); ++p)
    if (!sums.tallies[p].isFinite())
      throw Error(ErrorKind::failure,
                  (p == 0 ? std::string("The code's answers with nothing lost")
                          : "The code's answers with " + screenName(patterns[p]) + " lost") +
                      " are not finite numbers, so nothing can be measured with it; if it was trained, train it again "
                      "with a lower training.learning_rate");
}

EvaluationResult Evaluator::result(const std::vector<FailurePattern>& patterns, const Sums& sums, double count) const {
  const std::vector<Tally>& tallies = sums.tallies;
  const int k = m_model.code().k;
  EvaluationResult result;
  result.evaluation.accuracy.base = 100 * sums.baseRight / count;
  const auto share = [](double part, const Tally& t) { return 100 * part / std::max(1.0, t.judged); };
  result.evaluation.accuracy.available = share(tallies[0].right, tallies[0]);
  for (size_t p = 1; p < patterns.size(); ++p) {
    const Tally& t = tallies[m_passes && !patterns[p].losesData(k) ? 0 : p];
    PatternResult r;
    r.pattern = patterns[p];
    r.accuracy = share(t.right, t);
    r.agreement = share(t.agree, t);
    r.zerosAccuracy = share(t.zerosRight, t);
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

} // namespace lacuna::coding

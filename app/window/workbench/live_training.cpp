// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/live_training.h"

#include "widgets/training/training_panel.h"

namespace lacuna::window {

using namespace widgets;

void LiveTraining::begin(const CodeConfig& code, const QString& name) {
  clear();
  m_code = code;
  m_run.clear();
  m_hasCode = false;
  m_panel.setState(TrainingState::running);
  m_panel.setRun(name);
}

void LiveTraining::showStored(const QString& name, const std::vector<MetricSeries>& metrics) {
  clear();
  m_panel.setStoredRun(name);
  std::vector<MetricSample> samples; // all at once: the plots know the order of their curves, the library does not
  for (const MetricSeries& s : metrics)
    for (const MetricPoint& p : s.points) samples.push_back({s.name, p});
  add(samples);
}

void LiveTraining::clear() {
  m_panel.clear();
  m_attempt = 1;
  m_last = {};
  m_validations = 0;
  m_best.reset();
  m_base.reset();
}

void LiveTraining::add(const std::vector<MetricSample>& samples) {
  // What came together may hold the end of one attempt and the beginning of the next.
  std::vector<MetricSample> together;
  for (const MetricSample& sample : samples) {
    if (beginsAnew(sample)) {
      ++m_attempt;
      m_validations = 0;
      m_best.reset();
      together.clear();
      m_panel.clearCurves();
      if (m_base) together.push_back(*m_base);
    }
    together.push_back(sample);
  }
  addOfAttempt(together);
}

/// The engine says in words for people that it is restarted; for a program the steps say it, which begin at 1 again.
bool LiveTraining::beginsAnew(const MetricSample& sample) {
  const bool loss = sample.series == series::kLoss;
  if (!loss && sample.series != series::kValidationLoss) return false;
  const int64_t step = sample.point.step;
  int64_t& last = loss ? m_last.loss : m_last.validation;
  const bool back = last > 0 && step <= last;
  if (back) m_last = {};
  last = step;
  return back;
}

void LiveTraining::addOfAttempt(const std::vector<MetricSample>& samples) {
  m_panel.addMetrics(samples);
  const std::optional<BestEpoch> before = m_best;
  for (const MetricSample& s : samples) {
    if (s.series == series::kValidationBase) m_base = s;
    if (s.series != series::kValidationLoss) continue;
    ++m_validations;
    if (!m_best || s.point.value < m_best->loss) m_best = BestEpoch{m_validations, s.point.step, s.point.value};
  }
  if (m_best && (!before || before->step != m_best->step)) m_panel.setBestEpoch(m_best->epoch, m_best->step);
}

} // namespace lacuna::window

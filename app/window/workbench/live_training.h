// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/failure/metrics.h"

namespace lacuna::widgets {
class TrainingPanel;
}

namespace lacuna::window {

/// The training that goes on, or the stored run whose curves stand in its place: curves, best epoch and attempt, as the
/// training dock shows them. A training that stays at chance is restarted with new initial weights
/// (`training.restarts`); what the attempt before has drawn is no part of the code that is trained then, so curves and
/// best epoch start again with it.
class LiveTraining {
 public:
  explicit LiveTraining(widgets::TrainingPanel& panel) : m_panel(panel) {}

  /// The end of the epoch that did best on the validation images.
  struct BestEpoch {
    int epoch = 0; ///< from 1
    int64_t step = 0;
    double loss = 0;
  };

  /// A training of this code begins; its run is not noted yet.
  void begin(const CodeConfig& code, const QString& name);
  /// Its run stands in the library.
  void setRun(const QString& uuid) { m_run = uuid; }
  /// It has given its first weights.
  void setHasCode() { m_hasCode = true; }
  /// Its curves stay.
  void end() { m_run.clear(); }
  void showStored(const QString& name, const std::vector<MetricSeries>& metrics);
  /// No curves.
  void clear();

  /// What was measured since. Where the steps of a series go back, the training was restarted, and all curves start
  /// again.
  void add(const std::vector<MetricSample>& samples);

  const QString& run() const { return m_run; } ///< empty before it is noted, and when it has ended
  const CodeConfig& code() const { return m_code; }
  bool hasCode() const { return m_hasCode; }
  int attempt() const { return m_attempt; } ///< from 1
  const std::optional<BestEpoch>& best() const { return m_best; }

 private:
  /// Of a series that has a point every few batches, or every epoch, in an attempt: 0 before the first.
  struct LastSteps {
    int64_t loss = 0;
    int64_t validation = 0;
  };
  bool beginsAnew(const MetricSample& sample);
  void addOfAttempt(const std::vector<MetricSample>& samples);

  widgets::TrainingPanel& m_panel;
  CodeConfig m_code;
  QString m_run;
  bool m_hasCode = false;
  int m_attempt = 1;
  LastSteps m_last;
  int m_validations = 0; ///< of the attempt; one an epoch
  std::optional<BestEpoch> m_best;
  std::optional<MetricSample> m_base; ///< the base model's accuracy, which every attempt is measured against
};

} // namespace lacuna::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>

#include "experiment/config/config.h"
#include "experiment/failure/failure_pattern.h"

namespace lacuna::window {

/// What a person did to the devices and to the experiment, to be taken back and done again. Whoever shows the two
/// records each change after it has happened and obeys the signals.
class History : public QObject {
  Q_OBJECT
 public:
  explicit History(QObject* parent = nullptr);

  void recordPattern(FailurePattern before, FailurePattern after);
  /// Changes in quick succession, as typing makes them, are taken back together.
  void recordConfig(const ExperimentConfig& before, const ExperimentConfig& after);
  QUndoStack& stack() { return m_stack; }

 signals:
  void patternWanted(lacuna::FailurePattern pattern);
  void configWanted(const lacuna::ExperimentConfig& config);

 private:
  QUndoStack m_stack;
};

} // namespace lacuna::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "report/run_report.h"
#include "window/base/worker.h"

namespace lacuna {
class CodeSnapshot;
class TrainingControl;
} // namespace lacuna

namespace lacuna::window {

class OddsController;
class Workbench;

/// Writes the report of a failure exploration: of the code, the image, the losses and the probability that are shown.
class FailureReporter : public QObject {
  Q_OBJECT
 public:
  FailureReporter(Workbench& workbench, const OddsController& odds, QObject* parent = nullptr);
  /// Stops a report that is being written and blocks until its thread has ended; a file is written whole or not at all.
  ~FailureReporter() override;

  /// Returns at once; written() follows, or failed(). What is shown when it is called is what the report is of.
  void write(const QString& path);

 signals:
  void begun(const QString& path);
  void written(const QString& path);
  void failed(const QString& text);

 private:
  struct Shown {
    std::shared_ptr<const CodeSnapshot> code;
    int image = 0;
    FailurePattern pattern;
    QString path; ///< of the report
  };
  std::string shippedTitle() const;
  void addExamples(const report::FailureReport& gathered, const Shown& shown);
  void finish(const report::FailureReport& gathered, const Shown& shown);

  Workbench& m_workbench;
  const OddsController& m_odds;
  std::shared_ptr<TrainingControl> m_control; ///< of a count for a report
  Worker m_worker;                            ///< last, so that it ends before what it uses
};

} // namespace lacuna::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "experiment/engine/odds_count.h"
#include "widgets/failures/odds_view.h"
#include "window/base/worker.h"

namespace lacuna {
class CodeSnapshot;
class TrainingControl;
struct Inspection;
} // namespace lacuna

namespace lacuna::window {

class Workbench;

/// Random failures: evaluates every set of lost devices of the code that is shown, beyond r too, on a thread of its
/// own once the view is looked at, and plays failures on the pipeline.
class OddsController : public QObject {
  Q_OBJECT
 public:
  OddsController(Workbench& workbench, widgets::OddsView& view, QObject* parent = nullptr);
  /// Stops a count that is going on and blocks until its thread has ended.
  ~OddsController() override;

  bool playing() const { return m_timer.isActive(); }
  void play(bool on);
  /// Of the code that is shown; none before it is counted.
  const std::optional<OddsCount>& counted() const { return m_counted; }
  /// The probability of a failure that the view shows, 0 … 1.
  double chance() const { return m_view.chance(); }

 signals:
  void computed();
  void played(int images);

 private:
  void codeChanged();
  void compute();
  void showCount(const std::optional<OddsCount>& counted);
  void drop();
  void tick();
  void count(const Inspection& inspection);

  Workbench& m_workbench;
  widgets::OddsView& m_view;
  std::shared_ptr<const CodeSnapshot> m_code; ///< that the view's figures are of, or will be
  int m_evaluationNumber = 0;                 ///< likewise
  std::optional<OddsCount> m_counted;
  std::shared_ptr<TrainingControl> m_control; ///< of the count that is going on
  RequestIds m_counting;
  QTimer m_timer;
  bool m_waiting = false; ///< for the pipeline to show the image that was drawn
  int m_image = 0;
  FailurePattern m_pattern;
  widgets::PlayTally m_tally;
  Worker m_worker; ///< last, so that it ends before what it uses
};

} // namespace lacuna::window

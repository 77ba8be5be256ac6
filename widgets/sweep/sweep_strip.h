// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "widgets/sweep/sweep_runs_model.h"

class QLabel;
class QPushButton;

namespace lacuna::widgets {

class SweepMeter;

/// How far a sweep is: "run 2 of 6: mlp encoder, seed 1", and how to stop it. Hidden while none works.
class SweepStrip : public QFrame {
  Q_OBJECT
 public:
  /// `showButton`: with one that asks for the sweep's own window.
  explicit SweepStrip(bool showButton, QWidget* parent = nullptr);

  /// `estimate` says how long it will take; may be empty.
  void setProgress(const QString& where, const QString& estimate, const std::vector<SweepRunState>& runs);
  void setStopAfter(bool on);
  /// Nothing more can be asked of it.
  void setStopping();
  void begin();
  void end();
  const QString& text() const { return m_text; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 signals:
  void stopAfterRequested(bool on);
  void stopNowRequested();
  void showRequested();

 private:
  void fit();

  QString m_text; ///< m_where shows as much of it as there is room for
  QLabel* m_where;
  QLabel* m_estimate;
  SweepMeter* m_meter;
  QPushButton* m_after;
  QPushButton* m_now;
  QPushButton* m_show;
};

} // namespace lacuna::widgets

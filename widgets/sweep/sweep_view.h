// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "experiment/sweep/sweep_summary.h"
#include "widgets/sweep/sweep_runs_model.h"

namespace lacuna::widgets {

class SweepSetup;
class SweepStrip;

/// A sweep: what it is made of, its runs, and what they come to.
class SweepView : public QWidget {
  Q_OBJECT
 public:
  explicit SweepView(QWidget* parent = nullptr);
  ~SweepView() override;

  SweepSetup& setup() { return *m_setup; }
  SweepStrip& strip() { return *m_strip; }

  /// The runs that the setup makes, in order. `heading` counts them.
  void setRuns(const QString& heading, std::vector<SweepRunRow> runs);
  void setRun(int index, const SweepRunRow& run);
  void setHeading(const QString& heading);
  void setSummary(const SweepSummary& summary);
  /// An empty `reason` lets the sweep start; any other becomes the button's tooltip.
  void setStartBlocked(const QString& reason);
  /// Something that happened; it stands there until the runs change.
  void setNote(const QString& text);
  /// While it works nothing of its setup can be changed.
  void setWorking(bool working);

  QSize sizeHint() const override;

 signals:
  void startRequested();
  void reportRequested();
  void compareRequested();
  /// A run was to be opened; an index of setRuns.
  void runActivated(int index);
  /// A group of the summary was, for one of its numbers of losses; indexes of SweepSummary.
  void groupActivated(int group, int series);

 private:
  struct Private;
  void build();
  std::unique_ptr<Private> d;
  SweepSetup* m_setup;
  SweepStrip* m_strip = nullptr;
};

} // namespace lacuna::widgets

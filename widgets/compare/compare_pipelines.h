// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "widgets/compare/compared_run.h"

class QComboBox;
class QLabel;
class QSplitter;

namespace lacuna::widgets {

class PipelineView;

/// Two codes on the same image with the same devices lost: side by side where there is room, else below one another.
class ComparePipelines : public QWidget {
  Q_OBJECT
 public:
  explicit ComparePipelines(QWidget* parent = nullptr);

  /// `first` and `second` are shown.
  void setRuns(const ComparedRuns& runs, int first, int second);
  /// 0 and 1.
  PipelineView& side(int side) const { return *m_sides[static_cast<size_t>(side)].view; }
  /// Which run a side shows; -1 when there are none.
  int runAt(int side) const;
  /// As by hand: runChosen follows.
  void choose(int side, int run);
  /// In place of the pipeline: why a run cannot be shown. Empty: the pipeline again.
  void setProblem(int side, const QString& text);

 signals:
  void runChosen(int side, int run);
  void patternWanted(lacuna::FailurePattern pattern);
  void previousRequested();
  void nextRequested();
  void randomRequested();
  /// One that goes wrong on this side.
  void brokenImageRequested(int side);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Side {
    QWidget* frame;
    QComboBox* run;
    PipelineView* view;
    QLabel* problem;
  };
  void buildSide(int side);

  QSplitter* m_splitter;
  std::array<Side, 2> m_sides{};
};

} // namespace lacuna::widgets

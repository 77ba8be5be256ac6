// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "widgets/compare/compared_run.h"

namespace lacuna::widgets {

class CurvePlot;

/// Loss and accuracy of several runs over their trainings, one colour a run.
class CompareCurves : public QWidget {
  Q_OBJECT
 public:
  explicit CompareCurves(QWidget* parent = nullptr);
  ~CompareCurves() override;

  void setRuns(const ComparedRuns& runs);
  /// Only these are drawn; one entry per run.
  void setShown(const std::vector<bool>& shown);
  /// Draws this run's curves above the others; -1: all alike.
  void emphasize(int run);
  CurvePlot* loss() const;
  CurvePlot* accuracy() const;

 signals:
  /// The mouse is at a curve of this run; -1 at none.
  void runHovered(int run);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Private;
  void offerSeries();
  void draw();
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets

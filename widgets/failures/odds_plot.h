// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "experiment/failure/failure_odds.h"

class QCPGraph;
class QCPItemLine;
class QCPItemTracer;
class QCustomPlot;

namespace lacuna::widgets {

/// Accuracy over how often devices fail: either the expectation over the probability p with which each fails by itself,
/// or A_O = (1 − f)·A_a + f·A_d over the share f of inferences that lose exactly l devices (domain.md §5).
class OddsPlot : public QWidget {
  Q_OBJECT
 public:
  explicit OddsPlot(QWidget* parent = nullptr);

  void showExpectation(const FailureOdds& odds);
  void showOverall(const Accuracy& accuracy);
  void clear();
  /// Marks p, or f; 0 … 1. A click or a drag in the plot asks for another.
  void setChance(double chance);
  /// Values of the curves at the marked place, in their order, percent.
  std::vector<double> valuesAtChance() const;
  QCustomPlot* plot() const { return m_plot; }
  void paintOn(QPaintDevice& device, QSize size) const;
  /// Comma-separated.
  QString numbers() const;

 signals:
  void chanceChosen(double chance);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Curve {
    QCPGraph* graph;
    QCPItemTracer* dot;
    int role;
  };
  void addCurve(const QString& name, int role, const std::function<double(double)>& at);
  void fit();
  void applyTheme();
  void choose(const QPoint& position);

  QCustomPlot* m_plot;
  QCPItemLine* m_line;
  std::vector<Curve> m_curves;
  double m_chance = 0.1;
  bool m_halved = true; ///< the axis ends at one half while the mark is within it
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "experiment/metrics.h"

class QCPGraph;
class QCPItemLine;
class QCPItemText;
class QCPLegend;
class QCustomPlot;

namespace lacuna {

/// A curve over training steps. Points come in order; the plot is redrawn at most once a frame.
class CurvePlot : public QWidget {
  Q_OBJECT
 public:
  CurvePlot(const QString& valueLabel, bool logarithmic, QWidget* parent);

  /// `slot` picks the colour; a dashed curve belongs to the solid one of the same slot.
  void addCurve(const QString& key, const QString& name, int slot, bool dashed);
  bool has(const QString& key) const { return m_curves.count(key) > 0; }
  void addPoint(const QString& key, double step, double value);
  /// A dashed horizontal line.
  void setReference(double value, const QString& name);
  void setMark(double step, const QString& name);
  void clear();
  /// While points arrive, curves are one pixel wide: wider pens cost far more to draw.
  void setLive(bool live);
  void applyTheme();
  /// Every point again, after the user has looked closer; then the ranges follow new points once more.
  void showAll();
  QCustomPlot* plot() const { return m_plot; }
  void paintOn(QPaintDevice& device, QSize size) const;
  /// Comma-separated.
  QString numbers() const;
  int pointCount() const;
  /// The steps in view: first and last.
  std::pair<double, double> stepsShown() const;
  /// As if dragged there: the range stays.
  void showSteps(double first, double last);
  /// Draws at once instead of with the next frame.
  void drawNow();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Curve {
    QCPGraph* graph;
    int slot;
    bool dashed;
  };
  void changed();
  void redraw();
  void fitRanges();

  QCustomPlot* m_plot;
  bool m_logarithmic;
  std::map<QString, Curve> m_curves;
  std::optional<double> m_referenceValue;
  QCPItemLine* m_reference;
  QCPItemText* m_referenceName;
  QCPItemLine* m_mark;
  QCPItemText* m_markName;
  std::optional<double> m_markStep;
  bool m_live = false;
  bool m_thin = false; ///< pens of one pixel
  bool m_held = false; ///< the user moved the ranges: they stay
  QTimer m_frame;
};

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "experiment/failure/metrics.h"

class QCPGraph;
class QCPItemLine;
class QCPItemText;
class QCPLegend;
class QCustomPlot;

namespace lacuna::widgets {

/// Curves over training steps. Points come in order; the plot is redrawn at most once a frame.
class CurvePlot : public QWidget {
  Q_OBJECT
 public:
  CurvePlot(const QString& valueLabel, bool logarithmic, QWidget* parent);

  /// `slot` picks the colour; a dashed curve belongs to the solid one of the same slot.
  void addCurve(const QString& key, const QString& name, int slot, bool dashed);
  bool has(const QString& key) const { return m_curves.count(key) > 0; }
  void addPoint(const QString& key, double step, double value);
  /// All points of a curve, in order, in place of those it has.
  void setPoints(const QString& key, const std::vector<std::pair<double, double>>& points);
  /// What the lower axis counts; steps unless said.
  void setStepLabel(const QString& label);
  /// Names stand at the ends of the curves instead of in a legend.
  void setEndNames(bool on);
  /// Draws this curve above the others and them faintly; empty: all alike.
  void emphasize(const QString& key);
  const QString& emphasized() const { return m_emphasized; }
  /// Where a point of a curve lies in the plot, as it was drawn last.
  QPoint placeOf(const QString& key, int point) const;
  /// What stands under the mouse there, for a reader; empty away from every curve.
  QString describeAt(const QPoint& position) const;
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
  /// The same for those who only point at it.
  QWidget* canvas() const;
  void paintOn(QPaintDevice& device, QSize size) const;
  /// Comma-separated.
  QString numbers() const;
  int pointCount() const;
  /// Of the curves, as the legend has them.
  QStringList names() const;
  /// The steps in view: first and last.
  std::pair<double, double> stepsShown() const;
  /// As if dragged there: the range stays.
  void showSteps(double first, double last);
  /// Draws at once instead of with the next frame.
  void drawNow();

 signals:
  /// The mouse has come to another curve, or to none: empty.
  void curveHovered(const QString& key);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Curve {
    QCPGraph* graph;
    int slot;
    bool dashed;
    QCPItemText* name; ///< at its end; null while there is a legend
  };
  /// Where a curve passes near a place in the plot.
  struct Near {
    QString key;
    double step = 0;
    double value = 0;
  };
  std::optional<Near> nearest(const QPoint& position) const;
  void hover(const QPoint& position);
  bool hasManyPoints() const;
  void applyPens();
  void updateFrame();
  void showLegend(bool on);
  void placeEndNames();
  void placeMarkName();
  bool namesMeet() const;
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
  bool m_endNames = false;
  QString m_stepLabel;
  QString m_emphasized;
  QString m_hovered;
  QTimer m_frame;
};

} // namespace lacuna::widgets

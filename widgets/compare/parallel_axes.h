// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "experiment/run/comparison.h"

namespace lacuna::widgets {

/// Parallel coordinates: an axis for every quantity, a line for every run (Inselberg 1985). Dragging along an axis
/// keeps only the runs that pass there; a click on its name lets all through again.
class ParallelAxes : public QWidget {
  Q_OBJECT
 public:
  explicit ParallelAxes(QWidget* parent = nullptr);

  /// Settings that differ, then results. One `shown` entry per run.
  void setQuantities(std::vector<Quantity> quantities, int runs);
  void setShown(const std::vector<bool>& shown);
  void emphasize(int run);
  /// The runs that every chosen range lets through.
  std::vector<bool> passing() const;
  void clearRanges();
  int axisCount() const { return static_cast<int>(m_axes.size()); }
  /// Where a run's line crosses an axis; below its end where the run has no such value.
  QPointF placeOf(int run, int axis) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void runHovered(int run);
  void passingChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  struct Axis {
    Quantity quantity;
    std::vector<QString> words; ///< of an axis of words, from below
    double low = 0;
    double high = 1;
    bool logarithmic = false;
    std::vector<std::optional<double>> units;       ///< one per run, 0 … 1 from below
    std::optional<std::pair<double, double>> range; ///< chosen, in units
  };
  static Axis axisOf(Quantity quantity);
  QRectF field() const;
  double x(int axis) const;
  double y(double unit) const;
  double unitAt(double y) const;
  double absentY() const;
  int axisAt(double x) const;
  int runAt(QPointF position) const;
  bool passes(int run) const;
  std::pair<QString, QString> ends(const Axis& axis) const;
  void paintAxis(QPainter& p, int axis) const;
  void paintRun(QPainter& p, int run, bool strong) const;

  std::vector<Axis> m_axes;
  std::vector<bool> m_shown;
  int m_emphasized = -1;
  int m_hovered = -1;
  int m_dragged = -1; ///< the axis a range is being chosen on
  double m_from = 0;
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "experiment/failure/metrics.h"

namespace lacuna::widgets {

/// The cells of the failure atlas; wraps to its width and is as high as that needs.
class AtlasCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit AtlasCanvas(QWidget* parent);

  void setEvaluation(const Evaluation& evaluation, int k, int r);
  void setCurrent(FailurePattern pattern);
  FailurePattern current() const { return m_current; }
  void setWorstFirst(bool worstFirst);
  bool worstFirst() const { return m_worstFirst; }
  const Evaluation& evaluation() const { return m_evaluation; }
  bool isEmpty() const { return m_evaluation.patterns.empty(); }
  double low() const { return m_low; }
  double high() const { return m_high; }
  QRect cellOf(FailurePattern pattern) const;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;

 signals:
  void patternWanted(lacuna::FailurePattern pattern);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Cell {
    size_t result = 0;
    QRect rect;
  };
  struct Row {
    int lost = 0;
    int top = 0;
  };
  const PatternResult& resultOf(const Cell& cell) const { return m_evaluation.patterns[cell.result]; }
  int arrange(int width, std::vector<Cell>& cells, std::vector<Row>& rows) const;
  void rearrange();
  int cellAt(QPoint at) const;
  int currentCell() const;
  int below(int from, int direction) const;
  void choose(int cell);
  void describe();
  QString tipOf(const PatternResult& result) const;

  Evaluation m_evaluation;
  int m_k = 0;
  double m_low = 0;
  double m_high = 100;
  bool m_worstFirst = false;
  FailurePattern m_current;
  std::vector<Cell> m_cells;
  std::vector<Row> m_rows;
};

/// Colour of an accuracy between `low` and `high`: vermilion for low, blue for high.
QColor atlasColor(double unit, bool dark);

} // namespace lacuna::widgets

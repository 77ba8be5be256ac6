// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QImage>
#include <QTimer>

namespace lacuna::widgets {

/// A sheet to draw a digit on with the mouse, a pen or a finger. What is drawn is told while it is being drawn.
class DigitPad : public QDialog {
  Q_OBJECT
 public:
  explicit DigitPad(QWidget* parent = nullptr);

  const QImage& sheet() const { return m_sheet; }
  void clear();

 signals:
  /// Dark ink on white; at most thirty times a second, never a blank sheet.
  void drawn(const QImage& sheet);

 private:
  class Canvas;
  void changed();

  QImage m_sheet;
  bool m_blank = true;
  Canvas* m_canvas;
  QTimer m_frame;
};

} // namespace lacuna::widgets

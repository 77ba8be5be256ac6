// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace lacuna {

/// One device; checked means lost. Click or Space takes it away and brings it back.
class DeviceButton : public QAbstractButton {
  Q_OBJECT
 public:
  DeviceButton(int index, int k, QWidget* parent);

  int index() const { return m_index; }
  void setLost(bool lost);
  /// Measured time of F_conv on one part; 0 when not known.
  void setMilliseconds(double milliseconds);
  void setScale(double scale);
  QSize sizeHint() const override;

 signals:
  void hoverChanged(int index, bool inside);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void describe();
  QString stateText() const;

  int m_index;
  int m_k;
  double m_milliseconds = 0;
  double m_scale = 1;
  bool m_inside = false;
};

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "widgets/pipeline/controls/glide.h"

namespace lacuna::widgets {

enum class DeviceState {
  available,
  late, ///< it would answer, but nobody waits for it
  lost,
};

/// One device; checked means that its answer is not there to be used. A click or Space asks to take it away or to bring
/// it back, S that it is late, a right click offers all states; none changes it, which setState alone does.
class DeviceButton : public QAbstractButton {
  Q_OBJECT
 public:
  DeviceButton(int index, int k, QWidget* parent);

  int index() const { return m_index; }
  void setState(DeviceState state);
  DeviceState state() const;
  /// Measured time of F_conv on one part; 0 when not known.
  void setMilliseconds(double milliseconds);
  void setScale(double scale);
  /// Ends a change of colours at once: another click has come.
  void finishMoving();
  /// The lane it stands on has stepped back.
  void setVeiled(bool veiled);
  QSize sizeHint() const override;

 signals:
  void hoverChanged(int index, bool inside);
  /// Asked for by menu or key; a click is clicked().
  void stateWanted(int index, lacuna::widgets::DeviceState state);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void nextCheckState() override {}
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void describe();
  QString stateText() const;
  QString stateName() const;
  void paintGround(QPainter& p) const;
  void paintIcon(QPainter& p, const QRectF& box) const;

  int m_index;
  int m_k;
  double m_milliseconds = 0;
  double m_scale = 1;
  bool m_inside = false;
  bool m_late = false;
  bool m_veiled = false;
  Glide m_level; ///< 0 available, 1 not
};

} // namespace lacuna::widgets

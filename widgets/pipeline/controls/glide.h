// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantAnimation>
#include <functional>

class QWidget;

namespace lacuna::widgets {

/// A number that moves to where it is sent within a moment; at once in a widget that nobody sees, and where the desktop
/// wants no animations.
class Glide : public QVariantAnimation {
  Q_OBJECT
 public:
  /// `moved` is called whenever the number has changed.
  Glide(QWidget* widget, std::function<void()> moved);

  double number() const { return m_number; }
  void glideTo(double target);
  void jumpTo(double target);
  /// Anew from `start`, wherever it was.
  void glide(double start, double target);

 private:
  QWidget* m_widget;
  std::function<void()> m_moved;
  double m_number = 0;
};

} // namespace lacuna::widgets

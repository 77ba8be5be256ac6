// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/controls/glide.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>
#include <cmath>

namespace lacuna::widgets {
namespace {

/// Long enough to be followed, short enough that nobody waits for it.
constexpr int kLongestMs = 160;
constexpr double kMinStep = 0.15; ///< of the whole way

} // namespace

Glide::Glide(QWidget* widget, std::function<void()> moved)
    : QVariantAnimation(widget), m_widget(widget), m_moved(std::move(moved)) {
  setEasingCurve(QEasingCurve::OutCubic);
  connect(this, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
    if (state() != Running) return;
    // Towards the end every step is too small to be seen, and would be painted all the same.
    const double number = value.toDouble();
    const double whole = std::abs(endValue().toDouble() - startValue().toDouble());
    if (number != endValue().toDouble() && std::abs(number - m_number) < kMinStep * whole) return;
    m_number = number;
    m_moved();
  });
}

void Glide::glideTo(double target) {
  glide(m_number, target);
}

void Glide::jumpTo(double target) {
  stop();
  m_number = target;
}

void Glide::glide(double start, double target) {
  stop();
  m_number = start;
  const int wanted = m_widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, m_widget);
  if (start == target || wanted <= 0 || !m_widget->isVisible()) {
    m_number = target;
    m_moved();
    return;
  }
  setDuration(std::min(wanted, kLongestMs));
  setStartValue(start);
  setEndValue(target);
  QVariantAnimation::start();
}

} // namespace lacuna::widgets

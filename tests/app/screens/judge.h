// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

class QWidget;

namespace lacuna::screens {

/// What is wrong with a window that can be told without taste: words that do not fit, widgets over one another or
/// beyond their parent, a window larger than `room`, pale text, and what a screen reader could not name. `picture` is
/// the window as it was just painted. What widgets paint by themselves is not looked into.
QStringList judge(const QWidget& window, const QImage& picture, QSize room);

/// Relation of two colours' luminances as WCAG 2.1 has it, 1 … 21.
double contrast(const QColor& a, const QColor& b);

} // namespace lacuna::screens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSize>
#include <QString>

class QCPAxis;
class QCustomPlot;
class QPaintDevice;

namespace lacuna::widgets {

struct Theme;

/// The first is the accent, then the colours of parts, which repeat from the ninth on.
QColor curveColor(const Theme& theme, int slot);

/// Fonts and colours of a plot's ground, axes, grid and legend: alike everywhere in the window.
void stylePlot(QCustomPlot& plot, const Theme& theme);

/// Gives a logarithmic axis labels at 1, 2 and 5 of every decade, and more where it is short, so that it still has
/// some.
void useDecades(QCPAxis& axis);

/// Gives an axis about `count` ticks with the decimals they need; only whole numbers if `whole`.
void useExactTicks(QCPAxis& axis, int count, bool whole = false);

/// The plot in lines and letters, not pixels, where the device knows them; `size` in logical pixels.
void paintPlot(QCustomPlot& plot, QPaintDevice& device, QSize size);

/// Of the QCustomPlot in use, "2.1.0".
QString plotLibraryVersion();

/// Every point of every graph: "curve,x,y" lines below that heading.
QString numbersOf(const QCustomPlot& plot);

} // namespace lacuna::widgets

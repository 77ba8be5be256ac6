// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCustomPlot;

namespace lacuna {

struct Theme;

/// Fonts and colours of a plot's ground, axes, grid and legend: alike everywhere in the window.
void stylePlot(QCustomPlot& plot, const Theme& theme);

} // namespace lacuna

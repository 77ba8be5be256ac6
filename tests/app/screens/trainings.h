// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "experiment/config/config.h"

namespace lacuna::screens {

/// Trains in seconds: two parts on stroke digits.
ExperimentConfig quickConfig(const char* name);

/// A code of so many parts on a network with wide feature maps, "k = 8, r = 4".
ExperimentConfig wideConfig(int k, int r);
QString wideName(int k, int r);
/// k and r of those that the library has.
constexpr int kWideCodes[][2] = {{3, 1}, {5, 2}, {6, 3}, {7, 2}, {8, 4}};

/// Makes a run library that shows everything a list can show: trained runs, one of them starred, tagged and with
/// notes, one that failed, one that was stopped, and one that waits although this process has ended. Blocks for some
/// seconds. Throws lacuna::Error.
void makeLibrary(const QString& path);

/// Three codes good enough to be shown in pictures of the documentation.
ExperimentConfig showConfig(int index);
QString showName(int index);
/// A library of these three. Blocks for some minutes.
void makeShowLibrary(const QString& path);

} // namespace lacuna::screens

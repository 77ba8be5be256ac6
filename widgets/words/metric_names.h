// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "experiment/failure/metric_kinds.h"
#include "experiment/run/comparison.h"

namespace lacuna::widgets {

// What a person reads for what is measured.
QString metricTitle(const MetricKind& kind, int lost = 0);
/// As a reader knows it: "worst pattern, 2 lost (%)"; a setting by its path.
QString quantityTitle(const Quantity& quantity);

} // namespace lacuna::widgets

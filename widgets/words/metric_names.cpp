// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/metric_names.h"

#include <QCoreApplication>

namespace lacuna::widgets {

QString metricTitle(const MetricKind& kind, int lost) {
  const QString title = QCoreApplication::translate("MetricTitles", kind.title);
  return kind.byLost ? title.arg(lost) : title;
}

QString quantityTitle(const Quantity& quantity) {
  if (quantity.kind == QuantityKind::setting) return QString::fromStdString(quantity.key);
  const QString title = QCoreApplication::translate("QuantityTitles", factsOf(quantity.kind).title);
  return title.contains(QLatin1String("%1")) ? title.arg(quantity.lost) : title;
}

} // namespace lacuna::widgets

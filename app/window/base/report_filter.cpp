// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/report_filter.h"

#include <QCoreApplication>
#include <QStringList>

#include "report/run_report.h"

namespace lacuna::window {

QString reportFilter() {
  QStringList filters;
  for (const report::ReportFormat& format : report::reportFormats())
    filters << QStringLiteral("%1 (*.%2)")
                   .arg(QCoreApplication::translate("ReportFormats", format.title), QLatin1String(format.extension));
  return filters.join(QStringLiteral(";;"));
}

} // namespace lacuna::window

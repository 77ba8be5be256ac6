// SPDX-License-Identifier: GPL-3.0-or-later
#include "contact_sheet.h"

#include <QDir>
#include <QFile>
#include <QTextStream>

namespace lacuna::screens {

void writeContactSheet(const QString& folder, const QStringList& columns, const QStringList& findings) {
  // In the order in which they were taken, as far as the first column has them.
  QStringList names;
  for (const QString& column : columns)
    for (const QFileInfo& file :
         QDir(folder + QLatin1Char('/') + column)
             .entryInfoList({QStringLiteral("*.png")}, QDir::Files, QDir::Time | QDir::Reversed))
      if (!names.contains(file.completeBaseName())) names << file.completeBaseName();
  QFile file(folder + QStringLiteral("/index.html"));
  if (!file.open(QIODevice::WriteOnly)) return;
  QTextStream out(&file);
  out << "<!doctype html><meta charset=utf-8><title>Lacuna, every screen</title><style>"
         "body{font:14px Inter,sans-serif;margin:24px;color:#161c2b;background:#f4f6fa}"
         "table{border-spacing:8px}th{text-align:left;vertical-align:top;font-weight:600}"
         "img{width:360px;border:1px solid #dde2eb;display:block}pre{white-space:pre-wrap}</style>"
         "<h1>Every screen</h1><pre>";
  for (const QString& finding : findings) out << finding.toHtmlEscaped() << '\n';
  out << "</pre><table><tr><th>";
  for (const QString& column : columns) out << "<th>" << column.toHtmlEscaped();
  for (const QString& name : names) {
    out << "\n<tr><th>" << name.toHtmlEscaped();
    for (const QString& column : columns) {
      const QString path = column + QLatin1Char('/') + name + QStringLiteral(".png");
      out << "<td>";
      if (QFile::exists(folder + QLatin1Char('/') + path))
        out << "<a href=\"" << path << "\"><img loading=lazy alt=\"\" src=\"" << path << "\"></a>";
    }
  }
  out << "\n</table>\n";
}

} // namespace lacuna::screens

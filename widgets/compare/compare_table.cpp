// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_table.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"
#include "widgets/words/metric_names.h"

namespace lacuna::widgets {
namespace {

QString quoted(QString text) {
  return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

QString runLabel(const ComparedRuns& runs, size_t run) {
  return QStringLiteral("%1  %2").arg(QString::fromStdString(runLetter(run)),
                                      QString::fromStdString(runs[run].run.name));
}

QString quantityText(const Quantity& q, size_t run) {
  QString absent = QStringLiteral("–");
  if (q.kind == QuantityKind::setting) return q.words[run] ? QString::fromStdString(*q.words[run]) : absent;
  if (!q.numbers[run]) return absent;
  const double value = *q.numbers[run];
  const QLocale locale;
  switch (factsOf(q.kind).format) {
    case QuantityFormat::count:
      return countText(value);
    case QuantityFormat::bytes:
      return bytesText(value);
    case QuantityFormat::seconds:
      return locale.toString(value, 'f', value < 10 ? 1 : 0);
    case QuantityFormat::whole:
      return locale.toString(value, 'f', 0);
    case QuantityFormat::setting:
    case QuantityFormat::percent:
      break;
  }
  return locale.toString(value, 'f', 2);
}

void CompareTable::setRuns(const ComparedRuns& runs) {
  beginResetModel();
  const std::vector<RunRecord> records = recordsOf(runs);
  m_rows = resultsOf(records);
  m_results = static_cast<int>(m_rows.size());
  for (Quantity& q : settingsThatDiffer(records)) m_rows.push_back(std::move(q));
  m_best.clear();
  for (const Quantity& q : m_rows) m_best.push_back(bestRuns(q));
  m_names.clear();
  for (const RunRecord& run : records) m_names << QString::fromStdString(run.name);
  endResetModel();
}

int CompareTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CompareTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

QVariant CompareTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto row = static_cast<size_t>(index.row());
  const auto run = static_cast<size_t>(index.column());
  const Quantity& q = m_rows[row];
  const bool best = m_best[row][run];
  switch (role) {
    case Qt::DisplayRole:
      return quantityText(q, run);
    case Qt::ToolTipRole:
      return (best ? tr("%1 · %2: %3 (best)") : tr("%1 · %2: %3"))
          .arg(QString::fromStdString(runLetter(run)), quantityTitle(q), quantityText(q, run));
    case Qt::TextAlignmentRole:
      return QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::FontRole:
      return best ? QVariant(typeScale().strong) : QVariant();
    case Qt::ForegroundRole:
      return best ? QVariant(themeFor(QGuiApplication::palette()).good) : QVariant();
    default:
      return {};
  }
}

QVariant CompareTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Horizontal) {
    if (role == Qt::DisplayRole) return QString::fromStdString(runLetter(static_cast<size_t>(section)));
    if (role == Qt::ToolTipRole) return m_names[section];
    if (role == Qt::TextAlignmentRole) return QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    return {};
  }
  if (role == Qt::DisplayRole) return quantityTitle(m_rows[static_cast<size_t>(section)]);
  if (role == Qt::TextAlignmentRole) return QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
  return {};
}

QString CompareTable::numbers() const {
  QString text = QStringLiteral("\"\"");
  for (qsizetype i = 0; i < m_names.size(); ++i)
    text += QLatin1Char(',') +
            quoted(QStringLiteral("%1: %2").arg(QString::fromStdString(runLetter(static_cast<size_t>(i))), m_names[i]));
  for (const Quantity& q : m_rows) {
    text += QLatin1Char('\n') + quoted(quantityTitle(q));
    for (size_t run = 0; run < q.numbers.size(); ++run) {
      text += QLatin1Char(',');
      if (q.numbers[run])
        text += QString::number(*q.numbers[run], 'g', 10);
      else if (q.kind == QuantityKind::setting && q.words[run])
        text += quoted(QString::fromStdString(*q.words[run]));
    }
  }
  return text + QLatin1Char('\n');
}

} // namespace lacuna::widgets

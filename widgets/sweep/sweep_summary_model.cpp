// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_summary_model.h"

#include <QBrush>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <array>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

QString numberText(double value) {
  return QLocale().toString(value, 'f', 2);
}

QString spreadShown(const Spread& spread) {
  return spread.deviation ? SweepSummaryModel::tr("%1 ± %2").arg(numberText(spread.mean), numberText(*spread.deviation))
                          : numberText(spread.mean);
}

Qt::Alignment summaryAlignment(int column) {
  return (column == SweepSummaryModel::groupColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace

void SweepSummaryModel::setSummary(const SweepSummary& summary) {
  beginResetModel();
  m_summary = summary;
  m_rows.clear();
  for (size_t g = 0; g < summary.groups.size(); ++g)
    for (size_t s = 0; s < summary.groups[g].byLost.size(); ++s) {
      const LostSpread& here = summary.groups[g].byLost[s];
      const bool beaten = std::any_of(summary.groups.begin(), summary.groups.end(), [&](const SweepGroup& other) {
        return s < other.byLost.size() && other.byLost[s].worst.mean > here.worst.mean;
      });
      m_rows.push_back({static_cast<int>(g), static_cast<int>(s), summary.groups.size() > 1 && !beaten});
    }
  endResetModel();
}

int SweepSummaryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SweepSummaryModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columnTotal);
}

QString SweepSummaryModel::shown(const Row& row, int column) const {
  const SweepGroup& group = m_summary.groups[static_cast<size_t>(row.group)];
  const LostSpread& lost = group.byLost[static_cast<size_t>(row.series)];
  switch (column) {
    case groupColumn:
      return QString::fromStdString(group.name);
    case runsColumn:
      return QString::number(group.runs.size());
    case lostColumn:
      return QString::number(lost.lost);
    case baseColumn:
      return spreadShown(group.base);
    case meanColumn:
      return spreadShown(lost.allPatternMean);
    case dataLostColumn:
      return spreadShown(lost.unavailableMean);
    case worstColumn:
      return spreadShown(lost.worst);
    case lowestColumn:
      return numberText(lost.leastWorst);
    case meanBelowColumn:
      return spreadShown(lost.meanBelowBase);
    case worstBelowColumn:
      return spreadShown(lost.worstBelowBase);
    default:
      return {};
  }
}

QVariant SweepSummaryModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = m_rows[static_cast<size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      // What a group has in common stands once.
      if (row.series > 0 && (column == groupColumn || column == runsColumn || column == baseColumn)) return {};
      return shown(row, column);
    case Qt::AccessibleTextRole:
      return shown(row, column);
    case Qt::ToolTipRole:
      if (column == worstColumn && row.best) return tr("The best worst pattern of all groups");
      return column == groupColumn ? shown(row, column) : QVariant();
    case Qt::TextAlignmentRole:
      return int(summaryAlignment(column));
    case Qt::FontRole:
      if (column == worstColumn && row.best) return typeScale().strong;
      return {};
    case Qt::ForegroundRole:
      if (column == worstColumn && row.best) return QBrush(themeFor(QGuiApplication::palette()).good);
      return {};
    default:
      return {};
  }
}

QVariant SweepSummaryModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) return {};
  const std::array<QString, columnTotal> names = {tr("Group"),      tr("Runs"),         tr("Lost"),     tr("Whole, %"),
                                                  tr("Mean, %"),    tr("Data lost, %"), tr("Worst, %"), tr("Lowest"),
                                                  tr("Mean below"), tr("Worst below")};
  const std::array<QString, columnTotal> tips = {tr("What varies, without seeds"),
                                                 tr("Finished runs, which differ in their seeds alone"),
                                                 tr("Devices lost"),
                                                 tr("Accuracy of the whole model"),
                                                 tr("Mean over all patterns"),
                                                 tr("Mean over the patterns that lose a data part"),
                                                 tr("Worst pattern, mean over the seeds"),
                                                 tr("Worst pattern of the worst seed"),
                                                 tr("Points that the mean lies below the run's own whole model"),
                                                 tr("Points that the worst lies below the run's own whole model")};
  if (role == Qt::DisplayRole) return names[static_cast<size_t>(section)];
  if (role == Qt::ToolTipRole) return tips[static_cast<size_t>(section)];
  if (role == Qt::TextAlignmentRole) return int(summaryAlignment(section));
  return {};
}

} // namespace lacuna::widgets

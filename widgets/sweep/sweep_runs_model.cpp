// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_runs_model.h"

#include <QBrush>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <array>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

QString percentText(const std::optional<double>& value) {
  return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

Qt::Alignment sweepRunAlignment(int column) {
  const bool number = column == SweepRunsModel::numberColumn || column == SweepRunsModel::meanColumn ||
                      column == SweepRunsModel::worstColumn;
  return (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QVariant stateColor(SweepRunState state) {
  const QPalette palette = QGuiApplication::palette();
  const Theme& t = themeFor(palette);
  switch (state) {
    case SweepRunState::inLibrary:
    case SweepRunState::finished:
      return QBrush(t.good);
    case SweepRunState::training:
      return QBrush(t.accent);
    case SweepRunState::failed:
    case SweepRunState::faulty:
      return QBrush(t.lost);
    case SweepRunState::stopped:
      return QBrush(t.warning);
    case SweepRunState::toTrain:
      break;
  }
  return QBrush(t.muted);
}

} // namespace

/// A sign before the words, so that colour is not needed.
QString sweepStateText(const SweepRunRow& row) {
  switch (row.state) {
    case SweepRunState::inLibrary:
      return SweepRunsModel::tr("✓ in the library");
    case SweepRunState::training:
      return SweepRunsModel::tr("▸ training");
    case SweepRunState::finished:
      return SweepRunsModel::tr("✓ trained");
    case SweepRunState::failed:
      return SweepRunsModel::tr("✕ failed: %1").arg(row.reason);
    case SweepRunState::stopped:
      return SweepRunsModel::tr("■ stopped");
    case SweepRunState::faulty:
      return SweepRunsModel::tr("! %1").arg(row.reason);
    case SweepRunState::toTrain:
      break;
  }
  return SweepRunsModel::tr("○ to train");
}

void SweepRunsModel::setRuns(std::vector<SweepRunRow> runs) {
  beginResetModel();
  m_runs = std::move(runs);
  endResetModel();
}

void SweepRunsModel::setRun(int row, const SweepRunRow& run) {
  m_runs[static_cast<size_t>(row)] = run;
  emit dataChanged(index(row, 0), index(row, columnTotal - 1));
}

int SweepRunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int SweepRunsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columnTotal);
}

QVariant SweepRunsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const SweepRunRow& run = m_runs[static_cast<size_t>(index.row())];
  const int column = index.column();
  if (role == Qt::TextAlignmentRole) return int(sweepRunAlignment(column));
  if (role == Qt::ForegroundRole && column == stateColumn) return stateColor(run.state);
  if (role == Qt::ForegroundRole && column == numberColumn) return QBrush(themeFor(QGuiApplication::palette()).muted);
  if (role == Qt::ToolTipRole && column == nameColumn) return run.label;
  if (role == Qt::ToolTipRole && column == stateColumn) return run.reason;
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case numberColumn:
      return index.row() + 1;
    case nameColumn:
      return run.label;
    case meanColumn:
      return percentText(run.mean);
    case worstColumn:
      return percentText(run.worst);
    default:
      return sweepStateText(run);
  }
}

QVariant SweepRunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) return {};
  const std::array<QString, columnTotal> names = {QString(), tr("Run"), tr("State"), tr("Mean, %"), tr("Worst, %")};
  if (role == Qt::DisplayRole) return names[static_cast<size_t>(section)];
  if (role == Qt::TextAlignmentRole) return int(sweepRunAlignment(section));
  if (role == Qt::ToolTipRole && section == meanColumn)
    return tr("Mean over all patterns with the most losses evaluated");
  if (role == Qt::ToolTipRole && section == worstColumn) return tr("Worst pattern with the most losses evaluated");
  return {};
}

} // namespace lacuna::widgets

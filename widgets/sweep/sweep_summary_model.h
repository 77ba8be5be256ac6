// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "experiment/sweep/sweep_summary.h"

namespace lacuna::widgets {

/// The groups of a sweep, a row for each number of lost devices: the figures that `lacuna sweep` prints.
class SweepSummaryModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    groupColumn,
    runsColumn,
    lostColumn,
    baseColumn,
    meanColumn,
    dataLostColumn,
    worstColumn,
    lowestColumn,
    meanBelowColumn,
    worstBelowColumn,
    columnTotal
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setSummary(const SweepSummary& summary);
  /// Of a row: which group, and which of its numbers of losses.
  int groupAt(int row) const { return m_rows[static_cast<size_t>(row)].group; }
  int seriesAt(int row) const { return m_rows[static_cast<size_t>(row)].series; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  struct Row {
    int group = 0;
    int series = 0;
    bool best = false; ///< the highest worst pattern of all groups with as many losses
  };
  QString shown(const Row& row, int column) const;

  SweepSummary m_summary;
  std::vector<Row> m_rows;
};

} // namespace lacuna::widgets

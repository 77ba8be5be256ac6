// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/compare/compared_run.h"

namespace lacuna::widgets {

/// "A  its name".
QString runLabel(const ComparedRuns& runs, size_t run);
/// What it is for one of the runs, in the digits that mean something; "–" where it has none.
QString quantityText(const Quantity& quantity, size_t run);

/// Results first, then the settings in which the runs differ: a row each, a column for every run.
class CompareTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;

  void setRuns(const ComparedRuns& runs);
  int resultRows() const { return m_results; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

  /// Comma-separated, with the heading.
  QString numbers() const;

 private:
  std::vector<Quantity> m_rows;
  std::vector<std::vector<bool>> m_best; ///< by row and run
  int m_results = 0;
  QStringList m_names; ///< one per run
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <optional>
#include <vector>

namespace lacuna::widgets {

enum class SweepRunState {
  toTrain,
  inLibrary, ///< finished before; taken as it is
  training,
  finished,
  failed,
  stopped, ///< before its end; started again, the sweep trains it anew
  faulty,  ///< its configuration has a problem
};

/// One run of a sweep on screen.
struct SweepRunRow {
  QString label;
  SweepRunState state = SweepRunState::toTrain;
  QString reason;              ///< why it failed, or what is wrong with it
  std::optional<double> mean;  ///< percent, with the most losses that were evaluated; once finished
  std::optional<double> worst; ///< likewise
};

QString sweepStateText(const SweepRunRow& row);

/// The runs of a sweep, in its order.
class SweepRunsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { numberColumn, nameColumn, stateColumn, meanColumn, worstColumn, columnTotal };

  using QAbstractTableModel::QAbstractTableModel;

  void setRuns(std::vector<SweepRunRow> runs);
  void setRun(int row, const SweepRunRow& run);
  const std::vector<SweepRunRow>& runs() const { return m_runs; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::vector<SweepRunRow> m_runs;
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>
#include <unordered_map>
#include <vector>

#include "experiment/run/run_record.h"
#include "widgets/runs/run_tags.h"

namespace lacuna::widgets {

/// Run records as rows.
class RunsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    starColumn,
    nameColumn,
    tagsColumn,
    stateColumn,
    datasetColumn,
    kColumn,
    rColumn,
    lColumn,
    codersColumn,
    baseColumn,
    meanColumn,
    worstColumn,
    secondsColumn,
    speedColumn,
    createdColumn,
    columnTotal
  };
  enum Role { UuidRole = Qt::UserRole, TagsRole };

  explicit RunsModel(QObject* parent = nullptr);

  void setRuns(std::vector<RunRecord> runs);
  /// Replaces the run of this uuid, or adds it at the end.
  void updateRun(const RunRecord& run);
  const RunRecord& run(int row) const { return m_runs[static_cast<size_t>(row)]; }
  /// -1 when there is none.
  int rowOf(const QString& uuid) const;
  /// Whether row `a` comes before row `b` by a column: numbers as numbers, texts without regard to case.
  bool less(int a, int b, int column) const;
  /// Whether all the terms apply to the run.
  bool matches(int row, const FilterTerms& terms) const;
  /// Every tag of a run, sorted.
  QStringList tagsInUse() const;
  bool anyTags() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

 signals:
  /// The name was edited in the table; the record itself waits for updateRun.
  void renameRequested(const QString& uuid, const QString& name);

 private:
  std::vector<RunRecord> m_runs;
  std::unordered_map<std::string, int> m_rows;
  mutable std::vector<QString> m_words; ///< what a filter looks in, in lower case; null before it was asked for
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <memory>
#include <vector>

#include "experiment/run/run_record.h"

namespace lacuna::widgets {

/// The run library as a table: sort, filter, star, tag, archive, open, compare.
class RunsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RunsPanel(QWidget* parent = nullptr);
  ~RunsPanel() override;

  /// Both keep selection and scroll position.
  void setRuns(const std::vector<RunRecord>& runs);
  /// Replaces the run of this uuid, or adds it.
  void updateRun(const RunRecord& run);
  QStringList selectedUuids() const;
  void selectRun(const QString& uuid);

  QSize sizeHint() const override;

 signals:
  void openRequested(const QString& uuid);
  void reportRequested(const QStringList& uuids);
  void compareRequested(const QStringList& uuids);
  void starToggled(const QString& uuid, bool starred);
  void renameRequested(const QString& uuid, const QString& name);
  void notesRequested(const QString& uuid);
  /// Into the archive, or out of it.
  void archiveRequested(const QStringList& uuids, bool archived);
  /// Archived runs are to be listed too, or no longer.
  void archivedWanted(bool shown);
  void tagsChosen(const QStringList& uuids, const QStringList& added, const QStringList& removed);
  void duplicateConfigRequested(const QString& uuid);
  /// Of those that can be resumed.
  void resumeRequested(const QStringList& uuids);
  void exportRequested(const QStringList& uuids);
  void deleteRequested(const QStringList& uuids);
  void selectionChanged(const QStringList& uuids);

 private:
  QLayout* buildBar();
  void buildMenu();
  void connectTable();
  void openSelected();
  void toggleStar(const QString& uuid);
  void editTags();
  QStringList resumable() const;

  struct Private;
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets

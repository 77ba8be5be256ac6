// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace lacuna::window {

class FailureReporter;
class Workbench;
struct WorkbenchViews;

/// What a person does with runs of the library beyond looking at them: reports, export and import, deletion, notes.
/// What came of it stands in the banner.
class RunActions : public QObject {
  Q_OBJECT
 public:
  /// Dialogs stand before `window`.
  RunActions(Workbench& workbench, const WorkbenchViews& views, FailureReporter& failureReporter, QWidget* window);

  void fillMenu(QMenu& menu);

  void chooseReport(const QStringList& uuids);
  void importFile(const QString& path);
  void confirmDeletion(const QStringList& uuids);

 signals:
  void compareWanted(const QStringList& uuids);

 private:
  void compareSelected();
  void chooseFailureReport();
  void chooseExport(const QStringList& uuids);
  void chooseImport();
  void editNotes(const QString& uuid);
  QString askForReport(const QString& title, const QString& name);

  Workbench& m_workbench;
  const WorkbenchViews& m_views;
  FailureReporter& m_failureReporter;
  QWidget* m_window;
};

} // namespace lacuna::window

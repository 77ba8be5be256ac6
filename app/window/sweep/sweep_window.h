// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace lacuna {

class ExperimentForm;
class SweepController;
class SweepStrip;
class SweepView;
class Workbench;

/// The window of sweeps beside the main window; closing it ends nothing.
class SweepWindow : public QDialog {
  Q_OBJECT
 public:
  SweepWindow(Workbench& workbench, ExperimentForm& form, SweepStrip& strip, QWidget* parent);

  SweepView& view() { return *m_view; }
  SweepController& controller() { return *m_controller; }
  /// Writes what is chosen as a file that `lacuna sweep` takes; says what is wrong when it cannot.
  void saveAs(const QString& path);

 signals:
  void compareRequested(const QStringList& uuids);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void chooseFile();
  void chooseSave();
  void chooseReport();

  SweepView* m_view;
  SweepController* m_controller;
};

} // namespace lacuna

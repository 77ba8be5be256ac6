// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace lacuna::widgets {
class ExperimentForm;
class SweepStrip;
class SweepView;
} // namespace lacuna::widgets

namespace lacuna::window {

class SweepController;
class Workbench;

/// The window of sweeps beside the main window; closing it ends nothing.
class SweepWindow : public QDialog {
  Q_OBJECT
 public:
  SweepWindow(Workbench& workbench, widgets::ExperimentForm& form, widgets::SweepStrip& strip, QWidget* parent);

  widgets::SweepView& view() { return *m_view; }
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

  widgets::SweepView* m_view;
  SweepController* m_controller;
};

} // namespace lacuna::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace lacuna::widgets {
class Banner;
class CompareView;
} // namespace lacuna::widgets

namespace lacuna::window {

class CompareController;
class Exporter;
class Workbench;

/// Several runs beside one another, in a window beside the main window.
class CompareWindow : public QDialog {
  Q_OBJECT
 public:
  CompareWindow(Workbench& workbench, QWidget* parent);

  /// Returns at once; the controller's read() follows.
  void compare(const QStringList& uuids);
  const QStringList& uuids() const;
  widgets::CompareView& view() { return *m_view; }
  CompareController& controller() { return *m_controller; }
  Exporter& exporter() { return *m_exporter; }

 signals:
  void reportRequested(const QStringList& uuids);
  void openRequested(const QString& uuid);

 private:
  void offerExports();

  widgets::Banner* m_banner;
  widgets::CompareView* m_view;
  CompareController* m_controller;
  Exporter* m_exporter;
};

} // namespace lacuna::window

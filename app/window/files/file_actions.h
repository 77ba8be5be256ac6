// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;

namespace lacuna::widgets {
class DigitPad;
}

namespace lacuna::window {

class RecentFiles;
class Workbench;
struct WorkbenchViews;

/// What a person opens and saves in the window: configurations and sweeps, pictures, lessons. What is wrong with a file
/// stands in the banner.
class FileActions : public QObject {
  Q_OBJECT
 public:
  /// Dialogs stand before `window`.
  FileActions(Workbench& workbench, const WorkbenchViews& views, QWidget* window);

  /// The actions of configurations and codes, with the recent files.
  void fillMenu(QMenu& menu);

  /// Whatever a file is, by the ending of its name: one that was dropped on the window.
  void open(const QString& path);
  /// Reads a configuration into the form.
  void openConfig(const QString& path);
  void chooseConfig();
  void saveConfig();
  void choosePicture();
  void chooseLesson();
  /// Opens the sheet to draw on, which stays open beside the pipeline.
  void drawDigit();

 signals:
  void sweepChosen(const QString& path);
  void lessonChosen(const QString& path);
  /// A run library: its runs are to be imported.
  void libraryChosen(const QString& path);

 private:
  Workbench& m_workbench;
  const WorkbenchViews& m_views;
  QWidget* m_window;
  RecentFiles* m_recent = nullptr;
  widgets::DigitPad* m_pad = nullptr; ///< once it was asked for
};

} // namespace lacuna::window

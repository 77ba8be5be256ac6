// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "window/base/worker.h"
#include "window/settings/stored_preferences.h"

namespace lacuna::window {

/// Shows the preferences, has files and folders checked on a thread of its own, stores what was taken and brings into
/// force what needs no new start.
class PreferencesController : public QObject {
  Q_OBJECT
 public:
  PreferencesController(Workbench& workbench, CommandLineChoices commandLine, QWidget* window);

  void show();

 signals:
  void themeWanted(lacuna::widgets::ThemeChoice theme);
  /// The language that is stored now is another one than the window speaks.
  void languageWanted();

 private:
  void check(bool take);
  void answer(const widgets::Preferences& wanted, const widgets::PreferenceWords& problems, bool take);
  void take(const widgets::Preferences& wanted);
  void chooseFolder();
  void chooseLibrary();
  widgets::Preferences wanted() const;

  Workbench& m_workbench;
  CommandLineChoices m_commandLine;
  QWidget* m_window;
  QPointer<widgets::PreferencesDialog> m_dialog;
  RequestIds m_checking;
  Worker m_worker; ///< last, so that it ends before what it uses
};

} // namespace lacuna::window

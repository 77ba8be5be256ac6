// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settings/preferences_controller.h"

#include <QDir>
#include <QFileDialog>
#include <algorithm>
#include <thread>

#include "util/error.h"
#include "widgets/words/core_words.h"
#include "window/base/language.h"
#include "workflow/program_info.h"

namespace lacuna::window {

using namespace widgets;
using namespace workflow;

namespace {

/// As a person types it: "~" is the home folder, and what does not begin at the root begins where the program does.
QString absolute(const QString& typed) {
  if (typed.isEmpty()) return {};
  QString path = typed;
  if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/"))) path.replace(0, 1, QDir::homePath());
  return QDir::cleanPath(QDir().absoluteFilePath(path));
}

} // namespace

PreferencesController::PreferencesController(Workbench& workbench, CommandLineChoices commandLine, QWidget* window)
    : QObject(window),
      m_workbench(workbench),
      m_commandLine(std::move(commandLine)),
      m_window(window),
      m_worker(this, QStringLiteral("preferences")) {}

void PreferencesController::show() {
  if (m_dialog) return m_dialog->raise();
  const Preferences stored = storedPreferences();
  PreferenceFacts facts;
  facts.mostThreads = std::max({1, static_cast<int>(std::thread::hardware_concurrency()), stored.threads});
  try {
    facts.usualLibrary = QString::fromStdString(defaultStorePath());
  } catch (const Error&) {
    // Without a home folder there is no usual library.
  }
  facts.openLibrary = m_workbench.library().storePath();
  facts.notes = overridden(m_commandLine, stored);
  for (const Language& language : languages()) facts.languages << std::pair(language.code, language.name);
  if (m_workbench.busy()) facts.notes.language = tr("A training is running; the language changes at the next start.");
  m_dialog = new PreferencesDialog(stored, facts, m_window);
  connect(m_dialog, &PreferencesDialog::entered, this, [this] { check(false); });
  connect(m_dialog, &PreferencesDialog::submitted, this, [this] { check(true); });
  connect(m_dialog, &PreferencesDialog::folderWanted, this, &PreferencesController::chooseFolder);
  connect(m_dialog, &PreferencesDialog::libraryWanted, this, &PreferencesController::chooseLibrary);
  m_dialog->open();
}

Preferences PreferencesController::wanted() const {
  Preferences p = m_dialog->preferences();
  for (QString& folder : p.dataFolders) folder = absolute(folder);
  p.dataFolders.removeDuplicates();
  p.library = absolute(p.library);
  return p;
}

void PreferencesController::check(bool take) {
  const Preferences chosen = wanted();
  m_worker.run(
      m_checking, [chosen, before = storedPreferences()] { return problemsOf(chosen, before); },
      [this, chosen, take](const PreferenceWords& problems) {
        if (m_dialog) answer(chosen, problems, take);
      },
      [this, chosen, take](const JobError& error) {
        PreferenceWords problems;
        problems.library = coreText(error.text); // of what is looked at, the one thing that can fail in such a way
        if (m_dialog) answer(chosen, problems, take);
      });
}

void PreferencesController::answer(const Preferences& wanted, const PreferenceWords& problems, bool taking) {
  m_dialog->setProblems(problems, taking);
  if (!taking || !problems.empty()) return;
  take(wanted);
  m_dialog->accept();
}

void PreferencesController::take(const Preferences& wanted) {
  const bool otherTheme = wanted.theme != storedTheme();
  storePreferences(wanted);
  const WindowOptions now = windowOptions(m_commandLine, wanted);
  m_workbench.setCompute(now.compute);
  m_workbench.setDataFolders(now.dataFolders);
  if (otherTheme) emit themeWanted(wanted.theme);
  if (languageFor(wanted.language) != spokenLanguage()) emit languageWanted();
}

void PreferencesController::chooseFolder() {
  const QString path = QFileDialog::getExistingDirectory(m_dialog, tr("Folder that holds data sets"));
  if (path.isEmpty() || !m_dialog) return;
  m_dialog->addFolder(path);
  check(false);
}

void PreferencesController::chooseLibrary() {
  // A library that exists is opened, not overwritten.
  const QString path = QFileDialog::getSaveFileName(m_dialog, tr("Run library"), m_workbench.library().storePath(),
                                                    tr("Run libraries (*.lacuna);;All files (*)"), nullptr,
                                                    QFileDialog::DontConfirmOverwrite);
  if (!path.isEmpty() && m_dialog) m_dialog->setLibrary(path);
}

} // namespace lacuna::window

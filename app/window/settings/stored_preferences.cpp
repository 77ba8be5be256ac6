// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settings/stored_preferences.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>

#include "data/dataset_locator.h"
#include "store/run_store.h"
#include "util/error.h"
#include "widgets/words/core_words.h"
#include "widgets/words/words.h"
#include "workflow/program_info.h"

namespace lacuna::window {

using namespace data;
using namespace store;
using namespace widgets;
using namespace workflow;

namespace {

constexpr const char* kTheme = "window/theme";
constexpr const char* kLanguage = "preferences/language";
constexpr const char* kThreads = "preferences/threads";
constexpr const char* kProcessor = "preferences/device";
constexpr const char* kFolders = "preferences/data_folders";
constexpr const char* kLibrary = "preferences/library";
constexpr int kMaxThreads = 256; ///< as --threads

/// In the order of ProcessorChoice; the words of --processor.
constexpr const char* kProcessors[] = {"auto", "cpu", "cuda"};

struct StoredWords {
  Q_DECLARE_TR_FUNCTIONS(Preferences)
};

/// The run library's rule: mode bits count for root as well.
bool mayWrite(const QFileInfo& file) {
  return file.isWritable() && (file.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther));
}

QString folderProblem(const QString& path) {
  const QFileInfo folder(path);
  if (!folder.exists()) return StoredWords::tr("The folder %1 does not exist; choose another.").arg(path);
  if (!folder.isDir())
    return StoredWords::tr("%1 is not a folder; choose the folder that holds the data sets.").arg(path);
  if (!folder.isReadable())
    return StoredWords::tr("The folder %1 may not be read; choose another, or allow it.").arg(path);
  return {};
}

QString libraryProblem(const QString& path) {
  const QFileInfo file(path);
  const QFileInfo folder(file.absolutePath());
  if (!folder.isDir())
    return StoredWords::tr("The folder %1 does not exist; choose another file.").arg(folder.filePath());
  if (file.isDir()) return StoredWords::tr("%1 is a folder; choose a file in it.").arg(path);
  if (!mayWrite(folder))
    return StoredWords::tr("Nothing can be written in the folder %1; choose another file.").arg(folder.filePath());
  if (!file.exists()) return {};
  if (!mayWrite(file))
    return StoredWords::tr("%1 cannot be written, so no run could be kept in it; choose another file.").arg(path);
  try {
    RunStore::open(path.toStdString(), Access::readOnly);
  } catch (const std::exception& e) {
    // The store's advice is for the command line.
    const std::string what = e.what();
    return StoredWords::tr("%1; choose another file.").arg(coreText(what.substr(0, what.rfind("; "))));
  }
  return {};
}

} // namespace

ThemeChoice storedTheme() {
  return static_cast<ThemeChoice>(qBound(0, QSettings().value(QLatin1String(kTheme), 0).toInt(), 2));
}

void storeTheme(ThemeChoice theme) {
  QSettings().setValue(QLatin1String(kTheme), static_cast<int>(theme));
}

Preferences storedPreferences() {
  const QSettings settings;
  Preferences p;
  p.theme = storedTheme();
  p.language = settings.value(QLatin1String(kLanguage)).toString();
  p.threads = qBound(0, settings.value(QLatin1String(kThreads), 0).toInt(), kMaxThreads);
  const QString processor = settings.value(QLatin1String(kProcessor)).toString();
  for (int i = 0; i < 3; ++i)
    if (processor == QLatin1String(kProcessors[i])) p.processor = static_cast<ProcessorChoice>(i);
  p.dataFolders = settings.value(QLatin1String(kFolders)).toStringList();
  p.library = settings.value(QLatin1String(kLibrary)).toString();
  return p;
}

void storePreferences(const Preferences& p) {
  storeTheme(p.theme);
  QSettings settings;
  settings.setValue(QLatin1String(kLanguage), p.language);
  settings.setValue(QLatin1String(kThreads), p.threads);
  settings.setValue(QLatin1String(kProcessor), QLatin1String(kProcessors[static_cast<int>(p.processor)]));
  settings.setValue(QLatin1String(kFolders), p.dataFolders);
  settings.setValue(QLatin1String(kLibrary), p.library);
}

WindowOptions windowOptions(const CommandLineChoices& commandLine, const Preferences& preferences) {
  WindowOptions options;
  options.commandLine = commandLine;
  options.storePath = commandLine.store               ? *commandLine.store
                      : preferences.library.isEmpty() ? QString::fromStdString(defaultStorePath())
                                                      : preferences.library;
  if (!commandLine.store && preferences.library.isEmpty()) makeDefaultStoreFolder();
  std::vector<std::string> folders;
  for (const QString& folder : preferences.dataFolders) folders.push_back(folder.toStdString());
  options.dataFolders = dataFolders(commandLine.data.value_or(QString()).toStdString(), folders);
  options.compute.besideWindow = true;
  options.compute.threads = commandLine.threads.value_or(preferences.threads);
  options.compute.processor = commandLine.processor.value_or(preferences.processor);
  return options;
}

PreferenceWords overridden(const CommandLineChoices& commandLine, const Preferences& preferences) {
  PreferenceWords words;
  if (commandLine.threads)
    words.threads = StoredWords::tr("This window was started with --threads %1, which counts until it is closed.")
                        .arg(*commandLine.threads);
  if (commandLine.processor)
    words.processor = StoredWords::tr("This window was started with --processor %1, which counts until it is closed.")
                          .arg(QLatin1String(kProcessors[static_cast<int>(*commandLine.processor)]));
  if (commandLine.data)
    words.dataFolders =
        StoredWords::tr("This window was started with --data %1, which is searched first.").arg(*commandLine.data);
  if (commandLine.store)
    words.library = StoredWords::tr("This window was started with --store %1.").arg(*commandLine.store);
  QStringList missing;
  for (const QString& folder : preferences.dataFolders)
    if (!QFileInfo(folder).isDir()) missing << folder;
  if (!missing.isEmpty()) {
    if (!words.dataFolders.isEmpty()) words.dataFolders += QLatin1Char('\n');
    words.dataFolders += StoredWords::tr("Not found and skipped: %1").arg(listed(missing));
  }
  return words;
}

PreferenceWords problemsOf(const Preferences& wanted, const Preferences& before) {
  PreferenceWords problems;
  for (const QString& folder : wanted.dataFolders)
    if (problems.dataFolders.isEmpty() && !before.dataFolders.contains(folder))
      problems.dataFolders = folderProblem(folder);
  if (!wanted.library.isEmpty() && wanted.library != before.library) problems.library = libraryProblem(wanted.library);
  return problems;
}

} // namespace lacuna::window

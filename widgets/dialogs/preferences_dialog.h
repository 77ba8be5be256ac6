// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>
#include <memory>

#include "experiment/engine/engine.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {

/// What a person wants of every start of the window.
struct Preferences {
  ThemeChoice theme = ThemeChoice::system;
  QString language; ///< a code of PreferenceFacts::languages; empty takes that of the system
  int threads = 0;  ///< of a training; 0 lets the engine choose
  ProcessorChoice processor = ProcessorChoice::automatic;
  QStringList dataFolders; ///< searched beside the usual ones
  QString library;         ///< file of the run library; empty takes the usual one
  bool operator==(const Preferences& other) const {
    return theme == other.theme && language == other.language && threads == other.threads &&
           processor == other.processor && dataFolders == other.dataFolders && library == other.library;
  }
};

/// A sentence for each field that can have one; empty where there is nothing to say.
struct PreferenceWords {
  QString language;
  QString threads;
  QString processor;
  QString dataFolders;
  QString library;
  bool empty() const {
    return language.isEmpty() && threads.isEmpty() && processor.isEmpty() && dataFolders.isEmpty() && library.isEmpty();
  }
};

/// What the dialog has to know of the machine and of how the program was started.
struct PreferenceFacts {
  int mostThreads = 1;
  QList<std::pair<QString, QString>> languages; ///< code, and name in the language itself
  QString usualLibrary;
  QString openLibrary;
  PreferenceWords notes; ///< e.g. which option of the command line is in force instead
};

/// Asks for preferences. Which folders and files can be taken is not its business: it tells what was entered and shows
/// the answer beside the field.
///
///     connect(dialog, &PreferencesDialog::submitted, …check, then setProblems() or accept()…);
class PreferencesDialog : public QDialog {
  Q_OBJECT
 public:
  PreferencesDialog(const Preferences& now, const PreferenceFacts& facts, QWidget* parent);
  ~PreferencesDialog() override;

  Preferences preferences() const;
  void addFolder(const QString& path);
  void setLibrary(const QString& path);
  /// Shows what is wrong beside the fields, nothing where nothing is; the first field in trouble gets the focus when
  /// `focus` asks for it.
  void setProblems(const PreferenceWords& problems, bool focus);

 signals:
  /// A folder or a file was entered that may be wrong.
  void entered();
  /// The button OK: to be checked and taken. Not accepted yet.
  void submitted();
  void folderWanted();
  void libraryWanted();

 private:
  struct Private;
  void build(const PreferenceFacts& facts);
  void fill(const Preferences& preferences);
  void removeFolder();
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets

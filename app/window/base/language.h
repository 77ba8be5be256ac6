// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "report/run_report.h"

namespace lacuna::window {

/// A language that the window speaks. The command line always speaks English: scripts read what it says.
struct Language {
  QString code; ///< "zh_CN", as in the preferences and in the names of the files of resources/translations
  QString name; ///< in itself
};

/// English first.
const QList<Language>& languages();

/// The code to speak for a preference, of which an empty one means the system's: the first of `system` (as
/// QLocale::uiLanguages() has them) that there is, else English. Whoever reads traditional characters gets English.
QString languageFor(const QString& preferred, const QStringList& system);
/// The same with the languages of this system.
QString languageFor(const QString& preferred);

/// Takes texts, numbers and dates of whatever is made from now on from this language, in place of the one before.
/// Widgets that exist keep theirs.
void speak(const QString& code);
/// The code given to speak() last; English before that.
QString spokenLanguage();

/// What a report needs to speak it, too. May be taken to another thread.
report::ReportLanguage reportLanguage();

} // namespace lacuna::window

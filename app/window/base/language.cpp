// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <algorithm>
#include <initializer_list>

#include "widgets/words/core_words.h"

/// Resources of a static library are registered by name; the macro must stand outside any namespace.
static void registerTranslations() {
  Q_INIT_RESOURCE(translations);
}

namespace lacuna::window {

using namespace report;
using namespace widgets;

namespace {

const QString kOurs = QStringLiteral("lacuna");
const QString kQts = QStringLiteral("qtbase");

/// Null where there is no such file: Qt's own texts are then English.
QTranslator* loaded(const QString& name, const QString& file, const QString& folder) {
  auto* translator = new QTranslator(QCoreApplication::instance());
  translator->setObjectName(name);
  if (translator->load(file, folder)) return translator;
  delete translator;
  return nullptr;
}

QTranslator* installed(const QString& name) {
  return QCoreApplication::instance()->findChild<QTranslator*>(name, Qt::FindDirectChildrenOnly);
}

} // namespace

const QList<Language>& languages() {
  static const QList<Language> all = {{QStringLiteral("en"), QStringLiteral("English")},
                                      {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
  return all;
}

QString languageFor(const QString& preferred, const QStringList& system) {
  const auto known = [](const QString& code) {
    return std::any_of(languages().begin(), languages().end(), [&](const Language& l) { return l.code == code; });
  };
  if (known(preferred)) return preferred;
  for (const QString& tag : system) {
    const QLocale locale(tag);
    if (locale.language() == QLocale::English) return QStringLiteral("en");
    if (locale.language() == QLocale::Chinese && locale.script() == QLocale::SimplifiedHanScript)
      return QStringLiteral("zh_CN");
  }
  return QStringLiteral("en");
}

QString languageFor(const QString& preferred) {
  return languageFor(preferred, QLocale::system().uiLanguages());
}

void speak(const QString& code) {
  registerTranslations();
  for (const QString& name : {kOurs, kQts}) delete installed(name); // which takes it out of the application
  const QLocale locale(code);
  // Of the same language, the system's own habits.
  QLocale::setDefault(QLocale::system().language() == locale.language() ? QLocale::system() : locale);
  QTranslator* qts = loaded(kQts, QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  QTranslator* ours = loaded(kOurs, QStringLiteral("lacuna_") + code, QStringLiteral(":/translations"));
  if (ours == nullptr) qFatal("the translation %s is missing from the program", qPrintable(code));
  // The one installed last is asked first.
  if (qts != nullptr) QCoreApplication::installTranslator(qts);
  QCoreApplication::installTranslator(ours);
}

QString spokenLanguage() {
  const QTranslator* ours = installed(kOurs);
  return ours == nullptr ? languages().front().code : ours->language();
}

ReportLanguage reportLanguage() {
  const QString code = spokenLanguage();
  ReportLanguage language;
  if (code == languages().front().code) return language;
  language.words = [](const std::string& english) { return coreText(english).toStdString(); };
  language.tag = QString(code).replace(QLatin1Char('_'), QLatin1Char('-')).toStdString();
  if (code == QLatin1String("zh_CN"))
    language.fonts = "'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC'";
  return language;
}

} // namespace lacuna::window

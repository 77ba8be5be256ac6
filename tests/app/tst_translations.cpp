// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "test_program.h"

namespace {

/// One message of a .ts file.
struct Message {
  QString context;
  QString source;
  QString comment;
  QStringList forms; ///< one, or one per plural form
  QString type;      ///< "unfinished", "vanished", …; empty when all is well
  QString id() const { return context + QLatin1Char('\n') + source + QLatin1Char('\n') + comment; }
};

QString pathOf(const QString& language) {
  return QStringLiteral(LACUNA_ROOT "/resources/translations/lacuna_%1.ts").arg(language);
}

void readTranslation(QXmlStreamReader& xml, Message& message) {
  message.type = xml.attributes().value(QLatin1String("type")).toString();
  QString text;
  while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QLatin1String("translation"))) {
    if (xml.atEnd()) return;
    if (xml.isStartElement()) message.forms << xml.readElementText();
    if (xml.isCharacters()) text += xml.text();
  }
  if (message.forms.isEmpty()) message.forms << text;
}

QList<Message> messagesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  QXmlStreamReader xml(&file);
  QList<Message> messages;
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText();
    if (xml.name() == QLatin1String("message")) messages.push_back({context, {}, {}, {}, {}});
    if (xml.name() == QLatin1String("source")) messages.back().source = xml.readElementText();
    if (xml.name() == QLatin1String("comment")) messages.back().comment = xml.readElementText();
    if (xml.name() == QLatin1String("translation")) readTranslation(xml, messages.back());
  }
  return xml.hasError() ? QList<Message>() : messages;
}

/// "%1", "%2", "%n", each once, in order.
QStringList placeholdersOf(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%(?:\\d+|n)"));
  QStringList all;
  for (auto it = place.globalMatch(text); it.hasNext();) all << it.next().captured();
  all.removeDuplicates();
  all.sort();
  return all;
}

/// The letter that an ampersand marks; "%" stands for the "&%1" of a numbered menu.
QString markOf(const QString& text) {
  static const QRegularExpression mark(QStringLiteral("&([A-Za-z%])"));
  return mark.match(QString(text).remove(QStringLiteral("&&"))).captured(1).toUpper();
}

struct Update {
  QString said;
  QList<Message> messages;
};

/// What lupdate makes of a copy of the file.
Update updated(const QString& language, const QStringList& options) {
  const QTemporaryDir folder;
  const QString copy = folder.filePath(QStringLiteral("copy.ts"));
  if (!QFile::copy(pathOf(language), copy)) return {};
  QProcess lupdate;
  lupdate.setWorkingDirectory(QStringLiteral(LACUNA_ROOT));
  lupdate.setProcessChannelMode(QProcess::MergedChannels);
  const QString asInBuild = QStringLiteral(
      "-locations none -tr-function-alias QT_TRANSLATE_NOOP+=LACUNA_TEXT -I . -I app -I core core widgets app/print "
      "app/window");
  const QStringList arguments = asInBuild.split(QLatin1Char(' '));
  lupdate.start(QStringLiteral(LACUNA_LUPDATE), arguments + options + QStringList{QStringLiteral("-ts"), copy});
  if (!lupdate.waitForFinished(60000) || lupdate.exitCode() != 0) return {};
  return {QString::fromUtf8(lupdate.readAll()), messagesOf(copy)};
}

QString listOf(const QSet<QString>& ids) {
  return QStringList(ids.begin(), ids.end()).join(QStringLiteral("\n---\n"));
}

/// What every line of a Markdown file is: "#", "##", …, "-", and the code in it, which no language changes.
QStringList outlineOf(const QString& path) {
  static const QRegularExpression code(QStringLiteral("`[^`]+`"));
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  QStringList outline;
  for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
    QStringList quoted;
    for (auto it = code.globalMatch(line); it.hasNext();) {
      const QString word = it.next().captured();
      if (!word.contains(QLatin1Char(':'))) quoted << word; // "tag:name" stands for any name
    }
    quoted.sort();
    const QString kind = line.section(QLatin1Char(' '), 0, 0);
    if (kind.startsWith(QLatin1Char('#')) || kind == QLatin1String("-"))
      outline << kind + QLatin1Char(' ') + quoted.join(QLatin1Char(' '));
  }
  return outline;
}

} // namespace

class TestTranslations : public QObject {
  Q_OBJECT

  QList<Message> m_chinese;

  /// Every message for which `wrong` has something to say.
  template <typename Wrong>
  static QString problems(const QList<Message>& messages, Wrong wrong) {
    QStringList all;
    for (const Message& m : messages)
      for (const QString& form : m.forms)
        if (const QString what = wrong(m, form); !what.isEmpty())
          all << QStringLiteral("%1: “%2” → “%3”: %4").arg(m.context, m.source, form, what);
    return all.join(QLatin1Char('\n'));
  }

 private slots:
  void initTestCase() {
    m_chinese = messagesOf(pathOf(QStringLiteral("zh_CN")));
    QVERIFY(m_chinese.size() > 900);
  }

  void everyTextIsTranslated_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("zh_CN") << QStringLiteral("zh_CN");
    QTest::newRow("en") << QStringLiteral("en");
  }

  void everyTextIsTranslated() {
    QFETCH(QString, language);
    const QString found = problems(messagesOf(pathOf(language)), [](const Message& m, const QString& form) {
      return m.type.isEmpty() && !form.isEmpty() ? QString() : QStringLiteral("not finished");
    });
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }

  void theChangelogHasEveryPoint() {
    const QStringList english = outlineOf(QStringLiteral(LACUNA_ROOT "/CHANGELOG.md"));
    const QStringList chinese = outlineOf(QStringLiteral(LACUNA_ROOT "/resources/translations/CHANGELOG.zh_CN.md"));
    QVERIFY(english.size() > 50);
    for (int i = 0; i < qMin(english.size(), chinese.size()); ++i) QCOMPARE(chinese[i], english[i]);
    QCOMPARE(chinese.size(), english.size());
  }

  void placeholdersAreThoseOfTheSource() {
    const QString found = problems(m_chinese, [](const Message& m, const QString& form) {
      return placeholdersOf(m.source) == placeholdersOf(form) ? QString() : QStringLiteral("other placeholders");
    });
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }

  void keysAreMarkedAsInTheSource() {
    const QString found = problems(m_chinese, [](const Message& m, const QString& form) {
      const QString mark = markOf(m.source);
      if (markOf(form) != mark) return QStringLiteral("another letter is marked");
      const bool chinese =
          mark.isEmpty() || mark == QLatin1String("%") || form.contains(QStringLiteral("(&%1)").arg(mark));
      return chinese ? QString() : QStringLiteral("the letter stands in brackets: (&%1)").arg(mark);
    });
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }

  void dotsThatPromiseADialogStay() {
    const QString found = problems(m_chinese, [](const Message& m, const QString& form) {
      const QChar dots(0x2026);
      return m.source.endsWith(dots) == form.endsWith(dots) ? QString() : QStringLiteral("dots at the end");
    });
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }

  void tagsOfRichTextArePaired() {
    const QString found = problems(m_chinese, [](const Message& m, const QString& form) {
      for (const char* tag : {"<p>", "</p>", "<b>", "</b>"})
        if (m.source.count(QLatin1String(tag)) != form.count(QLatin1String(tag)))
          return QStringLiteral("%1 is missing or too much").arg(QLatin1String(tag));
      return QString();
    });
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }

  /// Full-width marks after Chinese words, and no space beside them.
  void punctuationIsChinese() {
    static const QRegularExpression narrow(
        QStringLiteral("[\\x{4e00}-\\x{9fff}][,;:!?]|[\\x{4e00}-\\x{9fff}]\\.(?!\\w)"));
    static const QRegularExpression space(QStringLiteral(" [，。：；？！、）]|[，。：；？！、（] "));
    const QString found = problems(m_chinese, [](const Message&, QString form) {
      // The name of a filter in a file dialog ends with its patterns, and an example shows what is to be typed.
      form.remove(QStringLiteral(";;")).replace(QStringLiteral("讲座, 种子"), QString());
      form.replace(QStringLiteral("tag:"), QString());
      if (narrow.match(form).hasMatch()) return QStringLiteral("a narrow mark");
      return space.match(form).hasMatch() ? QStringLiteral("a space beside a wide mark") : QString();
    });
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }

  void theFilesAreUpToDate_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("zh_CN") << QStringLiteral("zh_CN") << QStringList();
    QTest::newRow("en") << QStringLiteral("en") << QStringList{QStringLiteral("-pluralonly")};
  }

  /// Else call: cmake --build build/release --target update_translations
  void theFilesAreUpToDate() {
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    const Update update = updated(language, options);
    QVERIFY2(!update.messages.isEmpty(), qPrintable(update.said));
    QSet<QString> wanted;
    for (const Message& m : update.messages)
      if (m.type != QLatin1String("vanished") && m.type != QLatin1String("obsolete")) wanted << m.id();
    QSet<QString> kept;
    for (const Message& m : messagesOf(pathOf(language))) kept << m.id();
    QVERIFY2((wanted - kept).isEmpty(), qPrintable(QStringLiteral("not in the file:\n") + listOf(wanted - kept)));
    QVERIFY2((kept - wanted).isEmpty(), qPrintable(QStringLiteral("not in the sources:\n") + listOf(kept - wanted)));
  }

  /// Texts of a class that lupdate does not know would be looked up in another context than they are kept in.
  void everyContextIsKnown() {
    const Update update = updated(QStringLiteral("zh_CN"), {});
    for (const char* warning : {"lacks Q_OBJECT", "unknown namespace", "Ignoring definition"})
      QVERIFY2(!update.said.contains(QLatin1String(warning)), qPrintable(update.said));
  }
};

LACUNA_TEST(TestTranslations)
#include "tst_translations.moc"

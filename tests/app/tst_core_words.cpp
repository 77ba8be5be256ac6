// SPDX-License-Identifier: GPL-3.0-or-later
//
// How texts of core are looked up.
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "test_program.h"
#include "widgets/words/core_sentences.h"
#include "widgets/words/core_words.h"
#include "window/base/language.h"

using namespace lacuna;
using namespace lacuna::report;
using namespace lacuna::widgets;
using namespace lacuna::window;

namespace {

/// The texts in quotes of a folder's sources, those that follow one another as one; without those that are marked,
/// which are translated by themselves.
QStringList literalsOf(const QString& folder) {
  static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
  static const QRegularExpression seam(QStringLiteral("\"\\s*\\+?\\s*\""));
  static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
  static const QRegularExpression marked(QStringLiteral("LACUNA_TEXT\\(\\s*\"[^\"\\n]*\",\\s*\"[^\"\\n]*\"\\)"));
  QStringList all;
  const QStringList sources = {QStringLiteral("*.cpp"), QStringLiteral("*.h")};
  for (QDirIterator at(folder, sources, QDir::Files, QDirIterator::Subdirectories); at.hasNext();) {
    QFile file(at.next());
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(file.readAll()).remove(comment);
    text.replace(QStringLiteral("\\\""), QStringLiteral("\u201c")); // out of the way of what is in quotes
    text.remove(seam);
    text.remove(marked);
    for (auto it = literal.globalMatch(text); it.hasNext();)
      all << it.next().captured(1).replace(QChar(0x201c), QLatin1Char('"'));
  }
  return all;
}

} // namespace

class TestCoreWords : public QObject {
  Q_OBJECT
 private slots:
  void init() { speak(QStringLiteral("zh_CN")); }

  void aTextIsSaidInChinese_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const auto row = [](const char* name, const char* english, const char* chinese) {
      QTest::newRow(name) << QString::fromUtf8(english) << QString::fromUtf8(chinese);
    };
    row("a whole sentence", "must be a finite number", "必须是有限的数");
    row("placeholders", "9 is out of range; use 1 to 8", "9 超出范围；请使用 1 到 8");
    row("the most specific sentence", "k = 20 is out of range; use at most 8", "k = 20 超出范围；请最多使用 8");
    row("a sentence in a placeholder", "does not apply to encoder \"mlp\"; leave it out",
        "对编码器 \"mlp\" 不适用；请去掉");
    row("what is quoted stays", "\"none\" is not known; use one of a, b", "不认识 \"none\"；请使用其中之一：a, b");
    row("a placeholder's text with a placeholder in it", "%2 is out of range; use %1 to 3",
        "%2 超出范围；请使用 %1 到 3");
    row("behind a path", "code.k: k = 0 makes no part; use at least 1", "code.k：k = 0 分不出分片；请至少使用 1");
    row("a path that is a word", "training: is given twice; keep one", "training：给出了两次；请只保留一个");
    row("behind names", "every run: code.r: 9 is out of range; use 1 to 8",
        "每个运行：code.r：9 超出范围；请使用 1 到 8");
    row("lines", "must be a finite number\nwhatever", "必须是有限的数\nwhatever");
    row("sentences", "No curves were recorded. None of these runs has been evaluated.",
        "没有记录曲线。这些运行都尚未评估。");
    row("parts of a heading", "MNIST · k = 4, r = 1, l = 1 · patch encoder, residual decoder",
        "MNIST · k = 4，r = 1，l = 1 · 图像块编码器，残差解码器");
    row("problems on one line", "title: is missing; it has no default; classes.x: must be a finite number",
        "title：缺失；它没有默认值；classes.x：必须是有限的数");
    row("sentences that begin and end alike",
        "With 1 lost, run A has the best worst pattern: 9 % (mean 8 %). With 2 lost, run B has the best worst pattern: "
        "7 % "
        "(mean 6 %).",
        "失效 1 台时，运行 A 的最差失效模式最好：9 %（平均 8 %）。失效 2 台时，运行 B 的最差失效模式最好：7 %（平均 6 "
        "%）。");
    row("units", "12 min 5 s", "12 分 5 秒");
    row("words before a unit's letter are no number", "these s", "these s");
    row("a data set", "Stroke digits (built in)", "笔画数字（内置）");
    row("a class", "test image 3, class Bag", "测试图像 3，类别包");
    row("unknown", "The moon is out; use a lamp", "The moon is out; use a lamp");
    row("unknown behind a path", "code.k: the moon is out", "code.k: the moon is out");
    row("nothing", "", "");
    row("numbers", "98.8 ± 0.3", "98.8 ± 0.3");
  }
  void aTextIsSaidInChinese() {
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    QCOMPARE(coreText(english.toStdString()), chinese);
    QCOMPARE(coreText(english.toStdString()), chinese); // remembered
  }

  void everyOtherLanguageHasItsOwnAnswers() {
    const std::string said = "9 is out of range; use 1 to 8";
    QCOMPARE(coreText(said), QStringLiteral("9 超出范围；请使用 1 到 8"));
    speak(QStringLiteral("en"));
    QCOMPARE(coreText(said), QString::fromStdString(said));
    speak(QStringLiteral("zh_CN"));
    QCOMPARE(coreText(said), QStringLiteral("9 超出范围；请使用 1 到 8"));
  }

  /// coreText() takes the n-th piece of a match for %n.
  void placeholdersStandInOrder() {
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    for (const auto& group :
         {configSentences(), networkSentences(), sweepSentences(), dataSentences(), storeSentences(), codingSentences(),
          reportSentences(), figuresSentences(), comparisonSentences(), quantitiesSentences()}) {
      QVERIFY(group.size() > 5);
      for (const char* english : group) {
        int next = 1;
        for (auto it = place.globalMatch(QString::fromUtf8(english)); it.hasNext();)
          QCOMPARE(it.next().captured(1).toInt(), next++);
      }
    }
  }

  /// Messages of core say what happened; then, behind a semicolon, what to do.
  void everyAdviceOfTheSourcesIsKnown() {
    QString known;
    for (const auto& group : {configSentences(), networkSentences(), sweepSentences(), dataSentences(),
                              storeSentences(), codingSentences()})
      for (const char* english : group) known += QString::fromUtf8(english) + QLatin1Char('\n');
    static const QRegularExpression advice(QStringLiteral("; ([a-z][^%\\d:;]{7,})[^;]*\\z"));
    QStringList found, unknown;
    for (const char* module : {"util", "experiment", "lesson", "data", "store", "coding"})
      for (const QString& literal : literalsOf(QStringLiteral(LACUNA_ROOT "/core/") + QLatin1String(module)))
        if (const auto match = advice.match(literal); match.hasMatch()) {
          found << match.captured(1);
          if (!known.contains(found.back())) unknown << literal;
        }
    QVERIFY2(found.size() > 100, qPrintable(QString::number(found.size())));
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
  }

  /// A report has thousands of cells, and a list asks again whenever it is painted.
  void thousandsOfShortTextsTakeNoTime() {
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20000; ++i) QCOMPARE(coreText(std::to_string(i) + ".5"), QString::number(i) + ".5");
    for (int i = 0; i < 20000; ++i) QVERIFY(!coreText("finished").isEmpty());
    for (int i = 0; i < 3000; ++i) QVERIFY(!coreText("name " + std::to_string(i)).isEmpty());
    QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
  }
};

LACUNA_TEST(TestCoreWords)
#include "tst_core_words.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_format.h"
#include "report_support.h"

using namespace lacuna;
using namespace lacuna::report;

class TestReportText : public QObject {
  Q_OBJECT
 private slots:
  void numbersHaveFixedDecimalsAndUnits_data() {
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const auto row = [](const char* tag, const std::string& shown, const char* expected) {
      QTest::newRow(tag) << QString::fromStdString(shown) << expected;
    };
    row("rounded", fixed(98.8765, 2), "98.88");
    row("padded", fixed(99, 2), "99.00");
    row("no minus zero", fixed(-0.001, 2), "0.00");
    row("negative", fixed(-0.3, 1), "-0.3");
    row("nan", fixed(nan, 2), "n/a");
    row("infinity", fixed(inf, 2), "∞");
    row("huge", fixed(1e300, 2), "> 1e15");
    row("percent", percent(98.5), "98.50 %");
    row("spread", spreadText(99.126, 0.049, 2), "99.13 ± 0.05");
    row("spread of one", spreadText(99.126, std::nullopt, 2), "99.13");
    row("points", points(0.3), "0.30 points");
    row("small count", grouped(999), "999");
    row("thousands", grouped(1382656), "1,382,656");
    row("negative count", grouped(-1234), "-1,234");
    row("hundred thousands", grouped(-123456), "-123,456");
    row("seconds", duration(93.14), "93.1 s");
    row("minutes", duration(725), "12 min 5 s");
    row("hours", duration(3 * 3600 + 12 * 60 + 30), "3 h 12 min");
    row("no time", duration(nan), "n/a");
    row("negative time", duration(-1), "n/a");
    row("few operations", operations(999), "999 FLOP");
    row("many operations", operations(1380000), "1.38 MFLOP");
    row("bytes", byteSize(1023), "1023 bytes");
    row("kibibytes", byteSize(12595), "12.30 KiB");
  }
  void numbersHaveFixedDecimalsAndUnits() {
    QFETCH(QString, shown);
    QFETCH(QString, expected);
    QCOMPARE(shown, expected);
  }

  void everyKindOfCodeIsReported_data() {
    QTest::addColumn<QByteArray>("more");
    for (const Choice<CodeKind>& kind : choicesOf<CodeKind>())
      QTest::newRow(kind.word) << QByteArray(", \"kind\": \"") + kind.word + "\"";
    QTest::newRow("coarse split") << QByteArray(", \"kind\": \"replication\", \"split\": \"coarse\"");
    QTest::newRow("published form") << QByteArray(", \"kind\": \"berrut\", \"systematic\": false");
    QTest::newRow("own parity networks") << QByteArray(", \"parity\": \"trained\"");
    QTest::newRow("images") << QByteArray(", \"unit\": \"image\"");
    QTest::newRow("logits of a rival") << QByteArray(R"(, "kind": "parm", "unit": "image", "returns": "logits")");
  }
  void everyKindOfCodeIsReported() {
    QFETCH(QByteArray, more);
    const RunReport report = exampleReport(2, 2, "A run", more.toStdString());
    const FailureReport failures = exampleFailures(2, 2, "A run", more.toStdString());
    const CodeConfig& code = report.run.config.code;
    const QString coders = QString::fromStdString(codersInWords(code));
    for (const char* format : {"html", "md", "csv", "json"}) {
      QVERIFY2(formatted(report, format).size() > 1000, format);
      QVERIFY2(formatted(failures, format).size() > 500, format);
    }
    for (const char* format : {"html", "md"}) QVERIFY2(formatted(report, format).contains(coders), format);
    // The configuration that stands in it is that of the run.
    const std::string config = formatConfig(report.run.config, -1);
    QVERIFY(parseConfigOrThrow(config) == report.run.config);
    QVERIFY(formatted(report, "json").contains(QLatin1String(text(code.kind))));
    const RunReport other = exampleReport(2, 2, "Another");
    const ComparisonReport both{{report, other}};
    for (const char* format : {"html", "md", "csv", "json"}) QVERIFY2(formatted(both, format).size() > 1000, format);
  }

  void markupIsEscaped_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("escaped");
    QTest::newRow("markup") << QByteArray("<a href=\"x\">&'") << QByteArray("&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
    QTest::newRow("other scripts") << QByteArray("名前 é") << QByteArray("名前 é");
    QTest::newRow("control characters") << QByteArray("a\x1b\nb\tc") << QByteArray("a\xef\xbf\xbd\nb\tc");
    QTest::newRow("no UTF-8") << QByteArray("a\xff") << QByteArray("a\xef\xbf\xbd");
  }
  void markupIsEscaped() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, escaped);
    QCOMPARE(QByteArray::fromStdString(htmlEscaped(text.toStdString())), escaped);
  }
};

LACUNA_TEST(TestReportText)
#include "tst_report_text.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// CSV and JSON, read back by readers of their own.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <locale>

#include "report_support.h"

using namespace lacuna;
using namespace lacuna::report;

namespace {

/// RFC 4180, strictly: false when the text does not follow it.
bool readCsv(const QString& text, QList<QStringList>& rows) {
  QStringList row;
  qsizetype at = 0;
  while (at < text.size()) {
    QString cell;
    if (text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
          cell += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
          cell += text[at++];
        } else {
          break;
        }
      }
      if (at++ >= text.size()) return false;
    } else {
      while (at < text.size() && text[at] != ',' && text[at] != '\r') {
        if (text[at] == '"' || text[at] == '\n') return false;
        cell += text[at++];
      }
    }
    row << cell;
    if (at < text.size() && text[at] == ',') {
      ++at;
      continue;
    }
    if (text.mid(at, 2) != "\r\n") return false;
    at += 2;
    rows << row;
    row.clear();
  }
  return row.isEmpty();
}

QJsonObject json(const QString& text) {
  return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

class TestReportData : public QObject {
  Q_OBJECT
 private slots:
  void csvHasARowForEveryPatternAndPoint() {
    const RunReport report = exampleReport();
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(report, "csv"), rows));
    const QStringList head = rows.takeFirst();
    QHash<QString, int> records;
    for (const QStringList& row : rows) {
      QCOMPARE(row.size(), head.size());
      ++records[row[head.indexOf("record")]];
      QCOMPARE(row[head.indexOf("run")], QString::fromStdString(report.run.uuid));
    }
    QCOMPARE(records["pattern"], int(report.run.patterns.size()));
    QCOMPARE(records["summary"], 3);
    QCOMPARE(records["metric"], 1000 + 1 + 3 + 3);
  }

  void csvNumbersReadBackExactly() {
    RunReport report = exampleReport();
    report.run.patterns[0].accuracy = 100.0 / 3;
    report.run.patterns[0].featureError = 1e-17;
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(report, "csv"), rows));
    const QStringList head = rows[0];
    for (const QStringList& row : rows)
      if (row[head.indexOf("record")] == "pattern") {
        QCOMPARE(row[head.indexOf("lost")], QString("1"));
        QCOMPARE(row[head.indexOf("lost_devices_from_0")], QString("0"));
        QVERIFY(row[head.indexOf("accuracy_percent")].toDouble() == 100.0 / 3);
        QVERIFY(row[head.indexOf("feature_error_relative")].toDouble() == 1e-17);
        break;
      }
  }

  void csvNamesCannotBecomeFormulas_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\",\"y\")", "\r\n=1"})
      QTest::newRow(name) << name;
  }
  void csvNamesCannotBecomeFormulas() {
    QFETCH(QString, name);
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(exampleReport(2, 1, name.toStdString()), "csv"), rows));
    QCOMPARE(rows[1][rows[0].indexOf("name")], "'" + name);
  }

  void csvSurvivesAnyText() {
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(hostileReport(), "csv"), rows));
    QCOMPARE(rows[1][rows[0].indexOf("name")], "'" + QString::fromStdString(kHostile));
    QCOMPARE(rows.last()[rows[0].indexOf("series")], "'" + QString::fromStdString(kHostile));
  }

  void csvShowsWhatIsNoNumberAsNone() {
    RunReport report;
    report.metrics = {{"x",
                       {{1, 0, std::numeric_limits<double>::quiet_NaN()},
                        {2, 0, std::numeric_limits<double>::infinity()},
                        {3, 0, -std::numeric_limits<double>::infinity()}}}};
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(report, "csv"), rows));
    QCOMPARE(rows[1].last(), QString());
    QCOMPARE(rows[2].last(), QString("inf"));
    QCOMPARE(rows[3].last(), QString("-inf"));
  }

  void aComparisonsCsvHasEveryRun() {
    RunReport b = exampleReport(4, 1, "second");
    b.run.uuid = "99999999-2222-4333-8444-555555555555";
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(ComparisonReport{{exampleReport(), b}}, "csv"), rows));
    QSet<QString> uuids;
    for (const QStringList& row : rows.mid(1)) uuids << row[0];
    QCOMPARE(uuids.size(), 2);
  }

  void aSweepsCsvBeginsWithItsGroups() {
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(sweepReport("=conv"), "csv"), rows));
    const QStringList head = rows.takeFirst();
    QHash<QString, QStringList> ofGroup; // record and number lost → row
    for (const QStringList& row : rows) {
      QCOMPARE(row.size(), head.size());
      if (row[1] == "'=conv") ofGroup[row[2] + row[3]] = row;
    }
    QCOMPARE(QSet<QString>(ofGroup.keyBegin(), ofGroup.keyEnd()),
             (QSet<QString>{"mean0", "mean1", "mean2", "deviation0", "deviation1", "deviation2", "least1", "least2"}));
    const auto value = [&](const char* row, const char* column) { return ofGroup[row][head.indexOf(column)]; };
    QCOMPARE(value("mean1", "worst_percent"), "97");
    QVERIFY(value("deviation1", "worst_percent").toDouble() == std::sqrt(2.0));
    QCOMPARE(value("least1", "worst_percent"), "96");
    QCOMPARE(value("mean1", "runs"), "2");
    QCOMPARE(value("mean0", "base_accuracy_percent"), "99.18");
    QCOMPARE(value("mean0", "device_flops"), "180480");
    QVERIFY(qAbs(value("mean1", "worst_below_base_points").toDouble() - 2.18) < 1e-9);
    QCOMPARE(rows[0][2], "mean");
    QVERIFY(!formatted(ComparisonReport{sweepReport().runs}, "csv").contains("device_flops"));
  }

  void jsonIsTheRunDocumentWithItsCurves() {
    const RunReport report = exampleReport();
    const QJsonObject doc = json(formatted(report, "json"));
    QCOMPARE(doc["run"].toString(), QString::fromStdString(report.run.uuid));
    QCOMPARE(doc["accuracy"].toObject()["base"].toDouble(), 99.18);
    QCOMPARE(doc["patterns"].toArray().size(), qsizetype(report.run.patterns.size()));
    const QJsonArray metrics = doc["metrics"].toArray();
    QCOMPARE(metrics.size(), 4);
    QCOMPARE(metrics[0].toObject()["series"].toString(), QString(series::kLoss));
    QCOMPARE(metrics[0].toObject()["points"].toArray().size(), 1000);
    QCOMPARE(metrics[0].toObject()["points"].toArray()[1].toObject()["value"].toDouble(), 0.5);
    const QJsonObject split = doc["split"].toObject();
    QCOMPARE(split["parts"].toArray()[1].toObject()["input"].toArray(), (QJsonArray{8, 28}));
    QCOMPARE(doc["environment"].toObject()["libtorch"].toString(), QString("1.13.1"));
    QCOMPARE(doc["events"].toArray()[0].toObject()["text"].toString(), QString("Took the CPU."));
    QCOMPARE(doc["subsets"].toArray()[0].toObject()["count"].toInt(), 10000);
    QVERIFY(doc["command"].toString().startsWith("lacuna train"));
  }

  void jsonSurvivesAnyTextAndNumber() {
    RunReport report = hostileReport();
    report.run.name += "\xc3";
    report.metrics = {{"x", {{1, 0, std::numeric_limits<double>::quiet_NaN()}}}};
    const QJsonObject doc = json(formatted(report, "json"));
    QVERIFY(doc["name"].toString().startsWith(QString::fromStdString(kHostile)));
    QVERIFY(doc["metrics"].toArray()[0].toObject()["points"].toArray()[0].toObject()["value"].isNull());
  }

  void aComparisonsJsonHasDifferencesAndCurves() {
    const QJsonObject doc = json(formatted(ComparisonReport{{exampleReport(2, 1), exampleReport(4, 1)}}, "json"));
    QCOMPARE(doc["differences"].toObject()["code.k"].toArray(), (QJsonArray{2, 4}));
    QCOMPARE(doc["runs"].toArray()[1].toObject()["metrics"].toArray().size(), 4);
  }

  void aSweepsJsonHasItsSummary() {
    const QJsonObject doc = json(formatted(sweepReport(), "json"));
    QCOMPARE(doc["sweep"].toString(), "Rivals");
    QCOMPARE(doc["summary"].toArray().size(), 2);
    QCOMPARE(doc["summary"].toArray()[0].toObject()["count"].toInt(), 2);
    QCOMPARE(doc["runs"].toArray().size(), 3);
    QVERIFY(!json(formatted(ComparisonReport{sweepReport().runs}, "json")).contains("summary"));
  }

  void theLocaleDoesNotChangeNumbers() {
    const QString before =
        formatted(exampleReport(), "html") + formatted(exampleReport(), "csv") + formatted(exampleReport(), "json");
    struct Comma : std::numpunct<char> {
      char do_decimal_point() const override { return ','; }
      char do_thousands_sep() const override { return '.'; }
      std::string do_grouping() const override { return "\3"; }
    };
    const std::locale old = std::locale::global(std::locale(std::locale::classic(), new Comma));
    const QString after =
        formatted(exampleReport(), "html") + formatted(exampleReport(), "csv") + formatted(exampleReport(), "json");
    std::locale::global(old);
    QCOMPARE(after, before);
  }

  void theFileNameChoosesTheFormat_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::newRow("html") << "report.html"
                          << "html";
    QTest::newRow("upper case") << "REPORT.HTML"
                                << "html";
    QTest::newRow("two dots") << "/tmp/k=4.r=2.csv"
                              << "csv";
    QTest::newRow("what is printed") << "x.pdf"
                                     << "pdf";
    QTest::newRow("none") << "report"
                          << "";
    QTest::newRow("dot in the folder") << "a.html/report"
                                       << "";
    QTest::newRow("nothing behind the dot") << "report."
                                            << "";
  }
  void theFileNameChoosesTheFormat() {
    QFETCH(QString, file);
    QFETCH(QString, format);
    const ReportFormat* found = findReportFormat(file.toStdString());
    QCOMPARE(found != nullptr ? QString(found->extension) : QString(), format);
  }

  void failuresHaveEveryPatternAndProbability() {
    const FailureReport report = exampleFailures(2, 2, kHostile);
    QList<QStringList> rows;
    QVERIFY(readCsv(formatted(report, "csv"), rows));
    const QStringList head = rows.takeFirst();
    QHash<QString, int> records;
    for (const QStringList& row : rows) {
      QCOMPARE(row.size(), head.size());
      ++records[row[head.indexOf("record")]];
      if (row[head.indexOf("record")] != QLatin1String("expected")) continue;
      const double p = row[head.indexOf("failure_probability")].toDouble();
      QCOMPARE(row[head.indexOf("accuracy_percent")].toDouble(), report.counted->odds.coded.expected(p));
      QCOMPARE(row[head.indexOf("zeros_accuracy_percent")].toDouble(), report.counted->odds.uncoded.expected(p));
      QCOMPARE(row[head.indexOf("replicated_accuracy_percent")].toDouble(),
               report.counted->odds.replicated.expected(p));
    }
    QCOMPARE(records["pattern"], 15); // 2⁴ − 1
    QCOMPARE(records["expected"], 101);
    QCOMPARE(records["metric"], 0);

    const QJsonObject doc = json(formatted(report, "json"));
    QCOMPARE(doc["patterns"].toArray().size(), qsizetype(15));
    const QJsonObject odds = doc["random_failures"].toObject();
    QCOMPARE(odds["probability"].toDouble(), 0.07);
    QCOMPARE(odds["coded_by_lost"].toArray().size(), qsizetype(5));
    QCOMPARE(odds["expected"].toObject()["coded"].toDouble(), report.counted->odds.coded.expected(0.07));
    QCOMPARE(doc["examples"].toArray().size(), qsizetype(2));
    QCOMPARE(doc["examples"].toArray()[0].toObject()["lost"].toArray(), QJsonArray{0});
    QVERIFY(doc["command"].toString().contains("--failures --chance 7.0"));
    QVERIFY(!doc.contains("metrics"));
  }

  void failuresWithoutACountSaySo() {
    FailureReport report = exampleFailures(2, 2);
    report.counted.reset();
    adoptCount(report);
    QVERIFY(!json(formatted(report, "json")).contains("random_failures"));
    QVERIFY(formatted(report, "html").contains("too many sets of lost ones"));
  }
};

LACUNA_GUI_TEST(TestReportData)
#include "tst_report_data.moc"

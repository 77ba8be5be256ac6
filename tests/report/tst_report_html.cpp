// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTextDocument>
#include <QXmlStreamReader>

#include "report_support.h"

using namespace lacuna;
using namespace lacuna::report;

namespace {

/// Every element's name and text. The page keeps to what XML also accepts, but for the unclosed <meta> and the doctype.
struct Page {
  QStringList elements;
  QString text;
  QString error;
  explicit Page(QString html) {
    html.remove(0, html.indexOf("<html"));
    html.replace(QRegularExpression("<meta ([^>]*)>"), "<meta \\1/>");
    QXmlStreamReader xml(html);
    while (!xml.atEnd()) {
      xml.readNext();
      if (xml.isStartElement()) elements << xml.name().toString();
      if (xml.isCharacters()) text += xml.text();
    }
    if (xml.hasError()) error = xml.errorString();
  }
};

} // namespace

class TestReportHtml : public QObject {
  Q_OBJECT
 private slots:
  void thePageSaysEverythingAResearcherAsks_data() {
    QTest::addColumn<QString>("says");
    for (const char* says : {"How much accuracy survives when up to 2 of 4 devices fail?",
                             "The whole model reaches 99.18 %",
                             "99.17",
                             "worst pattern {4}",
                             "Accuracies are percentages of the whole test subset",
                             "Results",
                             "Training",
                             "Split",
                             "Examples",
                             "Every pattern",
                             "Cost of the code",
                             "Configuration",
                             "Environment",
                             "Log",
                             "Repeat this run",
                             "6,123 images per second",
                             "93.1 s",
                             "1,382,656",
                             "2.81 MFLOP",
                             "37.50 KiB",
                             "0.410 ms",
                             "813 MiB",
                             "code.decoder.kind",
                             "residual",
                             "libtorch",
                             "1.13.1",
                             "Took the CPU.",
                             "lacuna train run.json",
                             "\"dataset\": \"mnist\"",
                             "11111111-2222-4333-8444-555555555555",
                             "An image the code saves",
                             "relative error 0.31",
                             "test image 4,321, class 7",
                             "{1, 2}",
                             "training step (batches)",
                             "accuracy (%)",
                             "whole model",
                             "no code (zeros)",
                             "Image columns",
                             "Feature-map columns"})
      QTest::newRow(says) << says;
  }
  void thePageSaysEverythingAResearcherAsks() {
    QFETCH(QString, says);
    const Page page(formatted(exampleReport(), "html"));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    QVERIFY2(page.text.contains(says), qPrintable(says));
  }

  void everyPatternHasItsRow() {
    const RunReport report = exampleReport();
    const QString html = formatted(report, "html");
    for (const PatternResult& p : report.run.patterns) {
      const QString cell = "<td>" + QString::fromStdString(screenName(p.pattern)) + "</td>";
      QVERIFY2(html.contains(cell), qPrintable(cell));
    }
    QCOMPARE(Page(html).elements.count("svg"), 6); // atlas, loss, accuracy, split, two examples
  }

  void namesCannotBecomeMarkup_data() {
    QTest::addColumn<QString>("html");
    QTest::newRow("run") << formatted(hostileReport(), "html");
    QTest::newRow("comparison") << formatted(ComparisonReport{{hostileReport(), hostileReport()}}, "html");
    QTest::newRow("printed") << QString::fromStdString(printHtml(hostileReport()));
    QTest::newRow("sweep") << formatted(sweepReport(kHostile), "html");
    QTest::newRow("printed sweep") << QString::fromStdString(printHtml(sweepReport(kHostile)));
    QTest::newRow("printed comparison") << QString::fromStdString(printHtml(ComparisonReport{{hostileReport()}}));
  }
  void namesCannotBecomeMarkup() {
    QFETCH(QString, html);
    const Page page(QString(html).replace("<hr>", "<hr/>"));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    QVERIFY(!page.elements.contains("script"));
    QVERIFY(!html.contains("<script"));
    QVERIFY(page.text.contains(QString::fromStdString(kHostile)));
  }

  void thePageNeedsNoNetworkAndRunsNothing() {
    for (const QString& html :
         {formatted(exampleReport(), "html"), formatted(ComparisonReport{{exampleReport()}}, "html")}) {
      QVERIFY(html.contains("default-src 'none'"));
      QString rest = html;
      rest.remove("http://www.w3.org/2000/svg");
      QVERIFY(!rest.contains("http:") && !rest.contains("https:"));
      QVERIFY(!rest.contains("url("));
      QVERIFY(!rest.contains("@import"));
      for (const QString& element : Page(html).elements)
        QVERIFY2(!QStringList({"script", "link", "img", "iframe", "object", "embed", "form"}).contains(element),
                 qPrintable(element));
    }
  }

  void thePageIsLightDarkAndPrintable() {
    const QString html = formatted(exampleReport(), "html");
    QVERIFY(html.contains("prefers-color-scheme: dark"));
    QVERIFY(html.contains("@media print"));
    // Every colour class the figures use has a dark counterpart, unless it is one that stays.
    QSet<QString> used;
    auto classes = QRegularExpression("class=\"([fs]-[^\"]*)\"").globalMatch(html);
    while (classes.hasNext())
      for (const QString& name : classes.next().captured(1).split(' ')) used << name;
    QVERIFY(used.size() > 5);
    const QString css = html.mid(html.indexOf("prefers-color-scheme"),
                                 html.indexOf("@media print") - html.indexOf("prefers-color-scheme"));
    for (const QString& name : used)
      QVERIFY2(css.contains("." + name + " ") || css.contains("." + name + ","), qPrintable(name));
  }

  void aRunWithoutResultsSaysWhy() {
    RunReport report;
    report.run = exampleReport().run;
    report.run.state = RunState::failed;
    report.run.error = "the loss became NaN at step 17";
    report.run.evaluated = false;
    report.run.patterns.clear();
    report.run.accuracy = {};
    report.run.cost = {};
    report.examplesMissing = "The checkpoint is damaged.";
    const Page page(formatted(report, "html"));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    QVERIFY(page.text.contains("failed and has not been evaluated: the loss became NaN at step 17"));
    QVERIFY(page.text.contains("The checkpoint is damaged."));
    QVERIFY(page.text.contains("No curves were recorded."));
    QVERIFY(page.text.contains("The split plan was not given"));
    QVERIFY(!page.elements.contains("svg"));
    QVERIFY2(!page.text.contains("Cost of the code"), "what was not measured is not nothing");
    const Page beside(formatted(ComparisonReport{{exampleReport(), report}}, "html"));
    QVERIFY(beside.text.contains("0.410") && !beside.text.contains("0.000"));
  }

  void anEmptyRunMakesAPageToo() {
    for (const char* extension : {"html", "md", "csv", "json"}) {
      QVERIFY(!formatted(RunReport{}, extension).isEmpty());
      QVERIFY(!formatted(ComparisonReport{}, extension).isEmpty());
    }
  }

  void badBytesDoNotSpoilThePage() {
    RunReport report = exampleReport();
    report.run.name = "cut \xc3";
    report.run.notes = std::string("nul \0 escape \x1b", 14);
    const std::string html = findReportFormat("x.html")->formatRun(report, {});
    const QByteArray bytes = QByteArray::fromStdString(html);
    QCOMPARE(QString::fromUtf8(bytes).toUtf8(), bytes);
    QVERIFY2(Page(QString::fromUtf8(bytes)).error.isEmpty(), qPrintable(Page(QString::fromUtf8(bytes)).error));
  }

  void tablesOfManyRunsFitOntoAPage() {
    for (const int runs : {2, 6, 7, 40}) {
      ComparisonReport report;
      for (int i = 0; i < runs; ++i) {
        report.runs.push_back(exampleReport(2, 1, "run " + std::to_string(i)));
        report.runs.back().run.config.training.seed = uint64_t(i);
        report.runs.back().run.config.training.batch = 32 + i;
      }
      const QString html = formatted(report, "html");
      const QString differences =
          html.mid(html.indexOf("What differs"), html.indexOf("Results") - html.indexOf("What differs"));
      const qsizetype rows = differences.count("<tr>") - differences.count("<thead>");
      QCOMPARE(rows, runs <= 6 ? 2 : runs); // batch and seed, or the runs
      for (const QString& row : differences.split("<tr>").mid(1)) QVERIFY(row.count("<td") + row.count("<th") <= 7);
      QCOMPARE(html.contains("A: run 0 · B: run 1"), runs <= 8);
    }
  }

  void aComparisonShowsWhatDiffersAndWhoIsBest() {
    RunReport a = exampleReport(2, 2, "first");
    RunReport b = exampleReport(4, 2, "second");
    for (PatternResult& p : b.run.patterns) p.accuracy = 50;
    b.run.accuracy.byLost = summarize(b.run.patterns, 4);
    const Page page(formatted(ComparisonReport{{a, b}}, "html"));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    for (const char* says :
         {"Comparison of 2 runs", "A: first · B: second", "With 1 lost, run A has the best worst pattern: 98.00 %",
          "code.k", "What differs", "Results", "Cost of the codes", "Repeat these runs", "# B"})
      QVERIFY2(page.text.contains(says), says);
    QVERIFY(!page.text.contains("training.epochs\n")); // fields that agree are not in the table of differences
    QCOMPARE(page.elements.count("svg"), 2); // loss and accuracy with 1 lost; with 2 lost nothing was recorded
  }

  void aSweepBeginsWithItsGroups() {
    const ComparisonReport report = sweepReport();
    const QString html = formatted(report, "html");
    const Page page(html);
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    // The worst with 1 lost: 98 and 96 in the first group, 95 in the other.
    for (const char* says :
         {"Rivals: comparison of 3 runs", "With 1 lost, conv has the best worst pattern: 97.00 ± 1.41 % (mean ",
          "With 2 lost, conv has the best worst pattern: 97.50 ± 0.00 % (mean ", "2 runs)", "97.00 ± 1.41",
          "3 of the sweep's 4 runs finished", "16,873 + 1,382,656", "6123 ± 0"})
      QVERIFY2(page.text.contains(says), says);
    QVERIFY(html.indexOf("<h2>Summary</h2>") < html.indexOf("<h2>Runs</h2>"));
    QVERIFY(!formatted(ComparisonReport{report.runs}, "html").contains("Summary"));
    QVERIFY(printHtml(report).find("97.00 ± 1.41") != std::string::npos);
  }

  void thePrintedPageIsRichTextWithItsPictures() {
    const RunReport report = exampleReport();
    const QString html = QString::fromStdString(printHtml(report));
    QTextDocument document;
    document.setHtml(html);
    const QString text = document.toPlainText();
    for (const char* says : {"A run", "Results", "99.18", "Every pattern", "{1, 2}", "lacuna train run.json"})
      QVERIFY2(text.contains(says), says);
    QVERIFY(!html.contains("<svg"));
    QVERIFY(!html.contains("<thead><tr><th align=\"left\"></th><th align=\"left\"></th></tr>")); // a row of nothing
    for (const Figure& f : figures(report))
      QVERIFY2(html.contains("<img src=\"figure:" + QString::fromStdString(f.id) + "\""), f.id.c_str());
    QCOMPARE(html.count("<img "), qsizetype(figures(report).size()));
    // They fit between the margins of A4 (673 pixels) in their own proportions.
    const Figure first = figures(report).front();
    const auto size = QRegularExpression("width=\"(\\d+)\" height=\"(\\d+)\"").match(html);
    QVERIFY(size.captured(1).toInt() <= 673 && size.captured(1).toInt() > 600);
    QVERIFY(printTitleHeight(first) > 0);
    const double expected = double(first.height + printTitleHeight(first)) / first.width;
    QVERIFY(std::fabs(size.captured(2).toDouble() / size.captured(1).toDouble() - expected) < 0.01);
  }
};

LACUNA_GUI_TEST(TestReportHtml)
#include "tst_report_html.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reports in Chinese: every text of every page and picture is known to coreText().
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include "chinese.h"
#include "experiment/config/code_plan.h"
#include "experiment/dataset/dataset_catalog.h"
#include "report_support.h"
#include "window/base/language.h"

using namespace lacuna;
using namespace lacuna::report;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

/// Names, units and what a configuration writes; everything else of letters is English.
const char* const kNames[] = {
    // names
    "Lacuna", "MNIST", "mnist", "LeNet", "lenet5", "logits", "UTC", "SHA", "CPU", "cpu", "GHz", "libtorch", "F_conv",
    "json", "run", "Some", "test", "conv", "other", "one", "two", "three", "Rivals", "ParM", "Berrut", "MDS", "Fashion",
    "CUDA", "lacuna", "dataset", "CSV", "JSON",
    // units
    "ms", "MiB", "KiB", "MFLOP", "kFLOP", "FLOP",
    // words of a configuration
    "name", "features", "true", "false", "adam"};

/// Of the texts of one kind of report.
struct Texts {
  QStringList all;
  QString error;

  /// Text nodes of a page; a style and a command are none.
  void takePage(QString html) {
    html.remove(0, html.indexOf(QLatin1String("<html")));
    html.replace(QRegularExpression(QStringLiteral("<(meta|br)([^>]*?)/?>")), QStringLiteral("<\\1\\2/>"));
    QXmlStreamReader xml(html);
    QStringList path;
    bool technical = false; // in a table of fields
    while (!xml.atEnd()) {
      xml.readNext();
      if (xml.isStartElement()) path << xml.name().toString();
      if (xml.isStartElement() && path.back() == QLatin1String("table")) technical = false;
      if (xml.isEndElement()) path.removeLast();
      const QString said = xml.isCharacters() ? xml.text().toString().trimmed() : QString();
      if (said.isEmpty() || path.contains(QStringLiteral("style")) || path.contains(QStringLiteral("pre"))) continue;
      if (path.back() == QLatin1String("th") && said == QStringLiteral("字段")) technical = true;
      if (!technical || path.back() != QLatin1String("td")) all << said;
    }
    if (xml.hasError()) error = xml.errorString();
  }

  /// Lines of Markdown but for code and for the rows of a table of fields.
  void takeMarkdown(const QString& text) {
    bool code = false, technical = false;
    for (QString line : text.split(QLatin1Char('\n'))) {
      if (line.startsWith(QLatin1String("```"))) code = !code;
      if (line.startsWith(QStringLiteral("| 字段"))) technical = true;
      if (!line.startsWith(QLatin1Char('|'))) technical = false;
      line.replace(QRegularExpression(QStringLiteral("\\]\\([^)]*\\)")), QStringLiteral("]"));
      if (!code && !technical && !line.startsWith(QLatin1String("```"))) all << line.remove(QLatin1Char('\\'));
    }
  }

  QString english() const {
    static const QRegularExpression name(
        QStringLiteral("[0-9a-f]{8}-[0-9a-f-]+|\\d+-\\d+-\\d+T[\\d:]+Z|c{64}|training\\.learning_rate|\\.json"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}\\w*"));
    QStringList found;
    for (QString said : all) {
      said.remove(name);
      for (auto it = word.globalMatch(said); it.hasNext();) {
        const QString w = it.next().captured();
        if (std::find(std::begin(kNames), std::end(kNames), w) == std::end(kNames)) found << w + " in: " + said;
      }
    }
    return found.join(QLatin1Char('\n'));
  }
};

RunReport imageReport() {
  RunReport report = exampleReport(2, 1, "");
  report.run.config = parseConfigOrThrow(
      R"({"dataset": "fashion-mnist", "code": {"k": 2, "r": 1, "unit": "image", "returns": "logits"}})");
  report.plan = planFor(networkOf(report.run.config), report.run.config.code);
  report.run.threads = 1;
  report.run.resumedFromStep = 700;
  for (ReportExample& e : report.examples) {
    e.title.clear();
    e.classNames = findDataset("fashion-mnist")->classNames;
    e.inspection.group = {{3, 1, {}}, {4, 2, {}}};
    e.inspection.decoded[0].origin = PartOrigin::rewritten;
  }
  report.examples[1].inspection.group.clear();
  report.examples[1].inspection.imageIndex = -1;
  return report;
}

RunReport failedReport() {
  RunReport report = exampleReport(2, 1);
  report.run.state = RunState::failed;
  report.run.evaluated = false;
  report.run.patterns.clear();
  report.run.error = "The training diverged at batch 12: the loss is no longer a number; lower training.learning_rate";
  report.run.config.code.parity = ParityDevices::trained;
  report.run.seconds = 10000;
  report.run.processor.clear();
  report.metrics.clear();
  report.plan.reset();
  report.examples.clear();
  report.run.events = {{"2026-01-31T13:37:01Z", "Computing on the CPU, as asked."}};
  return report;
}

/// Texts whose own words are of the test.
template <typename Report>
Report known(Report report) {
  if constexpr (std::is_same_v<Report, RunReport>) {
    if (report.run.name == "A run") report.run.name = "1";
    for (auto& [at, what] : report.run.events)
      if (what == "Took the CPU.") what = "Computing on the CPU: this libtorch has no CUDA device.";
    for (ReportExample& e : report.examples)
      if (!e.title.empty()) e.title = "An image the code loses: the whole model has it right";
    report.run.codeVersion = "1";
  }
  if constexpr (std::is_same_v<Report, FailureReport>) {
    report.code = known(std::move(report.code));
    if (report.code.examples.size() > 1) {
      report.code.examples[0].title = "The image and the losses that were looked at";
      report.code.examples[1].title = "The same image under the losses that hurt it most";
    }
  }
  return report;
}

} // namespace

class TestReportWords : public QObject {
  Q_OBJECT

  template <typename Report>
  static void verify(const Report& given) {
    const Report report = known(given);
    ReportOptions options;
    options.figureStem = "1";
    options.language = reportLanguage();
    Texts page, text, print;
    page.takePage(formatted(report, "html", options));
    text.takeMarkdown(formatted(report, "md", options));
    print.takePage(QString::fromStdString(printHtml(report, options.language)));
    for (const Texts* texts : {&page, &text, &print}) {
      QVERIFY2(texts->error.isEmpty(), qPrintable(texts->error));
      QVERIFY(texts->all.size() > 30);
      QVERIFY2(texts->english().isEmpty(), qPrintable(texts->english()));
    }
    for (const Figure& figure : figures(report, options.language))
      QVERIFY2(hasChinese(QString::fromStdString(figure.title)), figure.title.c_str());
  }

 private slots:
  void init() { speak(QStringLiteral("zh_CN")); }

  void aRunOfParts() { verify(exampleReport(2, 2)); }
  void aRunOfMoreParts() { verify(exampleReport(4, 1)); }
  void aRunWithMorePatternsThanArePrinted() { verify(exampleReport(4, 8)); }
  void aRunOfImages() { verify(imageReport()); }
  void aRunThatFailed() { verify(failedReport()); }
  void aComparison() {
    ComparisonReport report = sweepReport();
    report.sweep.reset();
    verify(report);
  }
  void aSweep() { verify(sweepReport()); }
  void failuresOfAFewDevices() { verify(exampleFailures(2, 1)); }
  void failuresOfMany() { verify(exampleFailures(4, 4)); }
  void failuresOverAllImages() {
    FailureReport report = exampleFailures(2, 2, "");
    report.counted->images = report.counted->allImages;
    report.code.repeatCommand.clear();
    verify(report);
  }
  void failuresOfImages() {
    FailureReport report = exampleFailures(2, 1);
    report.code = imageReport();
    verify(report);
  }
  void failuresThatWereNotCounted() {
    FailureReport report = exampleFailures(2, 1);
    report.counted.reset();
    adoptCount(report);
    verify(report);
  }
  void aComparisonOfOneRunThatFailed() { verify(ComparisonReport{{failedReport()}}); }

  void everyKindOfCodeIsDescribed_data() {
    QTest::addColumn<QString>("code");
    for (const char* code :
         {R"({"kind":"parm","k":2,"r":1})", R"({"kind":"berrut","k":2,"r":1})", R"({"kind":"none","k":2,"r":1})",
          R"({"kind":"replication","k":2,"r":1})", R"({"kind":"sum-subtract","k":2,"r":1})",
          R"({"kind":"mds-layerwise","k":2,"r":1})", R"({"k":2,"r":1,"encoder":{"kind":"conv"}})",
          R"({"k":2,"r":1,"encoder":{"kind":"mlp"},"decoder":{"kind":"mlp"}})",
          R"({"k":2,"r":1,"encoder":{"kind":"linear"},"decoder":{"kind":"spatial"}})",
          R"({"k":2,"r":1,"encoder":{"kind":"sum"},"decoder":{"kind":"conv"}})",
          R"({"k":2,"r":1,"encoder":{"kind":"concat"},"decoder":{"kind":"subtract"},"parity":"trained"})",
          R"({"k":2,"r":1,"unit":"image","parity":"trained"})"})
      QTest::newRow(code) << QString::fromLatin1(code);
  }
  void everyKindOfCodeIsDescribed() {
    QFETCH(QString, code);
    RunReport report = exampleReport(2, 1);
    report.run.config = parseConfigOrThrow("{\"dataset\": \"stroke-digits\", \"code\": " + code.toStdString() + "}");
    report.plan = planFor(networkOf(report.run.config), report.run.config.code);
    verify(report);
  }

  void thePageSaysItsLanguage() {
    ReportOptions options;
    options.language = reportLanguage();
    const QString page = formatted(exampleReport(), "html", options);
    QVERIFY(page.contains(QLatin1String("<html lang=\"zh-CN\">")));
    QCOMPARE(page.count(QLatin1String("Noto Sans CJK SC")), 1 + int(figures(exampleReport()).size()));
    speak(QStringLiteral("en"));
    options.language = reportLanguage();
    QCOMPARE(formatted(exampleReport(), "html", options), formatted(exampleReport(), "html"));
  }

  void whatProgramsReadStaysEnglish() {
    ReportOptions options;
    options.language = reportLanguage();
    for (const char* format : {"csv", "json"})
      QCOMPARE(formatted(sweepReport(), format, options), formatted(sweepReport(), format));
  }

  void namesAndNotesStayAsTheyAreTyped() {
    RunReport report = exampleReport(2, 2, "Results");
    report.run.notes = "No curves were recorded.";
    ReportOptions options;
    options.language = reportLanguage();
    const QString page = formatted(report, "html", options);
    QVERIFY(page.contains(QLatin1String("<h1>Results</h1>")));
    QVERIFY(page.contains(QLatin1String("<p>No curves were recorded.</p>")));
    QVERIFY(page.contains(QStringLiteral("<h2>结果</h2>")));
  }
};

LACUNA_TEST(TestReportWords)
#include "tst_report_words.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTextDocument>

#include "report_support.h"

using namespace lacuna;
using namespace lacuna::report;

class TestReportMarkdown : public QObject {
  Q_OBJECT
 private slots:
  void itReadsAsADocumentWithTables() {
    const QString text = formatted(exampleReport(), "md");
    QVERIFY(text.startsWith("# A run\n"));
    for (const char* title : {"Results", "Training", "Split", "Examples", "Every pattern", "Cost of the code",
                              "Configuration", "Environment", "Repeat this run"})
      QVERIFY2(text.contains(QString("\n## ") + title + "\n"), title);
    QTextDocument document;
    document.setMarkdown(text);
    const QString plain = document.toPlainText();
    QVERIFY(plain.contains("{1, 2}"));
    QVERIFY(plain.contains("99.18 %"));
  }

  void everyTableRowHasAsManyCellsAsItsHead() {
    for (const RunReport& report : {exampleReport(), hostileReport()}) {
      qsizetype bars = 0;
      int rows = 0;
      for (const QString& line : formatted(report, "md").split('\n')) {
        if (!line.startsWith('|')) {
          bars = 0;
          continue;
        }
        QString unescaped = line;
        unescaped.remove(QRegularExpression("\\\\."));
        if (bars == 0) bars = unescaped.count('|');
        QVERIFY2(unescaped.count('|') == bars, qPrintable(line));
        ++rows;
      }
      QVERIFY(rows > 40);
    }
  }

  void aSweepBeginsWithItsGroups() {
    const QString text = formatted(sweepReport("|conv|"), "md");
    QVERIFY(text.startsWith("# Rivals: comparison of 3 runs\n"));
    QVERIFY(text.indexOf("## Summary") < text.indexOf("## Runs"));
    QVERIFY(text.contains("| \\|conv\\| | 2 | 1 | "));
    QVERIFY(text.contains(" | 97.00 ± 1.41 | 96.00 | "));
  }

  void picturesAreReferredToByTheNamesTheCallerWrites() {
    const RunReport report = exampleReport();
    QVERIFY(!formatted(report, "md").contains("!["));
    const QString text = formatted(report, "md", {"out dir/k2 (1)"});
    for (const Figure& f : figures(report))
      QVERIFY2(text.contains("(out%20dir/k2%20%281%29-" + QString::fromStdString(f.id) + ".svg)"), f.id.c_str());
  }

  void namesCannotBecomeFormatting() {
    const QString text = formatted(hostileReport(), "md");
    const qsizetype code = text.indexOf("## Repeat");
    const QString prose = text.left(code);
    QVERIFY(!prose.contains("<script"));
    QVERIFY(!QRegularExpression("(?<!\\\\)\\]\\(").match(prose).hasMatch());
    QVERIFY(!QRegularExpression("(?<!\\\\)`").match(prose).hasMatch());
    QTextDocument document;
    document.setMarkdown(text);
    QVERIFY(document.toPlainText().contains(QString::fromStdString(kHostile)));
  }

  void quotesReadAsTheyAreInTheFileItself() {
    RunReport report = exampleReport();
    report.run.name = "Ada's \"best\"";
    QVERIFY(formatted(report, "md").startsWith("# Ada's \"best\"\n"));
  }

  void codeCannotEndItsOwnFence() {
    RunReport report = exampleReport();
    report.repeatCommand = "echo\n```\n# not a heading\n````\nend";
    const QString text = formatted(report, "md");
    QVERIFY(text.contains("\n`````\necho"));
  }

  void aNameOverSeveralLinesStaysOnOne() {
    RunReport report = exampleReport();
    report.run.name = "one\n# two";
    QVERIFY(formatted(report, "md").startsWith("# one \\# two\n"));
  }
};

LACUNA_GUI_TEST(TestReportMarkdown)
#include "tst_report_markdown.moc"

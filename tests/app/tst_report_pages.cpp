// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextTable>
#include <cmath>

#include "print/report_pages.h"
#include "print/report_pdf.h"
#include "report_support.h"
#include "test_program.h"

using namespace lacuna;
using namespace lacuna::report;
using namespace lacuna::print;

namespace {

constexpr double kPage = 400;

int pageOf(double y) {
  return static_cast<int>(std::floor(y / kPage));
}

QRectF placeOf(const QTextDocument& document, const QTextBlock& block) {
  return document.documentLayout()->blockBoundingRect(block);
}

QTextBlock blockOf(const QTextDocument& document, const QString& text) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
    if (block.text() == text) return block;
  return {};
}

QString lines(int count) {
  QString html;
  for (int i = 0; i < count; ++i) html += QStringLiteral("<p>line %1</p>").arg(i);
  return html;
}

QString table(int rows) {
  QString html = QStringLiteral("<table>");
  for (int i = 0; i < rows; ++i) html += QStringLiteral("<tr><td>row %1</td><td>7</td></tr>").arg(i);
  return html + QStringLiteral("</table>");
}

bool hasInk(const QImage& image, const QRect& place) {
  const QRect inside = place & image.rect();
  for (int y = inside.top(); y <= inside.bottom(); ++y)
    for (int x = inside.left(); x <= inside.right(); ++x)
      if (qGray(image.pixel(x, y)) < 128) return true;
  return false;
}

} // namespace

class TestReportPages : public QObject {
  Q_OBJECT

 private:
  /// As printPdf does.
  static void lay(QTextDocument& document, const QString& html) {
    document.setPageSize({300, kPage});
    document.setHtml(html);
    keepTogether(document);
  }

 private slots:
  /// What is copied out of a PDF is what is seen in it.
  void textOfAPrintedReportCanBeCopied() {
    if (QStandardPaths::findExecutable("pdftotext").isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
    QTemporaryDir folder;
    const QString path = folder.filePath("r.pdf");
    const std::string text =
        "k = 4, r = 2: {1, 2} (a + b) one-cycle file_name.json, difficult flow; x <= 0.5 [3] ≤ ± – ×";
    printPdf(
        "<html><head><title>k = 4 (two)</title><style>body { font-family: 'Liberation Sans', sans-serif; font-size: "
        "9pt; }</style></head><body><h1>" +
            QString::fromStdString(text).toHtmlEscaped().toStdString() + "</h1><p>" +
            QString::fromStdString(text).toHtmlEscaped().toStdString() + "</p></body></html>",
        {}, path.toStdString());
    const auto said = [](const QString& program, const QStringList& arguments) {
      QProcess process;
      process.start(program, arguments);
      process.waitForFinished();
      return QString::fromUtf8(process.readAllStandardOutput());
    };
    const QString copied = said("pdftotext", {path, "-"}).simplified();
    QCOMPARE(copied.count(QString::fromStdString(text)), qsizetype(2));
    QVERIFY2(said("pdfinfo", {path}).contains("k = 4 (two)"), qPrintable(said("pdfinfo", {path})));
  }

  void tablesOfManyRunsFitThePageAndBreakNoWord_data() {
    QTest::addColumn<int>("runs");
    for (const int runs : {2, 6, 9, 16, 40}) QTest::addRow("%d", runs) << runs;
  }

  void tablesOfManyRunsFitThePageAndBreakNoWord() {
    QFETCH(int, runs);
    constexpr QSizeF kA4(673, 1002); // within its margins, at 96 dpi
    ComparisonReport report;
    for (int i = 0; i < runs; ++i) {
      report.runs.push_back(
          exampleReport(2, 2, "Widths and rates: learning_rate=0.00" + std::to_string(i) + ", kind=conv"));
      report.runs.back().run.config.training.seed = uint64_t(i);
      report.runs.back().run.config.training.batch = 32 + i;
    }
    QTextDocument document;
    document.setPageSize(kA4);
    document.setHtml(QString::fromStdString(printHtml(report)));
    keepTogether(document);
    int tables = 0;
    for (auto at = document.rootFrame()->begin(); !at.atEnd(); ++at) {
      const auto* table = qobject_cast<const QTextTable*>(at.currentFrame());
      if (table == nullptr) continue;
      ++tables;
      const double right = document.documentLayout()->frameBoundingRect(const_cast<QTextTable*>(table)).right();
      QVERIFY2(right <= kA4.width() + 1,
               qPrintable(QString("%1: %2").arg(table->firstCursorPosition().block().text()).arg(right)));
      for (QTextBlock block = table->firstCursorPosition().block(); block.position() < table->lastPosition();
           block = block.next()) {
        const QTextLayout& lines = *block.layout();
        for (int line = 0; line + 1 < lines.lineCount(); ++line) {
          const int end = lines.lineAt(line).textStart() + lines.lineAt(line).textLength();
          const bool atWord = block.text().at(end - 1).isSpace() || block.text().at(end - 1) == QChar::LineSeparator ||
                              block.text().at(end - 1).isPunct() || block.text().at(end - 1) == '=';
          QVERIFY2(atWord, qPrintable(block.text().left(end) + " | " + block.text().mid(end)));
        }
      }
    }
    QVERIFY2(tables >= 4, qPrintable(QString::number(tables)));
  }

  void headingStaysWithItsShortTable() {
    bool moved = false;
    for (int before = 0; before < 30; ++before) {
      QTextDocument document;
      lay(document, lines(before) + "<h2>Costs</h2><p>Why.</p><p>All</p>" + table(4) + lines(3));
      const double top = placeOf(document, blockOf(document, "Costs")).top();
      const double end = placeOf(document, blockOf(document, "row 3")).bottom();
      QCOMPARE(pageOf(end - 1), pageOf(top));
      moved = moved || blockOf(document, "Costs").blockFormat().pageBreakPolicy() != QTextFormat::PageBreak_Auto;
    }
    QVERIFY(moved); // else no heading ever came near the end of a page
  }

  void captionStaysWithTheFirstRowsOfALongTable() {
    for (int before = 0; before < 30; ++before) {
      QTextDocument document;
      lay(document, lines(before) + "<p>Caption</p>" + table(60));
      const double top = placeOf(document, blockOf(document, "Caption")).top();
      const double end = placeOf(document, blockOf(document, "row 2")).bottom();
      QCOMPARE(pageOf(end - 1), pageOf(top));
    }
  }

  void allThatFollowsABreakIsDrawn() {
    for (int before = 0; before < 30; ++before) {
      QTextDocument document;
      lay(document, lines(before) + "<h2>First</h2>" + table(5) + "<h2>Second</h2>" + table(14) +
                        "<h2 style=\"page-break-before: always\">Third</h2>" + table(200) + "<h2>Last</h2>" +
                        lines(40) + "<h2>End</h2>" + lines(2));
      QImage drawn(300, static_cast<int>(kPage) * document.pageCount(), QImage::Format_RGB32);
      drawn.fill(Qt::white);
      QPainter painter(&drawn);
      document.drawContents(&painter);
      painter.end();
      for (const char* text : {"First", "Second", "Third", "Last", "End"})
        QVERIFY2(hasInk(drawn, placeOf(document, blockOf(document, QLatin1String(text))).toRect()), text);
    }
  }

  void aHeadingThatFitsIsLeftAlone() {
    QTextDocument document;
    lay(document, lines(2) + "<h2>Costs</h2>" + table(3));
    QCOMPARE(blockOf(document, "Costs").blockFormat().pageBreakPolicy(), QTextFormat::PageBreak_Auto);
  }
};

LACUNA_GUI_TEST(TestReportPages)
#include "tst_report_pages.moc"

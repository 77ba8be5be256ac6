// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include "experiment/run/comparison.h"
#include "report/figures/svg.h"
#include "report_support.h"

using namespace lacuna;
using namespace lacuna::report;

namespace {

/// Drawn by the window's renderer; null when it cannot.
QImage drawn(const Figure& figure) {
  QSvgRenderer renderer(QByteArray::fromStdString(figure.svg));
  if (!renderer.isValid()) return {};
  QImage image(figure.width, figure.height, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  renderer.render(&painter);
  return image;
}

const Figure* find(const std::vector<Figure>& all, const std::string& id) {
  for (const Figure& f : all)
    if (f.id == id) return &f;
  return nullptr;
}

/// Points of all polylines, in pixels.
QList<QList<QPointF>> polylines(const std::string& svg) {
  QList<QList<QPointF>> all;
  auto lines = QRegularExpression("<polyline points=\"([^\"]*)\"").globalMatch(QString::fromStdString(svg));
  while (lines.hasNext()) {
    QList<QPointF> points;
    for (const QString& pair : lines.next().captured(1).split(' ', Qt::SkipEmptyParts))
      points << QPointF(pair.section(',', 0, 0).toDouble(), pair.section(',', 1).toDouble());
    all << points;
  }
  return all;
}

RunReport withLoss(const std::vector<double>& values) {
  RunReport report;
  MetricSeries loss{series::kLoss, {}};
  for (size_t i = 0; i < values.size(); ++i) loss.points.push_back({int64_t(i), 0, values[i]});
  report.metrics = {loss};
  return report;
}

/// So many runs, each with a curve and a long name.
ComparisonReport comparisonOf(int runs) {
  ComparisonReport report;
  for (int i = 0; i < runs; ++i) {
    RunReport one = exampleReport(2, 1, "Widths and rates: learning_rate=0.00" + std::to_string(i) + ", kind=conv");
    one.metrics.clear();
    for (const std::string& name :
         {std::string(series::kLoss), series::validationMean(1), series::validationWorst(1)}) {
      MetricSeries s{name, {}};
      for (int step = 1; step < 60; ++step) s.points.push_back({step, 0, 90.0 / (step + i) + i});
      one.metrics.push_back(std::move(s));
    }
    report.runs.push_back(std::move(one));
  }
  return report;
}

QStringList textsOf(const std::string& svg) {
  QStringList all;
  auto texts = QRegularExpression("<text[^>]*>([^<]*)</text>").globalMatch(QString::fromStdString(svg));
  while (texts.hasNext()) all << texts.next().captured(1);
  return all;
}

/// Where a picture's texts stand, about: without the space above and below small letters.
QList<QRectF> textPlaces(const std::string& svg) {
  QList<QRectF> all;
  auto texts = QRegularExpression("<text x=\"([^\"]*)\" y=\"([^\"]*)\" font-size=\"([^\"]*)\"([^>]*)>([^<]*)</text>")
                   .globalMatch(QString::fromStdString(svg));
  while (texts.hasNext()) {
    const auto text = texts.next();
    const double size = text.captured(3).toDouble();
    const double width = textWidth(text.captured(5).toStdString(), size) * 0.95;
    const double shift = text.captured(4).contains("end") ? width : text.captured(4).contains("middle") ? width / 2 : 0;
    all << QRectF(text.captured(1).toDouble() - shift, text.captured(2).toDouble() - size * 0.7, width, size * 0.7);
  }
  return all;
}

} // namespace

class TestReportFigures : public QObject {
  Q_OBJECT
 private slots:
  /// Names, colours and axes of 2, 9, 16 and 40 runs.
  void manyRunsStayReadable_data() {
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("figures");
    for (const auto& [runs, figures] :
         {std::pair(2, 1), std::pair(8, 1), std::pair(9, 1), std::pair(16, 1), std::pair(32, 1), std::pair(40, 2)})
      QTest::addRow("%d", runs) << runs << figures;
  }

  void manyRunsStayReadable() {
    QFETCH(int, runs);
    QFETCH(int, figures);
    const std::vector<Figure> all = report::figures(comparisonOf(runs));
    QCOMPARE(std::count_if(all.begin(), all.end(), [](const Figure& f) { return f.id.rfind("loss", 0) == 0; }),
             std::ptrdiff_t(figures));
    QSet<QString> named;
    for (const Figure& f : all) {
      QVERIFY(!drawn(f).isNull());
      // No text lies on another one or beyond the picture.
      const QList<QRectF> places = textPlaces(f.svg);
      for (qsizetype a = 0; a < places.size(); ++a) {
        QVERIFY2(places[a].left() >= 0 && places[a].right() <= f.width + 1 && places[a].bottom() <= f.height,
                 f.id.c_str());
        for (qsizetype b = 0; b < a; ++b)
          QVERIFY2(!places[a].intersects(places[b]), qPrintable(QString("%1: %2 texts").arg(f.id.c_str()).arg(a)));
      }
      if (f.id.rfind("loss", 0) == 0)
        for (const QString& text : textsOf(f.svg)) named << text.section(' ', 0, 0);
    }
    // Every run is named in the picture of the loss, and where several share a plot no colour stands for two.
    for (int i = 0; i < runs; ++i) QVERIFY2(named.contains(runLetter(size_t(i)).c_str()), runLetter(size_t(i)).c_str());
    if (runs <= 8) {
      QSet<QString> colors;
      auto strokes = QRegularExpression("<polyline[^>]*class=\"(s-c\\d)\"").globalMatch(find(all, "loss")->svg.c_str());
      while (strokes.hasNext()) colors << strokes.next().captured(1);
      QCOMPARE(int(colors.size()), runs);
    }
  }

  void everyFigureIsDrawnByBrowserAndWindowAlike_data() {
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("r");
    for (const auto& [k, r] : {std::pair(1, 1), std::pair(2, 1), std::pair(3, 2), std::pair(4, 4)})
      QTest::addRow("k=%d r=%d", k, r) << k << r;
  }
  void everyFigureIsDrawnByBrowserAndWindowAlike() {
    QFETCH(int, k);
    QFETCH(int, r);
    RunReport report = exampleReport(k, r);
    report.examples.resize(1);
    const auto all = figures(report);
    QCOMPARE(all.size(), size_t(5));
    QSet<QString> ids;
    for (const Figure& f : all) {
      ids << QString::fromStdString(f.id);
      QVERIFY(QRegularExpression("^[a-z0-9-]+$").match(QString::fromStdString(f.id)).hasMatch());
      QXmlStreamReader xml(QString::fromStdString(f.svg));
      while (!xml.atEnd()) xml.readNext();
      QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
      QVERIFY2(f.svg.find("nan") == std::string::npos && f.svg.find("n/a") == std::string::npos, f.id.c_str());
      const QImage image = drawn(f);
      QVERIFY2(!image.isNull(), f.id.c_str());
      QSet<QRgb> colors;
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) colors << image.pixel(x, y);
      QVERIFY2(colors.size() > 5, f.id.c_str());
    }
    QCOMPARE(ids.size(), qsizetype(all.size()));
  }

  void nothingIsDrawnOutsideItsFigure() {
    for (const Figure& f : figures(exampleReport(4, 4))) {
      auto rects = QRegularExpression("<rect x=\"([^\"]*)\" y=\"([^\"]*)\" width=\"([^\"]*)\" height=\"([^\"]*)\"")
                       .globalMatch(QString::fromStdString(f.svg));
      int seen = 0;
      while (rects.hasNext()) {
        const auto m = rects.next();
        ++seen;
        const double right = m.captured(1).toDouble() + m.captured(3).toDouble();
        const double bottom = m.captured(2).toDouble() + m.captured(4).toDouble();
        QVERIFY2(m.captured(1).toDouble() >= 0 && m.captured(2).toDouble() >= 0 && right <= f.width + 0.5 &&
                     bottom <= f.height + 0.5,
                 qPrintable(QString::fromStdString(f.id) + ": " + m.captured(0)));
      }
      for (const auto& line : polylines(f.svg))
        for (const QPointF& p : line) {
          ++seen;
          QVERIFY(p.x() >= 0 && p.x() <= f.width && p.y() >= 0 && p.y() <= f.height);
        }
      QVERIFY2(seen > 0, f.id.c_str());
    }
  }

  void theSplitFigureHasEveryPartsColumns() {
    const auto all = figures(exampleReport(3, 1));
    const std::string& svg = find(all, "split")->svg;
    for (const char* label : {"0–19", "4–23", "8–27", "0–1", "1–2", "2–3", "Parity P1", "2×", "20 columns wide"})
      QVERIFY2(svg.find(label) != std::string::npos, label);
  }

  void theAtlasHasACellForEveryPattern() {
    const RunReport report = exampleReport(3, 2);
    const auto all = figures(report);
    const std::string& svg = find(all, "atlas")->svg;
    for (const PatternResult& p : report.run.patterns)
      QVERIFY2(svg.find(">" + screenName(p.pattern) + "<") != std::string::npos, screenName(p.pattern).c_str());
  }

  void aHugeAtlasShowsTheWorst() {
    RunReport report = exampleReport(2, 2);
    report.run.patterns.clear();
    for (const FailurePattern p : patternsWithLost(12, 4)) report.run.patterns.push_back({p, 90, 0, 0, 0});
    report.run.patterns[400].accuracy = 12.34;
    const auto all = figures(report);
    const std::string& svg = find(all, "atlas")->svg;
    QVERIFY(svg.find(">12.34<") != std::string::npos);
    QVERIFY(svg.find("the 140 worst of 495 patterns") != std::string::npos);
  }

  void aLogarithmicCurveFallsStraight() {
    std::vector<double> values;
    for (int i = 0; i < 50; ++i) values.push_back(std::pow(10.0, -i / 10.0));
    const auto all = figures(withLoss(values));
    const auto lines = polylines(find(all, "loss")->svg);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].size(), 50);
    const double slope = (lines[0].last().y() - lines[0].first().y()) / 49;
    QVERIFY(slope > 1); // down the page
    for (qsizetype i = 0; i < lines[0].size(); ++i)
      QVERIFY(std::fabs(lines[0][i].y() - (lines[0][0].y() + slope * double(i))) < 0.1);
  }

  void aCurveBreaksWhereItIsNoNumber_data() {
    QTest::addColumn<double>("hole");
    QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("infinity") << std::numeric_limits<double>::infinity();
    QTest::newRow("zero on a logarithmic scale") << 0.0;
  }
  void aCurveBreaksWhereItIsNoNumber() {
    QFETCH(double, hole);
    const auto all = figures(withLoss({3, 2, hole, 1, 0.5}));
    const auto lines = polylines(find(all, "loss")->svg);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].last().x() < lines[1].first().x());
  }

  void curvesWithoutANumberAreLeftOut() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(figures(withLoss({nan, nan})).empty());
    QVERIFY(figures(withLoss({})).empty());
    QVERIFY(!figures(withLoss({1})).empty());       // one point is a dot
    QVERIFY(!figures(withLoss({1, 1, 1})).empty()); // no height at all
  }

  void longCurvesAreThinnedButKeepTheirExtremes() {
    std::vector<double> values(100000, 1.0);
    values[54321] = 1000;
    values[76543] = 0.001;
    const auto all = figures(withLoss(values));
    const Figure* loss = find(all, "loss");
    QVERIFY2(loss->svg.size() < 60000, qPrintable(QString::number(loss->svg.size())));
    double top = 1e9, bottom = 0;
    for (const auto& line : polylines(loss->svg))
      for (const QPointF& p : line) {
        top = std::min(top, p.y());
        bottom = std::max(bottom, p.y());
      }
    QVERIFY(bottom - top > 200);
  }

  void anExampleWithoutMapsIsStillShown() {
    RunReport report = exampleReport();
    report.examples = {{"", {}, {}}};
    const auto all = figures(report);
    QVERIFY(!drawn(*find(all, "example-1")).isNull());
  }
};

LACUNA_GUI_TEST(TestReportFigures)
#include "tst_report_figures.moc"

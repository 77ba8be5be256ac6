// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look/plot_style.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

class DecadeTicker : public QCPAxisTicker {
 protected:
  QVector<double> createTickVector(double, const QCPRange& range) override {
    QVector<double> ticks;
    if (!(range.lower > 0) || !std::isfinite(range.upper)) return ticks;
    const double span = range.upper / range.lower;
    const std::vector<double> digits = span > 1e3 ? std::vector<double>{1}
                                       : span > 4 ? std::vector<double>{1, 2, 5}
                                                  : std::vector<double>{1, 1.5, 2, 3, 5, 7};
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    for (int power = static_cast<int>(std::floor(std::log10(range.lower))); power <= last; ++power)
      for (const double digit : digits) ticks << digit * std::pow(10.0, power);
    return ticks;
  }
  QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
    return locale.toString(tick, 'g', 2);
  }
};

/// Labels with as many decimals as the distance of the ticks needs: 2.5 is not rounded to 3.
class ExactTicker : public QCPAxisTicker {
 public:
  ExactTicker(int count, bool whole) : m_whole(whole) { setTickCount(count); }

 protected:
  double getTickStep(const QCPRange& range) override {
    const double step = QCPAxisTicker::getTickStep(range);
    // Where only whole numbers mean something, 2.5 and 0.5 do not.
    return m_whole ? std::max(1.0, std::ceil(step)) : step;
  }
  QVector<double> createTickVector(double step, const QCPRange& range) override {
    m_decimals = 0;
    for (double scaled = step; m_decimals < kMax && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10)
      ++m_decimals;
    return QCPAxisTicker::createTickVector(step, range);
  }
  QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
    return locale.toString(tick, 'f', m_decimals);
  }

 private:
  static constexpr int kMax = 4;
  bool m_whole;
  int m_decimals = 0;
};

} // namespace

QColor curveColor(const Theme& theme, int slot) {
  return slot == 0 ? theme.accent : theme.part(slot);
}

void stylePlot(QCustomPlot& plot, const Theme& theme) {
  const TypeScale type = typeScale();
  plot.setBackground(QBrush(theme.surface));
  for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
    axis->setBasePen(QPen(theme.border));
    axis->setTickPen(QPen(theme.border));
    axis->setTickLabelColor(theme.muted);
    axis->setLabelColor(theme.muted);
    axis->setTickLabelFont(type.caption);
    axis->setLabelFont(type.caption);
    axis->setLabelPadding(2);
    axis->grid()->setPen(QPen(theme.border, 1));
    axis->grid()->setZeroLinePen(QPen(theme.border, 1));
  }
  plot.xAxis->grid()->setVisible(false);
  QColor ground = theme.surface;
  ground.setAlphaF(0.85F);
  plot.legend->setBrush(ground);
  plot.legend->setBorderPen(Qt::NoPen);
  plot.legend->setTextColor(theme.text);
  plot.legend->setFont(type.caption);
  plot.legend->setIconSize(18, 10);
  plot.legend->setRowSpacing(-2);
}

void useDecades(QCPAxis& axis) {
  axis.setScaleType(QCPAxis::stLogarithmic);
  axis.setTicker(QSharedPointer<QCPAxisTicker>(new DecadeTicker));
}

void useExactTicks(QCPAxis& axis, int count, bool whole) {
  axis.setTicker(QSharedPointer<QCPAxisTicker>(new ExactTicker(count, whole)));
  axis.setSubTicks(false);
}

void paintPlot(QCustomPlot& plot, QPaintDevice& device, QSize size) {
  QCPPainter painter(&device);
  painter.setMode(QCPPainter::pmVectorized);
  plot.toPainter(&painter, size.width(), size.height());
}

QString plotLibraryVersion() {
  return QStringLiteral(QCUSTOMPLOT_VERSION_STR);
}

QString numbersOf(const QCustomPlot& plot) {
  QString text = QStringLiteral("curve,x,y\n");
  for (int i = 0; i < plot.graphCount(); ++i) {
    const QCPGraph* graph = plot.graph(i);
    QString name = graph->name();
    name.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    for (const QCPGraphData& point : *graph->data())
      text += QStringLiteral("\"%1\",%2,%3\n")
                  .arg(name, QString::number(point.key, 'g', 10), QString::number(point.value, 'g', 10));
  }
  return text;
}

} // namespace lacuna::widgets

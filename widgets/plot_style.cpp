// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot_style.h"

#include <qcustomplot.h>

#include <cmath>

#include "widgets/theme.h"

namespace lacuna {
namespace {

class DecadeTicker : public QCPAxisTicker {
 protected:
  QVector<double> createTickVector(double, const QCPRange& range) override {
    QVector<double> ticks;
    if (!(range.lower > 0) || !std::isfinite(range.upper)) return ticks;
    const bool manyDecades = range.upper / range.lower > 1e3;
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    for (int power = static_cast<int>(std::floor(std::log10(range.lower))); power <= last; ++power)
      for (const int digit : {1, 2, 5})
        if (digit == 1 || !manyDecades) ticks << digit * std::pow(10.0, power);
    return ticks;
  }
  QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
    return locale.toString(tick, 'g', 2);
  }
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

int percentDecimals(double span) {
  // Ticks lie as near as a tenth of the span, at 1, 2, 2.5 or 5 of a power of ten.
  return span < 2.5 ? 2 : span < 10 ? 1 : 0;
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

} // namespace lacuna

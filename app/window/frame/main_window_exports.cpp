// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be taken out of the window as a picture or as numbers.
#include "widgets/failures/atlas_view.h"
#include "widgets/failures/odds_plot.h"
#include "widgets/failures/odds_view.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/training/training_panel.h"
#include "widgets/training/training_plots.h"
#include "window/base/exporter.h"
#include "window/frame/main_window.h"

namespace lacuna::window {

using namespace widgets;

namespace {

QString patternTable(const Evaluation& evaluation) {
  QString text = QStringLiteral("lost,lost_devices_from_0,accuracy,agreement,feature_error,accuracy_without_code\n");
  for (const PatternResult& r : evaluation.patterns) {
    QStringList devices;
    for (const int device : r.pattern.lost()) devices << QString::number(device); // as in every file
    text += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                .arg(QString::number(r.pattern.lostCount()), devices.join(QLatin1Char(' ')),
                     QString::number(r.accuracy, 'f', 4), QString::number(r.agreement, 'f', 4),
                     QString::number(r.featureError, 'g', 6), QString::number(r.zerosAccuracy, 'f', 4));
  }
  return text;
}

} // namespace

void MainWindow::offerExports() {
  m_exporter = new Exporter(this, *m_views.banner);
  m_exporter->add(m_views.pipeline, {tr("pipeline"), {}, {}});
  m_exporter->add(m_views.atlas,
                  {tr("failure atlas"), {}, [this] { return patternTable(m_views.atlas->evaluation()); }});
  const auto add = [this](auto* plot, const QString& title) {
    m_exporter->add(plot, {title, [plot](QPaintDevice& device, QSize size) { plot->paintOn(device, size); },
                           [plot] { return plot->numbers(); }});
  };
  const QList<CurvePlot*> curves = m_views.training->findChildren<CurvePlot*>();
  for (CurvePlot* plot : curves) add(plot, plot->accessibleName());
  for (OddsPlot* plot : m_oddsView->findChildren<OddsPlot*>()) add(plot, tr("random failures"));
}

} // namespace lacuna::window

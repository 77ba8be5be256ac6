// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/compare/compare_window.h"

#include <QPushButton>
#include <QScreen>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/compare/compare_curves.h"
#include "widgets/compare/compare_patterns.h"
#include "widgets/compare/compare_pipelines.h"
#include "widgets/compare/compare_table.h"
#include "widgets/compare/compare_view.h"
#include "widgets/compare/parallel_axes.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/training/training_plots.h"
#include "window/base/exporter.h"
#include "window/compare/compare_controller.h"
#include "window/workbench/workbench.h"

namespace lacuna::window {

using namespace widgets;

CompareWindow::CompareWindow(Workbench& workbench, QWidget* parent)
    : QDialog(parent),
      m_banner(new Banner(this)),
      m_view(new CompareView(this)),
      m_controller(new CompareController(workbench, *m_view, this)),
      m_exporter(new Exporter(this, *m_banner)) {
  setObjectName(QStringLiteral("compareWindow"));
  setWindowTitle(tr("Compare runs"));
  setWindowFlag(Qt::WindowMinMaxButtonsHint);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_banner);
  layout->addWidget(m_view, 1);
  for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
  resize(m_view->sizeHint().boundedTo(screen()->availableSize() * 0.9));
  connect(m_view, &CompareView::reportRequested, this, [this] { emit reportRequested(m_controller->uuids()); });
  connect(m_view, &CompareView::openRequested, this, &CompareWindow::openRequested);
  connect(m_controller, &CompareController::failed, this,
          [this](const QString& text) { m_banner->showMessage(BannerKind::error, text); });
  connect(m_controller, &CompareController::said, this,
          [this](const QString& text) { m_banner->showMessage(BannerKind::information, text); });
  connect(&workbench, &Workbench::reportWritten, this, [this](const QString& path) {
    if (isVisible()) m_banner->showMessage(BannerKind::information, tr("The report was written to %1.").arg(path));
  });
  offerExports();
}

void CompareWindow::offerExports() {
  const auto add = [this](auto* plot, const QString& title) {
    m_exporter->add(plot, {title, [plot](QPaintDevice& device, QSize size) { plot->paintOn(device, size); },
                           [plot] { return plot->numbers(); }});
  };
  add(m_view->curves().loss(), tr("loss of the runs"));
  add(m_view->curves().accuracy(), tr("accuracy of the runs"));
  add(&m_view->patterns(), tr("patterns of two runs"));
  m_exporter->add(&m_view->tableView(), {tr("differences"), {}, [this] { return m_view->table().numbers(); }});
  m_exporter->add(&m_view->parallel(), {tr("parallel coordinates"), {}, [this] { return m_view->table().numbers(); }});
  for (int side = 0; side < 2; ++side) m_exporter->add(&m_view->pipelines().side(side), {tr("pipeline"), {}, {}});
}

const QStringList& CompareWindow::uuids() const {
  return m_controller->uuids();
}

void CompareWindow::compare(const QStringList& uuids) {
  m_controller->open(uuids);
}

} // namespace lacuna::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_pipelines.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/compare/compare_table.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/pipeline_view.h"

namespace lacuna::widgets {

ComparePipelines::ComparePipelines(QWidget* parent) : QWidget(parent), m_splitter(new QSplitter(Qt::Vertical)) {
  setAccessibleName(tr("Two runs on the same image"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidget(m_splitter);
  column->addWidget(scroll);
  m_splitter->setChildrenCollapsible(false);
  for (int side = 0; side < 2; ++side) buildSide(side);
}

void ComparePipelines::buildSide(int index) {
  Side& side = m_sides[static_cast<size_t>(index)];
  side.frame = new QWidget(m_splitter);
  auto* column = new QVBoxLayout(side.frame);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kUnit / 2);
  side.run = new QComboBox(side.frame);
  side.run->setObjectName(QStringLiteral("compareSide%1").arg(index));
  side.run->setAccessibleName(index == 0 ? tr("First run") : tr("Second run"));
  side.run->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  side.run->setMinimumContentsLength(28);
  side.view = new PipelineView(side.frame);
  side.problem = new QLabel(side.frame);
  side.problem->setAlignment(Qt::AlignCenter);
  side.problem->setWordWrap(true);
  side.problem->hide();
  column->addWidget(side.run, 0, Qt::AlignLeft);
  column->addWidget(side.problem, 1);
  column->addWidget(side.view, 1);
  connect(side.run, &QComboBox::activated, this, [this, index](int run) { emit runChosen(index, run); });
  connect(side.view, &PipelineView::patternWanted, this, &ComparePipelines::patternWanted);
  connect(side.view, &PipelineView::previousRequested, this, &ComparePipelines::previousRequested);
  connect(side.view, &PipelineView::nextRequested, this, &ComparePipelines::nextRequested);
  connect(side.view, &PipelineView::brokenImageRequested, this, [this, index] { emit brokenImageRequested(index); });
  connect(side.view, &PipelineView::randomRequested, this, &ComparePipelines::randomRequested);
}

void ComparePipelines::setRuns(const ComparedRuns& runs, int first, int second) {
  for (Side& side : m_sides) {
    side.run->clear();
    for (size_t i = 0; i < runs.size(); ++i) side.run->addItem(runLabel(runs, i));
  }
  m_sides[0].run->setCurrentIndex(first);
  m_sides[1].run->setCurrentIndex(second);
}

int ComparePipelines::runAt(int side) const {
  return m_sides[static_cast<size_t>(side)].run->currentIndex();
}

void ComparePipelines::choose(int side, int run) {
  m_sides[static_cast<size_t>(side)].run->setCurrentIndex(run);
  emit runChosen(side, run);
}

void ComparePipelines::setProblem(int index, const QString& text) {
  const Side& side = m_sides[static_cast<size_t>(index)];
  side.problem->setText(text);
  side.problem->setVisible(!text.isEmpty());
  side.view->setVisible(text.isEmpty());
}

void ComparePipelines::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int two = 2 * m_sides[0].view->minimumSizeHint().width() + kUnit * 2;
  m_splitter->setOrientation(width() >= two ? Qt::Horizontal : Qt::Vertical);
}

} // namespace lacuna::widgets

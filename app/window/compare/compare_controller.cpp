// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/compare/compare_controller.h"

#include <QPointer>
#include <QRandomGenerator>
#include <algorithm>

#include "store/run_store.h"
#include "widgets/compare/compare_patterns.h"
#include "widgets/compare/compare_pipelines.h"
#include "widgets/compare/compare_view.h"
#include "widgets/pipeline/pipeline_view.h"
#include "window/workbench/shown_code.h"
#include "window/workbench/workbench.h"

namespace lacuna::window {

using namespace store;
using namespace widgets;

CompareController::CompareController(Workbench& workbench, CompareView& view, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_view(view) {
  ComparePipelines& pipelines = view.pipelines();
  for (int side = 0; side < 2; ++side) connectSide(side);
  connect(&pipelines, &ComparePipelines::runChosen, this, &CompareController::openSide);
  connect(&pipelines, &ComparePipelines::patternWanted, this, &CompareController::setPattern);
  connect(&view.patterns(), &ComparePatterns::patternWanted, this, &CompareController::setPattern);
  connect(&pipelines, &ComparePipelines::nextRequested, this, [this] { showImage(m_image + 1); });
  connect(&pipelines, &ComparePipelines::previousRequested, this, [this] { showImage(m_image - 1); });
  connect(&pipelines, &ComparePipelines::randomRequested, this, [this] {
    if (const int images = mostImages(); images > 0) showImage(QRandomGenerator::global()->bounded(images));
  });
  connect(&pipelines, &ComparePipelines::brokenImageRequested, this, [this](int side) {
    const Side& here = m_sides[static_cast<size_t>(side)];
    if (here.state.code()) here.inspections->findBroken(here.state.image(), here.state.pattern());
  });
  connect(&view, &CompareView::pageChanged, this, [this](int page) {
    if (page == CompareView::pipelinesPage) openPipelines();
  });
  connect(&workbench, &Workbench::trainingEnded, this, [this](const QString& uuid) {
    if (m_uuids.contains(uuid)) open(m_uuids);
  });
}

void CompareController::connectSide(int index) {
  Side& side = m_sides[static_cast<size_t>(index)];
  side.inspections = std::make_unique<InspectionController>(m_workbench.host(), m_workbench.dataFolders());
  InspectionController* inspections = side.inspections.get();
  connect(inspections, &InspectionController::opened, this,
          [this, index](const std::shared_ptr<const CodeSnapshot>& code, int images) {
            Side& here = m_sides[static_cast<size_t>(index)];
            here.state.setCode(code, images);
            m_view.pipelines().setProblem(index, {});
            showCode(m_view.pipelines().side(index), *code, images);
            show(index);
          });
  connect(&side.state, &ShownState::patternChanged, this,
          [this, index](FailurePattern pattern) { showPattern(index, pattern); });
  connect(&side.state, &ShownState::changed, inspections, [&side, inspections] {
    if (side.state.code()) inspections->inspect(side.state.image(), side.state.pattern());
  });
  connect(inspections, &InspectionController::inspected, this, [this, index](const Inspection& inspection) {
    // An answer of the run before comes while the next one opens.
    if (!m_sides[static_cast<size_t>(index)].state.code()) return;
    m_view.pipelines().side(index).setInspection(inspection);
    emit sideShown(index);
  });
  connect(inspections, &InspectionController::broken, this, [this](int image) {
    if (image >= 0) return showImage(image);
    emit said(tr("This code loses no test image under this pattern that the whole model gets right."));
  });
  connect(inspections, &InspectionController::failed, this,
          [this, index](const QString& text) { m_view.pipelines().setProblem(index, text); });
}

void CompareController::open(const QStringList& uuids) {
  m_uuids = uuids;
  const auto runs = std::make_shared<ComparedRuns>();
  m_workbench.library().ask(
      [uuids, runs](RunStore& store) {
        for (const QString& uuid : uuids) {
          ComparedRun compared;
          compared.run = store.run(uuid.toStdString());
          compared.metrics = store.metrics(compared.run.uuid);
          runs->push_back(std::move(compared));
        }
      },
      [this, self = QPointer(this), uuids, runs](bool could) {
        if (!self || uuids != m_uuids) return; // others were asked for meanwhile
        if (!could) {
          emit failed(tr("The run library could not read these runs; the main window says why."));
          return;
        }
        for (Side& side : m_sides) side.run.clear();
        m_image = std::max(0, m_workbench.state().image());
        m_pattern = m_workbench.state().pattern();
        m_view.setRuns(*runs);
        m_view.patterns().setCurrent(m_pattern);
        if (m_view.page() == CompareView::pipelinesPage) openPipelines();
        emit read();
      });
}

void CompareController::openPipelines() {
  for (int side = 0; side < 2; ++side) openSide(side, m_view.pipelines().runAt(side));
}

void CompareController::openSide(int index, int run) {
  Side& side = m_sides[static_cast<size_t>(index)];
  if (run < 0 || run >= m_uuids.size() || side.run == m_uuids[run]) return;
  side.run = m_uuids[run];
  side.state.clearCode();
  m_view.pipelines().side(index).clear();
  side.inspections->openRun(m_workbench.library().storePath(), side.run);
}

int CompareController::mostImages() const {
  return std::max(m_sides[0].state.images(), m_sides[1].state.images());
}

void CompareController::showImage(int image) {
  const int images = mostImages();
  if (images == 0) return;
  m_image = (image % images + images) % images;
  showAll();
}

void CompareController::setPattern(FailurePattern pattern) {
  m_pattern = pattern;
  m_view.patterns().setCurrent(pattern);
  showAll();
}

void CompareController::showAll() {
  for (int side = 0; side < 2; ++side) show(side);
}

void CompareController::show(int index) {
  ShownState& state = m_sides[static_cast<size_t>(index)].state;
  if (state.code()) state.show(m_image, m_pattern);
}

void CompareController::showPattern(int index, FailurePattern pattern) {
  PipelineView& pipeline = m_view.pipelines().side(index);
  pipeline.setPattern(pattern);
  const int run = m_view.pipelines().runAt(index);
  if (run < 0 || run >= int(m_view.runs().size())) return;
  const RunRecord& record = m_view.runs()[static_cast<size_t>(run)].run;
  pipeline.setTestFigures(record.evaluated ? testFigures({record.accuracy, record.patterns}, pattern) : std::nullopt);
}

} // namespace lacuna::window

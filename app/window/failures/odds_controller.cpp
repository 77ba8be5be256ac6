// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/failures/odds_controller.h"

#include <QLocale>
#include <QRandomGenerator>
#include <algorithm>

#include "data/dataset_loader.h"
#include "experiment/engine/inspection.h"
#include "widgets/words/core_words.h"
#include "window/workbench/workbench.h"

namespace lacuna::window {

using namespace data;
using namespace widgets;

OddsController::OddsController(Workbench& workbench, OddsView& view, QObject* parent)
    : QObject(parent),
      m_workbench(workbench),
      m_view(view),
      m_worker(this, "odds", "The count failed for an unknown reason") {
  connect(&m_workbench, &Workbench::evaluationChanged, this, &OddsController::codeChanged);
  connect(&m_workbench.inspections(), &InspectionController::inspected, this, &OddsController::count);
  // What cannot be shown is not waited for.
  connect(&m_workbench.inspections(), &InspectionController::failed, this, [this] { play(false); });
  connect(&m_view, &OddsView::wanted, this, &OddsController::compute);
  connect(&m_view, &OddsView::playRequested, this, &OddsController::play);
  connect(&m_view, &OddsView::chanceChanged, this, [this] { m_tally = {}; });
  connect(&m_view, &OddsView::rateChanged, this, [this](int rate) { m_timer.setInterval(1000 / std::max(1, rate)); });
  m_timer.setInterval(1000 / m_view.rate());
  connect(&m_timer, &QTimer::timeout, this, &OddsController::tick);
}

OddsController::~OddsController() {
  drop();
}

/// Forgets the count that is going on.
void OddsController::drop() {
  if (m_control) m_control->cancel();
  m_control.reset();
  m_counting.dropAll();
}

void OddsController::codeChanged() {
  const std::optional<Evaluation>& evaluation = m_workbench.evaluation();
  const std::shared_ptr<const CodeSnapshot>& code = m_workbench.state().code();
  if (!evaluation || evaluation->patterns.empty() || !code) {
    play(false);
    drop();
    m_code.reset();
    m_counted.reset();
    return m_view.setMessage(tr("What random failures cost appears here after an evaluation."));
  }
  // Code and figures of a run come one after the other, in either order.
  if (code == m_code && m_evaluationNumber == m_workbench.evaluationNumber()) return;
  m_evaluationNumber = m_workbench.evaluationNumber();
  play(false);
  drop();
  m_code = code;
  m_counted.reset();
  m_tally = {};
  m_view.setAccuracy(evaluation->accuracy);
  m_view.setPlayBlocked(code->config().code.unit == CodeUnit::image
                            ? tr("A code of images rebuilds the images that were lost; the pipeline shows one of a "
                                 "group, so a score of what it shows would not be the accuracy.")
                            : QString());
  if (m_view.isVisible()) compute();
}

void OddsController::compute() {
  if (!m_code || m_counted || m_control) return;
  const int devices = m_code->plan().devices();
  if (imagesForOdds(devices, 1) == 0)
    return m_view.setMessage(tr("With %1 devices there are too many sets of lost ones to count.").arg(devices));
  m_control = std::make_shared<TrainingControl>();
  m_worker.run(
      m_counting,
      [control = m_control, code = m_code, measured = *m_workbench.evaluation(), host = m_workbench.host(),
       folders = m_workbench.dataFolders()] {
        return countOdds(host->engine(), code, loadTestSubset(code->config(), folders), measured, *control);
      },
      [this](const std::optional<OddsCount>& counted) { showCount(counted); },
      [this](const JobError& error) {
        m_control.reset();
        m_view.setMessage(coreText(error.text));
      });
}

void OddsController::showCount(const std::optional<OddsCount>& counted) {
  m_control.reset();
  m_counted = counted;
  if (!counted) return m_view.setMessage({});
  const QLocale locale;
  m_view.setOdds(counted->odds, counted->images == counted->allImages
                                    ? tr("over %1 test images").arg(locale.toString(counted->allImages))
                                    : tr("over %1 test images; with more than %2 lost, over the first %3")
                                          .arg(locale.toString(counted->allImages))
                                          .arg(m_code->config().code.r)
                                          .arg(locale.toString(counted->images)));
  emit computed();
}

void OddsController::play(bool on) {
  if (on == playing()) return;
  if (on && (!m_code || m_code->config().code.unit == CodeUnit::image)) return;
  m_waiting = false;
  on ? m_timer.start() : m_timer.stop();
  if (on) m_tally = {};
  if (on) m_view.setTally(m_tally);
  m_view.setPlaying(on);
}

void OddsController::tick() {
  if (m_waiting || m_workbench.state().images() == 0) return;
  QRandomGenerator& random = *QRandomGenerator::global();
  m_pattern = {};
  for (int d = 0; d < m_code->plan().devices(); ++d)
    if (random.generateDouble() < m_view.chance()) m_pattern = m_pattern.toggled(DeviceIndex(d));
  m_image = random.bounded(m_workbench.state().images());
  m_waiting = true;
  m_workbench.state().show(m_image, m_pattern);
}

void OddsController::count(const Inspection& inspection) {
  if (!playing() || !m_waiting) return;
  // Someone clicked in between: what is on screen was not drawn at random.
  m_waiting = false;
  if (inspection.imageIndex != m_image || inspection.pattern != m_pattern || inspection.label < 0) return;
  ++m_tally.images;
  m_tally.wholeRight += predictedClass(inspection.wholeModel) == inspection.label;
  m_tally.codedRight += predictedClass(inspection.coded) == inspection.label;
  m_tally.uncodedRight += predictedClass(inspection.zeros) == inspection.label;
  m_view.setTally(m_tally);
  emit played(m_tally.images);
}

} // namespace lacuna::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/training/training_queue.h"

#include <QApplication>
#include <QPointer>
#include <QSettings>
#include <QTimer>
#include <algorithm>
#include <utility>

#include "store/run_store.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"
#include "widgets/words/data_names.h"
#include "widgets/words/words.h"
#include "window/workbench/workbench.h"
#include "workflow/program_info.h"

namespace lacuna::window {

using namespace store;
using namespace widgets;
using namespace workflow;

namespace {

/// The library knows what waits, the settings in which order.
const QString kOrder = QStringLiteral("queue/order");

QString uuidOf(const RunRecord& run) {
  return QString::fromStdString(run.uuid);
}

QStringList uuidsOf(const std::vector<RunRecord>& runs) {
  QStringList uuids;
  for (const RunRecord& run : runs) uuids << uuidOf(run);
  return uuids;
}

QString nameOf(const RunRecord& run) {
  return QString::fromStdString(run.name);
}

void sortBy(const QStringList& order, std::vector<RunRecord>& runs) {
  const auto place = [&order](const RunRecord& run) {
    const qsizetype at = order.indexOf(uuidOf(run));
    return at < 0 ? order.size() : at;
  };
  std::stable_sort(runs.begin(), runs.end(),
                   [&place](const RunRecord& a, const RunRecord& b) { return place(a) < place(b); });
}

QString moreWait(int trainings) {
  return TrainingQueue::tr("%n more wait(s)", nullptr, trainings);
}

} // namespace

TrainingQueue::TrainingQueue(Workbench& workbench, const WorkbenchViews& views, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_library(workbench.library()), m_views(views) {
  TrainingPanel* panel = views.training;
  connect(panel, &TrainingPanel::trainRequested, this, &TrainingQueue::train);
  connect(panel, &TrainingPanel::queueOrderChanged, this, &TrainingQueue::reorder);
  connect(panel, &TrainingPanel::queueRemovalRequested, this, &TrainingQueue::remove);
  connect(panel, &TrainingPanel::stopAllRequested, this, &TrainingQueue::stopAll);
  connect(&m_workbench, &Workbench::trainingEnded, this, &TrainingQueue::ended);
  connect(&m_library, &LibraryController::listed, this, &TrainingQueue::takeNames);
  connect(&m_library, &LibraryController::orphansFound, this, &TrainingQueue::offerInterrupted);
  connect(&m_library, &LibraryController::waitingFound, this, &TrainingQueue::offer);
  connect(views.banner, &Banner::actionTriggered, this, [this] {
    if (m_views.banner->text() == m_asked) goOn();
  });
  connect(views.banner, &Banner::secondTriggered, this, [this] {
    if (m_views.banner->text() == m_asked) emit deletionWanted(uuidsOf(m_orphans));
  });
  connect(views.banner, &Banner::dismissed, this, [this] {
    if (m_views.banner->text() == m_asked) m_orphans.clear(); // they are kept as they are
  });
  connect(views.runs, &RunsPanel::resumeRequested, this, &TrainingQueue::resume);
  // What is put away is not to begin some time later.
  connect(views.runs, &RunsPanel::archiveRequested, this, [this](const QStringList& uuids, bool archived) {
    if (archived) remove(uuids);
  });
}

void TrainingQueue::train() {
  if (!m_workbench.training() && m_waiting.empty()) {
    m_sinceStart.start();
    return m_workbench.train();
  }
  // A double click means one training.
  if (m_sinceStart.isValid() && !m_sinceStart.hasExpired(QApplication::doubleClickInterval())) return;
  if (!m_workbench.sweeping() && m_views.form->valid()) add(m_views.form->config());
}

void TrainingQueue::add(const ExperimentConfig& config) {
  RunRecord initial;
  initial.name = config.name;
  initial.config = config;
  initial.codeVersion = programVersion();
  auto made = std::make_shared<RunRecord>();
  m_library.ask([initial, made](RunStore& store) { *made = store.run(store.createRun(initial)); },
                [self = QPointer(this), made](bool noted) {
                  if (!self || !noted) return;
                  self->m_waiting.push_back(*made);
                  self->show();
                  self->begin(); // the training it was to wait for may have ended meanwhile
                });
  m_library.refresh();
}

/// The next, unless something trains.
void TrainingQueue::begin() {
  if (m_closing || m_waiting.empty() || m_workbench.training() || m_workbench.sweeping()) return;
  m_present = m_waiting.front();
  m_waiting.erase(m_waiting.begin());
  if (m_present.state == RunState::queued)
    m_workbench.trainConfig(m_present.config, uuidOf(m_present));
  else
    m_workbench.resumeTraining(m_present);
  show();
}

void TrainingQueue::ended(const QString& uuid, const QString& error) {
  const bool ofQueue = !m_present.uuid.empty() || !m_waiting.empty();
  if (m_closing || !ofQueue) return;
  auto run = std::make_shared<RunRecord>(m_present);
  const std::string ran = uuid.isEmpty() ? m_present.uuid : uuid.toStdString();
  m_present = {};
  // Not from within the end of the one before, which others are being told of.
  QTimer::singleShot(0, this, &TrainingQueue::begin);
  if (ran.empty()) return say(*run, error);
  m_library.ask([run, ran](RunStore& store) { *run = store.run(ran); },
                [self = QPointer(this), run, error](bool known) {
                  if (self && (known || !error.isEmpty())) self->say(*run, error);
                });
}

/// How a training has ended and what goes on.
void TrainingQueue::say(const RunRecord& run, const QString& error) {
  const bool stopped = run.state == RunState::cancelled || run.state == RunState::interrupted;
  ++(!error.isEmpty() ? m_failed : stopped ? m_stopped : m_trained);
  QStringList said;
  if (!error.isEmpty())
    said << (run.name.empty() ? tr("The training failed: %1").arg(error)
                              : tr("“%1” failed: %2").arg(nameOf(run), error));
  else
    said << (stopped ? tr("“%1” was stopped.") : tr("“%1” is trained.")).arg(nameOf(run));
  if (!error.isEmpty() && !error.endsWith(QLatin1Char('.'))) said.back() += QLatin1Char('.');
  if (!m_present.uuid.empty()) {
    const QString next = tr("“%1” trains now").arg(nameOf(m_present));
    said << (m_waiting.empty() ? tr("%1, the last of the queue.").arg(next)
                               : tr("%1; %2.").arg(next, moreWait(waiting())));
  } else if (m_waiting.empty()) {
    said << tr("The queue has ended: %1 trained, %2 failed, %3 stopped.").arg(m_trained).arg(m_failed).arg(m_stopped);
    m_trained = m_failed = m_stopped = 0;
  }
  m_views.banner->showMessage(error.isEmpty() ? BannerKind::information : BannerKind::error, sentences(said));
}

void TrainingQueue::stopAll() {
  remove(uuidsOf(m_waiting));
  m_workbench.stopTraining();
}

void TrainingQueue::reorder(const QStringList& uuids) {
  sortBy(uuids, m_waiting);
  show();
}

/// What has not begun has nothing but its settings to keep; one that was to be resumed stays what it was.
void TrainingQueue::remove(const QStringList& uuids) {
  std::vector<std::string> gone;
  for (const RunRecord& run : m_waiting)
    if (uuids.contains(uuidOf(run)) && run.state == RunState::queued) gone.push_back(run.uuid);
  const size_t before = m_waiting.size();
  m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(),
                                 [&uuids](const RunRecord& run) { return uuids.contains(uuidOf(run)); }),
                  m_waiting.end());
  if (m_waiting.size() < before) show();
  if (gone.empty()) return;
  m_library.ask(
      [gone](RunStore& store) {
        for (const std::string& uuid : gone) {
          store.setState(uuid, RunState::cancelled);
          store.setArchived(uuid, true);
          store.addEvent(uuid, "Taken out of the queue before it began.");
        }
      },
      {});
  m_library.refresh();
}

void TrainingQueue::takeNames(const std::vector<RunRecord>& runs) {
  if (m_waiting.empty()) return;
  bool renamed = false;
  for (RunRecord& waiting : m_waiting)
    for (const RunRecord& run : runs) {
      if (run.uuid != waiting.uuid || run.name == waiting.name) continue;
      waiting.name = run.name;
      renamed = true;
    }
  if (renamed) show();
}

void TrainingQueue::offer(const std::vector<RunRecord>& runs) {
  m_offered = runs;
  sortBy(QSettings().value(kOrder).toStringList(), m_offered);
  QStringList said;
  if (!m_orphans.empty()) said << lostText();
  said << (offered() == 1
               ? tr("A training was waiting when the program ended: “%1”. Resume it?").arg(nameOf(m_offered.front()))
               : tr("%n training(s) were waiting when the program ended. Resume them?", nullptr, offered()));
  ask(m_orphans.empty() ? BannerKind::information : BannerKind::warning, sentences(said));
  emit changed();
}

/// What has become of m_orphans.
QString TrainingQueue::lostText() const {
  if (m_orphans.size() == 1)
    return tr("“%1” ended unexpectedly and is kept as interrupted.").arg(nameOf(m_orphans.front()));
  return tr("%n run(s) ended unexpectedly and are kept as interrupted.", nullptr, int(m_orphans.size()));
}

/// Resume, delete, or keep, which is to close the message: the run stays what it is.
void TrainingQueue::offerInterrupted(const std::vector<RunRecord>& runs) {
  m_orphans = runs;
  ask(BannerKind::warning, sentences({lostText(), tr("Resume from the last checkpoint?")}), tr("Delete…"));
  emit changed();
}

void TrainingQueue::ask(BannerKind kind, const QString& question, const QString& second) {
  m_asked = question;
  m_views.banner->showMessage(kind, question, tr("Resume"), second);
}

/// Behind what waits already.
void TrainingQueue::append(const std::vector<RunRecord>& runs) {
  for (const RunRecord& run : runs) {
    const auto same = [&run](const RunRecord& other) { return other.uuid == run.uuid; };
    if (same(m_present) || std::any_of(m_waiting.begin(), m_waiting.end(), same)) continue;
    m_waiting.push_back(run);
  }
  show();
  begin();
}

void TrainingQueue::resume(const QStringList& uuids) {
  if (m_workbench.sweeping())
    return m_views.banner->showMessage(
        BannerKind::information, tr("A sweep is training its runs; other runs can be resumed when it has ended."));
  auto runs = std::make_shared<std::vector<RunRecord>>();
  m_library.ask(
      [uuids, runs](RunStore& store) {
        for (const QString& uuid : uuids) {
          const RunRecord run = store.run(uuid.toStdString());
          if (canBeResumed(run.state)) runs->push_back(run);
        }
      },
      [self = QPointer(this), runs](bool read) {
        if (self && read && !runs->empty()) self->append(*runs);
      });
}

void TrainingQueue::goOn() {
  if (m_offered.empty() && m_orphans.empty()) return;
  if (m_workbench.sweeping())
    return ask(BannerKind::information,
               tr("A sweep is training its runs; the queue can be resumed when it has ended."));
  const QStringList interrupted = uuidsOf(std::exchange(m_orphans, {}));
  m_views.banner->dismiss();
  if (!interrupted.isEmpty()) resume(interrupted);
  if (m_offered.empty()) return;
  std::vector<std::string> wanted;
  for (const RunRecord& run : m_offered) wanted.push_back(run.uuid);
  auto taken = std::make_shared<std::vector<std::string>>();
  m_library.ask([wanted, taken](RunStore& store) { *taken = store.takeOverWaiting(wanted); },
                [self = QPointer(this), taken](bool worked) {
                  if (self && worked) self->takeOver(*taken);
                });
}

void TrainingQueue::takeOver(const std::vector<std::string>& taken) {
  for (const RunRecord& run : m_offered)
    if (std::find(taken.begin(), taken.end(), run.uuid) != taken.end()) m_waiting.push_back(run);
  if (taken.size() < m_offered.size())
    m_views.banner->showMessage(BannerKind::information,
                                tr("%n of the trainings wait(s) no longer: another window has taken them, or they were "
                                   "archived.",
                                   nullptr, static_cast<int>(m_offered.size() - taken.size())));
  m_offered.clear();
  show();
  begin();
}

/// Wherever the queue can be seen, and in the settings.
void TrainingQueue::show() {
  std::vector<QueuedTraining> shown;
  QStringList order;
  for (const RunRecord& run : m_waiting) {
    shown.push_back({uuidOf(run), nameOf(run), run.config.code.k, run.config.code.r, datasetName(run.config.dataset)});
    order << uuidOf(run);
  }
  m_views.training->setQueue(shown);
  m_workbench.setWaiting(waiting());
  QSettings().setValue(kOrder, order);
  emit changed();
}

} // namespace lacuna::window

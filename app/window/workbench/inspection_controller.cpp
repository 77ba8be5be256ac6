// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/inspection_controller.h"

#include <algorithm>

#include "data/dataset_loader.h"
#include "data/pictures/own_image.h"
#include "experiment/config/config_dataset.h"
#include "util/error.h"
#include "widgets/words/core_words.h"
#include "workflow/training_run.h"

namespace lacuna::window {

using namespace data;
using namespace widgets;
using namespace workflow;

InspectionController::InspectionController(std::shared_ptr<EngineHost> host, std::vector<std::string> dataFolders,
                                           QObject* parent)
    : QObject(parent), m_host(std::move(host)), m_folders(std::move(dataFolders)), m_worker("inspection") {}

InspectionController::~InspectionController() {
  const std::lock_guard lock(m_mutex);
  if (m_search) m_search->cancel();
}

/// A worker catches everything at its entry and sends an error value.
void InspectionController::perform(const std::function<void()>& task, bool opening) {
  m_worker.post([this, task, opening] {
    std::string error;
    try {
      task();
      return;
    } catch (const std::exception& e) {
      error = e.what();
    } catch (...) {
      error = "The inspection failed for an unknown reason";
    }
    deliver(this, [this, error, opening] {
      emit failed(coreText(error));
      if (opening) emit openingFailed();
    });
  });
}

void InspectionController::openExported(const Bytes& file) {
  perform([this, file] { adopt(m_host->engine().importCode(file)); }, true);
}

void InspectionController::openRun(const QString& storePath, const QString& uuid) {
  perform([this, storePath, uuid] { adopt(loadCode(m_host->engine(), storePath.toStdString(), uuid.toStdString())); },
          true);
}

void InspectionController::show(std::shared_ptr<const CodeSnapshot> snapshot) {
  perform([this, snapshot] { adopt(snapshot); });
}

void InspectionController::adopt(std::shared_ptr<const CodeSnapshot> code) {
  const ExperimentConfig& config = code->config();
  const MapShape shape = networkOf(config).input;
  const std::string wanted = config.dataset + " " + std::to_string(config.subset.test);
  if (!m_images || m_imagesOf != wanted || !(m_images->shape == shape)) {
    m_images = loadTestSubset(config, m_folders);
    m_imagesOf = wanted;
    m_own.reset();
  }
  m_code = std::move(code);
  deliver(this, [this, shown = m_code, count = m_images->count()] { emit opened(shown, count); });
}

void InspectionController::inspect(int image, FailurePattern pattern) {
  {
    const std::lock_guard lock(m_mutex);
    m_wish = {++m_newest, image, pattern};
    // A search in progress would make the click wait.
    if (m_search) m_search->cancel();
  }
  perform([this] { answer(); });
}

void InspectionController::answer() {
  InspectionWish wish;
  {
    const std::lock_guard lock(m_mutex);
    wish = m_wish;
  }
  if (!m_code || wish.request == m_answered) return;
  m_answered = wish.request;
  const uint64_t devices = (uint64_t(1) << m_code->plan().devices()) - 1;
  wish.pattern.mask &= devices;
  Inspection inspection = inspectAny(wish.image, wish.pattern);
  inspection.request = wish.request;
  deliver(this, [this, inspection = std::move(inspection)] {
    if (inspection.request == m_newest) emit inspected(inspection);
  });
}

/// Throws, and keeps the picture before, when this one cannot be an image of the code's data set.
void InspectionController::adoptPicture(const Picture& picture) {
  const std::optional<DatasetInfo> dataset = m_code ? datasetOf(m_code->config()) : std::nullopt;
  m_own = dataset ? std::make_shared<const ImageSet>(ownImage(picture, *dataset)) : nullptr;
  m_picture = picture;
}

void InspectionController::take(const Picture& picture) {
  adoptPicture(picture);
  deliver(this, [this, picture] {
    m_taken = picture;
    emit pictureTaken();
  });
}

Inspection InspectionController::inspectAny(int image, FailurePattern pattern) {
  return image == kOwnImage ? inspectOwn(pattern)
                            : m_host->engine().inspect(*m_code, *m_images, image % m_images->count(), pattern);
}

Inspection InspectionController::inspectOwn(FailurePattern pattern) {
  if (m_picture.rgb.empty()) throw Error(ErrorKind::data, "There is no picture to show; open or draw one");
  if (!m_own) adoptPicture(Picture(m_picture));
  Inspection inspection = m_host->engine().inspect(*m_code, *m_own, 0, pattern);
  inspection.imageIndex = kOwnImage;
  inspection.label = -1;
  for (GroupImage& member : inspection.group) member.label = member.index = -1;
  return inspection;
}

void InspectionController::openPicture(const QString& path) {
  perform([this, path] { take(readPicture(path.toStdString())); });
}

void InspectionController::takePicture(Picture picture) {
  perform([this, picture = std::move(picture)] { take(picture); });
}

/// One search at a time: the one before is stopped.
std::shared_ptr<TrainingControl> InspectionController::beginSearch() {
  auto control = std::make_shared<TrainingControl>();
  const std::lock_guard lock(m_mutex);
  if (m_search) m_search->cancel();
  m_search = control;
  return control;
}

/// Nothing when no pattern loses data, there is no code, or another search began.
std::optional<InspectionController::Worst> InspectionController::worstOf(int image, int mostLost,
                                                                         TrainingControl& control) {
  if (!m_code) return std::nullopt;
  const SplitPlan& plan = m_code->plan();
  std::optional<Worst> worst;
  int tried = 0;
  for (const FailurePattern pattern : allPatterns(plan.devices(), std::min(mostLost, plan.devices()))) {
    if (!pattern.losesData(plan.k)) continue;
    if (control.cancelled()) return std::nullopt;
    const PatternOutcome outcome = outcomeOf(inspectAny(image, pattern));
    ++tried;
    if (!worst || hurtsMore(outcome, worst->outcome)) worst = {outcome, tried};
  }
  if (worst) worst->tried = tried;
  return worst;
}

void InspectionController::findWorst(int image, int mostLost) {
  perform([this, image, mostLost, control = beginSearch()] {
    if (const auto found = worstOf(image, mostLost, *control))
      deliver(this, [this, found = *found] { emit worst(found.outcome, found.tried); });
  });
}

void InspectionController::explore(int image, FailurePattern pattern, int mostLost,
                                   std::function<void(std::vector<Inspection>)> then) {
  perform([this, image, pattern, mostLost, then = std::move(then), control = beginSearch()] {
    if (!m_code) return;
    std::vector<Inspection> shown = {inspectAny(image, pattern)};
    const auto found = worstOf(image, mostLost, *control);
    if (found && found->outcome.pattern != pattern) shown.push_back(inspectAny(image, found->outcome.pattern));
    deliver(this, [shown = std::move(shown), then] { then(shown); });
  });
}

void InspectionController::findBroken(int from, FailurePattern pattern) {
  const std::shared_ptr<TrainingControl> control = beginSearch();
  perform([this, from, pattern, control] {
    if (!m_code) return;
    const int found = m_host->engine().findBroken(*m_code, *m_images, from, pattern, *control);
    if (control->cancelled()) return;
    deliver(this, [this, found] { emit broken(found); });
  });
}

void InspectionController::setDataFolders(std::vector<std::string> folders) {
  m_worker.post([this, folders = std::move(folders)] { m_folders = folders; });
}

void InspectionController::cost(const ExperimentConfig& config) {
  const uint64_t id = ++m_newestCost;
  perform([this, config, id] {
    if (id != m_newestCost) return;
    const CodeCost counted = m_host->engine().cost(config);
    deliver(this, [this, counted, id] {
      if (id == m_newestCost) emit costed(counted);
    });
  });
}

} // namespace lacuna::window

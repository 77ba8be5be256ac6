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
    : QObject(parent),
      m_host(std::move(host)),
      m_folders(std::move(dataFolders)),
      m_worker(this, "inspection", "The inspection failed for an unknown reason") {}

InspectionController::~InspectionController() {
  stopSearch();
}

void InspectionController::say(const JobError& error) {
  emit failed(coreText(error.text));
}

void InspectionController::open(std::function<std::shared_ptr<const CodeSnapshot>()> read) {
  m_worker.run([this, read = std::move(read)] { return adopt(read()); },
               [this](const Opened& shown) { emit opened(shown.code, shown.images); },
               [this](const JobError& error) {
                 say(error);
                 emit openingFailed();
               });
}

void InspectionController::openExported(const Bytes& file) {
  open([this, file] { return m_host->engine().importCode(file); });
}

void InspectionController::openRun(const QString& storePath, const QString& uuid) {
  open([this, storePath, uuid] { return loadCode(m_host->engine(), storePath.toStdString(), uuid.toStdString()); });
}

void InspectionController::show(std::shared_ptr<const CodeSnapshot> snapshot) {
  m_worker.run([this, snapshot = std::move(snapshot)] { return adopt(snapshot); },
               [this](const Opened& shown) { emit opened(shown.code, shown.images); },
               [this](const JobError& error) { say(error); });
}

InspectionController::Opened InspectionController::adopt(std::shared_ptr<const CodeSnapshot> code) {
  const ExperimentConfig& config = code->config();
  const MapShape shape = networkOf(config).input;
  const std::string wanted = config.dataset + " " + std::to_string(config.subset.test);
  if (!m_images || m_imagesOf != wanted || !(m_images->shape == shape)) {
    m_images = loadTestSubset(config, m_folders);
    m_imagesOf = wanted;
    m_own.reset();
  }
  m_code = std::move(code);
  return {m_code, m_images->count()};
}

void InspectionController::inspect(int image, FailurePattern pattern) {
  stopSearch(); // it would make the click wait
  m_worker.run(
      m_inspecting,
      [this, image, pattern]() -> std::optional<Inspection> {
        if (!m_code || pattern.within(m_code->plan().devices()) != pattern) return std::nullopt;
        return inspectAny(image, pattern);
      },
      [this](const std::optional<Inspection>& inspection) {
        if (inspection) emit inspected(*inspection);
      },
      [this](const JobError& error) { say(error); });
}

/// Throws, and keeps the picture before, when this one cannot be an image of the code's data set.
void InspectionController::adoptPicture(const Picture& picture) {
  const std::optional<DatasetInfo> dataset = m_code ? datasetOf(m_code->config()) : std::nullopt;
  m_own = dataset ? std::make_shared<const ImageSet>(ownImage(picture, *dataset)) : nullptr;
  m_picture = picture;
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

void InspectionController::take(std::function<Picture()> read) {
  m_worker.run(
      [this, read = std::move(read)] {
        Picture picture = read();
        adoptPicture(picture);
        return picture;
      },
      [this](Picture picture) {
        m_taken = std::move(picture);
        emit pictureTaken();
      },
      [this](const JobError& error) { say(error); });
}

void InspectionController::openPicture(const QString& path) {
  take([path] { return readPicture(path.toStdString()); });
}

void InspectionController::takePicture(Picture picture) {
  take([picture = std::move(picture)] { return picture; });
}

void InspectionController::stopSearch() {
  if (m_search) m_search->cancel();
}

/// One search at a time: the one before is stopped.
std::shared_ptr<TrainingControl> InspectionController::beginSearch() {
  stopSearch();
  m_search = std::make_shared<TrainingControl>();
  return m_search;
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
  m_worker.run([this, image, mostLost, control = beginSearch()] { return worstOf(image, mostLost, *control); },
               [this](const std::optional<Worst>& found) {
                 if (found) emit worst(found->outcome, found->tried);
               },
               [this](const JobError& error) { say(error); });
}

void InspectionController::explore(int image, FailurePattern pattern, int mostLost,
                                   std::function<void(std::vector<Inspection>)> then) {
  m_worker.run(
      [this, image, pattern, mostLost, control = beginSearch()] {
        std::vector<Inspection> shown;
        if (!m_code) return shown;
        shown.push_back(inspectAny(image, pattern));
        const auto found = worstOf(image, mostLost, *control);
        if (found && found->outcome.pattern != pattern) shown.push_back(inspectAny(image, found->outcome.pattern));
        return shown;
      },
      [then = std::move(then)](std::vector<Inspection> shown) {
        if (!shown.empty()) then(std::move(shown));
      },
      [this](const JobError& error) { say(error); });
}

void InspectionController::findBroken(int from, FailurePattern pattern) {
  m_worker.run(
      [this, from, pattern, control = beginSearch()]() -> std::optional<int> {
        if (!m_code) return std::nullopt;
        const int found = m_host->engine().findBroken(*m_code, *m_images, from, pattern, *control);
        return control->cancelled() ? std::nullopt : std::optional(found);
      },
      [this](std::optional<int> found) {
        if (found) emit broken(*found);
      },
      [this](const JobError& error) { say(error); });
}

void InspectionController::setDataFolders(std::vector<std::string> folders) {
  m_worker.run([this, folders = std::move(folders)] { m_folders = folders; });
}

void InspectionController::cost(const ExperimentConfig& config) {
  m_worker.run(
      m_costing, [this, config] { return m_host->engine().cost(config); },
      [this](const CodeCost& counted) { emit costed(counted); }, [this](const JobError& error) { say(error); });
}

} // namespace lacuna::window

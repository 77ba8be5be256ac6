// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/training_controller.h"

#include <optional>

#include "widgets/words/core_words.h"
#include "window/base/worker.h"

namespace lacuna::window {

using namespace widgets;
using namespace workflow;

/// Filled by the training thread, emptied by the GUI thread's timer.
class TrainingController::Mailbox : public RunListener {
 public:
  struct Content {
    std::optional<RunRecord> created;
    std::optional<TrainingProgress> progress;
    std::vector<MetricSample> metrics;
    std::optional<Evaluation> validation;
    std::vector<std::string> events;
    std::shared_ptr<const CodeSnapshot> snapshot;
    bool done = false;
    std::string error;
  };

  void onRunCreated(const RunRecord& run) override {
    const std::lock_guard lock(m_mutex);
    m_content.created = run;
    m_uuid = run.uuid;
  }
  void onProgress(const TrainingProgress& progress) override {
    const std::lock_guard lock(m_mutex);
    m_content.progress = progress;
  }
  void onMetrics(const std::vector<MetricSample>& samples) override {
    const std::lock_guard lock(m_mutex);
    m_content.metrics.insert(m_content.metrics.end(), samples.begin(), samples.end());
  }
  void onValidation(const Evaluation& evaluation) override {
    const std::lock_guard lock(m_mutex);
    m_content.validation = evaluation;
  }
  void onEvent(const std::string& text) override {
    const std::lock_guard lock(m_mutex);
    m_content.events.push_back(text);
  }
  void onSnapshot(std::shared_ptr<const CodeSnapshot> snapshot) override {
    const std::lock_guard lock(m_mutex);
    m_content.snapshot = std::move(snapshot);
  }
  void finish(const std::string& error) {
    const std::lock_guard lock(m_mutex);
    m_content.done = true;
    m_content.error = error;
  }
  Content take() {
    const std::lock_guard lock(m_mutex);
    Content taken = std::move(m_content);
    m_content = Content{};
    return taken;
  }
  std::string uuid() const {
    const std::lock_guard lock(m_mutex);
    return m_uuid;
  }

 private:
  mutable std::mutex m_mutex;
  Content m_content;
  std::string m_uuid;
};

TrainingController::TrainingController(std::shared_ptr<EngineHost> host, RunOptions options, QObject* parent)
    : QObject(parent), m_host(std::move(host)), m_options(std::move(options)) {
  m_options.stoppedState = [](void* context) {
    return static_cast<RunState>(static_cast<TrainingController*>(context)->m_stoppedState.load());
  };
  m_options.context = this;
  m_timer.setInterval(33);
  connect(&m_timer, &QTimer::timeout, this, &TrainingController::collect);
}

TrainingController::~TrainingController() {
  if (m_control) m_control->cancel();
  wait();
}

void TrainingController::wait() {
  if (m_thread.joinable()) m_thread.join();
}

void TrainingController::start(const ExperimentConfig& config, const QString& queuedRun) {
  if (m_running) return;
  m_options.queuedRun = queuedRun.toStdString();
  launch([this, config](const RunOptions& options) {
    performRun(m_host->engine(), config, options, *m_control, *m_mailbox);
  });
}

void TrainingController::resumeRun(const QString& uuid) {
  if (m_running) return;
  m_options.queuedRun.clear();
  launch([this, uuid = uuid.toStdString()](const RunOptions& options) {
    lacuna::workflow::resumeRun(m_host->engine(), uuid, options, *m_control, *m_mailbox);
  });
}

void TrainingController::launch(Work work) {
  wait();
  m_running = true;
  m_stoppedState = static_cast<int>(RunState::interrupted);
  m_mailbox = std::make_shared<Mailbox>();
  m_control = std::make_unique<TrainingControl>();
  m_thread = std::thread([this, work = std::move(work), options = m_options] { this->work(work, options); });
  m_timer.start();
}

void TrainingController::work(const Work& work, const RunOptions& options) {
  lowerThreadPriority();
  const auto error = attempt([&] { work(options); }, "The training failed for an unknown reason");
  m_mailbox->finish(error ? error->text : std::string());
}

void TrainingController::collect() {
  const Mailbox::Content content = m_mailbox->take();
  if (content.created) emit started(QString::fromStdString(content.created->uuid));
  for (const std::string& text : content.events) emit noted(coreText(text));
  if (!content.metrics.empty()) emit measured(content.metrics);
  if (content.validation) emit validated(*content.validation);
  if (content.progress) emit progressed(*content.progress);
  if (content.snapshot) emit snapshotTaken(content.snapshot);
  if (!content.done) return;
  m_timer.stop();
  wait();
  m_running = false;
  emit finished(QString::fromStdString(m_mailbox->uuid()), coreText(content.error));
}

void TrainingController::pause() {
  if (m_control) m_control->pause();
}

void TrainingController::resume() {
  if (m_control) m_control->resume();
}

void TrainingController::step() {
  if (m_control) m_control->step();
}

void TrainingController::cancel(RunState stopped) {
  m_stoppedState = static_cast<int>(stopped);
  if (m_control) m_control->cancel();
}

} // namespace lacuna::window

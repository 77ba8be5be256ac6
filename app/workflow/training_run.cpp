// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/training_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <thread>

#include "data/dataset_loader.h"
#include "store/passing_error.h"
#include "store/run_store.h"
#include "util/error.h"
#include "workflow/library_recovery.h"
#include "workflow/program_info.h"
#include "workflow/weights_file.h"

namespace lacuna::workflow {

using namespace data;
using namespace store;

namespace {

using Clock = std::chrono::steady_clock;

/// When the library cannot be written.
constexpr std::chrono::milliseconds kBetweenTries(500);

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Writes what the engine reports into the library, metrics at most every 250 ms, and passes it on.
class Recorder : public TrainingObserver {
 public:
  /// `before`: seconds that the run took until it was interrupted.
  Recorder(RunStore& store, std::string uuid, std::string baseIdentity, RunListener& listener, TrainingControl& control,
           double before)
      : m_store(store),
        m_uuid(std::move(uuid)),
        m_baseIdentity(std::move(baseIdentity)),
        m_listener(listener),
        m_control(control),
        m_before(before) {}

  void onComputing(const std::string& processor, int threads) override {
    write([&] { m_store.setComputing(m_uuid, processor, threads); });
  }

  void onProgress(const TrainingProgress& progress) override { m_listener.onProgress(progress); }

  void onMetrics(const std::vector<MetricSample>& samples) override {
    std::vector<MetricSample> timed = samples;
    for (MetricSample& s : timed) s.point.wall = seconds();
    m_waiting.insert(m_waiting.end(), timed.begin(), timed.end());
    if (secondsSince(m_lastWrite) >= 0.25) flush();
    m_listener.onMetrics(timed);
  }

  void onValidation(const Evaluation& evaluation) override { m_listener.onValidation(evaluation); }

  void onEvent(const std::string& text) override {
    write([&] { m_store.addEvent(m_uuid, text); });
    m_listener.onEvent(text);
  }

  void onBaseModel(const Bytes& bytes) override {
    flush(); // a run that is resumed from here on does not make these points again
    saveBaseModel(bytes);
    m_listener.onBaseModel(bytes);
  }

  void saveBaseModel(const Bytes& bytes) {
    write([&] {
      m_store.saveBaseModel(m_baseIdentity, bytes, std::nan(""));
      m_store.linkBaseModel(m_uuid, m_baseIdentity);
    });
  }

  void onCheckpoints(const std::vector<Checkpoint>& checkpoints) override {
    write([&] { m_store.saveCheckpoints(m_uuid, checkpoints, m_waiting); });
    m_waiting.clear();
    m_lastWrite = Clock::now();
  }

  void onSnapshot(std::shared_ptr<const CodeSnapshot> snapshot) override {
    last = snapshot;
    m_listener.onSnapshot(std::move(snapshot));
  }

  void flush() {
    if (!m_waiting.empty()) write([&] { m_store.appendMetrics(m_uuid, m_waiting); });
    m_waiting.clear();
    m_lastWrite = Clock::now();
  }

  /// A disk that is full or does not answer stops the training only for as long; whoever stops it by hand gets the
  /// library's error. When the library's file was moved, the run goes on in another library.
  void write(const std::function<void()>& change) {
    for (bool told = false;; std::this_thread::sleep_for(kBetweenTries)) {
      try {
        change();
        if (told) m_listener.onEvent("The library can be written again; the training goes on.");
        return;
      } catch (const PassingError& e) {
        if (m_control.cancelled()) throw;
        if (!told) m_listener.onEvent("The training waits until its library can be written: " + std::string(e.what()));
        told = true;
      } catch (const MovedError&) {
        const std::string said = goOnInRecoveryLibrary(m_store, m_uuid);
        m_store.addEvent(m_uuid, said);
        m_listener.onEvent(said);
        continue;
      }
    }
  }

  double seconds() const { return m_before + secondsSince(m_start); }

  std::shared_ptr<const CodeSnapshot> last;

 private:
  RunStore& m_store;
  std::string m_uuid;
  std::string m_baseIdentity;
  RunListener& m_listener;
  TrainingControl& m_control;
  double m_before;
  std::vector<MetricSample> m_waiting;
  Clock::time_point m_start = Clock::now();
  Clock::time_point m_lastWrite = Clock::now();
};

std::vector<SubsetRecord> subsetsOf(const Dataset& data) {
  return {{data.name, "train", data.train->count(), data.train->sha256},
          {data.name, "test", data.test->count(), data.test->sha256}};
}

void storeOutcome(Engine& engine, RunStore& store, const std::string& uuid, const TrainingRequest& request,
                  const TrainingOutcome& outcome, Recorder& recorder) {
  RunRecord results = store.run(uuid);
  results.seconds = recorder.seconds();
  // One that was resumed after its last batch keeps what was measured before.
  if (outcome.samplesPerSecond > 0) results.samplesPerSecond = outcome.samplesPerSecond;
  results.processor = outcome.processor;
  results.threads = outcome.threads;
  results.evaluated = !outcome.cancelled;
  results.accuracy = outcome.evaluation.accuracy;
  results.patterns = outcome.evaluation.patterns;
  if (recorder.last) results.cost = engine.measureCost(*recorder.last, request.compute);
  results.environment = programEnvironment();
  const Environment fromEngine = engine.environment();
  results.environment.insert(results.environment.end(), fromEngine.begin(), fromEngine.end());
  results.environment.emplace_back("threads", std::to_string(outcome.threads));
  results.subsets = subsetsOf(request.data);
  recorder.write([&] { store.saveResults(results); });
}

/// What identifies the base model, and the model itself where it need not be trained.
struct KnownBase {
  std::string identity;          ///< empty where the run's own, in the library, is taken
  std::optional<Bytes> imported; ///< from base_model.weights
};

KnownBase knownBase(Engine& engine, const ExperimentConfig& config, const Dataset& data) {
  KnownBase base;
  if (config.baseModel.weights.empty()) {
    base.identity = baseModelIdentity(config, data.train->sha256);
    return base;
  }
  ImportedWeights weights = readWeights(engine, config);
  base.identity = baseModelIdentity(config, data.train->sha256, weights.sha256);
  base.imported = std::move(weights.baseModel);
  return base;
}

std::string noteRun(RunStore& store, const ExperimentConfig& config) {
  RunRecord initial;
  initial.name = config.name;
  initial.state = RunState::running;
  initial.config = config;
  initial.codeVersion = programVersion();
  return store.createRun(initial);
}

void requireWaiting(const RunRecord& run) {
  if (run.state != RunState::queued)
    throw Error(ErrorKind::usage, "Run \"" + run.name + "\" is no longer waiting: it is " + text(run.state));
}

void requireResumable(const RunRecord& run) {
  if (run.state == RunState::finished)
    throw Error(
        ErrorKind::usage,
        "Run \"" + run.name + "\" is finished, so there is nothing to resume; train it anew for another result");
  if (run.state == RunState::queued)
    throw Error(ErrorKind::usage, "Run \"" + run.name + "\" has not begun yet: it waits for its turn to be trained");
}

/// What a run needs before it can be noted or gone on with: nothing has been written yet.
struct Prepared {
  LoadedDataset loaded;
  KnownBase base;
};

/// `hasImported`: the library holds what the run has imported, so that the user's file is not asked for again.
Prepared prepare(Engine& engine, const ExperimentConfig& config, const RunOptions& options, bool hasImported = false) {
  Prepared prepared;
  prepared.loaded = loadDataset(config, options.dataFolders);
  if (!hasImported) prepared.base = knownBase(engine, config, prepared.loaded.data);
  return prepared;
}

TrainingRequest requestFor(const ExperimentConfig& config, const Prepared& prepared, const RunOptions& options) {
  TrainingRequest request{config, prepared.loaded.data, options.compute};
  request.checkpointSeconds = options.checkpointSeconds;
  return request;
}

/// Trains, evaluates and stores a run that is `running`.
void perform(Engine& engine, RunStore& store, const std::string& uuid, const Prepared& prepared,
             TrainingRequest& request, const RunOptions& options, TrainingControl& control, RunListener& listener,
             double secondsBefore) {
  const KnownBase& base = prepared.base;
  const LoadedDataset& loaded = prepared.loaded;
  const bool ofRun = request.resume || base.identity.empty();
  auto known = ofRun ? store.baseModelOf(uuid) : store.findBaseModel(base.identity);
  Recorder recorder(store, uuid, base.identity, listener, control, secondsBefore);
  if (!known && base.imported) {
    request.baseModel = base.imported;
    recorder.saveBaseModel(*base.imported);
  } else if (known) {
    request.baseModel = std::move(known->bytes);
    if (!ofRun) recorder.write([&] { store.linkBaseModel(uuid, base.identity); });
  }
  if (!loaded.doubt.empty())
    recorder.onEvent("The files of " + request.config.dataset + " in " + loaded.path +
                     " are not verified: " + loaded.doubt + ".");
  const TrainingOutcome outcome = engine.train(request, control, recorder);
  recorder.flush();
  storeOutcome(engine, store, uuid, request, outcome, recorder);
  const RunState stopped =
      options.stoppedState != nullptr ? options.stoppedState(options.context) : RunState::interrupted;
  recorder.write([&] { store.setState(uuid, outcome.cancelled ? stopped : RunState::finished); });
  recorder.write([&] { store.requireInPlace(); }); // moved in the last moment: the file alone may lack what its log has
}

void noteFailure(RunStore& store, const std::string& uuid, const std::string& reason) {
  try {
    store.setState(uuid, RunState::failed, reason);
  } catch (const MovedError&) {
    goOnInRecoveryLibrary(store, uuid);
    store.setState(uuid, RunState::failed, reason);
  }
}

/// In a handler: notes why the run has failed, and throws on.
[[noreturn]] void endFailed(RunStore& store, const std::string& uuid) {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    const Error e(ErrorKind::memory,
                  "The computation ran out of memory; use a smaller training.batch or a smaller code");
    noteFailure(store, uuid, e.what());
    throw e;
  } catch (const std::exception& e) {
    noteFailure(store, uuid, e.what());
    throw;
  }
}

std::string resumedFrom(int64_t step, int64_t baseStep) {
  if (step > 0) return "Resumed from batch " + std::to_string(step) + ".";
  if (baseStep > 0) return "Resumed from batch " + std::to_string(baseStep) + " of the base model's training.";
  return "Resumed from the beginning: there was no checkpoint yet.";
}

/// The points that are left of an interrupted run, by step.
std::vector<MetricSample> pointsSoFar(const RunStore& store, const std::string& uuid) {
  std::vector<MetricSample> points;
  for (const MetricSeries& s : store.metrics(uuid))
    for (const MetricPoint& p : s.points) points.push_back({s.name, p});
  std::stable_sort(points.begin(), points.end(),
                   [](const MetricSample& a, const MetricSample& b) { return a.point.step < b.point.step; });
  return points;
}

} // namespace

RunRecord performRun(Engine& engine, const ExperimentConfig& config, const RunOptions& options,
                     TrainingControl& control, RunListener& listener) {
  std::optional<RunStore> opened;
  std::string uuid = options.queuedRun;
  if (!uuid.empty()) {
    opened = RunStore::open(options.storePath, Access::existing);
    requireWaiting(opened->run(uuid));
  }
  try {
    const Prepared prepared = prepare(engine, config, options);
    if (!opened) opened = RunStore::open(options.storePath);
    if (uuid.empty()) uuid = noteRun(*opened, config);
    opened->setState(uuid, RunState::running);
    listener.onRunCreated(opened->run(uuid));
    TrainingRequest request = requestFor(config, prepared, options);
    perform(engine, *opened, uuid, prepared, request, options, control, listener, 0);
  } catch (const std::exception&) {
    if (uuid.empty()) throw;
    endFailed(*opened, uuid);
  }
  requireStoredIn(options.storePath, *opened, uuid);
  return opened->run(uuid);
}

RunRecord resumeRun(Engine& engine, const std::string& uuid, const RunOptions& options, TrainingControl& control,
                    RunListener& listener) {
  RunStore store = RunStore::open(options.storePath, Access::existing);
  store.markOrphans(); // the run of a process that died just now
  const RunRecord run = store.run(uuid);
  requireResumable(run);
  // What is missing or damaged shows here, before the run is touched.
  const bool hasImported = !run.config.baseModel.weights.empty() && store.baseModelOf(uuid);
  const Prepared prepared = prepare(engine, run.config, options, hasImported);
  TrainingRequest request = requestFor(run.config, prepared, options);
  const auto last = store.checkpoint(uuid, CheckpointKind::last);
  int64_t baseStep = 0;
  const bool baseKnown = hasImported || store.findBaseModel(prepared.base.identity).has_value();
  if (last) {
    if (!baseKnown)
      throw Error(ErrorKind::data, "Run \"" + run.name + "\" cannot be resumed: the training images of " +
                                       run.config.dataset + " in " + prepared.loaded.path +
                                       " are not those it began with; give it the files of before, or train it anew");
    const auto best = store.checkpoint(uuid, CheckpointKind::best);
    request.resume = TrainingRequest::Checkpoints{last->bytes, best ? best->bytes : Bytes()};
  }
  if (const auto base = store.checkpoint(uuid, CheckpointKind::base); base && !baseKnown) {
    request.baseCheckpoint = base->bytes;
    baseStep = base->step;
  }
  // One that is restarted takes as many threads as it had, too.
  if (!last && request.compute.threads == 0) request.compute.threads = run.threads;
  const int64_t from = last ? last->step : 0;
  store.resumeRun(uuid, from);
  try {
    store.addEvent(uuid, resumedFrom(from, baseStep));
    listener.onRunCreated(store.run(uuid));
    const std::vector<MetricSample> before = pointsSoFar(store, uuid);
    double seconds = 0;
    for (const MetricSample& s : before) seconds = std::max(seconds, s.point.wall);
    if (!before.empty()) listener.onMetrics(before); // a plot begins where it was
    perform(engine, store, uuid, prepared, request, options, control, listener, seconds);
  } catch (const std::exception&) {
    endFailed(store, uuid);
  }
  requireStoredIn(options.storePath, store, uuid);
  return store.run(uuid);
}

std::shared_ptr<const CodeSnapshot> findCode(const std::function<Engine&()>& engine, const RunStore& store,
                                             const RunRecord& run) {
  auto checkpoint = store.checkpoint(run.uuid, CheckpointKind::best);
  if (!checkpoint) checkpoint = store.checkpoint(run.uuid, CheckpointKind::last);
  const auto base = store.baseModelOf(run.uuid);
  if (!checkpoint || !base) return nullptr;
  return engine().load(run.config, base->bytes, checkpoint->bytes);
}

std::shared_ptr<const CodeSnapshot> loadCode(Engine& engine, const std::string& storePath, const std::string& uuid) {
  const RunStore store = RunStore::open(storePath, Access::readOnly);
  const RunRecord run = store.run(uuid);
  if (run.state == RunState::queued)
    throw Error(ErrorKind::usage,
                "Run \"" + run.name + "\" has no stored code yet: it waits for its turn to be trained");
  if (auto code = findCode([&]() -> Engine& { return engine; }, store, run)) return code;
  throw Error(ErrorKind::usage, "Run \"" + run.name +
                                    "\" has no stored code yet; wait for its first checkpoint, or resume it if it is "
                                    "not being trained");
}

RunRecord evaluateRun(Engine& engine, const std::string& uuid, const RunOptions& options, TrainingControl& control) {
  const auto start = Clock::now();
  const auto code = loadCode(engine, options.storePath, uuid);
  RunStore store = RunStore::open(options.storePath, Access::existing);
  RunRecord run = store.run(uuid);
  const auto images = loadTestSubset(run.config, options.dataFolders);
  const Evaluation evaluation = engine.evaluate({code, images, options.compute}, control);
  run.evaluated = true;
  run.accuracy = evaluation.accuracy;
  run.patterns = evaluation.patterns;
  if (run.cost.baseParameters == 0) run.cost = engine.measureCost(*code, options.compute);
  const std::string event = "Evaluated again on " + std::to_string(images->count()) + " test images in " +
                            std::to_string(static_cast<int>(secondsSince(start) + 0.5)) + " s.";
  try {
    store.saveResults(run);
    store.addEvent(uuid, event);
    store.requireInPlace();
  } catch (const MovedError&) {
    goOnInRecoveryLibrary(store, uuid);
    store.saveResults(run);
    store.addEvent(uuid, event);
  }
  requireStoredIn(options.storePath, store, uuid);
  return store.run(uuid);
}

} // namespace lacuna::workflow

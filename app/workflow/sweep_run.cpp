// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/sweep_run.h"

#include <poll.h>

#include <algorithm>
#include <list>
#include <map>
#include <set>
#include <thread>

#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "workflow/child_process.h"
#include "workflow/sweep_library.h"

namespace lacuna::workflow {

using namespace store;

namespace {

/// Runs with equal keys use the same base model.
std::string baseModelKey(const ExperimentConfig& c) {
  return c.dataset + '\n' + std::to_string(c.subset.train) + '\n' + std::to_string(c.subset.test) + '\n' +
         canonicalText(networkOf(c)) + '\n' + c.baseModel.weights + '\n' + std::to_string(c.baseModel.epochs) + '\n' +
         std::to_string(c.baseModel.dropout) + '\n' + std::to_string(c.baseModel.seed);
}

/// How often a library is looked at for the end of a run that another process trains.
constexpr int kLookMilliseconds = 1000;

/// What the library has now.
RunsByConfig knownTo(RunStore& store) {
  if (!store.readOnly()) store.markOrphans();
  return RunsByConfig(store);
}

/// Starts processes while there is something to train, and hears them end.
class Runner {
 public:
  Runner(const Sweep& sweep, const SweepOptions& options, const RunStore& store, SweepListener& listener)
      : m_sweep(sweep), m_options(options), m_store(store), m_listener(listener) {}

  /// A run of the library stands in for this one, so the library has its base model too.
  void take(size_t run) { m_readyBases.insert(baseModelKey(m_sweep.runs[run].config)); }
  void plan(size_t run) { m_waiting.push_back(run); }
  bool interrupted() const { return m_interrupted; }
  /// Until something happens, or a while has passed.
  void pause() {
    pollfd watched = {m_signals.descriptor(), POLLIN, 0};
    poll(&watched, 1, kLookMilliseconds);
    hearSignals();
  }

  void work(SweepOutcome& outcome) {
    for (;;) {
      while (!m_interrupted && startOne()) {
      }
      if (m_active.empty()) break;
      waitForSomething();
      hearSignals();
      for (Active& a : m_active) passLines(a);
      collect(outcome);
    }
  }

 private:
  struct Active {
    Active(const Runner& r, size_t number, std::string key)
        : run(number),
          baseKey(std::move(key)),
          process(r.arguments(), UnnamedFile(formatConfig(r.m_sweep.runs[number].config)),
                  r.m_options.jobs > 1 ? ChildErrors::piped : ChildErrors::shared, r.m_signals.maskBefore()) {}
    size_t run;
    std::string baseKey;
    ChildProcess process;
  };

  /// "--store=FILE", because a FILE may begin with a hyphen.
  std::vector<std::string> arguments() const {
    std::vector<std::string> all = {"train", "/dev/stdin", "--store=" + m_options.storePath,
                                    "--processor=" + m_options.processor};
    if (!m_options.dataFolder.empty()) all.push_back("--data=" + m_options.dataFolder);
    int threads = m_options.threads;
    if (threads == 0 && m_options.jobs > 1)
      threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / m_options.jobs);
    if (threads > 0) all.push_back("--threads=" + std::to_string(threads));
    return all;
  }

  bool startOne() {
    if (m_active.size() >= static_cast<size_t>(m_options.jobs)) return false;
    for (auto at = m_waiting.begin(); at != m_waiting.end(); ++at) {
      const std::string key = baseModelKey(m_sweep.runs[*at].config);
      const auto trainsIt = [&](const Active& a) { return a.baseKey == key; };
      if (m_readyBases.count(key) == 0 && std::any_of(m_active.begin(), m_active.end(), trainsIt)) continue;
      m_store.requireInPlace(); // a child would make another library there
      m_listener.onStart(*at);
      m_active.emplace_back(*this, *at, key);
      m_waiting.erase(at);
      return true;
    }
    return false;
  }

  void waitForSomething() {
    std::vector<pollfd> watched = {{m_signals.descriptor(), POLLIN, 0}};
    for (const Active& a : m_active)
      if (a.process.errorDescriptor() >= 0) watched.push_back({a.process.errorDescriptor(), POLLIN, 0});
    poll(watched.data(), watched.size(), -1);
  }

  /// What the terminal sends, the children have as well; a second time ends them at once.
  void hearSignals() {
    while (const auto received = m_signals.next()) {
      if (received->number == SIGCHLD) continue;
      m_interrupted = true;
      if (!received->fromTerminal)
        for (const Active& a : m_active) a.process.askToStop();
    }
  }

  void passLines(Active& a) {
    for (const std::string& line : a.process.takeLines()) m_listener.onLine(a.run, line);
  }

  void collect(SweepOutcome& outcome) {
    for (auto at = m_active.begin(); at != m_active.end();) {
      const auto status = at->process.ended();
      if (!status) {
        ++at;
        continue;
      }
      passLines(*at);
      if (*status != 0) hearSignals(); // what stopped it may have come to us just now
      if (*status == 0) m_readyBases.insert(at->baseKey);
      if (*status != 0 && !m_interrupted) {
        outcome.failures.push_back(*status);
        m_listener.onFailure(at->run, *status);
      }
      m_active.erase(at);
      at = m_active.begin(); // hearSignals may have taken the end of one that was looked at before
    }
  }

  const Sweep& m_sweep;
  const SweepOptions& m_options;
  const RunStore& m_store;
  SweepListener& m_listener;
  SignalQueue m_signals;
  std::list<size_t> m_waiting;
  std::list<Active> m_active;
  std::set<std::string> m_readyBases; ///< base models the library has
  bool m_interrupted = false;
};

} // namespace

SweepOutcome performSweep(const Sweep& sweep, const SweepOptions& options, SweepListener& listener) {
  const std::vector<std::string> identities = identitiesOf(sweep);
  RunStore store = RunStore::open(options.storePath);
  const RunsByConfig before = knownTo(store);
  SweepOutcome outcome;
  {
    Runner runner(sweep, options, store, listener);
    std::vector<size_t> elsewhere;
    size_t taken = 0;
    for (size_t i = 0; i < identities.size(); ++i) {
      const RunRecord* inWork = before.inWork(identities[i]);
      if (before.finished(identities[i]) != nullptr) {
        runner.take(i);
        ++taken;
      } else if (inWork != nullptr) {
        elsewhere.push_back(i);
      } else {
        runner.plan(i);
      }
    }
    listener.onPlan(taken, identities.size() - taken);
    for (const size_t i : elsewhere) listener.onInWork(i, *before.inWork(identities[i]));
    runner.work(outcome);
    while (!elsewhere.empty() && !runner.interrupted()) {
      const RunsByConfig now = knownTo(store);
      std::vector<size_t> stillThere;
      for (const size_t i : elsewhere) {
        if (now.finished(identities[i]) != nullptr) continue;
        now.inWork(identities[i]) != nullptr ? stillThere.push_back(i) : runner.plan(i); // it ended without a result
      }
      elsewhere = std::move(stillThere);
      runner.work(outcome);
      if (!elsewhere.empty()) runner.pause();
    }
    outcome.interrupted = runner.interrupted();
  }
  const RunsByConfig after = knownTo(store);
  for (const std::string& identity : identities) {
    const RunRecord* run = after.finished(identity);
    if (run == nullptr) run = after.added(identity, before);
    outcome.results.push_back(run != nullptr ? std::optional<RunRecord>(*run) : std::nullopt);
    if (run != nullptr) addTag(store, *outcome.results.back(), tagOf(sweep));
  }
  return outcome;
}

} // namespace lacuna::workflow

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "experiment/engine/engine.h"
#include "experiment/failure/metrics.h"
#include "experiment/run/run_record.h"

namespace lacuna::store {

enum class Access {
  readWrite, ///< creates the file when it is absent and its folder exists; falls back to reading a read-only file
  existing,  ///< the same, but the file must exist
  readOnly,  ///< the file must exist; every call that writes throws
};

struct StoreOptions {
  int busyTimeoutMs = 20000; ///< how long a call waits for another process's write before it gives up
};

/// How much of each run a listing carries.
enum class RunDetail {
  list,      ///< fast: `config` holds only name, dataset, code.k, .r, .l, .encoder.kind and .decoder.kind
  documents, ///< whole configuration, cost, environment and subsets; still no patterns and no events
};

struct RunFilter {
  bool includeArchived = false;
  RunDetail detail = RunDetail::documents;
};

/// A stored checkpoint: safetensors bytes as the engine gave them and the training step they were taken at.
struct StoredCheckpoint {
  int64_t step = 0;
  Bytes bytes;
};

struct StoredBaseModel {
  Bytes bytes;         ///< safetensors
  double accuracy = 0; ///< of the whole model on the test subset, percent; NaN when it was not known
};

/// What is known of a series without reading its points. Best is the least for a series whose name has "loss" in it
/// and the greatest for any other; points that are not numbers count, but are never least, greatest or best.
struct SeriesSummary {
  std::string name;
  int64_t count = 0;
  int64_t lastStep = 0;
  double last = 0;
  double least = 0;    ///< NaN when no point is a number
  double greatest = 0; ///< NaN when no point is a number
  int64_t bestStep = -1;
};

/// Whether a file is a library, as far as one can tell by its first bytes. A pipe is none, and nothing is read from it.
bool looksLikeLibrary(const std::string& path);

/// Where results go that a library can no longer take because its file was moved: "runs.lacuna" gives
/// "runs.recovered.lacuna", or a name with a number when there is one.
std::string recoveryPath(const std::string& path);

struct ImportOutcome {
  std::vector<std::string> imported;    ///< uuids that are new here
  std::vector<std::string> alreadyHere; ///< uuids this library had; left as they were
};

/// Sizes of the file, in bytes.
struct CompactOutcome {
  int64_t before = 0;
  int64_t after = 0;
  int64_t checkpoints = 0; ///< last checkpoints of finished runs that were dropped
};

/// Of the SQLite library in use, "3.40.1".
const char* sqliteVersion();

/// The run library: one SQLite file that holds everything about every run (store.md).
///
/// One object is one connection and belongs to one thread at a time; other threads and processes open their own.
/// Names, notes and tags that are not valid UTF-8 or have control characters (notes may have lines and tabs) are
/// refused with Error(usage) that names the byte. All times are UTC. Every call throws Error(library), a PassingError
/// where it may succeed later, a MovedError when the file is no longer where it was, when the file is damaged, full,
/// read-only (and the call writes) or stays locked by another process longer than the busy timeout; calls that take a
/// uuid throw Error(usage) when there is no such run. A call that throws has changed nothing.
///
///     RunStore store = RunStore::open("runs.lacuna");
///     store.markOrphans();                               // runs of processes that died become interrupted
///     const std::string uuid = store.createRun(initial); // exists before anything is trained
///     store.setState(uuid, RunState::running);
///     store.appendMetrics(uuid, samples);
///     store.saveCheckpoint(uuid, CheckpointKind::last, 400, bytes);
///     store.saveResults(finishedRecord);
///     store.setState(uuid, RunState::finished);
class RunStore {
 public:
  /// Throws Error(library) when the folder does not exist, the file is not a run library, is damaged, was written by a
  /// newer Lacuna, or cannot be read. A refused file is left byte for byte as it was. An older library is migrated
  /// after a copy was put beside it (`<path>.before-v<N>`).
  static RunStore open(const std::string& path, Access access = Access::readWrite, StoreOptions options = {});

  RunStore(RunStore&&) noexcept;
  RunStore& operator=(RunStore&&) noexcept;
  ~RunStore();

  const std::string& path() const;
  /// Throws MovedError when the path no longer names the library that is open. Every call that writes does so, too.
  void requireInPlace() const;
  /// For a library that was moved, replaced or removed, before this object is destroyed: what its log still holds is
  /// brought into the file that was moved, and another file of the old name is not given it.
  void leaveMovedFile();
  /// For a run of this process in a library that was moved, replaced or removed: copies it into a new library and goes
  /// on there; this object then is a connection to that one. The other runs stay behind; where the file was moved, what
  /// its log still held is brought into it. Throws Error(library) when the new one cannot be made; nothing has changed
  /// then.
  void goOnIn(const std::string& newPath, const std::string& uuid);
  /// True when opened so, or when the file or its folder does not allow writing.
  bool readOnly() const;

  // --- sessions: which process computes which run ---

  /// Notes this process as a session; runs created or resumed from now on belong to it, and they
  /// call this themselves.
  void beginSession();
  /// Runs that are running or paused in a session whose process is gone become `interrupted`; returns their uuids.
  /// Sessions of other hosts are left alone. Writes nothing when there are none. A queued run has lost nothing and
  /// stays queued: see waitingRuns().
  std::vector<std::string> markOrphans();
  /// Runs that are queued in a session whose process is gone, and not archived; oldest first. Nobody begins them
  /// unless takeOverWaiting() is called.
  std::vector<std::string> waitingRuns() const;
  /// Makes those of these runs that waitingRuns() would still give runs of this process; returns them in the order
  /// given. Of two processes that ask for the same run only one gets it.
  std::vector<std::string> takeOverWaiting(const std::vector<std::string>& uuids);

  // --- a run's life ---

  /// Stores name, state, configuration, code version, notes, tags, starred and parent of `initial`; returns the new
  /// uuid (random, v4). `initial.uuid`, times and results are not looked at.
  std::string createRun(const RunRecord& initial);
  /// Sets started at the first `running`, ended at finished, failed, cancelled or interrupted; `errorText` replaces
  /// the run's error (empty clears it).
  void setState(const std::string& uuid, RunState state, const std::string& errorText = {});
  /// An interrupted, failed or cancelled run goes on under its uuid: state running, owned by this session, ended and
  /// error cleared, and points of the code's series past `fromStep` are removed (the training makes them again).
  /// Throws Error(usage) when a live process computes it.
  void resumeRun(const std::string& uuid, int64_t fromStep);
  /// What the run is being computed on, and with how many threads: known before there are results.
  void setComputing(const std::string& uuid, const std::string& processor, int threads);
  /// One transaction. A point with the same series and step is replaced. Values may be NaN or ±Inf.
  void appendMetrics(const std::string& uuid, const std::vector<MetricSample>& samples);
  /// Seconds, speed, device, threads, accuracy, patterns, cost, environment and subsets of `results`, replacing what
  /// was there; `results.uuid` says whose.
  void saveResults(const RunRecord& results);
  /// Adds a line to the run's log.
  void addEvent(const std::string& uuid, const std::string& text);

  void setName(const std::string& uuid, const std::string& name);
  void setNotes(const std::string& uuid, const std::string& notes);
  void setStarred(const std::string& uuid, bool starred);
  /// Archived runs are left out of listings and of `last`; nothing is deleted.
  void setArchived(const std::string& uuid, bool archived);
  /// Sorted, without duplicates and empty ones.
  void setTags(const std::string& uuid, const std::vector<std::string>& tags);
  /// Deletes the run for good, and its checkpoints and base model where no other run uses them. Error(usage) when a
  /// live process computes it.
  void deleteRun(const std::string& uuid);

  // --- artifacts: stored once per content, shared by runs ---

  /// Replaces the run's checkpoint of this kind; with `newState` both change in the same transaction.
  void saveCheckpoint(const std::string& uuid, CheckpointKind kind, int64_t step, const Bytes& bytes,
                      std::optional<RunState> newState = std::nullopt);
  /// All of them, and the metrics up to them, in one transaction.
  void saveCheckpoints(const std::string& uuid, const std::vector<Checkpoint>& checkpoints,
                       const std::vector<MetricSample>& metrics = {});
  std::optional<StoredCheckpoint> checkpoint(const std::string& uuid, CheckpointKind kind) const;

  /// `identity` is the text of baseModelIdentity(). The last model saved for an identity is the one found.
  void saveBaseModel(const std::string& identity, const Bytes& bytes, double accuracyPercent);
  std::optional<StoredBaseModel> findBaseModel(const std::string& identity) const;
  /// Notes that the run uses the base model stored for `identity`; Error(usage) when there is none. A checkpoint of its
  /// own base model in training is of no more use and goes.
  void linkBaseModel(const std::string& uuid, const std::string& identity);
  std::optional<StoredBaseModel> baseModelOf(const std::string& uuid) const;

  // --- reading ---

  /// A number that is another one when somebody else (a process, or this one by another connection) has changed the
  /// library since the last call. Takes microseconds.
  int64_t othersChanges() const;

  /// Newest first.
  std::vector<RunRecord> runs(const RunFilter& filter = {}) const;
  /// Everything but metrics and artifacts.
  RunRecord run(const std::string& uuid) const;
  /// "last" (the one noted last that is not archived, whatever the clock said), a uuid, or a unique prefix of one →
  /// uuid. Error(usage) when there is none or more than one.
  std::string resolve(const std::string& nameOrPrefix) const;
  /// All series, by name; `afterStep` leaves out points up to that step (for a live plot's next points).
  std::vector<MetricSeries> metrics(const std::string& uuid, int64_t afterStep = INT64_MIN) const;
  std::vector<SeriesSummary> metricSummaries(const std::string& uuid) const;

  /// Reads everything: broken pages, rows that refer to nothing, weights that are not those that were stored. One
  /// sentence each, empty for a sound library. Takes as long as reading the whole file.
  std::vector<std::string> problems() const;

  /// What can never be used again: the last checkpoints of finished runs, weights that nothing refers to, and the space
  /// that deleted runs left in the file. Others may use the library meanwhile.
  CompactOutcome compact();
  /// Writes a copy of everything as last committed to a new file; others may write meanwhile. Error(library) when
  /// `path` exists.
  void backUp(const std::string& path) const;

  // --- bundles and merging: a bundle is a library with the chosen runs ---

  /// Writes a new library with these runs, all of their points, patterns and artifacts. Error(library) when `path`
  /// exists or cannot be written. No process computes the copy, so unfinished runs are `interrupted` in it.
  void exportRuns(const std::vector<std::string>& uuids, const std::string& path) const;
  /// Adds the runs of another library that are not here yet (uuids decide). The other file is only read. Nothing of the
  /// runs that are here changes, nor which base model the next training takes where there is one already.
  ImportOutcome importRuns(const std::string& path);

  struct Impl;

 private:
  explicit RunStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

} // namespace lacuna::store

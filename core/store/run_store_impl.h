// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/process_identity.h"
#include "store/run_store.h"

namespace lacuna::store {

/// What the parts of RunStore (life, results, artifacts, reading, transfer) share.
struct RunStore::Impl {
  Database database;
  StoreOptions options;
  bool readOnly = false;
  int64_t version = 0; ///< of the schema; older than ours only when the file cannot be written

  /// Throws Error(library) when the file is read-only. Called before every write.
  void requireWritable() const;
  /// Throws Error(usage) when there is no such run.
  int64_t rowOf(const std::string& uuid) const;
  /// Throws Error(usage) when a live process other than this one computes the run.
  void requireNotComputedElsewhere(int64_t run, const std::string& uuid) const;
  /// One UPDATE of one column in a transaction of its own.
  void setColumn(const std::string& uuid, const std::string& column, const std::string& value);
  void setColumn(const std::string& uuid, const std::string& column, bool value);

  // The following run inside the caller's transaction.
  /// Row id of the process's session, made when there is none.
  int64_t sessionRow(const ProcessIdentity& process);
  /// Everything that stands in the run's row and its tags, as `record` has it; returns the row id.
  int64_t insertRun(const RunRecord& record, int64_t sessionId);
  void putEvent(int64_t run, const std::string& at, const std::string& text);
  void applyState(int64_t run, RunState state, const std::string& errorText);
  void putMetrics(int64_t run, const std::vector<MetricSample>& samples);
  /// Writes the summary of a series anew from its points.
  void summarizeSeries(int64_t run, int64_t series);
  void putResults(int64_t run, const RunRecord& results);
  void putTags(int64_t run, const std::vector<std::string>& tags);
  void putContent(const std::string& sha256, const Bytes& bytes);
  void dropContentIfUnused(const std::string& sha256);
  void putCheckpoint(int64_t run, CheckpointKind kind, int64_t step, const Bytes& bytes);
  void dropCheckpoint(int64_t run, CheckpointKind kind);
  /// What a finished run (0: every one) could only go on from; returns how many.
  int dropUnusableCheckpoints(int64_t run);
  /// The newest of an identity is the one to use; one that only `arrives` is not preferred to any that was here.
  enum class BaseModelRank { newest, arrives };
  int64_t putBaseModel(const std::string& identity, const Bytes& bytes, double accuracy, const std::string& created,
                       BaseModelRank rank);
};

} // namespace lacuna::store

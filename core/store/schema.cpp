// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schema of the run library, told once.
//
//   run              one row per run; small columns first, so that a listing stops reading before the long texts.
//                    dataset, k, r, l, encoder and decoder repeat what stands in `config`, for listings alone.
//                    `parent` is a uuid and no reference: the parent may live in another library.
//   session          a process that computes runs: dead when its boot is over, or its pid is gone or another process.
//   series, metric   points of a run's curves; a series name is stored once. value NULL is NaN, ±Inf are themselves.
//   metric_summary   (version 2) last, least, greatest and best of each series without reading its points.
//   pattern_result   one row per failure pattern; `pattern` has bit i set when device i is lost; `position` keeps the
//                    order; epoch 0 is the evaluation that ends a run.
//   lost_summary     the same per number of lost devices, for listings.
//   cost             what the code costs; one row per run.
//   environment, run_dataset, tag, event   lists that belong to a run.
//   content          bytes, once per SHA-256; rows are found by `artifact` and `base_model` and removed with the last.
//   artifact         a run's checkpoints: kind is last, best or (version 3) base, of a base model in training; step
//   counts
//                    batches of what it is a checkpoint of.
//   base_model       trained base models by the text they depend on; several runs share one.
//
// Times are UTC texts (2026-01-31T13:37:00Z), accuracies percent, durations seconds unless the name says _ms.
#include "store/schema.h"

namespace lacuna::store {
namespace {

constexpr const char* kVersion1 = R"sql(
CREATE TABLE session (
  id            INTEGER PRIMARY KEY,
  host          TEXT NOT NULL,
  boot          TEXT NOT NULL,
  pid           INTEGER NOT NULL,
  process_start INTEGER NOT NULL, -- clock ticks after boot: a pid alone comes back
  started       TEXT NOT NULL
) STRICT;

CREATE TABLE base_model (
  id              INTEGER PRIMARY KEY,
  identity_sha256 TEXT NOT NULL,
  identity        TEXT NOT NULL,
  sha256          TEXT NOT NULL,
  accuracy        REAL,
  created         TEXT NOT NULL,
  rank            INTEGER NOT NULL, -- the highest of an identity is the one to use
  UNIQUE (identity_sha256, sha256)
) STRICT;
CREATE INDEX base_model_content ON base_model (sha256);

CREATE TABLE run (
  id                 INTEGER PRIMARY KEY,
  uuid               TEXT NOT NULL UNIQUE,
  name               TEXT NOT NULL,
  state              TEXT NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'finished', 'failed', 'cancelled',
                                                    'interrupted')),
  created            TEXT NOT NULL,
  started            TEXT NOT NULL DEFAULT '',
  ended              TEXT NOT NULL DEFAULT '',
  dataset            TEXT NOT NULL,
  k                  INTEGER NOT NULL,
  r                  INTEGER NOT NULL,
  l                  INTEGER NOT NULL,
  encoder            TEXT NOT NULL,
  decoder            TEXT NOT NULL,
  starred            INTEGER NOT NULL DEFAULT 0,
  archived           INTEGER NOT NULL DEFAULT 0,
  seconds            REAL DEFAULT 0,
  samples_per_second REAL DEFAULT 0,
  device             TEXT NOT NULL DEFAULT '',
  threads            INTEGER NOT NULL DEFAULT 0,
  evaluated          INTEGER NOT NULL DEFAULT 0,
  accuracy_base      REAL DEFAULT 0,
  accuracy_available REAL DEFAULT 0,
  seed               INTEGER NOT NULL, -- the 64 bits of training.seed
  resumed_from       INTEGER NOT NULL DEFAULT -1,
  session            INTEGER REFERENCES session (id),
  base_model         INTEGER REFERENCES base_model (id),
  parent             TEXT NOT NULL DEFAULT '',
  code_version       TEXT NOT NULL,
  config_sha256      TEXT NOT NULL,
  error              TEXT NOT NULL DEFAULT '',
  config             TEXT NOT NULL,
  notes              TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX run_order ON run (archived, created, id);
CREATE INDEX run_unfinished ON run (state) WHERE state IN ('queued', 'running', 'paused');
CREATE INDEX run_base_model ON run (base_model);

CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE metric (
  run    INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  series INTEGER NOT NULL REFERENCES series (id),
  step   INTEGER NOT NULL,
  wall   REAL,
  value  REAL,
  PRIMARY KEY (run, series, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE pattern_result (
  run            INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  epoch          INTEGER NOT NULL,
  pattern        INTEGER NOT NULL,
  position       INTEGER NOT NULL,
  lost           INTEGER NOT NULL,
  accuracy       REAL,
  agreement      REAL,
  feature_error  REAL,
  zeros_accuracy REAL,
  PRIMARY KEY (run, epoch, pattern)
) STRICT, WITHOUT ROWID;

CREATE TABLE lost_summary (
  run              INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  lost             INTEGER NOT NULL,
  patterns         INTEGER NOT NULL,
  all_pattern_mean REAL,
  unavailable_mean REAL,
  worst            REAL,
  worst_pattern    INTEGER NOT NULL,
  zeros_mean       REAL,
  PRIMARY KEY (run, lost)
) STRICT, WITHOUT ROWID;

CREATE TABLE cost (
  run                INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  encoder_parameters INTEGER NOT NULL,
  decoder_parameters INTEGER NOT NULL,
  base_parameters    INTEGER NOT NULL,
  encode_flops       INTEGER NOT NULL,
  decode_flops       INTEGER NOT NULL,
  device_flops       INTEGER NOT NULL,
  base_flops         INTEGER NOT NULL,
  encode_ms          REAL,
  decode_ms          REAL,
  device_ms          REAL,
  bytes_sent         INTEGER NOT NULL,
  peak_memory_mib    REAL
) STRICT;

CREATE TABLE environment (
  run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key      TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE dataset (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  subset TEXT NOT NULL,
  count  INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  UNIQUE (name, subset, count, sha256)
) STRICT;
CREATE TABLE run_dataset (
  run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  dataset  INTEGER NOT NULL REFERENCES dataset (id),
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (run, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id   INTEGER PRIMARY KEY,
  run  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  at   TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX event_run ON event (run, id);

CREATE TABLE content (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes  BLOB NOT NULL
) STRICT;
CREATE TABLE artifact (
  run    INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  kind   TEXT NOT NULL CHECK (kind IN ('last', 'best')),
  step   INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  PRIMARY KEY (run, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX artifact_content ON artifact (sha256);
)sql";

constexpr const char* kVersion2 = R"sql(
CREATE TABLE metric_summary (
  run       INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  series    INTEGER NOT NULL REFERENCES series (id),
  count     INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  last      REAL,
  least     REAL,
  greatest  REAL,
  best_step INTEGER NOT NULL, -- of the least for a loss, of the greatest for anything else; -1 when there is none
  PRIMARY KEY (run, series)
) STRICT, WITHOUT ROWID;
INSERT INTO metric_summary )sql";

constexpr const char* kVersion3 = R"sql(
CREATE TABLE artifact_of_three_kinds (
  run    INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  kind   TEXT NOT NULL CHECK (kind IN ('last', 'best', 'base')),
  step   INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  PRIMARY KEY (run, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO artifact_of_three_kinds SELECT run, kind, step, sha256 FROM artifact;
DROP TABLE artifact;
ALTER TABLE artifact_of_three_kinds RENAME TO artifact;
CREATE INDEX artifact_content ON artifact (sha256);
)sql";

constexpr const char* kSummaries = R"sql(
  SELECT g.run, g.series, g.count, g.last_step,
         (SELECT value FROM metric m WHERE m.run = g.run AND m.series = g.series AND m.step = g.last_step) AS last,
         g.least, g.greatest,
         coalesce((SELECT min(step) FROM metric m WHERE m.run = g.run AND m.series = g.series AND
                     m.value = CASE WHEN s.name LIKE '%loss%' THEN g.least ELSE g.greatest END), -1) AS best_step
  FROM (SELECT run, series, count(*) AS count, max(step) AS last_step, min(value) AS least, max(value) AS greatest
        FROM metric GROUP BY run, series) g
  JOIN series s ON s.id = g.series
)sql";

} // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> all = {{1, kVersion1}, {2, std::string(kVersion2) + kSummaries}, {3, kVersion3}};
  return all;
}

const char* metricSummaryQuery() {
  return kSummaries;
}

} // namespace lacuna::store

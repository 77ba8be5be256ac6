// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/table_walk.h"

#include <algorithm>

#include "util/error.h"

namespace lacuna::store {
namespace {

std::vector<std::string> namesOf(const Database& db, const std::string& table) {
  std::vector<std::string> names;
  Statement rows = db.prepare("SELECT name FROM pragma_table_info('" + table + "')");
  while (rows.step()) names.push_back(rows.text(0));
  return names;
}

} // namespace

TableWalk::TableWalk(const Database& from, Database& to) : m_from(from), m_to(to) {}

/// Those that both have, with commas between them; empty when the damaged one has lost the table.
const std::string& TableWalk::columnsOf(const std::string& table) {
  const auto [place, isNew] = m_columns.try_emplace(table);
  std::string& columns = place->second;
  if (!isNew) return columns;
  const std::vector<std::string> known = namesOf(m_to, table);
  for (const std::string& name : namesOf(m_from, table))
    if (std::find(known.begin(), known.end(), name) != known.end()) columns += (columns.empty() ? "" : ", ") + name;
  return columns;
}

/// Until the last row (true) or one that cannot be read (false). `lastRowid` is set to that of the last row copied.
bool TableWalk::copyRows(const std::string& table, const std::string& condition, const std::string& order,
                         const std::vector<int64_t>& values, int64_t* lastRowid, bool stopAtKnown) {
  const std::string& columns = columnsOf(table);
  if (columns.empty()) return true;
  const auto count = std::count(columns.begin(), columns.end(), ',') + 1;
  std::string places;
  for (int i = 0; i < count; ++i) places += i == 0 ? "?" : ", ?";
  Statement insert = m_to.prepare("INSERT OR IGNORE INTO " + table + " (" + columns + ") VALUES (" + places + ")");
  try {
    Statement rows = m_from.prepare("SELECT " + std::string(lastRowid != nullptr ? "rowid, " : "") + columns +
                                    " FROM " + table + " NOT INDEXED WHERE " + condition + " ORDER BY " + order);
    rows.withAll(values);
    const int first = lastRowid != nullptr ? 1 : 0;
    while (rows.step()) {
      bool known = false;
      try {
        insert.withRow(rows, first).run();
        known = m_to.changes() == 0;
      } catch (const Error&) {
        ++m_unreadable; // of another type than its column: not a row of this table
      }
      if (lastRowid != nullptr) *lastRowid = rows.integer(0);
      if (known && stopAtKnown) return true;
    }
    return true;
  } catch (const Error&) {
    ++m_unreadable;
    return false;
  }
}

/// Whether the first row from `rowid` on can be found.
bool TableWalk::canSeek(const std::string& table, int64_t rowid, int64_t* found) const {
  try {
    Statement row =
        m_from.prepare("SELECT rowid FROM " + table + " NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1");
    row.with(rowid);
    *found = row.step() ? row.integer(0) : INT64_MAX;
    return true;
  } catch (const Error&) {
    return false;
  }
}

void TableWalk::copyByRowid(const std::string& table) {
  int64_t low = INT64_MIN;
  if (copyRows(table, "rowid > ?", "rowid", {low}, &low, false)) return;
  int64_t high = INT64_MAX;
  copyRows(table, "rowid < ?", "rowid DESC", {high}, &high, true);
  // Between them lie pages that cannot be read, and perhaps some that can: wider and wider steps find the next of
  // those, halving them where it begins.
  while (low < high - 1) {
    int64_t from = std::max<int64_t>(low, 0);
    int64_t step = 1;
    int64_t found = 0;
    while (from < high - step && !canSeek(table, from + step, &found)) {
      if (step > INT64_MAX / 4) return; // nothing can be found that far
      step *= 2;
    }
    if (from >= high - step) return;
    int64_t bad = from + step / 2;
    int64_t good = from + step;
    while (bad + 1 < good) {
      const int64_t middle = bad + (good - bad) / 2;
      (canSeek(table, middle, &found) ? good : bad) = middle;
    }
    int64_t reached = good; // a row whose content cannot be read is stepped over
    if (copyRows(table, "rowid >= ? AND rowid < ?", "rowid", {good, high}, &reached, false)) return;
    low = std::max(reached, good);
  }
}

void TableWalk::copyByKey(const std::string& table, const std::vector<std::string>& key,
                          const std::vector<int64_t>& values) {
  std::string condition;
  std::string up;
  std::string down;
  for (size_t i = 0; i < key.size(); ++i) {
    if (i < values.size()) condition += (i == 0 ? "" : " AND ") + key[i] + " = ?";
    up += (i == 0 ? "" : ", ") + key[i];
    down += (i == 0 ? "" : ", ") + key[i] + " DESC";
  }
  if (!copyRows(table, condition, up, values, nullptr, false)) copyRows(table, condition, down, values, nullptr, true);
}

} // namespace lacuna::store

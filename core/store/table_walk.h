// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/database.h"

namespace lacuna::store {

/// Copies what can be read of the tables of a damaged database into a sound one with the same tables or more.
class TableWalk {
 public:
  TableWalk(const Database& from, Database& to);

  /// A table with rowids: from the first row on, from the last row back, and between them whatever a search still
  /// finds.
  void copyByRowid(const std::string& table);
  /// Rows of a table that have `values` in the first columns of its key, from both ends. Keys are integers.
  void copyByKey(const std::string& table, const std::vector<std::string>& key, const std::vector<int64_t>& values);
  /// How often something could not be read.
  int64_t unreadable() const { return m_unreadable; }

 private:
  const std::string& columnsOf(const std::string& table);
  bool copyRows(const std::string& table, const std::string& condition, const std::string& order,
                const std::vector<int64_t>& values, int64_t* lastRowid, bool stopAtKnown);
  bool canSeek(const std::string& table, int64_t rowid, int64_t* found) const;

  const Database& m_from;
  Database& m_to;
  std::map<std::string, std::string> m_columns; ///< by table
  int64_t m_unreadable = 0;
};

} // namespace lacuna::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lacuna::widgets {

/// Characters of one tag: what a chip and a line of a report can still show.
constexpr int kLongestTag = 60;

struct TypedTags {
  QStringList tags; ///< in the order typed, none twice
  QString problem;  ///< one sentence; empty when the line can be taken
};
/// What a person typed, with commas between the tags; one comma may stand at the end.
TypedTags parseTags(const QString& typed);

/// What is typed into the filter of the runs. A run is wanted when all of it applies; everything is in lower case.
struct FilterTerms {
  QStringList words;     ///< occur anywhere in what describes a run
  QStringList tagStarts; ///< tag:lec
  QStringList tags;      ///< tag:"lecture 3", which is the whole tag
  bool empty() const { return words.isEmpty() && tagStarts.isEmpty() && tags.isEmpty(); }
};
FilterTerms filterTerms(const QString& typed);

} // namespace lacuna::widgets

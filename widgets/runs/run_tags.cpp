// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/run_tags.h"

#include <QCoreApplication>
#include <algorithm>

namespace lacuna::widgets {
namespace {

struct TagWords {
  Q_DECLARE_TR_FUNCTIONS(RunTags)
};

/// Neither seen nor typed again: line breaks, and marks that turn the direction of writing around.
bool cannotBeSeen(QChar c) {
  const QChar::Category category = c.category();
  return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line ||
         category == QChar::Separator_Paragraph;
}

QString problemOf(const QString& tag) {
  if (tag.isEmpty()) return TagWords::tr("There is nothing between two commas; leave one of them out.");
  if (std::any_of(tag.begin(), tag.end(), cannotBeSeen))
    return TagWords::tr("A tag has a character that cannot be seen, such as a line break; type the tag anew.");
  if (tag.size() > kLongestTag)
    return TagWords::tr("“%1…” has %2 characters; a tag has at most %3.")
        .arg(tag.left(12))
        .arg(tag.size())
        .arg(kLongestTag);
  return {};
}

} // namespace

TypedTags parseTags(const QString& typed) {
  TypedTags result;
  QStringList parts = typed.split(QLatin1Char(','));
  if (parts.last().trimmed().isEmpty()) parts.removeLast();
  for (const QString& part : parts) {
    // Spaces only: a line break at the end is to be told.
    QString tag = part;
    while (tag.startsWith(QLatin1Char(' '))) tag.remove(0, 1);
    while (tag.endsWith(QLatin1Char(' '))) tag.chop(1);
    if (result.problem.isEmpty()) result.problem = problemOf(tag);
    if (!result.tags.contains(tag)) result.tags << tag;
  }
  if (!result.problem.isEmpty()) result.tags.clear();
  return result;
}

FilterTerms filterTerms(const QString& typed) {
  FilterTerms terms;
  const QString text = typed.toLower();
  const QString mark = QStringLiteral("tag:");
  qsizetype at = 0;
  while (at < text.size()) {
    if (text[at].isSpace()) {
      ++at;
      continue;
    }
    const bool tag = text.mid(at, mark.size()) == mark;
    if (tag) at += mark.size();
    const bool quoted = tag && at < text.size() && text[at] == QLatin1Char('"');
    if (quoted) ++at;
    qsizetype end = at;
    while (end < text.size() && (quoted ? text[end] != QLatin1Char('"') : !text[end].isSpace())) ++end;
    const QString word = text.mid(at, end - at);
    const bool closed = quoted && end < text.size();
    at = closed ? end + 1 : end;
    if (!word.isEmpty()) (closed ? terms.tags : tag ? terms.tagStarts : terms.words) << word;
  }
  return terms;
}

} // namespace lacuna::widgets

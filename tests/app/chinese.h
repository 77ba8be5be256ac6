// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of translated texts of core share.
#pragma once

#include <QRegularExpression>
#include <QString>

namespace lacuna::test {

inline bool hasChinese(const QString& text) {
  static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
  return chinese.match(text).hasMatch();
}

/// Small words that stand in almost every English sentence and in no path, name or choice; what is quoted is
/// somebody's.
inline bool hasEnglishGrammar(QString text) {
  static const QRegularExpression quoted(QStringLiteral("\"[^\"]*\"|\\{[^}]*\\}|/\\S+"));
  static const QRegularExpression grammar(
      QStringLiteral("\\b(is|are|the|an?|not|must|use|it|its|with|of|to|for|at|as|cannot|does|has|have|and|was|than|"
                     "give|which|there)\\b"),
      QRegularExpression::CaseInsensitiveOption);
  return grammar.match(text.remove(quoted)).hasMatch();
}

} // namespace lacuna::test

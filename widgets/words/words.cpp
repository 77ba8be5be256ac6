// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/words.h"

#include <QCoreApplication>

namespace lacuna::widgets {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

QString joined(const QStringList& parts, const QString& pair) {
  QString text = parts.value(0);
  for (qsizetype i = 1; i < parts.size(); ++i) text = pair.arg(text, parts[i]);
  return text;
}

} // namespace

QString sentences(const QStringList& all) {
  return joined(all, Words::tr("%1 %2", "two sentences"));
}

QString listed(const QStringList& words) {
  return joined(words, Words::tr("%1, %2", "two words of a list"));
}

QString withoutMark(QString action) {
  QString text;
  for (qsizetype i = 0; i < action.size(); ++i) {
    const bool last = i + 1 == action.size();
    const bool bracketed = action.mid(i, 2) == QLatin1String("(&") && action.mid(i + 3, 1) == QLatin1String(")");
    if (bracketed)
      i += 3;
    else if (action[i] != QLatin1Char('&') || last)
      text += action[i];
    else if (action[i + 1] == QLatin1Char('&'))
      text += action[i++];
  }
  return text;
}

} // namespace lacuna::widgets

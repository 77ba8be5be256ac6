// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/results/verdict.h"

#include <QCoreApplication>
#include <algorithm>

namespace lacuna::widgets {
namespace {

struct VerdictWords {
  Q_DECLARE_TR_FUNCTIONS(Verdict)
};

/// "a 4", "an 8", "“Trouser”": what a class is called inside a sentence.
QString withArticle(int index, const QStringList& names) {
  const QString name = index >= 0 && index < names.size() ? names[index] : QString::number(index);
  if (name.size() != 1) return VerdictWords::tr("“%1”").arg(name);
  const QChar c = name[0].toUpper();
  const bool vowel = c == '8' || QStringLiteral("AEFHILMNORSX").contains(c);
  return (vowel ? VerdictWords::tr("an %1") : VerdictWords::tr("a %1")).arg(name);
}

QString sureness(double probability) {
  return VerdictWords::tr("%1 % sure").arg(probability * 100.0, 0, 'f', 0);
}

QString withoutCode(const Inspection& in, const QStringList& names, int k, int coded) {
  if (in.pattern.mask == 0) return VerdictWords::tr("Nothing is lost. Click a device to take it away.");
  if (!in.pattern.losesData(k))
    return in.group.empty() ? VerdictWords::tr("Only parity is lost: every part of the image has arrived.")
                            : VerdictWords::tr("Only parity is lost: every image's answer has arrived.");
  if (in.zeros.empty()) return {};
  // Logits that never came: no class stands out.
  if (std::equal(in.zeros.begin() + 1, in.zeros.end(), in.zeros.begin()))
    return VerdictWords::tr("Without the code there would be no answer for it at all.");
  const int zeros = predictedClass(in.zeros);
  if (zeros == coded)
    return VerdictWords::tr("Without the code it would be read as %1, too.").arg(withArticle(zeros, names));
  if (!in.wholeModel.empty() && zeros == predictedClass(in.wholeModel))
    return VerdictWords::tr("Without the code it would still be read as %1.").arg(withArticle(zeros, names));
  return VerdictWords::tr("Without the code it would have been read as %1.").arg(withArticle(zeros, names));
}

} // namespace

std::optional<TestFigures> testFigures(const Evaluation& evaluation, FailurePattern pattern) {
  TestFigures f;
  f.pattern = pattern;
  f.base = evaluation.accuracy.base;
  if (pattern.mask == 0) {
    f.accuracy = evaluation.accuracy.available;
    f.zeros = evaluation.accuracy.available;
    f.worst = evaluation.accuracy.available;
    return f;
  }
  for (const LostSummary& s : evaluation.accuracy.byLost) {
    if (s.lost != pattern.lostCount()) continue;
    f.worstPattern = s.worstPattern;
    f.worst = s.worst;
  }
  for (const PatternResult& p : evaluation.patterns) {
    if (p.pattern != pattern) continue;
    f.accuracy = p.accuracy;
    f.zeros = p.zerosAccuracy;
    return f;
  }
  return std::nullopt;
}

Verdict verdictFor(const Inspection& in, const QStringList& names, int k) {
  Verdict v;
  if (in.coded.empty() || in.wholeModel.empty()) return v;
  const int whole = predictedClass(in.wholeModel);
  const int coded = predictedClass(in.coded);
  const double probability = in.coded[static_cast<size_t>(coded)];
  if (in.label >= 0 && whole != in.label) {
    v.tone = Verdict::Tone::modelWrong;
    v.headline = VerdictWords::tr("The whole model itself reads %1 here.").arg(withArticle(whole, names));
    v.without = coded == whole ? VerdictWords::tr("So does the coded result: the code is not to blame.")
                               : VerdictWords::tr("The coded result reads %1.").arg(withArticle(coded, names));
  } else if (coded != whole) {
    v.tone = Verdict::Tone::changed;
    v.headline = VerdictWords::tr("Now read as %1.").arg(withArticle(coded, names));
    v.without = withoutCode(in, names, k, coded);
  } else {
    const QString start =
        in.pattern.mask == 0 ? VerdictWords::tr("Read as %1, %2.") : VerdictWords::tr("Still %1, %2.");
    v.headline = start.arg(withArticle(coded, names), sureness(probability));
    v.without = withoutCode(in, names, k, coded);
  }
  if (!in.group.empty()) v.headline = VerdictWords::tr("X%1: %2").arg(in.focus + 1).arg(v.headline);
  v.overLost = !in.group.empty() && in.pattern.losesData(k);
  if (in.beyondCode) v.beyond = VerdictWords::tr("Beyond the code: more devices are lost than it has parity for.");
  return v;
}

} // namespace lacuna::widgets

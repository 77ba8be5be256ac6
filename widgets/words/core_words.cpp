// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/core_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <mutex>
#include <optional>

#include "experiment/dataset/dataset_catalog.h"
#include "widgets/words/core_sentences.h"
#include "widgets/words/words.h"

namespace lacuna::widgets {
namespace {

constexpr int kMaxAnswers = 8192; ///< kept; more are begun anew
constexpr int kDeepest = 6;        ///< sentences inside of sentences

struct Core {
  Q_DECLARE_TR_FUNCTIONS(lacuna::Core)
};

/// Differs from language to language.
QString language() {
  return Core::tr("English", "the name of the language spoken");
}

/// One sentence with placeholders.
struct Template {
  const char* english;
  QString longest; ///< piece of literal text: what lacks it does not fit
  qsizetype literal = 0;
  QRegularExpression pattern;
  std::vector<bool> quoted; ///< by placeholder: somebody's own word
};

Template templateOf(const char* english, const QString& place) {
  static const QRegularExpression placeholder(QStringLiteral("%\\d"));
  Template made{english, {}, 0, {}, {}};
  const QString text = QString::fromUtf8(english);
  QString pattern;
  qsizetype from = 0;
  const auto take = [&](qsizetype to) {
    const QString piece = text.mid(from, to - from);
    made.literal += piece.size();
    if (piece.size() > made.longest.size()) made.longest = piece;
    pattern += QRegularExpression::escape(piece);
  };
  for (auto it = placeholder.globalMatch(text); it.hasNext();) {
    const auto match = it.next();
    take(match.capturedStart());
    pattern += place;
    made.quoted.push_back(match.capturedStart() > 0 && text[match.capturedStart() - 1] == QLatin1Char('"'));
    from = match.capturedEnd();
  }
  take(text.size());
  made.pattern.setPattern(QRegularExpression::anchoredPattern(pattern));
  made.pattern.optimize();
  return made;
}

/// Characters between which no space stands.
bool isWide(QChar c) {
  return (c.unicode() >= 0x3000 && c.unicode() <= 0x9fff) || (c.unicode() >= 0xff00 && c.unicode() <= 0xffef);
}

/// Puts the two together; where both turn out to be Chinese, without the space that stands beside other words.
QString fitted(const QString& left, const QString& right) {
  const bool spaceLeft = left.size() > 1 && left.back() == QLatin1Char(' ') && isWide(left[left.size() - 2]);
  if (spaceLeft && !right.isEmpty() && isWide(right.front())) return left.chopped(1) + right;
  const bool spaceRight = right.size() > 1 && right.front() == QLatin1Char(' ') && isWide(right[1]);
  if (spaceRight && !left.isEmpty() && isWide(left.back())) return left + right.mid(1);
  return left + right;
}

/// Like QString::arg, but "%2" in the first value is no placeholder.
QString filled(const QString& text, const QStringList& values) {
  QString all;
  qsizetype from = 0;
  for (qsizetype i = 0; i + 1 < text.size(); ++i) {
    const int place = text[i] == QLatin1Char('%') ? text[i + 1].digitValue() : -1;
    if (place < 1 || place > values.size()) continue;
    all = fitted(fitted(all, text.mid(from, i - from)), values[place - 1]);
    from = i + 2;
  }
  return fitted(all, text.mid(from));
}

bool hasLetters(const QString& text) {
  return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// Everything that core can say, ready to be looked up.
class Dictionary {
 public:
  QString answer(const QString& english, const QString& spoken) {
    const std::lock_guard lock(m_mutex);
    if (m_templates.empty()) read();
    if (m_language != spoken || m_answers.size() > kMaxAnswers) m_answers.clear();
    m_language = spoken;
    return said(english, 0);
  }

 private:
  struct Word {
    const char* context;
    QByteArray english;
  };

  void read() {
    const QString anything = QStringLiteral("(.+?)");
    for (const auto& group :
         {configSentences(), networkSentences(), sweepSentences(), dataSentences(), storeSentences(), codingSentences(),
          reportSentences(), figuresSentences(), comparisonSentences(), failuresSentences()})
      for (const char* english : group) add(english, anything);
    for (const char* english : quantitiesSentences()) add(english, QStringLiteral("([-−∞\\d.,]+)"));
    // What most is said in is the most specific.
    std::stable_sort(m_templates.begin(), m_templates.end(),
                     [](const Template& a, const Template& b) { return a.literal > b.literal; });
    for (const DatasetInfo& data : datasetCatalog()) {
      if (data.files == DatasetFiles::imported) continue;
      m_words.insert(QString::fromStdString(data.title), {"DataNames", QByteArray::fromStdString(data.title)});
      for (const std::string& name : data.classNames)
        m_words.insert(QString::fromStdString(name), {"DataNames", QByteArray::fromStdString(name)});
    }
  }

  void add(const char* english, const QString& place) {
    if (QByteArray(english).contains("%1"))
      m_templates.push_back(templateOf(english, place));
    else
      m_words.insert(QString::fromUtf8(english), {"lacuna::Core", english});
  }

  QString said(const QString& english, int depth) {
    if (depth > kDeepest || !hasLetters(english)) return english;
    if (const auto known = m_answers.constFind(english); known != m_answers.constEnd()) return *known;
    const QStringList split = english.split(sentenceEnd());
    std::optional<QString> answer = split.size() > 1 ? knownSentences(split, depth) : std::nullopt;
    if (!answer) answer = whole(english, depth);
    if (!answer) answer = inPieces(english, depth);
    m_answers.insert(english, *answer);
    return *answer;
  }

  static const QRegularExpression& sentenceEnd() {
    static const QRegularExpression end(QStringLiteral("(?<=[.?]) (?=[A-Z])"));
    return end;
  }

  /// Before the whole is tried, where the first placeholder of a sentence could take in all that follows it.
  std::optional<QString> knownSentences(const QStringList& split, int depth) {
    QStringList all;
    for (const QString& sentence : split) {
      const std::optional<QString> known = whole(sentence, depth);
      if (!known) return std::nullopt;
      all << *known;
    }
    return sentences(all);
  }

  std::optional<QString> whole(const QString& english, int depth) {
    if (const auto word = m_words.constFind(english); word != m_words.constEnd())
      return QCoreApplication::translate(word->context, word->english.constData());
    for (const Template& t : m_templates) {
      if (!english.contains(t.longest)) continue;
      const auto match = t.pattern.match(english);
      if (!match.hasMatch()) continue;
      QStringList values = match.capturedTexts().mid(1);
      // "every run: code.r: 9" is more than a number: the sentence begins behind it.
      if (match.capturedStart(1) == 0 && values[0].contains(QLatin1String(": "))) continue;
      for (qsizetype i = 0; i < values.size(); ++i)
        if (!t.quoted[static_cast<size_t>(i)]) values[i] = said(values[i], depth + 1);
      return filled(QCoreApplication::translate("lacuna::Core", t.english), values);
    }
    return std::nullopt;
  }

  /// Lines, parts of a heading, sentences, problems of several fields, what stands behind a name.
  QString inPieces(const QString& english, int depth) {
    for (const QString& between : {QStringLiteral("\n"), QStringLiteral(" · ")})
      if (english.contains(between)) {
        QStringList pieces = english.split(between);
        for (QString& piece : pieces) piece = said(piece, depth + 1);
        return pieces.join(between);
      }
    if (QStringList pieces = english.split(sentenceEnd()); pieces.size() > 1) {
      for (QString& piece : pieces) piece = said(piece, depth + 1);
      if (const QString joined = sentences(pieces); joined != sentences(english.split(sentenceEnd()))) return joined;
    }
    // Problems on one line, each with its path.
    static const QRegularExpression problem(QStringLiteral("; (?=[a-z0-9_.\\[\\]]+: )"));
    QStringList problems = english.split(problem);
    if (problems.size() == 1) return behindName(english, depth);
    QString joined = said(problems.takeFirst(), depth + 1);
    for (const QString& next : problems) joined = Core::tr("%1; %2").arg(joined, said(next, depth + 1));
    return joined;
  }

  /// "code.k: …", "every run: …"; a path stays as it is typed.
  QString behindName(const QString& english, int depth) {
    const qsizetype colon = english.indexOf(QLatin1String(": "));
    if (colon < 1) return english;
    const QString rest = said(english.mid(colon + 2), depth + 1);
    if (rest == english.mid(colon + 2)) return english;
    static const QRegularExpression path(QStringLiteral("\\A[a-z0-9_.\\[\\]-]+\\z"));
    const QString name = english.left(colon);
    return Core::tr("%1: %2").arg(path.match(name).hasMatch() ? name : said(name, depth + 1), rest);
  }

  std::mutex m_mutex;
  QString m_language;
  QHash<QString, QString> m_answers;
  QHash<QString, Word> m_words; ///< whole texts
  std::vector<Template> m_templates;
};

} // namespace

QString coreText(const std::string& english) {
  const QString text = QString::fromStdString(english);
  if (!hasLetters(text)) return text;
  const QString spoken = language();
  if (spoken == QLatin1String("English")) return text;
  static Dictionary dictionary;
  return dictionary.answer(text, spoken);
}

} // namespace lacuna::widgets

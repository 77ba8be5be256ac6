// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/core_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <mutex>
#include <optional>

#include "experiment/dataset_catalog.h"
#include "widgets/core_sentences.h"
#include "widgets/words.h"

namespace lacuna {
namespace {

constexpr int kMostAnswers = 8192; ///< kept; more are begun anew
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

/// Like QString::arg, but "%2" in the first value is no placeholder.
QString filled(const QString& text, const QStringList& values) {
  QString all;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const int place = text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
    if (place < 1 || place > values.size()) {
      all += text[i];
    } else {
      all += values[place - 1];
      ++i;
    }
  }
  return all;
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
    if (m_language != spoken || m_answers.size() > kMostAnswers) m_answers.clear();
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
          reportSentences(), figuresSentences(), comparisonSentences()})
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
    QString answer = whole(english, depth).value_or(QString());
    if (answer.isEmpty()) answer = inPieces(english, depth);
    m_answers.insert(english, answer);
    return answer;
  }

  std::optional<QString> whole(const QString& english, int depth) {
    if (const auto word = m_words.constFind(english); word != m_words.constEnd())
      return QCoreApplication::translate(word->context, word->english.constData());
    for (const Template& t : m_templates) {
      if (!english.contains(t.longest)) continue;
      const auto match = t.pattern.match(english);
      if (!match.hasMatch()) continue;
      QStringList values = match.capturedTexts().mid(1);
      for (qsizetype i = 0; i < values.size(); ++i)
        if (!t.quoted[static_cast<size_t>(i)]) values[i] = said(values[i], depth + 1);
      return filled(QCoreApplication::translate("lacuna::Core", t.english), values);
    }
    return std::nullopt;
  }

  /// Lines, parts of a heading, what stands behind a name, sentences, halves of a sentence.
  QString inPieces(const QString& english, int depth) {
    for (const QString& between : {QStringLiteral("\n"), QStringLiteral(" · ")})
      if (english.contains(between)) {
        QStringList pieces = english.split(between);
        for (QString& piece : pieces) piece = said(piece, depth + 1);
        return pieces.join(between);
      }
    static const QRegularExpression end(QStringLiteral("(?<=[.?]) (?=[A-Z])"));
    if (QStringList pieces = english.split(end); pieces.size() > 1) {
      for (QString& piece : pieces) piece = said(piece, depth + 1);
      if (const QString joined = sentences(pieces); joined != sentences(english.split(end))) return joined;
    }
    const QString named = behindName(english, depth);
    return named != english ? named : asHalves(english, depth);
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

  /// "is missing; …; …": problems on one line, each of which may have semicolons of its own.
  QString asHalves(const QString& english, int depth) {
    const QString between = QStringLiteral("; ");
    for (qsizetype at = english.indexOf(between); at > 0; at = english.indexOf(between, at + 1)) {
      const QString first = said(english.left(at), depth + 1);
      const QString second = said(english.mid(at + 2), depth + 1);
      if (first != english.left(at) && second != english.mid(at + 2)) return Core::tr("%1; %2").arg(first, second);
    }
    return english;
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

} // namespace lacuna

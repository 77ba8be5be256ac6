// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runs_model.h"

#include <QBrush>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <array>
#include <set>

#include "widgets/look/theme.h"
#include "widgets/words/choice_names.h"
#include "widgets/words/core_words.h"
#include "widgets/words/data_names.h"
#include "widgets/words/words.h"

namespace lacuna::widgets {
namespace {

QString stateName(RunState state) {
  switch (state) {
    case RunState::queued:
      return RunsModel::tr("queued");
    case RunState::running:
      return RunsModel::tr("running");
    case RunState::paused:
      return RunsModel::tr("paused");
    case RunState::failed:
      return RunsModel::tr("failed");
    case RunState::cancelled:
      return RunsModel::tr("stopped");
    case RunState::interrupted:
      return RunsModel::tr("interrupted");
    case RunState::finished:
      break;
  }
  return RunsModel::tr("finished");
}

/// A sign before what is not over yet, so that colour is not needed to find it.
QString markedState(RunState state) {
  if (state == RunState::running) return QStringLiteral("▸ ") + stateName(state);
  if (state == RunState::queued) return QStringLiteral("○ ") + stateName(state);
  return stateName(state);
}

QStringList tagsOf(const RunRecord& run) {
  QStringList tags;
  for (const std::string& tag : run.tags) tags << QString::fromStdString(tag);
  return tags;
}

QString experimentTitle(const ExperimentConfig& config) {
  return datasetName(config.dataset);
}

QString coders(const RunRecord& run) {
  const CodeConfig& code = run.config.code;
  if (!code.hasDecoder()) return wordOf(code.kind);
  return QStringLiteral("%1 / %2").arg(code.hasEncoder() ? wordOf(code.encoder.kind) : wordOf(code.kind),
                                       wordOf(code.decoder.kind));
}

/// The summary of the most losses that were evaluated; null before an evaluation.
const LostSummary* hardest(const RunRecord& run) {
  if (!run.evaluated || run.accuracy.byLost.empty()) return nullptr;
  return &run.accuracy.byLost.back();
}

/// What a cell is worth in sorting; an invalid value sorts first.
QVariant sortValue(const RunRecord& run, int column) {
  const LostSummary* summary = hardest(run);
  switch (column) {
    case RunsModel::starColumn:
      return run.starred;
    case RunsModel::nameColumn:
      return QString::fromStdString(run.name);
    case RunsModel::tagsColumn:
      return listed(tagsOf(run));
    case RunsModel::stateColumn:
      return stateName(run.state);
    case RunsModel::datasetColumn:
      return experimentTitle(run.config);
    case RunsModel::kColumn:
      return run.config.code.k;
    case RunsModel::rColumn:
      return run.config.code.r;
    case RunsModel::lColumn:
      return run.config.code.lost();
    case RunsModel::codersColumn:
      return coders(run);
    case RunsModel::baseColumn:
      return run.evaluated ? run.accuracy.base : -1.0;
    case RunsModel::meanColumn:
      return summary != nullptr ? summary->allPatternMean : -1.0;
    case RunsModel::worstColumn:
      return summary != nullptr ? summary->worst : -1.0;
    case RunsModel::secondsColumn:
      return run.seconds;
    case RunsModel::speedColumn:
      return run.samplesPerSecond;
    case RunsModel::createdColumn:
      return QString::fromStdString(run.created);
    default:
      return {};
  }
}

QString shownText(const RunRecord& run, int column) {
  const QVariant value = sortValue(run, column);
  const auto number = [&](int decimals) {
    return value.toDouble() > 0 ? QLocale().toString(value.toDouble(), 'f', decimals) : QStringLiteral("–");
  };
  switch (column) {
    case RunsModel::starColumn:
      return run.starred ? QStringLiteral("★") : QStringLiteral("☆");
    case RunsModel::stateColumn:
      return markedState(run.state);
    case RunsModel::baseColumn:
    case RunsModel::meanColumn:
    case RunsModel::worstColumn:
      return number(2);
    case RunsModel::secondsColumn:
    case RunsModel::speedColumn:
      return number(0);
    case RunsModel::createdColumn: {
      const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODate);
      return time.isValid() ? QLocale().toString(time.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm"))
                            : value.toString();
    }
    default:
      return value.toString();
  }
}

bool isNumber(int column) {
  return column >= RunsModel::baseColumn && column <= RunsModel::speedColumn;
}

bool isCentred(int column) {
  return column == RunsModel::starColumn || column == RunsModel::createdColumn ||
         (column >= RunsModel::kColumn && column <= RunsModel::lColumn);
}

/// Of a cell and of its heading alike.
Qt::Alignment alignmentOf(int column) {
  if (isCentred(column)) return Qt::AlignCenter;
  return (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QVariant foreground(const RunRecord& run, int column) {
  const QPalette palette = QGuiApplication::palette();
  const Theme& t = themeFor(palette);
  if (column == RunsModel::starColumn) return QBrush(run.starred ? t.warning : t.muted);
  if (run.archived) return QBrush(t.muted);
  if (column != RunsModel::stateColumn) return {};
  if (run.state == RunState::failed) return QBrush(t.lost);
  if (run.state == RunState::running || run.state == RunState::queued) return QBrush(t.accent);
  return {};
}

QString tip(const RunRecord& run, int column) {
  if (column == RunsModel::stateColumn && !run.error.empty()) return coreText(run.error);
  if (const LostSummary* s = hardest(run);
      s != nullptr && (column == RunsModel::meanColumn || column == RunsModel::worstColumn))
    return RunsModel::tr("%1 lost: mean of %2 patterns %3 %, worst %4 with %5")
        .arg(s->lost)
        .arg(s->patterns)
        .arg(s->allPatternMean, 0, 'f', 2)
        .arg(s->worst, 0, 'f', 2)
        .arg(QString::fromStdString(screenName(s->worstPattern)));
  // What may be too long for its column.
  for (const int wide : {RunsModel::tagsColumn, RunsModel::datasetColumn, RunsModel::codersColumn})
    if (column == wide) return shownText(run, column);
  if (column != RunsModel::nameColumn) return {};
  const QString notes = QString::fromStdString(run.notes);
  if (!run.archived) return notes;
  const QString archived = RunsModel::tr("In the archive");
  return notes.isEmpty() ? archived : archived + QLatin1Char('\n') + notes;
}

/// Everything of a run that a filter may name.
QString filterWords(const RunRecord& run) {
  QStringList words = {QString::fromStdString(run.name),
                       stateName(run.state),
                       experimentTitle(run.config),
                       QString::fromStdString(run.config.dataset),
                       coders(run),
                       QLatin1String(text(run.config.code.encoder.kind)),
                       QLatin1String(text(run.config.code.decoder.kind)),
                       QLatin1String(text(run.config.code.kind)),
                       QString::fromStdString(run.notes),
                       QStringLiteral("k=%1 r=%2").arg(run.config.code.k).arg(run.config.code.r)};
  if (run.archived) words << RunsModel::tr("archived");
  words << tagsOf(run);
  return words.join(QLatin1Char(' '));
}

} // namespace

RunsModel::RunsModel(QObject* parent) : QAbstractTableModel(parent) {}

void RunsModel::setRuns(std::vector<RunRecord> runs) {
  beginResetModel();
  m_runs = std::move(runs);
  m_words.assign(m_runs.size(), QString());
  m_rows.clear();
  for (size_t i = 0; i < m_runs.size(); ++i) m_rows[m_runs[i].uuid] = static_cast<int>(i);
  endResetModel();
}

void RunsModel::updateRun(const RunRecord& run) {
  const auto found = m_rows.find(run.uuid);
  if (found != m_rows.end()) {
    m_runs[static_cast<size_t>(found->second)] = run;
    m_words[static_cast<size_t>(found->second)].clear();
    emit dataChanged(index(found->second, 0), index(found->second, columnTotal - 1));
    return;
  }
  const int row = static_cast<int>(m_runs.size());
  beginInsertRows({}, row, row);
  m_runs.push_back(run);
  m_words.emplace_back();
  m_rows[run.uuid] = row;
  endInsertRows();
}

bool RunsModel::less(int a, int b, int column) const {
  const RunRecord& one = run(a);
  const RunRecord& other = run(b);
  // As the list begins, and what ten thousand runs are sorted by without a text being made of each.
  if (column == createdColumn) return one.created < other.created;
  const QVariant left = sortValue(one, column);
  const QVariant right = sortValue(other, column);
  if (left.typeId() == QMetaType::QString)
    return QString::compare(left.toString(), right.toString(), Qt::CaseInsensitive) < 0;
  return left.toDouble() < right.toDouble();
}

bool RunsModel::matches(int row, const FilterTerms& terms) const {
  QString& words = m_words[static_cast<size_t>(row)];
  if (words.isNull()) words = filterWords(run(row)).toLower();
  for (const QString& word : terms.words)
    if (!words.contains(word)) return false;
  if (terms.tagStarts.isEmpty() && terms.tags.isEmpty()) return true;
  QStringList tags = tagsOf(run(row));
  for (QString& tag : tags) tag = tag.toLower();
  const auto begins = [&tags](const QString& start) {
    return std::any_of(tags.begin(), tags.end(), [&start](const QString& tag) { return tag.startsWith(start); });
  };
  return std::all_of(terms.tagStarts.begin(), terms.tagStarts.end(), begins) &&
         std::all_of(terms.tags.begin(), terms.tags.end(), [&tags](const QString& tag) { return tags.contains(tag); });
}

bool RunsModel::anyTags() const {
  return std::any_of(m_runs.begin(), m_runs.end(), [](const RunRecord& run) { return !run.tags.empty(); });
}

QStringList RunsModel::tagsInUse() const {
  std::set<std::string> tags;
  for (const RunRecord& run : m_runs) tags.insert(run.tags.begin(), run.tags.end());
  QStringList sorted;
  for (const std::string& tag : tags) sorted << QString::fromStdString(tag);
  return sorted;
}

int RunsModel::rowOf(const QString& uuid) const {
  const auto found = m_rows.find(uuid.toStdString());
  return found == m_rows.end() ? -1 : found->second;
}

int RunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columnTotal);
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const RunRecord& record = run(index.row());
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return shownText(record, column);
    case Qt::EditRole:
      return column == nameColumn ? QString::fromStdString(record.name) : QVariant();
    case Qt::ToolTipRole:
      return tip(record, column);
    case Qt::ForegroundRole:
      return foreground(record, column);
    case Qt::AccessibleTextRole:
      if (column == starColumn) return record.starred ? tr("starred") : tr("not starred");
      if (column == stateColumn) return stateName(record.state);
      return shownText(record, column);
    case Qt::TextAlignmentRole:
      return int(alignmentOf(column));
    case UuidRole:
      return QString::fromStdString(record.uuid);
    case TagsRole:
      return column == tagsColumn ? tagsOf(record) : QStringList();
    default:
      return {};
  }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) return {};
  const std::array<QString, columnTotal> names = {
      QStringLiteral("★"), tr("Run"),           tr("Tags"),          tr("State"),     tr("Data set"),
      QStringLiteral("k"), QStringLiteral("r"), QStringLiteral("l"), tr("Enc / dec"), tr("Whole, %"),
      tr("Mean, %"),       tr("Worst, %"),      tr("Time, s"),       tr("Samples/s"), tr("Created")};
  const std::array<QString, columnTotal> tips = {tr("Starred"),
                                                 {},
                                                 {},
                                                 {},
                                                 {},
                                                 tr("Data parts"),
                                                 tr("Parity parts"),
                                                 tr("Losses trained for"),
                                                 tr("Encoder / decoder"),
                                                 tr("Accuracy of the whole model"),
                                                 tr("Mean over all patterns with the most losses evaluated"),
                                                 tr("Worst pattern with the most losses evaluated"),
                                                 tr("Whole run"),
                                                 tr("Training images per second"),
                                                 {}};
  if (role == Qt::DisplayRole) return names[static_cast<size_t>(section)];
  if (role == Qt::ToolTipRole) return tips[static_cast<size_t>(section)];
  if (role == Qt::TextAlignmentRole) return int(alignmentOf(section));
  return {};
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.column() == nameColumn) flags |= Qt::ItemIsEditable;
  return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || index.column() != nameColumn) return false;
  const RunRecord& record = run(index.row());
  const QString name = value.toString().trimmed();
  if (name.isEmpty() || name == QString::fromStdString(record.name)) return false;
  emit renameRequested(QString::fromStdString(record.uuid), name);
  return true;
}

} // namespace lacuna::widgets

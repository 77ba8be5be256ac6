// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/frame/history.h"

#include <QDateTime>
#include <QUndoCommand>

namespace lacuna::window {
namespace {

constexpr int kMaxKept = 200;
constexpr qint64 kTogetherMs = 800;

/// A change that has happened already: being pushed must not do it again.
template <typename State>
class Change : public QUndoCommand {
 public:
  using Show = std::function<void(const State&)>;
  Change(const QString& text, State before, State after, Show show)
      : QUndoCommand(text), m_before(std::move(before)), m_after(std::move(after)), m_show(std::move(show)) {}

  void undo() override { m_show(m_before); }
  void redo() override {
    if (m_happened) m_show(m_after);
    m_happened = true;
  }

 protected:
  State m_before;
  State m_after;

 private:
  Show m_show;
  bool m_happened = false;
};

class ConfigChange : public Change<ExperimentConfig> {
 public:
  using Change::Change;
  int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* command) override {
    const auto* next = dynamic_cast<const ConfigChange*>(command);
    if (next == nullptr || next->m_when - m_when > kTogetherMs) return false;
    m_after = next->m_after;
    m_when = next->m_when;
    setObsolete(m_before == m_after);
    return true;
  }

 private:
  qint64 m_when = QDateTime::currentMSecsSinceEpoch();
};

QString wordsFor(FailurePattern before, FailurePattern after) {
  const FailurePattern changed{before.mask ^ after.mask};
  if (changed.lostCount() == 1) {
    const int device = changed.lost().front() + 1;
    return after.mask > before.mask ? History::tr("losing device %1").arg(device)
                                    : History::tr("bringing device %1 back").arg(device);
  }
  if (after.mask == 0) return History::tr("bringing all devices back");
  return History::tr("losing %1").arg(QString::fromStdString(screenName(after)));
}

} // namespace

History::History(QObject* parent) : QObject(parent) {
  m_stack.setUndoLimit(kMaxKept);
}

void History::recordPattern(FailurePattern before, FailurePattern after) {
  if (before == after) return;
  m_stack.push(new Change<FailurePattern>(wordsFor(before, after), before, after,
                                          [this](FailurePattern pattern) { emit patternWanted(pattern); }));
}

void History::recordConfig(const ExperimentConfig& before, const ExperimentConfig& after) {
  if (before == after) return;
  m_stack.push(new ConfigChange(tr("the change of the experiment"), before, after,
                                [this](const ExperimentConfig& config) { emit configWanted(config); }));
}

} // namespace lacuna::window

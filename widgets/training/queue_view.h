// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <vector>

class QLabel;
class QPushButton;

namespace lacuna::widgets {

class QueueList;

/// A training that waits for its turn.
struct QueuedTraining {
  QString uuid;
  QString name;
  int k = 0;
  int r = 0;
  QString dataset; ///< its title
};

/// What trains next, in order. Dragging and Alt+Up, Alt+Down change the order, Delete takes trainings out; all of it is
/// only asked for. Hidden while nothing waits.
class QueueView : public QWidget {
  Q_OBJECT
 public:
  explicit QueueView(QWidget* parent = nullptr);

  /// Keeps what is selected.
  void setTrainings(const std::vector<QueuedTraining>& trainings);

 signals:
  /// All of them, as a person has put them.
  void orderChanged(const QStringList& uuids);
  void removeRequested(const QStringList& uuids);
  void stopAllRequested();

 private:
  QStringList selected() const;

  QLabel* m_heading;
  QPushButton* m_remove;
  QPushButton* m_stopAll;
  QueueList* m_list;
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <array>
#include <memory>

#include "window/workbench/inspection_controller.h"

namespace lacuna::widgets {
class CompareView;
}

namespace lacuna::window {

class Workbench;

/// What the window of comparisons does: reads its runs from the library and shows two of them at work on one image.
class CompareController : public QObject {
  Q_OBJECT
 public:
  CompareController(Workbench& workbench, widgets::CompareView& view, QObject* parent = nullptr);

  /// Reads these runs; read() follows, or failed(). Returns at once.
  void open(const QStringList& uuids);
  const QStringList& uuids() const { return m_uuids; }

  /// What both sides are to show; each shows what of it its code has.
  int image() const { return m_image; }
  FailurePattern pattern() const { return m_pattern; }
  /// As if chosen by hand.
  void setPattern(FailurePattern pattern);
  void showImage(int image);

 signals:
  void read();
  void failed(const QString& text);
  /// Something a person is to know that is no failure.
  void said(const QString& text);
  /// A side of the pipelines shows the present image and pattern.
  void sideShown(int side);

 private:
  /// One pipeline: a thread of its own works for it.
  struct Side {
    std::unique_ptr<InspectionController> inspections;
    ShownState state;
    QString run; ///< that was asked for last
  };
  void connectSide(int side);
  void openSide(int side, int run);
  void openPipelines();
  void show(int side);
  void showAll();
  void showPattern(int side, FailurePattern pattern);
  int mostImages() const;

  Workbench& m_workbench;
  widgets::CompareView& m_view;
  QStringList m_uuids;
  std::array<Side, 2> m_sides;
  int m_image = 0;
  FailurePattern m_pattern;
};

} // namespace lacuna::window

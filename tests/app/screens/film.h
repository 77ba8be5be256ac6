// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage.h"

namespace lacuna::screens {

/// The frames of a walk through the window: what one sees, with the pointer where a hand would have it. Each picture is
/// named by its place and how long it stays, "frame-0012-400" for 400 milliseconds.
class Film {
 public:
  explicit Film(Stage& stage, Camera& camera) : m_stage(stage), m_camera(camera) {}

  /// What is seen now, for so long.
  void hold(int milliseconds);
  /// Moves the pointer there in some frames.
  void moveTo(const QWidget& widget, QPoint at);
  void moveTo(const QWidget& widget) { moveTo(widget, widget.rect().center()); }
  /// A window above the main one that belongs to the picture; null for none.
  void setAbove(QWidget* window) { m_above = window; }

 private:
  Stage& m_stage;
  Camera& m_camera;
  QWidget* m_above = nullptr;
  QPointF m_pointer{640, 420}; ///< in the main window
  int m_frames = 0;
};

/// Breaks devices, walks the atlas, draws a digit and trains a code, over the library of showLibrary().
void playFilm(Stage& stage, Camera& camera);

} // namespace lacuna::screens

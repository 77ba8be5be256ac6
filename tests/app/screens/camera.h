// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>
#include <map>

#include "variant.h"

class QWidget;

namespace lacuna::screens {

/// Takes pictures of windows, keeps them, and judges what it sees.
class Camera {
 public:
  /// Keeps nothing when `folder` is empty.
  Camera(const Variant& variant, const QString& folder);

  /// `ours`: made of this program's widgets, so that it is judged.
  void shoot(const QString& name, QWidget& window, bool ours = true);
  void keep(const QString& name, const QImage& picture);
  /// Something is wrong with this picture; the same thing is said once, with how often it was seen.
  void find(const QString& name, const QString& finding);
  int pictures() const { return m_pictures; }
  /// One line each: "PICTURE: what is wrong (and in 3 more)".
  QStringList findings() const;

 private:
  Variant m_variant;
  QString m_folder;
  int m_pictures = 0;
  std::map<QString, QStringList> m_found; ///< pictures by finding
};

/// What a person sees of this window and those before it: `top` in its place above `below`.
QImage together(QWidget& below, QWidget& top);

} // namespace lacuna::screens

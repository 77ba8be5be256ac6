// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera.h"

#include <QDir>
#include <QPainter>
#include <QWidget>

#include "judge.h"

namespace lacuna::screens {

Camera::Camera(const Variant& variant, const QString& folder) : m_variant(variant), m_folder(folder) {
  if (!folder.isEmpty()) QDir().mkpath(folder);
}

void Camera::shoot(const QString& name, QWidget& window, bool ours) {
  const QImage picture = window.grab().toImage();
  keep(name, picture);
  if (picture.size() != window.size() * m_variant.ratio)
    find(name, QStringLiteral("the picture has %1 × %2 pixels").arg(picture.width()).arg(picture.height()));
  if (!ours) return;
  for (const QString& finding : judge(window, picture, m_variant.room())) find(name, finding);
}

void Camera::keep(const QString& name, const QImage& picture) {
  ++m_pictures;
  // Little compression: two thousand of them are looked at once.
  if (!m_folder.isEmpty() && !picture.save(QStringLiteral("%1/%2.png").arg(m_folder, name), "PNG", 80))
    find(name, QStringLiteral("could not be written"));
}

void Camera::find(const QString& name, const QString& finding) {
  m_found[finding] << name;
}

QStringList Camera::findings() const {
  QStringList lines;
  for (const auto& [finding, names] : m_found)
    lines << names.front() + QStringLiteral(": ") + finding +
                 (names.size() > 1 ? QStringLiteral(" (and in %1 more)").arg(names.size() - 1) : QString());
  lines.sort();
  return lines;
}

QImage together(QWidget& below, QWidget& top) {
  QImage picture = below.grab().toImage();
  const QImage above = top.grab().toImage();
  QPainter p(&picture);
  const QRect place(below.mapFromGlobal(top.mapToGlobal(QPoint())), top.size());
  p.drawImage(place, above);
  p.setPen(top.palette().color(QPalette::Mid));
  p.drawRect(place.adjusted(-1, -1, 0, 0));
  return picture;
}

} // namespace lacuna::screens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/shown_state.h"

#include <QRandomGenerator>

namespace lacuna::window {
namespace {

int wrapped(int image, int images) {
  return (image % images + images) % images;
}

} // namespace

/// Of a code with fewer devices, those that it has.
FailurePattern ShownState::fitting(FailurePattern pattern) const {
  return m_code ? pattern.within(m_code->plan().devices()) : pattern;
}

void ShownState::prepare(int image, FailurePattern pattern) {
  m_image = image;
  m_pattern = pattern;
}

void ShownState::setCode(std::shared_ptr<const CodeSnapshot> code, int images) {
  m_code = std::move(code);
  m_images = images;
  if (m_image != kOwnImage) m_image = images > 0 ? m_image % images : 0;
  m_pattern = fitting(m_pattern);
}

void ShownState::show(int image, FailurePattern pattern) {
  if (m_images == 0) return;
  m_image = wrapped(image, m_images);
  setPattern(pattern);
}

void ShownState::showImage(int image) {
  if (m_images == 0) return;
  m_image = wrapped(image, m_images);
  emit changed();
}

void ShownState::randomImage() {
  if (m_images > 0) showImage(QRandomGenerator::global()->bounded(m_images));
}

void ShownState::showOwnImage() {
  m_image = kOwnImage;
  emit changed();
}

void ShownState::setPattern(FailurePattern pattern) {
  m_pattern = fitting(pattern);
  emit patternChanged(m_pattern);
  emit changed();
}

void ShownState::choosePattern(FailurePattern pattern) {
  const FailurePattern before = m_pattern;
  setPattern(pattern);
  emit patternChosen(before, m_pattern);
}

} // namespace lacuna::window

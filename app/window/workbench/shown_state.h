// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "experiment/engine/engine.h"

namespace lacuna::window {

/// Stands for the index of a test image where somebody's own picture is meant.
constexpr int kOwnImage = -1;

/// What a pipeline shows: which code, which image and which devices are lost. Views show it and ask for another; none
/// sets itself, so a click goes view → here → every view.
///
///     connect(view, &PipelineView::patternWanted, state, &ShownState::choosePattern);
///     connect(state, &ShownState::patternChanged, view, &PipelineView::setPattern);
///     connect(state, &ShownState::changed, …ask the engine…);
class ShownState : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  /// None before the first is open, and while the next one opens.
  const std::shared_ptr<const CodeSnapshot>& code() const { return m_code; }
  int images() const { return m_images; } ///< of the test subset
  int image() const { return m_image; }   ///< of the test subset, or kOwnImage
  /// Of the code's devices alone.
  FailurePattern pattern() const { return m_pattern; }

  /// What the code that opens next is shown with.
  void prepare(int image, FailurePattern pattern);
  /// Another code, or other weights. Image and pattern are made to fit it. Emits nothing: who opens a code
  /// gives views its plan first.
  void setCode(std::shared_ptr<const CodeSnapshot> code, int images);
  /// None is shown for now.
  void clearCode() { m_code.reset(); }

  // Nothing happens before there are images.
  void show(int image, FailurePattern pattern);
  void showImage(int image); ///< counted on from the other end beyond either
  void nextImage() { showImage(m_image + 1); }
  void previousImage() { showImage(m_image - 1); }
  void randomImage();

  void showOwnImage();
  void setPattern(FailurePattern pattern);
  /// The same by a person's hand, which can be undone.
  void choosePattern(FailurePattern pattern);

 signals:
  void patternChanged(lacuna::FailurePattern pattern);
  /// A person took devices away or brought them back.
  void patternChosen(lacuna::FailurePattern before, lacuna::FailurePattern after);
  /// Image or pattern was set, perhaps to what it was: it has to be inspected. Follows patternChanged.
  void changed();

 private:
  FailurePattern fitting(FailurePattern pattern) const;

  std::shared_ptr<const CodeSnapshot> m_code;
  int m_images = 0;
  int m_image = 0;
  FailurePattern m_pattern;
};

} // namespace lacuna::window

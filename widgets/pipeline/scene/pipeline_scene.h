// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "experiment/config/config.h"
#include "experiment/engine/inspection.h"
#include "experiment/split/split_plan.h"
#include "widgets/pipeline/scene/pipeline_images.h"
#include "widgets/pipeline/scene/pipeline_info.h"
#include "widgets/pipeline/scene/pipeline_layout.h"
#include "widgets/pipeline/scene/pipeline_trace.h"

namespace lacuna::widgets {

/// Everything the pipeline's painting reads.
struct PipelineScene {
  SplitPlan plan;
  ExperimentConfig config;
  PipelineInfo info;
  QStringList classNames;
  std::optional<Inspection> inspection;
  PipelineImages images;
  FailurePattern pattern; ///< as the devices stand now; the inspection may be one answer behind
  uint64_t lateMask = 0;  ///< those of the lost devices that would still answer, too late
  int hovered = -1;       ///< device under the pointer
  /// What a device runs on pixels of the image; none for the last of several blocks.
  std::optional<std::vector<LayerSpec>> segment;
  std::optional<PipelineTrace> trace; ///< of the value looked at
  bool held = false;                  ///< its path is shown until it is let go
  uint64_t changedMask = 0;           ///< devices whose state has just changed and fades in
  double arrived = 1;                 ///< how far the new ones have faded in, 0 … 1
  int firstChannel = 0;
  int shownChannels = 0;
  PipelineLayout layout;

  bool lost(int device) const { return pattern.isLost(DeviceIndex(device)); }
  bool late(int device) const { return lost(device) && (lateMask >> device & 1) != 0; }
  int lateCount() const;
  QString partName(int device) const;
  /// True where devices return logits, one number per class instead of feature maps.
  bool returnsLogits() const { return config.code.returns == DeviceReturns::logits; }
  QString className(int label) const;
  /// "test image 3 of 10,000", or of a group "test images 3–5 of 10,000"; `brief` leaves out of how many.
  QString imagesText(bool brief) const;
  /// True when devices that still answer make every output column of this data part.
  bool coveredByOthers(int part) const;
  /// Data parts whose columns arrive a second time, whatever is lost.
  std::vector<int> twiceCovered() const;
  /// What a device beyond the data parts does: "parity", "copy of X1", "idle".
  QString parityRole(int device) const;
  QString title() const;
  QString subtitle() const;
};

} // namespace lacuna::widgets

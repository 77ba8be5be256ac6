// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "experiment/config/config.h"
#include "experiment/engine/inspection.h"
#include "experiment/split/split_plan.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/pipeline_images.h"
#include "widgets/pipeline/pipeline_layout.h"
#include "widgets/pipeline/pipeline_trace.h"
#include "widgets/pipeline/pipeline_view.h"

class QPainter;

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

/// Draws a scene; made for one paint event. What depends on neither image, pattern nor pointer is painted apart, so
/// that it can be kept as a picture: it is more than half of the work.
class PipelinePainter {
 public:
  PipelinePainter(QPainter& painter, const PipelineScene& scene, const Theme& theme);
  /// Leaves out what lies outside; a button that is pressed has this painted behind it.
  void setNeeded(const QRegion& area) { m_needed = area; }
  void paintStill();
  void paintLive();

 private:
  void header();
  void legend(const QRect& area, const QString& name, ColorMapKind kind, ValueRange range);
  void subtitle();
  void legends();
  void columnTitles();
  void hint();
  void columnTitle(int x, int width, const QString& title, const QString& caption);
  void input();
  void inputCaption();
  void inputWindows();
  void brackets(const QRect& area, const std::vector<ColumnRange>& ranges, double cell);
  void encoder();
  void laneStill(int device);
  void laneLive(int device);
  void laneLabel(int device);
  void nothingReceived(const LaneLayout& lane);
  void decoderBox();
  void decoderText();
  void passages();
  void decodedPart(int part);
  void decodedLabel(int part);
  void decodedMaps(int part);
  void decodedNote(int part, const QRect& area);
  void merged();
  void mergedParts(const MapGrid& grid);
  void hoveredColumns(const MapGrid& grid);
  void coverageNote(const QRectF& used);
  void gather(double y);
  void resultTitles();
  void groupImages();
  void logitBars(const Maps& logits, const QRect& area, ValueRange range, const QColor& color);
  /// Feature maps as `image`, logits as bars of the values.
  void mapsOf(const QImage& image, const Maps& values, const MapShape& map, const QRect& area, int device);
  void stack(const QImage& image, const MapShape& map, const QRect& area, bool centred = false);
  void enlarged(const QImage& image, const MapShape& map, const MapGrid& g);
  MapGrid grid(const QRect& area, const MapShape& map, bool centred = false) const;
  void picture(const QImage& image, const QRect& area);
  double presence(int device) const;
  void tooLate(const LaneLayout& lane, int device);
  void veils();
  void marks();

  /// Whether anything of `area` and what stands around it has to be painted.
  bool needs(const QRect& area) const;

  QPainter& m_p;
  const PipelineScene& m_scene;
  const PipelineLayout& m_layout;
  const Theme& m_t;
  TypeScale m_type;
  double m_s;
  QRegion m_needed; ///< empty for everything
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pipeline/painting/pipeline_canvas.h"

namespace lacuna::widgets {

/// Paints one column of a scene, from its title to what changes with image, pattern and pointer. The columns are
/// painted from left to right, each kind of thing of all of them before the next.
class ColumnPainter {
 public:
  explicit ColumnPainter(PipelineCanvas& canvas)
      : m_canvas(canvas),
        m_p(canvas.painter),
        m_scene(canvas.scene),
        m_layout(canvas.layout),
        m_t(canvas.theme),
        m_type(canvas.type),
        m_s(canvas.scale) {}
  virtual ~ColumnPainter() = default;
  ColumnPainter(const ColumnPainter&) = delete;
  ColumnPainter& operator=(const ColumnPainter&) = delete;

  virtual void paintTitle() {}
  /// What depends on neither image, pattern nor pointer: it is kept as a picture.
  virtual void paintStill() {}
  /// The rest, where it is needed.
  virtual void paintLive() {}

 protected:
  PipelineCanvas& m_canvas;
  QPainter& m_p;
  const PipelineScene& m_scene;
  const PipelineLayout& m_layout;
  const Theme& m_t;
  const TypeScale& m_type;
  const double m_s;
};

/// Above all columns: what the code is, how many devices are lost, what the colours mean.
class HeaderPainter : public ColumnPainter {
 public:
  using ColumnPainter::ColumnPainter;
  void paintTitle() override;
  void paintLive() override;

 private:
  void header();
  void legends();
  void legend(const QRect& area, const QString& name, ColorMapKind kind, ValueRange range);
};

/// The image with the windows of its parts, or the images of a group.
class InputPainter : public ColumnPainter {
 public:
  using ColumnPainter::ColumnPainter;
  void paintTitle() override;
  void paintStill() override;
  void paintLive() override;

 private:
  void hint();
  void inputCaption();
  void inputWindows();
  void groupImages();
};

/// A purple line gathers the data parts and leads into the parity lanes: that is where parity comes from.
class EncoderPainter : public ColumnPainter {
 public:
  using ColumnPainter::ColumnPainter;
  void paintStill() override;
};

/// A lane for each device: what it is sent and what it answers.
class LanePainter : public ColumnPainter {
 public:
  using ColumnPainter::ColumnPainter;
  void paintTitle() override;
  void paintStill() override;
  void paintLive() override;

 private:
  void laneStill(int device);
  void laneLive(int device);
  void laneLabel(int device);
  void nothingReceived(const LaneLayout& lane);
  void tooLate(const LaneLayout& lane, int device);
};

/// The decoder, and what passes it untouched.
class DecoderPainter : public ColumnPainter {
 public:
  using ColumnPainter::ColumnPainter;
  void paintStill() override;
  void paintLive() override;
  /// Again where a path was painted over it.
  void paintName();

 private:
  void passages();
};

/// What comes out of the decoder: one cell per data part.
class DecodedPainter : public ColumnPainter {
 public:
  using ColumnPainter::ColumnPainter;
  void paintTitle() override;
  void paintStill() override;
  void paintLive() override;

 private:
  void decodedPart(int part);
  void decodedLabel(int part);
  void decodedMaps(int part);
  void decodedNote(int part, const QRect& area);
};

/// The merged map, from which the class is read.
class MergedPainter : public ColumnPainter {
 public:
  using ColumnPainter::ColumnPainter;
  void paintTitle() override;
  void paintLive() override;

 private:
  void resultTitles();
  void merged();
  void mergedParts(const MapGrid& grid);
  void hoveredColumns(const MapGrid& grid);
  void coverageNote(const QRectF& used);
  void gather(double y);
};

/// Over all columns, what belongs to the value looked at: frames around it everywhere, and its path while it is held.
class TracePainter : public ColumnPainter {
 public:
  TracePainter(PipelineCanvas& canvas, DecoderPainter& decoder) : ColumnPainter(canvas), m_decoder(decoder) {}
  void paintLive() override;

 private:
  void veils();

  DecoderPainter& m_decoder;
};

} // namespace lacuna::widgets

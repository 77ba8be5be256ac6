// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small SVG writer. It keeps to what browsers and QSvgRenderer both draw: shapes and text with presentation
// attributes, no style sheet, pattern, clip path or baseline alignment. Every paint also carries a class ("f-ink",
// "s-grid"), so that a page can recolour a figure for a dark theme: CSS wins over attributes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/run_report.h"

namespace lacuna::report {

/// A colour with a name that themes know; `light` is what the attribute says. Without a name it is the same everywhere.
struct Paint {
  std::string name;
  std::string light;
};

namespace paint {
const Paint kInk = {"ink", "#1b2130"};
const Paint kMuted = {"muted", "#5d6679"};
const Paint kGrid = {"grid", "#e3e7ef"};
const Paint kAxis = {"axis", "#9aa3b5"};
const Paint kCard = {"card", "#ffffff"};
const Paint kBad = {"bad", "#c2410c"};
const Paint kBase = {"base", "#5d6679"};
const Paint kOnPart = {"onpart", "#ffffff"}; ///< on a bar in a part's colour
const Paint kCellInk = {"", "#1b2130"};      ///< on cells that keep their colour in both themes
/// Colours that colour-blind people tell apart (Okabe and Ito), darkened for lines on white. They repeat after eight.
Paint series(size_t index);
Paint parity();
} // namespace paint

enum class Anchor { start, middle, end };

struct TextStyle {
  Paint paint = paint::kInk;
  double size = 12;
  bool bold = false;
  Anchor anchor = Anchor::start;
};

class Svg {
 public:
  Svg(int width, int height, ReportLanguage language = {})
      : m_width(width), m_height(height), m_language(std::move(language)) {}

  void rect(double x, double y, double width, double height, const Paint& fill, double radius = 0);
  void outline(double x, double y, double width, double height, const Paint& stroke, double thickness = 1,
               bool dashed = false, double radius = 0);
  void line(double x1, double y1, double x2, double y2, const Paint& stroke, double thickness = 1, bool dashed = false);
  void polyline(const std::vector<std::pair<double, double>>& points, const Paint& stroke, double thickness,
                bool dashed = false, double opacity = 1);
  void polygon(const std::vector<std::pair<double, double>>& points, const Paint& fill, double opacity = 1);
  void circle(double x, double y, double radius, const Paint& fill);
  /// `y` is the baseline. The text is said in the language of the picture and escaped.
  void text(double x, double y, const std::string& text, const TextStyle& style = {});
  /// Slanted lines over a rectangle: "lost" must not be said by colour alone.
  void hatch(double x, double y, double width, double height, const Paint& stroke);

  /// Width of a text as text() says it.
  double widthOf(const std::string& text, double size) const;

  int width() const { return m_width; }
  int height() const { return m_height; }
  void setHeight(int height) { m_height = height; }
  /// The document; `title` is read out by screen readers.
  std::string finish(const std::string& title) const;

 private:
  int m_width;
  int m_height;
  ReportLanguage m_language;
  std::string m_body;
};

/// Width of a text in pixels, about: enough to keep labels apart.
double textWidth(const std::string& text, double size);

/// Perceptually uniform, dark to bright (anchors of viridis); `t` in 0 … 1.
std::string sequentialColor(double t);
/// Blue − white − orange; `t` in −1 … 1.
std::string divergingColor(double t);
/// Pale orange to pale blue for cells with dark text; `t` in 0 (bad) … 1 (good).
std::string cellColor(double t);

} // namespace lacuna::report

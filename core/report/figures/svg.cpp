// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/svg.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/text_format.h"

namespace lacuna::report {
namespace {

/// Coordinates with as few digits as they need.
std::string number(double value) {
  std::string text = fixed(value, 2);
  text.erase(text.find_last_not_of('0') + 1);
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

std::string attribute(const char* name, double value) {
  return std::string(" ") + name + "=\"" + number(value) + "\"";
}

std::string painted(const Paint* fill, const Paint* stroke) {
  std::string classes;
  if (fill != nullptr && !fill->name.empty()) classes += "f-" + fill->name;
  if (stroke != nullptr && !stroke->name.empty()) classes += (classes.empty() ? "s-" : " s-") + stroke->name;
  std::string text = classes.empty() ? "" : " class=\"" + classes + "\"";
  text += " fill=\"" + (fill != nullptr ? fill->light : std::string("none")) + "\"";
  if (stroke != nullptr) text += " stroke=\"" + stroke->light + "\"";
  return text;
}

struct Rgb {
  double r, g, b;
};

std::string hex(const Rgb& c) {
  std::string text = "#";
  for (const double v : {c.r, c.g, c.b}) {
    const int byte = static_cast<int>(std::lround(std::clamp(v, 0.0, 255.0)));
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

template <size_t N>
std::string between(const std::array<Rgb, N>& anchors, double t) {
  if (!(t >= 0)) t = 0;
  const double at = std::min(t, 1.0) * (N - 1);
  const size_t i = std::min(static_cast<size_t>(at), N - 2);
  const double f = at - static_cast<double>(i);
  const Rgb& a = anchors[i];
  const Rgb& b = anchors[i + 1];
  return hex({a.r + f * (b.r - a.r), a.g + f * (b.g - a.g), a.b + f * (b.b - a.b)});
}

} // namespace

namespace paint {

Paint series(size_t index) {
  static const std::array<const char*, 8> colors = {"#0072b2", "#c2570c", "#00805d", "#a8487f",
                                                    "#a67200", "#3a8fc4", "#7a5230", "#4b5563"};
  const size_t i = index % colors.size();
  return {"c" + std::to_string(i), colors[i]};
}

Paint parity() {
  return {"parity", "#7c3aed"};
}

} // namespace paint

void Svg::rect(double x, double y, double width, double height, const Paint& fill, double radius) {
  m_body += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) +
            (radius > 0 ? attribute("rx", radius) : "") + painted(&fill, nullptr) +
            // Cells of a map touch: softened edges would show seams between them.
            (fill.name.empty() && radius <= 0 ? " shape-rendering=\"crispEdges\"/>\n" : "/>\n");
}

void Svg::outline(double x, double y, double width, double height, const Paint& stroke, double thickness, bool dashed,
                  double radius) {
  m_body += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) +
            (radius > 0 ? attribute("rx", radius) : "") + painted(nullptr, &stroke) +
            attribute("stroke-width", thickness) + (dashed ? " stroke-dasharray=\"4 3\"" : "") + "/>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, const Paint& stroke, double thickness, bool dashed) {
  m_body += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) +
            painted(nullptr, &stroke) + attribute("stroke-width", thickness) +
            (dashed ? " stroke-dasharray=\"4 3\"" : "") + "/>\n";
}

void Svg::polyline(const std::vector<std::pair<double, double>>& points, const Paint& stroke, double thickness,
                   bool dashed, double opacity) {
  if (points.size() < 2) return;
  m_body += "<polyline points=\"";
  for (const auto& [x, y] : points) m_body += number(x) + "," + number(y) + " ";
  m_body.back() = '"';
  m_body += painted(nullptr, &stroke) + attribute("stroke-width", thickness) +
            " stroke-linejoin=\"round\" stroke-linecap=\"round\"" + (dashed ? " stroke-dasharray=\"5 4\"" : "") +
            (opacity < 1 ? attribute("stroke-opacity", opacity) : "") + "/>\n";
}

void Svg::polygon(const std::vector<std::pair<double, double>>& points, const Paint& fill, double opacity) {
  if (points.size() < 3) return;
  m_body += "<polygon points=\"";
  for (const auto& [x, y] : points) m_body += number(x) + "," + number(y) + " ";
  m_body.back() = '"';
  m_body += painted(&fill, nullptr) + (opacity < 1 ? attribute("fill-opacity", opacity) : "") + "/>\n";
}

void Svg::circle(double x, double y, double radius, const Paint& fill) {
  m_body +=
      "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", radius) + painted(&fill, nullptr) + "/>\n";
}

void Svg::text(double x, double y, const std::string& text, const TextStyle& style) {
  static const std::array<const char*, 3> anchors = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  m_body += "<text" + attribute("x", x) + attribute("y", y) + attribute("font-size", style.size) +
            (style.bold ? " font-weight=\"600\"" : "") + anchors[static_cast<size_t>(style.anchor)] +
            painted(&style.paint, nullptr) + ">" + htmlEscaped(m_language.say(text)) + "</text>\n";
}

double Svg::widthOf(const std::string& text, double size) const {
  return textWidth(m_language.say(text), size);
}

void Svg::hatch(double x, double y, double width, double height, const Paint& stroke) {
  for (double offset = 6; offset < width + height; offset += 6) {
    // The line x' + y' = offset, cut to the rectangle.
    const double x1 = std::min(offset, width);
    const double x2 = std::max(0.0, offset - height);
    line(x + x1, y + offset - x1, x + x2, y + offset - x2, stroke, 1);
  }
}

std::string Svg::finish(const std::string& title) const {
  const std::string size = number(m_width) + "\" height=\"" + number(m_height);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + "\" viewBox=\"0 0 " + number(m_width) + " " +
         number(m_height) + "\" role=\"img\" font-family=\"Inter, 'Segoe UI', Helvetica, Arial, " +
         (m_language.fonts.empty() ? "" : htmlEscaped(m_language.fonts) + ", ") + "sans-serif\">\n<title>" +
         htmlEscaped(m_language.say(title)) + "</title>\n" + m_body + "</svg>\n";
}

double textWidth(const std::string& text, double size) {
  double ems = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    // From U+3000 on (0xe3 in UTF-8) stand Chinese, Japanese and Korean, whose characters fill a square.
    if ((byte & 0xc0) != 0x80) ems += byte >= 0xe3 ? 1 : 0.56;
  }
  return ems * size;
}

std::string sequentialColor(double t) {
  static const std::array<Rgb, 5> anchors = {
      {{68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}}};
  return between(anchors, t);
}

std::string divergingColor(double t) {
  static const std::array<Rgb, 5> anchors = {
      {{5, 80, 160}, {120, 175, 225}, {247, 247, 247}, {240, 160, 90}, {179, 70, 10}}};
  return between(anchors, (t + 1) / 2);
}

std::string cellColor(double t) {
  static const std::array<Rgb, 3> anchors = {{{244, 164, 96}, {244, 226, 206}, {190, 214, 250}}};
  return between(anchors, t);
}

} // namespace lacuna::report

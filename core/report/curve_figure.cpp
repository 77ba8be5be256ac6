// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include "report/report_parts.h"
#include "report/svg.h"
#include "report/text_format.h"

namespace lacuna {
namespace {

constexpr double kLeft = 64;
constexpr double kRight = 880;
constexpr double kTop = 58;
constexpr double kBottom = 300;
constexpr int kBuckets = 400; ///< more points than that cannot be told apart; each bucket keeps its extremes

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void take(double v) {
    low = std::min(low, v);
    high = std::max(high, v);
  }
  bool empty() const { return !(low <= high); }
};

bool drawable(double value, bool logarithmic) {
  return std::isfinite(value) && (!logarithmic || value > 0);
}

/// Data to pixels.
struct Axes {
  Range x, y;
  bool logarithmic = false;
  double scaled(double v) const { return logarithmic ? std::log10(v) : v; }
  double px(double v) const { return kLeft + (kRight - kLeft) * (v - x.low) / (x.high - x.low); }
  double py(double v) const {
    return kBottom - (kBottom - kTop) * (scaled(v) - scaled(y.low)) / (scaled(y.high) - scaled(y.low));
  }
};

/// A step of 1, 2 or 5 times a power of ten that gives at most `most` ticks.
double niceStep(double span, int most) {
  const double raw = span / most;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= raw * 0.999) return factor * power;
  return 10 * power;
}

int decimalsFor(double step) {
  return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
}

std::string logLabel(double v) {
  return v >= 1 ? fixed(v, 0) : fixed(v, decimalsFor(v));
}

std::vector<std::pair<double, std::string>> ticksOf(const Range& range, bool logarithmic, int most) {
  std::vector<std::pair<double, std::string>> ticks;
  if (logarithmic) {
    const double decades = std::log10(range.high / range.low);
    for (double power = std::pow(10.0, std::floor(std::log10(range.low))); power <= range.high; power *= 10)
      for (const double factor : {1.0, 2.0, 5.0})
        if ((factor == 1.0 || decades < 2) && factor * power >= range.low * 0.999 &&
            factor * power <= range.high * 1.001)
          ticks.emplace_back(factor * power, logLabel(factor * power));
    return ticks;
  }
  const double step = niceStep(range.high - range.low, most);
  for (double v = std::ceil(range.low / step - 1e-9) * step; v <= range.high + step * 1e-9; v += step)
    ticks.emplace_back(v, step >= 1 ? grouped(std::llround(v)) : fixed(v, decimalsFor(step)));
  return ticks;
}

Axes axesFor(const PlotSpec& spec) {
  Axes axes;
  axes.logarithmic = spec.logarithmic;
  for (const Curve& curve : spec.curves)
    for (const MetricPoint& p : curve.series->points) {
      if (!drawable(p.value, spec.logarithmic)) continue;
      axes.x.take(static_cast<double>(p.step));
      axes.y.take(p.value);
    }
  if (axes.y.empty()) return axes;
  if (!spec.levelLabel.empty() && drawable(spec.level, spec.logarithmic)) axes.y.take(spec.level);
  if (axes.x.high == axes.x.low) axes.x.take(axes.x.low + 1);
  if (spec.logarithmic) {
    const double margin = std::max(1.1, std::pow(axes.y.high / axes.y.low, 0.04));
    axes.y = {axes.y.low / margin, axes.y.high * margin};
  } else {
    const double margin = std::max((axes.y.high - axes.y.low) * 0.06, 0.02);
    axes.y = {axes.y.low - margin, axes.y.high + margin};
  }
  return axes;
}

/// Least and greatest of each bucket in the order they come; a point that is not drawable ends a piece.
std::vector<std::vector<std::pair<double, double>>> pieces(const MetricSeries& series, const Axes& axes) {
  std::vector<std::vector<std::pair<double, double>>> all(1);
  const auto& points = series.points;
  const size_t perBucket = std::max<size_t>(1, points.size() / kBuckets);
  for (size_t begin = 0; begin < points.size(); begin += perBucket) {
    const size_t end = std::min(points.size(), begin + perBucket);
    std::vector<size_t> kept;
    for (size_t i = begin; i < end; ++i) {
      if (!drawable(points[i].value, axes.logarithmic)) continue;
      if (kept.empty()) kept = {i, i};
      if (points[i].value < points[kept[0]].value) kept[0] = i;
      if (points[i].value > points[kept[1]].value) kept[1] = i;
    }
    if (kept.empty()) {
      if (!all.back().empty()) all.emplace_back();
      continue;
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    for (const size_t i : kept)
      all.back().emplace_back(axes.px(static_cast<double>(points[i].step)), axes.py(points[i].value));
  }
  return all;
}

/// A running mean (of logarithms where the scale is) over a fiftieth of the points: what a noisy curve does.
MetricSeries smoothed(const MetricSeries& series, bool logarithmic) {
  MetricSeries smooth{series.name, {}};
  const size_t window = std::max<size_t>(2, series.points.size() / 50);
  double sum = 0;
  std::vector<double> values;
  for (const MetricPoint& p : series.points) {
    if (!drawable(p.value, logarithmic)) continue;
    values.push_back(logarithmic ? std::log(p.value) : p.value);
    sum += values.back();
    if (values.size() > window) sum -= values[values.size() - window - 1];
    if (values.size() < window) continue;
    const double mean = sum / static_cast<double>(window);
    smooth.points.push_back({p.step, p.wall, logarithmic ? std::exp(mean) : mean});
  }
  return smooth;
}

void drawCurve(Svg& svg, const Curve& curve, const Axes& axes) {
  const Paint color = paint::series(curve.color);
  const bool noisy = curve.series->points.size() > 200;
  for (const auto& piece : pieces(*curve.series, axes)) {
    svg.polyline(piece, color, noisy ? 1 : 1.8, curve.dashed, noisy ? 0.3 : 1);
    if (piece.size() <= 30)
      for (const auto& [x, y] : piece) svg.circle(x, y, 2.4, color);
  }
  if (!noisy) return;
  for (const auto& piece : pieces(smoothed(*curve.series, axes.logarithmic), axes))
    svg.polyline(piece, color, 2, curve.dashed);
}

void drawGrid(Svg& svg, const PlotSpec& spec, const Axes& axes) {
  for (const auto& [value, label] : ticksOf(axes.y, spec.logarithmic, 6)) {
    svg.line(kLeft, axes.py(value), kRight, axes.py(value), paint::kGrid);
    svg.text(kLeft - 8, axes.py(value) + 4, label, {paint::kMuted, 11, false, Anchor::end});
  }
  for (const auto& [value, label] : ticksOf(axes.x, false, 8)) {
    svg.line(axes.px(value), kBottom, axes.px(value), kBottom + 4, paint::kAxis);
    svg.text(axes.px(value), kBottom + 18, label, {paint::kMuted, 11, false, Anchor::middle});
  }
  svg.line(kLeft, kBottom, kRight, kBottom, paint::kAxis);
  svg.text(kRight, kBottom + 36, spec.xLabel, {paint::kMuted, 12, false, Anchor::end});
  svg.text(kLeft, kTop - 10, spec.yLabel, {paint::kMuted, 12, false, Anchor::start});
}

/// A row of samples above the plot, wrapped where it would run out of it; returns nothing, draws upwards from y = 16.
void drawLegend(Svg& svg, const PlotSpec& spec) {
  double x = kLeft;
  double y = 16;
  const auto entry = [&](const std::string& label, const Paint& color, bool dashed) {
    const double width = 34 + svg.widthOf(label, 12);
    if (x + width > kRight && x > kLeft) {
      x = kLeft;
      y += 17;
    }
    svg.line(x, y - 4, x + 22, y - 4, color, 2.5, dashed);
    svg.text(x + 28, y, label, {paint::kInk, 12, false, Anchor::start});
    x += width + 12;
  };
  for (const Curve& c : spec.curves) entry(c.label, paint::series(c.color), c.dashed);
  if (!spec.levelLabel.empty()) entry(spec.levelLabel, paint::kBase, true);
}

} // namespace

const MetricSeries* findSeries(const std::vector<MetricSeries>& all, const std::string& name) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const MetricSeries& s) { return s.name == name; });
  return it == all.end() || it->points.empty() ? nullptr : &*it;
}

Figure plotFigure(const PlotSpec& spec, const ReportLanguage& language) {
  const Axes axes = axesFor(spec);
  if (axes.y.empty()) return {spec.id, language.say(spec.title), "", 0, 0};
  Svg svg(900, static_cast<int>(kBottom + 44), language);
  drawGrid(svg, spec, axes);
  drawLegend(svg, spec);
  if (!spec.levelLabel.empty() && drawable(spec.level, spec.logarithmic))
    svg.line(kLeft, axes.py(spec.level), kRight, axes.py(spec.level), paint::kBase, 1.5, true);
  for (const Curve& curve : spec.curves) drawCurve(svg, curve, axes);
  return {spec.id, language.say(spec.title), svg.finish(spec.title), svg.width(), svg.height()};
}

} // namespace lacuna

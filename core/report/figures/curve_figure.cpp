// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "report/figures/svg.h"
#include "report/report_parts.h"
#include "report/text_format.h"
#include "util/shown_text.h"

namespace lacuna::report {
namespace {

constexpr int kBuckets = 400; ///< more points than that cannot be told apart; each bucket keeps its extremes
constexpr int kPictureWidth = 900;

/// Where a plot lies in its picture, pixels.
struct Area {
  double left = 64;
  double right = 872;
  double top = 58;
  double bottom = 300;
};

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
  Area area;
  double scaled(double v) const { return logarithmic ? std::log10(v) : v; }
  double px(double v) const { return area.left + (area.right - area.left) * (v - x.low) / (x.high - x.low); }
  double py(double v) const {
    return area.bottom - (area.bottom - area.top) * (scaled(v) - scaled(y.low)) / (scaled(y.high) - scaled(y.low));
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
std::vector<std::vector<std::pair<double, double>>> pieces(const MetricSeries& series, const Axes& axes,
                                                           size_t buckets = kBuckets) {
  std::vector<std::vector<std::pair<double, double>>> all(1);
  const auto& points = series.points;
  const size_t perBucket = std::max<size_t>(1, points.size() / buckets);
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
  const Area& at = axes.area;
  for (const auto& [value, label] : ticksOf(axes.y, spec.logarithmic, 6)) {
    svg.line(at.left, axes.py(value), at.right, axes.py(value), paint::kGrid);
    svg.text(at.left - 8, axes.py(value) + 4, label, {paint::kMuted, 11, false, Anchor::end});
  }
  for (const auto& [value, label] : ticksOf(axes.x, false, 8)) {
    svg.line(axes.px(value), at.bottom, axes.px(value), at.bottom + 4, paint::kAxis);
    svg.text(axes.px(value), at.bottom + 18, label, {paint::kMuted, 11, false, Anchor::middle});
  }
  svg.line(at.left, at.bottom, at.right, at.bottom, paint::kAxis);
  svg.text(at.right, at.bottom + 36, spec.xLabel, {paint::kMuted, 12, false, Anchor::end});
  svg.text(at.left, at.top - 10, spec.yLabel, {paint::kMuted, 12, false, Anchor::start});
}

/// A line of the legend and where it stands.
struct LegendEntry {
  std::string label;
  Paint color;
  bool dashed = false;
  double x = 0;
  double y = 0;
};

constexpr double kLegendTop = 16;
constexpr double kLegendRow = 17;

/// A row of samples above the plot, wrapped where it would run out of it.
std::vector<LegendEntry> legendOf(const Svg& svg, const PlotSpec& spec, const Area& area) {
  std::vector<LegendEntry> entries;
  for (const Curve& c : spec.curves)
    if (!c.label.empty()) entries.push_back({c.label, paint::series(c.color), c.dashed});
  if (!spec.levelLabel.empty()) entries.push_back({spec.levelLabel, paint::kBase, true});
  double x = area.left;
  double y = kLegendTop;
  for (LegendEntry& entry : entries) {
    const double width = 34 + svg.widthOf(entry.label, 12);
    if (x + width > area.right && x > area.left) {
      x = area.left;
      y += kLegendRow;
    }
    entry.x = x;
    entry.y = y;
    x += width + 12;
  }
  return entries;
}

void drawLegend(Svg& svg, const std::vector<LegendEntry>& entries) {
  for (const LegendEntry& entry : entries) {
    svg.line(entry.x, entry.y - 4, entry.x + 22, entry.y - 4, entry.color, 2.5, entry.dashed);
    svg.text(entry.x + 28, entry.y, entry.label, {paint::kInk, 12, false, Anchor::start});
  }
}

/// The marks of curves where they end, kept apart from each other: colour alone must not tell lines apart.
void drawMarks(Svg& svg, const PlotSpec& spec, const Axes& axes) {
  constexpr double kApart = 13;
  struct Mark {
    const Curve* curve;
    double y;
  };
  std::vector<Mark> marks;
  for (const Curve& curve : spec.curves) {
    if (curve.mark.empty()) continue;
    const auto drawn = pieces(smoothed(*curve.series, axes.logarithmic), axes);
    const auto raw = pieces(*curve.series, axes);
    const auto& all = drawn.back().empty() ? raw : drawn;
    if (!all.back().empty()) marks.push_back({&curve, all.back().back().second});
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.y < b.y; });
  for (size_t i = 1; i < marks.size(); ++i) marks[i].y = std::max(marks[i].y, marks[i - 1].y + kApart);
  // Those that ran out at the bottom push the others up again.
  for (size_t i = marks.size(); i-- > 0;) {
    const double limit = i + 1 < marks.size() ? marks[i + 1].y - kApart : axes.area.bottom;
    marks[i].y = std::min(marks[i].y, limit);
  }
  for (const Mark& mark : marks)
    svg.text(axes.area.right + 6, mark.y + 4, mark.curve->mark,
             {paint::series(mark.curve->color), 12, true, Anchor::start});
}

// --- many runs: a small plot for each ---

constexpr int kPanelColumns = 4;
constexpr double kPanelWidth = 200;
constexpr double kPanelHeight = 88;
constexpr double kPanelGap = 13;
constexpr double kPanelPitch = 136; ///< with its name above it, in two lines
constexpr double kNameSize = 10;
constexpr double kPanelsLeft = 50;
constexpr double kPanelsTop = 34;
constexpr size_t kPanelBuckets = 100;

/// Between the lowest and the highest of all curves that are not dashed, as (x, low, high) in data.
std::vector<std::array<double, 3>> envelope(const PlotSpec& spec, const Axes& axes) {
  std::vector<Range> ranges(kPanelBuckets);
  for (const Curve& curve : spec.curves) {
    if (curve.dashed) continue;
    for (const MetricPoint& p : curve.series->points) {
      if (!drawable(p.value, spec.logarithmic)) continue;
      const double share = (static_cast<double>(p.step) - axes.x.low) / (axes.x.high - axes.x.low);
      ranges[std::min(kPanelBuckets - 1, static_cast<size_t>(share * kPanelBuckets))].take(p.value);
    }
  }
  std::vector<std::array<double, 3>> band;
  for (size_t i = 0; i < ranges.size(); ++i)
    if (!ranges[i].empty())
      band.push_back({axes.x.low + (axes.x.high - axes.x.low) * (static_cast<double>(i) + 0.5) / kPanelBuckets,
                      ranges[i].low, ranges[i].high});
  return band;
}

/// A name in at most two lines as wide as a panel, broken between words.
std::vector<std::string> nameLines(const Svg& svg, const std::string& name) {
  const auto fits = [&](const std::string& text) { return svg.widthOf(text, kNameSize) <= kPanelWidth; };
  if (fits(name)) return {name};
  size_t end = name.size();
  while (end > 0 && !(name[end - 1] == ' ' && fits(name.substr(0, end - 1)))) --end;
  std::string rest = name.substr(end);
  while (!fits(rest) && rest.size() > 4) rest = shownText(rest, rest.size() - 1);
  return end == 0 ? std::vector<std::string>{rest} : std::vector<std::string>{name.substr(0, end - 1), rest};
}

void drawPanel(Svg& svg, const PlotSpec& spec, const Axes& axes, const std::vector<std::array<double, 3>>& band,
               size_t run, bool labelled, bool lowest) {
  const Area& at = axes.area;
  for (const auto& [value, label] : ticksOf(axes.y, spec.logarithmic, 3)) {
    svg.line(at.left, axes.py(value), at.right, axes.py(value), paint::kGrid);
    if (labelled) svg.text(at.left - 6, axes.py(value) + 4, label, {paint::kMuted, 10, false, Anchor::end});
  }
  std::vector<std::pair<double, double>> outline;
  for (const auto& [x, low, high] : band) outline.emplace_back(axes.px(x), axes.py(high));
  for (auto point = band.rbegin(); point != band.rend(); ++point)
    outline.emplace_back(axes.px((*point)[0]), axes.py((*point)[1]));
  if (band.size() > 1) svg.polygon(outline, paint::kAxis, 0.25);
  for (const Curve& curve : spec.curves) {
    if (curve.color != run) continue;
    const bool noisy = curve.series->points.size() > 2 * kPanelBuckets;
    const MetricSeries shown = noisy ? smoothed(*curve.series, axes.logarithmic) : *curve.series;
    for (const auto& piece : pieces(shown, axes, kPanelBuckets)) {
      svg.polyline(piece, paint::series(0), 1.8, curve.dashed);
      if (piece.size() <= 12)
        for (const auto& [x, y] : piece) svg.circle(x, y, 2, paint::series(0));
    }
  }
  svg.line(at.left, at.bottom, at.right, at.bottom, paint::kAxis);
  if (lowest)
    for (const auto& [value, label] : ticksOf(axes.x, false, 4))
      // Beside the next panel's first label there is no room for half of the last one.
      svg.text(axes.px(value), at.bottom + 14, label,
               {paint::kMuted, 10, false,
                axes.px(value) > at.right - 16  ? Anchor::end
                : axes.px(value) < at.left + 16 ? Anchor::start
                                                : Anchor::middle});
  const std::vector<std::string> lines = nameLines(svg, spec.panels[run]);
  for (size_t i = 0; i < lines.size(); ++i)
    svg.text(at.left, at.top - 7 - static_cast<double>(lines.size() - 1 - i) * (kNameSize + 2), lines[i],
             {paint::kInk, kNameSize, true, Anchor::start});
}

/// The runs from `first` on, up to `last`.
Figure panelFigure(const PlotSpec& spec, Axes axes, size_t first, size_t last, const ReportLanguage& language) {
  const size_t rows = (last - first + kPanelColumns - 1) / kPanelColumns;
  const std::string title = language.say(spec.title);
  Svg svg(kPictureWidth, static_cast<int>(kPanelsTop + static_cast<double>(rows) * kPanelPitch + 32), language);
  const auto band = envelope(spec, axes);
  svg.text(kPanelsLeft, 14, spec.yLabel, {paint::kMuted, 12, false, Anchor::start});
  svg.text(kPictureWidth - 12, 14, "grey: between the lowest and the highest of all runs",
           {paint::kMuted, 12, false, Anchor::end});
  for (size_t run = first; run < last; ++run) {
    const size_t place = run - first;
    const auto column = static_cast<double>(place % kPanelColumns);
    const auto row = static_cast<double>(place / kPanelColumns);
    axes.area.left = kPanelsLeft + column * (kPanelWidth + kPanelGap);
    axes.area.right = axes.area.left + kPanelWidth;
    axes.area.top = kPanelsTop + row * kPanelPitch + 30;
    axes.area.bottom = axes.area.top + kPanelHeight;
    drawPanel(svg, spec, axes, band, run, place % kPanelColumns == 0, run + kPanelColumns >= last);
  }
  svg.text(kPictureWidth - 12, svg.height() - 8, spec.xLabel, {paint::kMuted, 12, false, Anchor::end});
  const std::string part = first == 0 ? "" : "-" + std::to_string(first / kPanelsOfFigure + 1);
  return {spec.id + part, title, svg.finish(spec.title), svg.width(), svg.height()};
}

Figure onePlot(const PlotSpec& spec, Axes axes, const ReportLanguage& language) {
  Svg svg(kPictureWidth, 0, language);
  const std::vector<LegendEntry> legend = legendOf(svg, spec, axes.area);
  constexpr double kRowsThatFit = 2;
  const double rows = legend.empty() ? 0 : (legend.back().y - kLegendTop) / kLegendRow + 1;
  const double down = std::max(0.0, rows - kRowsThatFit) * kLegendRow;
  axes.area.top += down;
  axes.area.bottom += down;
  svg.setHeight(static_cast<int>(axes.area.bottom + 44));
  drawGrid(svg, spec, axes);
  drawLegend(svg, legend);
  if (!spec.levelLabel.empty() && drawable(spec.level, spec.logarithmic))
    svg.line(axes.area.left, axes.py(spec.level), axes.area.right, axes.py(spec.level), paint::kBase, 1.5, true);
  for (const Curve& curve : spec.curves) drawCurve(svg, curve, axes);
  drawMarks(svg, spec, axes);
  return {spec.id, language.say(spec.title), svg.finish(spec.title), svg.width(), svg.height()};
}

} // namespace

const MetricSeries* findSeries(const std::vector<MetricSeries>& all, const std::string& name) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const MetricSeries& s) { return s.name == name; });
  return it == all.end() || it->points.empty() ? nullptr : &*it;
}

std::vector<Figure> plotFigures(const PlotSpec& spec, const ReportLanguage& language) {
  const Axes axes = axesFor(spec);
  if (axes.y.empty()) return {};
  if (spec.panels.size() <= kRunsInOnePlot) return {onePlot(spec, axes, language)};
  std::vector<Figure> all;
  for (size_t first = 0; first < spec.panels.size(); first += kPanelsOfFigure)
    all.push_back(panelFigure(spec, axes, first, std::min(spec.panels.size(), first + kPanelsOfFigure), language));
  return all;
}

} // namespace lacuna::report

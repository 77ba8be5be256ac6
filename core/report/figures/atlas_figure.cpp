// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "report/figures/svg.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

constexpr double kCellWidth = 56;
constexpr double kCellHeight = 34;
constexpr double kAtlasLeft = 70;
constexpr size_t kCellsPerLine = 14;
constexpr size_t kMaxPerLost = 140; ///< more cells than that say nothing on paper; the worst are shown

void drawLegend(Svg& svg, double y, double worst, double best) {
  const int steps = 40;
  for (int i = 0; i < steps; ++i)
    svg.rect(kAtlasLeft + i * 5, y, 5.2, 10, {"", cellColor(static_cast<double>(i) / (steps - 1))});
  svg.text(kAtlasLeft, y + 26, percent(worst), {paint::kMuted, 11, false, Anchor::start});
  svg.text(kAtlasLeft + steps * 5, y + 26, percent(best), {paint::kMuted, 11, false, Anchor::end});
  svg.text(kAtlasLeft + steps * 5 + 16, y + 9, "accuracy over the test subset; a cell names the lost devices, from 1",
           {paint::kMuted, 11, false, Anchor::start});
}

std::vector<PatternResult> withLost(const std::vector<PatternResult>& patterns, int lost) {
  std::vector<PatternResult> some;
  for (const PatternResult& p : patterns)
    if (p.pattern.lostCount() == lost) some.push_back(p);
  if (some.size() > kMaxPerLost) {
    std::stable_sort(some.begin(), some.end(),
                     [](const PatternResult& a, const PatternResult& b) { return a.accuracy < b.accuracy; });
    some.resize(kMaxPerLost);
  }
  return some;
}

} // namespace

std::string accuracyColor(double accuracy, double worst, double best) {
  // Accuracies that differ by less than a hundredth are drawn alike.
  return cellColor(best - worst < 0.01 ? 1.0 : (accuracy - worst) / (best - worst));
}

Figure atlasFigure(const std::vector<PatternResult>& patterns, const ReportLanguage& language) {
  const std::string title = "Accuracy under every failure pattern, by number of devices lost";
  if (patterns.empty()) return {"atlas", language.say(title), "", 0, 0};
  double worst = 101, best = -1;
  int most = 0;
  for (const PatternResult& p : patterns) {
    worst = std::min(worst, p.accuracy);
    best = std::max(best, p.accuracy);
    most = std::max(most, p.pattern.lostCount());
  }
  Svg svg(900, 0, language);
  double y = 6;
  for (int lost = 1; lost <= most; ++lost) {
    const auto cells = withLost(patterns, lost);
    if (cells.empty()) continue;
    svg.text(0, y + 21, std::to_string(lost) + " lost", {paint::kInk, 12, true, Anchor::start});
    for (size_t i = 0; i < cells.size(); ++i) {
      const double x = kAtlasLeft + static_cast<double>(i % kCellsPerLine) * (kCellWidth + 2);
      const double top = y + static_cast<double>(i / kCellsPerLine) * (kCellHeight + 2);
      svg.rect(x, top, kCellWidth, kCellHeight, {"", accuracyColor(cells[i].accuracy, worst, best)}, 4);
      svg.text(x + kCellWidth / 2, top + 15, fixed(cells[i].accuracy, 2), {paint::kCellInk, 12, true, Anchor::middle});
      const std::string name = screenName(cells[i].pattern);
      svg.text(x + kCellWidth / 2, top + 28, name,
               {paint::kCellInk, name.size() > 11 ? 8.0 : 10.0, false, Anchor::middle});
    }
    y += static_cast<double>((cells.size() + kCellsPerLine - 1) / kCellsPerLine) * (kCellHeight + 2) + 10;
    const auto all = std::count_if(patterns.begin(), patterns.end(),
                                   [&](const PatternResult& p) { return p.pattern.lostCount() == lost; });
    if (static_cast<size_t>(all) > cells.size()) {
      svg.text(kAtlasLeft, y + 4, "the " + std::to_string(cells.size()) + " worst of " + grouped(all) + " patterns",
               {paint::kMuted, 11, false, Anchor::start});
      y += 18;
    }
  }
  drawLegend(svg, y + 4, worst, best);
  svg.setHeight(static_cast<int>(y + 40));
  return {"atlas", language.say(title), svg.finish(title), svg.width(), svg.height()};
}

} // namespace lacuna::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/svg.h"
#include "report/report_parts.h"

namespace lacuna::report {
namespace {

constexpr double kLabelWidth = 130;
constexpr double kRow = 30;
constexpr double kRowsTop = 56;

/// A horizontal scale of columns: where column c begins.
struct Columns {
  double left;
  double width;
  int count;
  double at(int column) const { return left + width * column / count; }
};

std::string columnsText(ColumnRange range) {
  const std::string first = std::to_string(range.first);
  return range.width() == 1 ? first : first + "–" + std::to_string(range.last - 1);
}

void drawScale(Svg& svg, const Columns& scale, const std::string& title, double bottom) {
  svg.text(scale.left, 20, title, {paint::kInk, 13, true, Anchor::start});
  const int step = scale.count <= 12 ? 1 : scale.count <= 40 ? 4 : scale.count / 8;
  for (int c = 0; c <= scale.count; c += step) {
    svg.line(scale.at(c), kRowsTop - 8, scale.at(c), bottom, paint::kGrid);
    svg.text(scale.at(c), kRowsTop - 14, std::to_string(c), {paint::kMuted, 11, false, Anchor::middle});
  }
}

void drawBar(Svg& svg, const Columns& scale, double y, ColumnRange range, const Paint& color, bool dashed) {
  const double x = scale.at(range.first);
  const double width = scale.at(range.last) - x;
  if (dashed) {
    svg.outline(x, y, width, kRow - 12, color, 1.5, true, 3);
  } else {
    svg.rect(x, y, width, kRow - 12, color, 3);
  }
  const std::string label = columnsText(range);
  const TextStyle style{dashed ? color : paint::kOnPart, 11, true, Anchor::middle};
  if (svg.widthOf(label, 11) < width - 4) svg.text(x + width / 2, y + 13, label, style);
}

} // namespace

Figure splitFigure(const SplitPlan& plan, const ReportLanguage& language) {
  const std::string title = "Which columns of the image each of " + std::to_string(plan.devices()) +
                            " devices reads, and which columns of the feature map it makes";
  const double bottom = kRowsTop + kRow * (plan.devices() + 1);
  Svg svg(900, static_cast<int>(bottom + 34), language);
  const Columns input{kLabelWidth, 440, plan.image.width};
  const Columns output{kLabelWidth + 500, 250, plan.output.width};
  drawScale(svg, input, "Image columns", bottom - 6);
  drawScale(svg, output, "Feature-map columns", bottom - 6);
  double y = kRowsTop;
  for (int i = 0; i < plan.k; ++i, y += kRow) {
    const PartWindow& part = plan.parts[static_cast<size_t>(i)];
    const Paint color = paint::series(static_cast<size_t>(i));
    svg.text(0, y + 13, "Part X" + std::to_string(i + 1), {paint::kInk, 12, true, Anchor::start});
    drawBar(svg, input, y, part.input, color, false);
    drawBar(svg, output, y, part.output, color, false);
  }
  for (int j = 0; j < plan.r; ++j, y += kRow) {
    svg.text(0, y + 13, "Parity P" + std::to_string(j + 1), {paint::kInk, 12, true, Anchor::start});
    svg.outline(input.left, y, 440, kRow - 12, paint::parity(), 1.5, true, 3);
    svg.text(input.left + 220, y + 13, "learned from all parts, " + std::to_string(plan.parityWidth) + " columns wide",
             {paint::parity(), 11, false, Anchor::middle});
    svg.text(output.left, y + 13,
             std::to_string(plan.partOutputWidth) + (plan.partOutputWidth == 1 ? " column" : " columns") +
                 " for the decoder",
             {paint::parity(), 11, false, Anchor::start});
  }
  svg.text(0, y + 13, "made by", {paint::kMuted, 12, false, Anchor::start});
  for (int c = 0; c < plan.output.width; ++c) {
    if (plan.output.width > 16) break;
    svg.text((output.at(c) + output.at(c + 1)) / 2, y + 13, std::to_string(plan.coverage(c)) + "×",
             {paint::kMuted, 11, false, Anchor::middle});
  }
  svg.text(0, bottom + 22,
           "Every part is " + std::to_string(plan.partWidth) + " columns wide and makes " +
               std::to_string(plan.partOutputWidth) + " of " + std::to_string(plan.output.width) +
               " columns. A column made twice survives the loss of either part.",
           {paint::kMuted, 12, false, Anchor::start});
  return {"split", language.say(title), svg.finish(title), svg.width(), svg.height()};
}

} // namespace lacuna::report

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report says about a sweep as a whole: the figures of each group over its seeds.
#include <algorithm>

#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

std::string shown(const Spread& spread, int decimals = 2) {
  return spreadText(spread.mean, spread.deviation, decimals);
}

ReportTable accuracyTable(const SweepSummary& summary) {
  ReportTable table;
  table.caption = "Accuracy with devices lost";
  table.columns = {"Group",
                   "Runs",
                   "Devices lost",
                   "Mean, all patterns (%)",
                   "Mean, data lost (%)",
                   "Worst (%)",
                   "Lowest worst (%)",
                   "Mean below base (points)",
                   "Worst below base (points)"};
  table.numeric = {false, true, true, true, true, true, true, true, true};
  size_t most = 0;
  for (const SweepGroup& g : summary.groups) most = std::max(most, g.byLost.size());
  for (size_t i = 0; i < most; ++i) {
    double low = 101, high = -1;
    for (const SweepGroup& g : summary.groups)
      if (i < g.byLost.size()) {
        low = std::min(low, g.byLost[i].worst.mean);
        high = std::max(high, g.byLost[i].worst.mean);
      }
    for (const SweepGroup& g : summary.groups) {
      if (i >= g.byLost.size()) continue;
      const LostSpread& s = g.byLost[i];
      table.rows.push_back({{g.name, ""},
                            {std::to_string(g.runs.size()), ""},
                            {std::to_string(s.lost), ""},
                            {shown(s.allPatternMean), ""},
                            {shown(s.unavailableMean), ""},
                            {shown(s.worst), accuracyColor(s.worst.mean, low, high)},
                            {fixed(s.leastWorst, 2), ""},
                            {shown(s.meanBelowBase), ""},
                            {shown(s.worstBelowBase), ""}});
    }
  }
  return table;
}

ReportTable groupTable(const SweepSummary& summary) {
  ReportTable table;
  table.caption = "Base model and cost";
  table.columns = {"Group",          "Base (%)",         "Nothing lost (%)", "Parameters, encoder + decoder",
                   "Sent per image", "F_conv on a part", "Images per second"};
  table.numeric = {false, true, true, true, true, true, true};
  for (const SweepGroup& g : summary.groups)
    table.rows.push_back({{g.name, ""},
                          {shown(g.base), ""},
                          {shown(g.available), ""},
                          {grouped(g.cost.encoderParameters) + " + " + grouped(g.cost.decoderParameters), ""},
                          {byteSize(g.cost.bytesSent), ""},
                          {operations(g.cost.deviceFlops), ""},
                          {g.samplesPerSecond.mean > 0 ? shown(g.samplesPerSecond, 0) : "–", ""}});
  return table;
}

} // namespace

std::string sweepAnswer(const SweepSummary& summary) {
  std::string said;
  for (size_t i = 0;; ++i) {
    const SweepGroup* best = nullptr;
    for (const SweepGroup& g : summary.groups)
      if (i < g.byLost.size() && (best == nullptr || g.byLost[i].worst.mean > best->byLost[i].worst.mean)) best = &g;
    if (best == nullptr) break;
    const LostSpread& s = best->byLost[i];
    said += (i == 0 ? "" : " ") + std::string("With ") + std::to_string(s.lost) + " lost, " + best->name +
            " has the best worst pattern: " + shown(s.worst) + " % (mean " + shown(s.allPatternMean) + " %, " +
            std::to_string(best->runs.size()) + (best->runs.size() == 1 ? " run)." : " runs).");
  }
  return said.empty() ? "None of these runs has been evaluated." : said;
}

ReportSection sweepSection(const SweepSummary& summary) {
  ReportSection section;
  section.title = "Summary";
  section.paragraphs = {
      "Runs that differ in seeds alone are a group: mean ± sample standard deviation over its runs, where there is "
      "more than one. Each run is compared with its own base model; the lowest worst is that of the worst pattern of "
      "the worst seed."};
  if (summary.finished() < summary.planned)
    section.paragraphs.push_back(std::to_string(summary.finished()) + " of the sweep's " +
                                 std::to_string(summary.planned) + " runs finished; only they are counted.");
  section.tables = {accuracyTable(summary), groupTable(summary)};
  return section;
}

} // namespace lacuna::report

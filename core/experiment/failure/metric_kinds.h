// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lacuna {

/// Whether a greater number is better, a smaller one, or neither (a setting).
enum class Better { greater, smaller, neither };

/// What a metric series is drawn against.
enum class MetricAxis { loss, accuracy, learningRate };

/// What is measured while a run trains, a row each.
struct MetricKind {
  const char* name;  ///< of the series: "validation.loss"; with byLost "validation.mean", then ".l2" follows
  const char* title; ///< translated in the context MetricTitles; with byLost %1 is the number of devices lost
  MetricAxis axis;
  Better better;
  bool byLost = false;
  bool live = false;   ///< drawn while the code trains
  bool dashed = false; ///< of the two curves of a number of losses the one that is dashed
  bool level = false;  ///< one number of a run, drawn as a level beside its curves
};

/// In the order in which a person is offered them.
const std::vector<MetricKind>& metricKinds();

/// A series by its name.
struct NamedMetric {
  const MetricKind* kind = nullptr; ///< null for a name that is none
  int lost = 0;                     ///< of byLost
};
NamedMetric metricNamed(const std::string& series);

/// "validation.mean.l2"; `lost` counts with byLost only.
std::string seriesName(const MetricKind& kind, int lost = 0);

/// The English title: "2 lost, mean".
std::string titleOf(const MetricKind& kind, int lost = 0);

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/failure/metric_kinds.h"

#include "experiment/failure/metrics.h"
#include "util/text_mark.h"

namespace lacuna {
namespace {

constexpr bool kByLost = true;
constexpr bool kLive = true;

} // namespace

const std::vector<MetricKind>& metricKinds() {
  static const std::vector<MetricKind> all = {
      {series::kLoss, LACUNA_TEXT("MetricTitles", "training"), MetricAxis::loss, Better::smaller, !kByLost, kLive},
      {series::kValidationLoss, LACUNA_TEXT("MetricTitles", "validation"), MetricAxis::loss, Better::smaller, !kByLost,
       kLive},
      {series::kLossFeatures, LACUNA_TEXT("MetricTitles", "training, feature maps"), MetricAxis::loss, Better::smaller},
      {series::kLossKl, LACUNA_TEXT("MetricTitles", "training, against the whole model (KL)"), MetricAxis::loss,
       Better::smaller},
      {series::kLossLabels, LACUNA_TEXT("MetricTitles", "training, against labels"), MetricAxis::loss, Better::smaller},
      {series::kBaseLoss, LACUNA_TEXT("MetricTitles", "base model"), MetricAxis::loss, Better::smaller},
      {series::kValidationMean, LACUNA_TEXT("MetricTitles", "%1 lost, mean"), MetricAxis::accuracy, Better::greater,
       kByLost, kLive},
      {series::kValidationWorst, LACUNA_TEXT("MetricTitles", "%1 lost, worst"), MetricAxis::accuracy, Better::greater,
       kByLost, kLive, true},
      {series::kValidationBase, LACUNA_TEXT("MetricTitles", "whole model"), MetricAxis::accuracy, Better::greater,
       !kByLost, !kLive, false, true},
      {series::kBaseAccuracy, LACUNA_TEXT("MetricTitles", "base model in training"), MetricAxis::accuracy,
       Better::greater},
      {series::kLearningRate, LACUNA_TEXT("MetricTitles", "learning rate"), MetricAxis::learningRate, Better::neither},
  };
  return all;
}

NamedMetric metricNamed(const std::string& series) {
  for (const MetricKind& kind : metricKinds()) {
    if (!kind.byLost && series == kind.name) return {&kind, 0};
    const std::string start = std::string(kind.name) + ".l";
    if (!kind.byLost || series.compare(0, start.size(), start) != 0) continue;
    const std::string digits = series.substr(start.size());
    if (digits.empty() || digits.size() > 2 || digits.find_first_not_of("0123456789") != std::string::npos) continue;
    return {&kind, std::stoi(digits)};
  }
  return {};
}

std::string seriesName(const MetricKind& kind, int lost) {
  return kind.byLost ? std::string(kind.name) + ".l" + std::to_string(lost) : kind.name;
}

std::string titleOf(const MetricKind& kind, int lost) {
  std::string title = kind.title;
  const size_t at = title.find("%1");
  return at == std::string::npos ? title : title.replace(at, 2, std::to_string(lost));
}

} // namespace lacuna

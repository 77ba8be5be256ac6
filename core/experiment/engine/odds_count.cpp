// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/engine/odds_count.h"

namespace lacuna {
namespace {

Evaluation withMeasured(Evaluation counted, const Evaluation& measured) {
  counted.accuracy = measured.accuracy;
  for (PatternResult& result : counted.patterns)
    for (const PatternResult& known : measured.patterns)
      if (known.pattern == result.pattern) result = known;
  return counted;
}

} // namespace

std::optional<OddsCount> countOdds(Engine& engine, std::shared_ptr<const CodeSnapshot> code,
                                   std::shared_ptr<const ImageSet> images, const Evaluation& measured,
                                   TrainingControl& control) {
  EvaluationRequest request;
  request.compute.threads = 1;
  request.mostLost = code->plan().devices();
  OddsCount count;
  count.allImages = images->count();
  count.images = request.count = imagesForOdds(request.mostLost, count.allImages);
  if (count.images == 0 || control.cancelled()) return std::nullopt;
  const CodeConfig config = code->config().code;
  request.code = std::move(code);
  request.images = std::move(images);
  count.evaluation = withMeasured(engine.evaluate(request, control), measured);
  const auto odds = failureOdds(count.evaluation, config);
  if (!odds) return std::nullopt; // cancelled half way
  count.odds = *odds;
  return count;
}

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/run/comparison.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "experiment/run/run_json.h"
#include "util/text_mark.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

const LostSummary* summaryOf(const RunRecord& run, int lost) {
  if (!run.evaluated) return nullptr;
  for (const LostSummary& s : run.accuracy.byLost)
    if (s.lost == lost) return &s;
  return nullptr;
}

std::string asRead(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

Quantity settingOf(const ConfigDifference& difference) {
  Quantity q;
  q.key = difference.path;
  q.numeric = true;
  for (const std::string& text : difference.values) {
    q.words.emplace_back();
    q.numbers.emplace_back();
    const Json value = text.empty() ? Json() : Json::parse(text);
    if (value.is_null()) continue;
    q.words.back() = asRead(value);
    if (value.is_number())
      q.numbers.back() = value.get<double>();
    else
      q.numeric = false;
  }
  return q;
}

} // namespace

std::string runLetter(size_t index) {
  std::string name;
  for (size_t i = index + 1; i > 0; i = (i - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (i - 1) % 26));
  return name;
}

const QuantityFacts& factsOf(QuantityKind kind) {
  static const QuantityFacts all[] = {
      {QuantityKind::setting, "", Better::neither, QuantityFormat::setting},
      {QuantityKind::base, LACUNA_TEXT("QuantityTitles", "whole model (%)"), Better::greater, QuantityFormat::percent},
      {QuantityKind::mean, LACUNA_TEXT("QuantityTitles", "mean, %1 lost (%)"), Better::greater,
       QuantityFormat::percent},
      {QuantityKind::worst, LACUNA_TEXT("QuantityTitles", "worst pattern, %1 lost (%)"), Better::greater,
       QuantityFormat::percent},
      {QuantityKind::below, LACUNA_TEXT("QuantityTitles", "worst below whole model, %1 lost (points)"), Better::smaller,
       QuantityFormat::percent},
      {QuantityKind::seconds, LACUNA_TEXT("QuantityTitles", "whole run (s)"), Better::smaller, QuantityFormat::seconds},
      {QuantityKind::speed, LACUNA_TEXT("QuantityTitles", "training (images/s)"), Better::greater,
       QuantityFormat::whole},
      {QuantityKind::parameters, LACUNA_TEXT("QuantityTitles", "encoder and decoder (parameters)"), Better::smaller,
       QuantityFormat::count},
      {QuantityKind::bytesSent, LACUNA_TEXT("QuantityTitles", "sent per image"), Better::smaller,
       QuantityFormat::bytes},
  };
  return *std::find_if(std::begin(all), std::end(all), [&](const QuantityFacts& facts) { return facts.kind == kind; });
}

std::vector<bool> bestRuns(const Quantity& quantity) {
  std::vector<bool> best(quantity.numbers.size(), false);
  const Better better = factsOf(quantity.kind).better;
  std::vector<double> present;
  for (const auto& number : quantity.numbers)
    if (number) present.push_back(*number);
  if (better == Better::neither || present.size() < 2) return best;
  const auto [least, greatest] = std::minmax_element(present.begin(), present.end());
  if (*least == *greatest) return best;
  const double wanted = better == Better::greater ? *greatest : *least;
  for (size_t i = 0; i < best.size(); ++i) best[i] = quantity.numbers[i] == wanted;
  return best;
}

std::vector<Quantity> settingsThatDiffer(const std::vector<RunRecord>& runs) {
  std::vector<ExperimentConfig> configs;
  for (const RunRecord& run : runs) configs.push_back(run.config);
  std::vector<Quantity> all;
  for (const ConfigDifference& d : configDifferences(configs))
    if (d.path != "name") all.push_back(settingOf(d));
  return all;
}

std::vector<Quantity> resultsOf(const std::vector<RunRecord>& runs) {
  std::vector<Quantity> all;
  const auto add = [&](QuantityKind kind, int lost,
                       const std::function<std::optional<double>(const RunRecord&)>& valueOf) {
    Quantity q;
    q.kind = kind;
    q.lost = lost;
    q.numeric = true;
    bool any = false;
    for (const RunRecord& run : runs) {
      q.numbers.push_back(valueOf(run));
      any = any || q.numbers.back();
    }
    if (any) all.push_back(std::move(q));
  };
  const auto when = [](bool present, double value) { return present ? std::optional(value) : std::nullopt; };
  int most = 0;
  for (const RunRecord& run : runs)
    if (run.evaluated)
      for (const LostSummary& s : run.accuracy.byLost) most = std::max(most, s.lost);

  add(QuantityKind::base, 0, [&](const RunRecord& r) { return when(r.evaluated, r.accuracy.base); });
  for (int lost = 1; lost <= most; ++lost) {
    const auto of = [lost, &when](const RunRecord& r, const std::function<double(const LostSummary&)>& valueOf) {
      const LostSummary* s = summaryOf(r, lost);
      return when(s != nullptr, s != nullptr ? valueOf(*s) : 0);
    };
    add(QuantityKind::mean, lost,
        [&](const RunRecord& r) { return of(r, [](const LostSummary& s) { return s.allPatternMean; }); });
    add(QuantityKind::worst, lost,
        [&](const RunRecord& r) { return of(r, [](const LostSummary& s) { return s.worst; }); });
    add(QuantityKind::below, lost,
        [&](const RunRecord& r) { return of(r, [&](const LostSummary& s) { return r.accuracy.base - s.worst; }); });
  }
  add(QuantityKind::seconds, 0, [&](const RunRecord& r) { return when(r.seconds > 0, r.seconds); });
  add(QuantityKind::speed, 0, [&](const RunRecord& r) { return when(r.samplesPerSecond > 0, r.samplesPerSecond); });
  // A code without learned parts costs nothing, which is a number too.
  add(QuantityKind::parameters, 0, [&](const RunRecord& r) {
    return when(r.evaluated, static_cast<double>(r.cost.encoderParameters + r.cost.decoderParameters));
  });
  add(QuantityKind::bytesSent, 0,
      [&](const RunRecord& r) { return when(r.cost.bytesSent > 0, static_cast<double>(r.cost.bytesSent)); });
  return all;
}

std::vector<PatternPair> commonPatterns(const RunRecord& first, const RunRecord& second) {
  const CodeConfig& a = first.config.code;
  const CodeConfig& b = second.config.code;
  if (a.k != b.k || a.r != b.r) return {};
  std::map<uint64_t, double> theirs;
  for (const PatternResult& p : second.patterns) theirs[p.pattern.mask] = p.accuracy;
  std::vector<PatternPair> pairs;
  for (const PatternResult& p : first.patterns)
    if (const auto it = theirs.find(p.pattern.mask); it != theirs.end())
      pairs.push_back({p.pattern, p.pattern.lostCount(), p.accuracy, it->second});
  return pairs;
}

} // namespace lacuna

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Configurations as users, scripts and libraries give them.
#include "experiment/config/config_json.h"
#include "experiment/split/split_plan.h"
#include "fuzz_support.h"

using namespace lacuna;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const ParsedConfig parsed = parseConfig(text);
  if (!parsed.issues.empty()) {
    for (const ConfigIssue& issue : parsed.issues) fuzz::require(!issue.message.empty(), "an issue says what it is");
    return 0;
  }
  const std::string canonical = formatConfig(parsed.config, -1);
  const ParsedConfig again = parseConfig(canonical);
  fuzz::require(again.issues.empty(), "what was valid stays valid");
  fuzz::require(again.config == parsed.config, "what is written reads back");
  fuzz::require(formatConfig(again.config, -1) == canonical, "the canonical form is canonical");
  fuzz::accepted([&] {
    const NetworkSpec network = networkOf(parsed.config);
    planSplit(network, parsed.config.code.k, parsed.config.code.r);
  });
  return 0;
}

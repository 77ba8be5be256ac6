// SPDX-License-Identifier: GPL-3.0-or-later
//
// The other JSON documents that are read: sweeps, imported data sets, the JSON of a run. The first byte says which.
#include "experiment/dataset/dataset_document.h"
#include "experiment/run/run_json.h"
#include "experiment/sweep/sweep.h"
#include "fuzz_support.h"

using namespace lacuna;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0]) {
    case 'd':
      fuzz::accepted([&] {
        const DatasetDocument document = parseDatasetDocument(text);
        const DatasetDocument again = parseDatasetDocument(formatDatasetDocument(document));
        fuzz::require(again.title == document.title && again.shape == document.shape, "what is written reads back");
      });
      break;
    case 'e':
      fuzz::accepted([&] { parseEvaluation(text); });
      break;
    default:
      parseSweep(text,
                 [](const std::string&) { return std::string(R"({"dataset": "mnist", "code": {"k": 2, "r": 1}})"); });
      break;
  }
  return 0;
}

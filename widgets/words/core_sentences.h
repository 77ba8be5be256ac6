// SPDX-License-Identifier: GPL-3.0-or-later
//
// What core says, in English, with "%1" for what differs from time to time: for those who translate, and for
// coreText(), which looks a sentence up here. Whoever words a sentence of core anew words it here, too; tst_core_words
// and tst_report_words find what was forgotten.
#pragma once

#include <vector>

namespace lacuna::widgets {

/// Placeholders are %1, %2, … in this order.
using CoreSentences = std::vector<const char*>;

CoreSentences configSentences();
CoreSentences networkSentences();
CoreSentences sweepSentences();
CoreSentences dataSentences();
CoreSentences storeSentences();
CoreSentences codingSentences();
CoreSentences reportSentences();
CoreSentences figuresSentences();
CoreSentences comparisonSentences();
CoreSentences failuresSentences();
/// "%1 points": only numbers stand for these placeholders.
CoreSentences quantitiesSentences();

} // namespace lacuna::widgets

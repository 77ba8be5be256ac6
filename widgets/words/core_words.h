// SPDX-License-Identifier: GPL-3.0-or-later
//
// core knows no Qt, and the command line and the library keep to English, so what core says comes here as a finished
// English text. Before it is shown it is looked up among the sentences of core_sentences.h.
#pragma once

#include <QString>
#include <string>

namespace lacuna::widgets {

/// A text of core in the language of the window; unknown text stays as it is, and in English all of it does. A text of
/// several lines or sentences is looked up as a whole, then piece by piece; what stands for a placeholder is looked up,
/// too, unless it is quoted. May be called from any thread.
///
///     coreText("k = 20 is out of range; use at most 8") → "k = 20 超出范围；请最多使用 8"
QString coreText(const std::string& english);

} // namespace lacuna::widgets

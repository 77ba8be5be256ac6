// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/language.h"

#include <algorithm>

#include "variant.h"

namespace lacuna::screens {

using namespace report;
using namespace window;

bool useLanguage(const QString& language) {
  const auto same = [&](const Language& one) { return one.code == language; };
  if (std::none_of(languages().begin(), languages().end(), same)) return false;
  speak(language);
  return true;
}

} // namespace lacuna::screens

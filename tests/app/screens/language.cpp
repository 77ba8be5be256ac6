// SPDX-License-Identifier: GPL-3.0-or-later
#include "variant.h"

namespace lacuna::screens {

bool useLanguage(const QString& language) {
  return language == QLatin1String("en"); // what the sources are written in
}

} // namespace lacuna::screens

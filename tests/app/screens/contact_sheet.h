// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lacuna::screens {

/// Writes FOLDER/index.html: one row for every picture, one column for every folder of pictures, and what was found.
void writeContactSheet(const QString& folder, const QStringList& columns, const QStringList& findings);

} // namespace lacuna::screens

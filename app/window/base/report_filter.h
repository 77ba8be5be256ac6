// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lacuna::window {

/// The formats of reports, as a file dialog wants them: "Web page (*.html);;PDF (*.pdf)…".
QString reportFilter();

} // namespace lacuna::window

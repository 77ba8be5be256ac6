// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTextDocument;

namespace lacuna::print {

/// QTextDocument keeps nothing together by itself. In one with a page size this lets what introduces something, a
/// heading with its text or a caption, go to the next page with it instead of ending a page alone.
void keepTogether(QTextDocument& document);

} // namespace lacuna::print

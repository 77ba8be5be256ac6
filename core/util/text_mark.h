// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a text of core that the window shows translated, in this context of resources/translations; lupdate knows the
/// macro (app/window/CMakeLists.txt). The value is the English text.
#define LACUNA_TEXT(context, text) text

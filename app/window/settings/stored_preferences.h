// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "widgets/dialogs/preferences_dialog.h"
#include "window/workbench/workbench.h"

namespace lacuna::window {

/// What the settings hold; what is not there or makes no sense is as a new user has it.
widgets::Preferences storedPreferences();
void storePreferences(const widgets::Preferences& preferences);

/// The theme alone, which the menu sets as well.
widgets::ThemeChoice storedTheme();
void storeTheme(widgets::ThemeChoice theme);

/// What a window is opened with: options of the command line, else preferences, else what is usual.
WindowOptions windowOptions(const CommandLineChoices& commandLine, const widgets::Preferences& preferences);

/// Which of these preferences something else is put before, one sentence each.
widgets::PreferenceWords overridden(const CommandLineChoices& commandLine, const widgets::Preferences& preferences);

/// What is wrong with folders and files that are not among those of `before`. Opens the library to look at it, without
/// changing it, so it may take a while; never on the GUI thread.
widgets::PreferenceWords problemsOf(const widgets::Preferences& wanted, const widgets::Preferences& before);

} // namespace lacuna::window

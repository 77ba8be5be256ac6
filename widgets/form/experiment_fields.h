// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lacuna::widgets {

class FormBuilder;

/// The rows of the experiment form, by section.
void addDataFields(FormBuilder& b);
void addCodeFields(FormBuilder& b);
void addTrainingFields(FormBuilder& b);
void addLossFields(FormBuilder& b);
void addDetailFields(FormBuilder& b);

} // namespace lacuna::widgets

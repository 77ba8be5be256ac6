// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/config/fields.h"

namespace lacuna::widgets {

class FormBuilder;

/// The rows of the experiment form that belong to a section, in order.
void addFields(FormBuilder& form, FieldSection section);

} // namespace lacuna::widgets

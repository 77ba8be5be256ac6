// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "experiment/config/fields.h"

namespace lacuna::widgets {

// What a person reads for a field of a configuration.
/// "channels", as it stands below "Encoder".
QString fieldLabel(const Field& field);
QString fieldHint(const Field& field);
/// What 0 stands for; empty where it is a number like others.
QString fieldZero(const Field& field);
/// "Encoder: channels", as it is called where it stands alone; the path itself where there is no such field.
QString fieldTitle(const std::string& path);
/// What the name of a sweep over it says: "seeds", "encoders".
QString fieldPlural(const std::string& path);
/// What a form shows for a word.
QString wordTitle(const FieldWord& word);
/// The same by the field's path and the word; empty where the field has no such word.
QString wordTitle(const std::string& path, const std::string& word);

} // namespace lacuna::widgets

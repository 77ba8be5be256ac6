// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_parts.h"

namespace lacuna::report {
namespace {

void speak(ReportTable& table, const ReportLanguage& language) {
  table.caption = language.say(table.caption);
  for (std::string& column : table.columns) column = language.say(column);
  if (table.ownWords) return;
  for (auto& row : table.rows)
    for (ReportCell& cell : row) cell.text = language.say(cell.text);
}

} // namespace

void speak(ReportDocument& document, const ReportLanguage& language) {
  if (!language.words) return;
  if (!document.ownTitle) document.title = language.say(document.title);
  for (std::string* text : {&document.subtitle, &document.question, &document.answer}) *text = language.say(*text);
  for (ReportSection& section : document.sections) {
    section.title = language.say(section.title);
    if (!section.ownWords)
      for (std::string& paragraph : section.paragraphs) paragraph = language.say(paragraph);
    for (ReportTable& table : section.tables) speak(table, language);
  }
}

} // namespace lacuna::report

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The HTML that QTextDocument understands (no flex, no variables, no inline SVG), for the printed page.
#include <algorithm>
#include <sstream>

#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

/// QTextDocument would break "finished" where a column has got too little; only longer texts may be broken.
const char* keptWhole(const std::string& text) {
  constexpr size_t kShort = 13;
  return text.size() <= kShort ? " style=\"white-space: nowrap\"" : "";
}

/// A column's name in lines of whole words, so that nothing else has to break it.
std::string headingHtml(const std::string& name, size_t columns) {
  const size_t widest = columns > 8 ? 9 : columns > 6 ? 12 : 20; // characters; so many columns fit onto a page
  std::string html;
  size_t line = 0;
  std::istringstream words(name);
  for (std::string word; words >> word;) {
    const bool fits = line == 0 || line + 1 + word.size() <= widest;
    html += (line == 0 ? "" : fits ? " " : "<br/>") + htmlEscaped(word);
    line = fits && line > 0 ? line + 1 + word.size() : word.size();
  }
  return html;
}

std::string plainTable(const ReportTable& table) {
  std::string html;
  if (!table.caption.empty()) html += "<p class=\"muted\">" + htmlEscaped(table.caption) + "</p>\n";
  // A configuration has some forty lines: closer together they are one page. Words of a wide table must not be broken.
  const char* const size = table.columns.size() > 8 ? "6.5pt" : table.columns.size() > 6 ? "7.5pt" : "9pt";
  html += std::string("<table border=\"1\" cellspacing=\"0\" cellpadding=\"2\" width=\"100%\" style=\"font-size: ") +
          size + "\">\n";
  const bool headed =
      std::any_of(table.columns.begin(), table.columns.end(), [](const std::string& name) { return !name.empty(); });
  if (headed) {
    html += "<thead><tr>";
    for (size_t i = 0; i < table.columns.size(); ++i)
      html += std::string("<th align=\"") + (table.numeric[i] ? "right" : "left") +
              "\" style=\"white-space: nowrap\">" + headingHtml(table.columns[i], table.columns.size()) + "</th>";
    html += "</tr></thead>\n";
  }
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (size_t i = 0; i < row.size(); ++i) {
      html += std::string("<td align=\"") + (table.numeric[i] ? "right" : "left") + "\"" + keptWhole(row[i].text);
      if (!row[i].background.empty()) html += " bgcolor=\"" + row[i].background + "\"";
      html += ">" + htmlEscaped(row[i].text) + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</table>\n";
}

/// A4 with margins of 16 mm at 96 dpi has 673 pixels; a wider picture would be cut.
constexpr int kPrintWidth = 660;

std::string plainFigure(const Figure& f) {
  const int width = std::min(f.width, kPrintWidth);
  const int height = f.width > 0 ? (f.height + printTitleHeight(f)) * width / f.width : 0;
  return "<p><img src=\"figure:" + htmlEscaped(f.id) + "\" width=\"" + std::to_string(width) + "\" height=\"" +
         std::to_string(height) + "\"/></p>\n";
}

std::string paragraphHtml(const std::string& text) {
  std::string html = "<p>";
  for (const char c : htmlEscaped(text)) html += c == '\n' ? std::string("<br/>") : std::string(1, c);
  return html + "</p>\n";
}

/// A heading straight above a picture or a long table goes with it to the next page; QTextDocument keeps nothing
/// together by itself.
bool beginsPage(const ReportSection& section, bool first) {
  constexpr size_t kLong = 12;
  if (first || !section.paragraphs.empty()) return false; // a title alone would fill the first page
  if (!section.figures.empty() && (section.figuresFirst || section.tables.empty())) return true;
  return !section.tables.empty() && section.tables.front().rows.size() > kLong;
}

} // namespace

std::string printPage(const ReportDocument& document, const ReportLanguage& language) {
  std::string html =
      "<html><head><meta charset=\"utf-8\"><title>" + htmlEscaped(document.title) +
      "</title><style>\n"
      // Not Inter, the window's font: it draws = { } and others in another shape beside figures, and a PDF then has no
      // text for them.
      "body { font-family: 'Liberation Sans', Arial, " +
      (language.fonts.empty() ? "" : language.fonts + ", ") +
      "sans-serif; font-size: 9pt; color: #1b2130; }\n"
      "h1 { font-size: 17pt; } h2 { font-size: 12pt; } .muted { color: #5d6679; } table { border-color: #cfd6e4; }\n"
      "th { background-color: #eef2f9; } pre { font-family: 'DejaVu Sans Mono', monospace; font-size: 6.5pt; "
      "white-space: pre-wrap; }\n</style></head><body>\n<h1>" +
      htmlEscaped(document.title) + "</h1>\n<p class=\"muted\">" + htmlEscaped(document.subtitle) + "</p>\n" +
      paragraphHtml(document.question) + "<p><b>" + htmlEscaped(document.answer) + "</b></p>\n";
  for (const ReportSection& section : document.sections) {
    html +=
        std::string("<h2") +
        (beginsPage(section, &section == &document.sections.front()) ? " style=\"page-break-before: always\"" : "") +
        ">" + htmlEscaped(section.title) + "</h2>\n";
    for (const std::string& paragraph : section.paragraphs) html += paragraphHtml(paragraph);
    std::string tables, pictures;
    for (const ReportTable& table : section.tables) tables += plainTable(table);
    for (const Figure& f : section.figures) pictures += plainFigure(f);
    html += section.figuresFirst ? pictures + tables : tables + pictures;
    if (!section.code.empty()) html += "<pre>" + htmlEscaped(section.code) + "</pre>\n";
  }
  return html + "</body></html>\n";
}

int printTitleHeight(const Figure& figure) {
  constexpr int kStrip = 26; // on paper
  return figure.width > kPrintWidth ? kStrip * figure.width / kPrintWidth : kStrip;
}

std::string printHtml(const RunReport& report, const ReportLanguage& language) {
  return printPage(documentOf(report, language), language);
}

std::string printHtml(const ComparisonReport& report, const ReportLanguage& language) {
  return printPage(documentOf(report, language), language);
}

std::string printHtml(const FailureReport& report, const ReportLanguage& language) {
  return printPage(documentOf(report, language), language);
}

} // namespace lacuna::report

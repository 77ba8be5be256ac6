// SPDX-License-Identifier: GPL-3.0-or-later
//
// One self-contained page: no scripts, no network, light and dark, fit to print.
#include <algorithm>

#include "report/figures/svg.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --ink: #1b2130; --muted: #5d6679; --page: #f5f7fb; --card: #ffffff; --line: #dfe4ee;
        --accent: #1f5fd6; --bad: #c2410c; --stripe: #f7f9fc; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
       font: 15px/1.55 Inter, "Segoe UI", system-ui, Helvetica, Arial, sans-serif; }
main { max-width: 1020px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; overflow-wrap: anywhere; }
h2 { font-size: 19px; margin: 0 0 10px; }
p { margin: 0 0 12px; max-width: 78ch; overflow-wrap: anywhere; white-space: pre-line; }
.subtitle, .question, caption { color: var(--muted); }
.subtitle { max-width: none; }
.answer { border-left: 4px solid var(--accent); padding: 10px 16px; background: var(--card); border-radius: 0 8px 8px 0;
          font-size: 17px; max-width: none; }
.answer.warning { border-color: var(--bad); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px 22px;
          margin-top: 20px; }
.scroll { overflow-x: auto; margin: 0 0 14px; }
table { border-collapse: collapse; font-size: 13.5px; font-variant-numeric: tabular-nums; min-width: 40%; }
caption { text-align: left; padding: 0 0 6px; font-size: 13px; }
th, td { text-align: left; padding: 5px 12px 5px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
td.long { overflow-wrap: anywhere; min-width: 14em; }
th { font-weight: 600; color: var(--muted); }
tbody tr:nth-child(even) { background: var(--stripe); }
.number { text-align: right; white-space: nowrap; }
th.number { white-space: normal; }
.value { color: #1b2130; border-radius: 4px; }
figure { margin: 6px 0 18px; overflow-x: auto; }
figure svg { width: 100%; min-width: 640px; height: auto; display: block; }
figcaption { font-size: 14px; font-weight: 600; margin-bottom: 8px; }
pre { background: var(--stripe); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; overflow-x: auto;
      font: 12.5px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: 0; }
summary { cursor: pointer; color: var(--accent); margin-bottom: 8px; }
footer { color: var(--muted); font-size: 12.5px; margin-top: 24px; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf3; --muted: #a2abbd; --page: #12151c; --card: #1a1e27; --line: #2d3340; --accent: #6f9bff;
          --bad: #fb8b4b; --stripe: #1f242f; }
  .f-ink { fill: #e8ebf3; } .f-muted, .f-base { fill: #a2abbd; } .f-card { fill: #1a1e27; } .f-bad { fill: #fb8b4b; }
  .s-grid { stroke: #2d3340; } .s-axis { stroke: #5b6475; } .s-base { stroke: #a2abbd; } .s-bad { stroke: #fb8b4b; }
  .f-onpart { fill: #12151c; } .f-parity { fill: #b794f6; } .s-parity { stroke: #b794f6; }
)css";

/// The series colours again, lighter: lines on a dark page.
constexpr const char* kDarkSeries[] = {"#4aa3e0", "#f08a45", "#2fbf95", "#d980b4",
                                       "#d9a53a", "#7cc0ea", "#b98d68", "#9ca6b6"};

constexpr const char* kPrintStyle = R"css(}
@media print {
  body { background: #ffffff; font-size: 11pt; } main { padding: 0; max-width: none; }
  section { border: 0; padding: 0; margin-top: 14pt; } figure, tr, pre { break-inside: avoid; } h2 { break-after: avoid; }
  .scroll, figure { overflow: visible; } figure svg { min-width: 0; } pre { white-space: pre-wrap; }
}
)css";

std::string style(const std::string& fonts) {
  std::string css = kStyle;
  const std::string last = "sans-serif; }";
  if (!fonts.empty()) css.insert(css.find(last), fonts + ", ");
  for (int i = 0; i < 8; ++i) {
    const std::string n = std::to_string(i);
    css += "  .f-c" + n + " { fill: " + kDarkSeries[i] + "; } .s-c" + n + " { stroke: " + kDarkSeries[i] + "; }\n";
  }
  return css + kPrintStyle;
}

/// In bytes; a hash or a long name may be broken anywhere, a short word may not.
size_t longestWord(const std::string& text) {
  size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == ' ' ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string cellHtml(const ReportCell& cell, bool numeric, const char* tag) {
  std::string classes = numeric ? "number" : longestWord(cell.text) > 30 ? "long" : "";
  if (!cell.background.empty()) classes += classes.empty() ? "value" : " value";
  std::string html = std::string("<") + tag;
  if (!classes.empty()) html += " class=\"" + classes + "\"";
  if (!cell.background.empty()) html += " style=\"background:" + cell.background + "\"";
  return html + ">" + htmlEscaped(cell.text) + "</" + tag + ">";
}

std::string tableHtml(const ReportTable& table) {
  std::string html = "<div class=\"scroll\"><table>\n";
  if (!table.caption.empty() && !table.folded) html += "<caption>" + htmlEscaped(table.caption) + "</caption>\n";
  bool headed = false;
  for (const std::string& column : table.columns) headed = headed || !column.empty();
  if (headed) {
    html += "<thead><tr>";
    for (size_t i = 0; i < table.columns.size(); ++i) html += cellHtml({table.columns[i], ""}, table.numeric[i], "th");
    html += "</tr></thead>\n";
  }
  html += "<tbody>\n";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (size_t i = 0; i < row.size(); ++i) html += cellHtml(row[i], table.numeric[i], "td");
    html += "</tr>\n";
  }
  html += "</tbody></table></div>\n";
  if (table.folded) html = "<details><summary>" + htmlEscaped(table.caption) + "</summary>\n" + html + "</details>\n";
  return html;
}

std::string figureHtml(const Figure& figure) {
  return "<figure id=\"" + htmlEscaped(figure.id) + "\">\n<figcaption>" + htmlEscaped(figure.title) +
         "</figcaption>\n" + figure.svg + "</figure>\n";
}

std::string sectionHtml(const ReportSection& section) {
  std::string tables, pictures;
  for (const ReportTable& table : section.tables) tables += tableHtml(table);
  for (const Figure& figure : section.figures) pictures += figureHtml(figure);
  std::string html = "<section>\n<h2>" + htmlEscaped(section.title) + "</h2>\n";
  for (const std::string& paragraph : section.paragraphs) html += "<p>" + htmlEscaped(paragraph) + "</p>\n";
  html += section.figuresFirst ? pictures + tables : tables + pictures;
  if (!section.code.empty()) html += "<pre>" + htmlEscaped(section.code) + "</pre>\n";
  return html + "</section>\n";
}

} // namespace

std::string htmlPage(const ReportDocument& document, const ReportLanguage& language) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"" + htmlEscaped(language.tag) +
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"Lacuna\">\n<title>" +
      htmlEscaped(document.title) + "</title>\n<style>" + style(language.fonts) +
      "</style>\n</head>\n<body>\n<main>\n<h1>" + htmlEscaped(document.title) + "</h1>\n<p class=\"subtitle\">" +
      htmlEscaped(document.subtitle) + "</p>\n<p class=\"question\">" + htmlEscaped(document.question) +
      "</p>\n<p class=\"answer" + (document.warning ? " warning" : "") + "\">" + htmlEscaped(document.answer) +
      "</p>\n";
  for (const ReportSection& section : document.sections) html += sectionHtml(section);
  return html + "<footer>" + htmlEscaped(language.say("Written by Lacuna.")) + "</footer>\n</main>\n</body>\n</html>\n";
}

} // namespace lacuna::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

/// `text` with every `from` as `to`.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// Text that Markdown shows as it is: HTML escaped (but for quotes: no text stands in an attribute), then everything
/// that could begin formatting, a link or a table column gets a backslash. Line breaks become spaces, so that a name
/// cannot begin a heading or a list.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : replaced(replaced(htmlEscaped(text), "&#39;", "'"), "&quot;", "\"")) {
    if (c == '\n' || c == '\t') {
      safe += ' ';
      continue;
    }
    if (std::string("\\`*_[]|~$#").find(c) != std::string::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

std::string tableText(const ReportTable& table) {
  std::string text;
  if (!table.caption.empty()) text += escaped(table.caption) + ":\n\n";
  text += "|";
  for (const std::string& column : table.columns) text += " " + escaped(column) + " |";
  text += "\n|";
  for (const bool numeric : table.numeric) text += numeric ? " ---: |" : " :--- |";
  text += "\n";
  for (const auto& row : table.rows) {
    text += "|";
    for (const ReportCell& cell : row) text += " " + escaped(cell.text) + " |";
    text += "\n";
  }
  return text + "\n";
}

/// A fence longer than any run of backticks inside.
std::string codeText(const std::string& code) {
  size_t longest = 2, run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fence + "\n" + code + "\n" + fence + "\n\n";
}

/// A file name as a link target: anything that is not plainly harmless is percent-encoded.
std::string linkTarget(const std::string& name) {
  std::string target;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '/';
    const auto byte = static_cast<unsigned char>(c);
    target +=
        plain ? std::string(1, c) : std::string("%") + "0123456789ABCDEF"[byte >> 4] + "0123456789ABCDEF"[byte & 15];
  }
  return target;
}

} // namespace

std::string markdownText(const ReportDocument& document, const ReportOptions& options) {
  std::string text = "# " + escaped(document.title) + "\n\n" + escaped(document.subtitle) + "\n\n" +
                     escaped(document.question) + "\n\n**" + escaped(document.answer) + "**\n\n";
  for (const ReportSection& section : document.sections) {
    text += "## " + escaped(section.title) + "\n\n";
    for (const std::string& paragraph : section.paragraphs) text += escaped(paragraph) + "\n\n";
    for (const ReportTable& table : section.tables) text += tableText(table);
    for (const Figure& f : section.figures)
      if (!options.figureStem.empty())
        text += "![" + escaped(f.title) + "](" + linkTarget(options.figureStem + "-" + f.id + ".svg") + ")\n\n";
    if (!section.code.empty()) text += codeText(section.code);
  }
  return text;
}

} // namespace lacuna::report

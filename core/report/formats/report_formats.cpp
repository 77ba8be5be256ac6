// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "report/report_parts.h"
#include "util/text_mark.h"

namespace lacuna::report {

const std::vector<ReportFormat>& reportFormats() {
  using Run = const RunReport&;
  using Comparison = const ComparisonReport&;
  using Failures = const FailureReport&;
  using Options = const ReportOptions&;
  static const auto all = [](Comparison c) {
    std::vector<const RunReport*> runs;
    for (const RunReport& r : c.runs) runs.push_back(&r);
    return runs;
  };
  static const std::vector<ReportFormat> formats = {
      {"html", LACUNA_TEXT("ReportFormats", "Web page"), false,
       [](Run r, Options o) { return htmlPage(documentOf(r, o.language), o.language); },
       [](Comparison c, Options o) { return htmlPage(documentOf(c, o.language), o.language); },
       [](Failures f, Options o) { return htmlPage(documentOf(f, o.language), o.language); }},
      {"pdf", LACUNA_TEXT("ReportFormats", "PDF"), true, [](Run r, Options o) { return printHtml(r, o.language); },
       [](Comparison c, Options o) { return printHtml(c, o.language); },
       [](Failures f, Options o) { return printHtml(f, o.language); }},
      {"md", LACUNA_TEXT("ReportFormats", "Markdown"), false,
       [](Run r, Options o) { return markdownText(documentOf(r, o.language), o); },
       [](Comparison c, Options o) { return markdownText(documentOf(c, o.language), o); },
       [](Failures f, Options o) { return markdownText(documentOf(f, o.language), o); }},
      {"csv", LACUNA_TEXT("ReportFormats", "Table"), false, [](Run r, Options) { return csvText({&r}); },
       [](Comparison c, Options) { return csvText(all(c), c.sweep ? &*c.sweep : nullptr); },
       [](Failures f, Options) { return csvText(f); }},
      {"json", LACUNA_TEXT("ReportFormats", "JSON"), false, [](Run r, Options) { return jsonText(r); },
       [](Comparison c, Options) { return jsonText(c); }, [](Failures f, Options) { return jsonText(f); }}};
  return formats;
}

std::string reportEndings() {
  std::string all;
  for (const ReportFormat& format : reportFormats()) all += (all.empty() ? "." : ", .") + std::string(format.extension);
  return all;
}

const ReportFormat* findReportFormat(const std::string& fileName) {
  const size_t slash = fileName.rfind('/');
  const size_t dot = fileName.rfind('.');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return nullptr;
  std::string extension = fileName.substr(dot + 1);
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto& formats = reportFormats();
  const auto it =
      std::find_if(formats.begin(), formats.end(), [&](const ReportFormat& f) { return extension == f.extension; });
  return it == formats.end() ? nullptr : &*it;
}

} // namespace lacuna::report

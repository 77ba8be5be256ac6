// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "report/report_parts.h"

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
      {"html", "Web page", [](Run r, Options o) { return htmlPage(documentOf(r, o.language), o.language); },
       [](Comparison c, Options o) { return htmlPage(documentOf(c, o.language), o.language); },
       [](Failures f, Options o) { return htmlPage(documentOf(f, o.language), o.language); }},
      {"md", "Markdown", [](Run r, Options o) { return markdownText(documentOf(r, o.language), o); },
       [](Comparison c, Options o) { return markdownText(documentOf(c, o.language), o); },
       [](Failures f, Options o) { return markdownText(documentOf(f, o.language), o); }},
      {"csv", "Table", [](Run r, Options) { return csvText({&r}); },
       [](Comparison c, Options) { return csvText(all(c), c.sweep ? &*c.sweep : nullptr); },
       [](Failures f, Options) { return csvText(f); }},
      {"json", "JSON", [](Run r, Options) { return jsonText(r); }, [](Comparison c, Options) { return jsonText(c); },
       [](Failures f, Options) { return jsonText(f); }}};
  return formats;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/shown_code.h"

#include "widgets/pipeline_view.h"

namespace lacuna {

void showCode(PipelineView& view, const CodeSnapshot& code, int testImages) {
  PipelineInfo info;
  info.testImages = testImages;
  info.decoderParameters = code.cost().decoderParameters;
  view.setPlan(code.plan(), code.config(), info);
  QStringList names;
  if (const auto data = datasetOf(code.config()))
    for (const std::string& name : data->classNames) names << QString::fromStdString(name);
  view.setClassNames(names);
}

} // namespace lacuna

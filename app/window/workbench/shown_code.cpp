// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/shown_code.h"

#include "experiment/config/config_dataset.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/words/data_names.h"

namespace lacuna::window {

using namespace widgets;

void showCode(PipelineView& view, const CodeSnapshot& code, int testImages) {
  PipelineInfo info;
  info.testImages = testImages;
  info.decoderParameters = code.cost().decoderParameters;
  view.setPlan(code.plan(), code.config(), info);
  const auto data = datasetOf(code.config());
  view.setClassNames(data ? classNamesOf(*data) : QStringList());
}

} // namespace lacuna::window

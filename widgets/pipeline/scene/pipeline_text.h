// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace lacuna::widgets {

/// Texts of the pipeline, wherever they are painted: all are of one context, the view's.
struct PipelineText {
  Q_DECLARE_TR_FUNCTIONS(lacuna::widgets::PipelineView)
};

} // namespace lacuna::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lacuna::widgets {

// Languages differ in what stands between words and sentences, so nothing on screen is put together by hand.

/// One after the other: "It is trained. The queue has ended."
QString sentences(const QStringList& all);
/// "3 trained, 2 failed"
QString listed(const QStringList& words);
/// The name of an action as running text: "&File" and "文件(&F)" without what marks the key.
QString withoutMark(QString action);

} // namespace lacuna::widgets

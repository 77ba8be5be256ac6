// SPDX-License-Identifier: GPL-3.0-or-later
#include "print/report_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <cmath>
#include <vector>

namespace lacuna::print {
namespace {

/// A piece of the document from top to bottom: a paragraph, a picture, or a table.
struct Piece {
  QTextBlock block; ///< invalid for a table
  const QTextTable* table = nullptr;

  bool isHeading() const { return block.isValid() && block.blockFormat().headingLevel() > 0; }
  /// A picture's character stands for it.
  bool isText() const { return block.isValid() && !block.text().contains(QChar::ObjectReplacementCharacter); }
};

std::vector<Piece> piecesOf(const QTextDocument& document) {
  std::vector<Piece> pieces;
  const QTextFrame* root = document.rootFrame();
  for (auto at = root->begin(); !at.atEnd(); ++at) {
    if (const auto* table = qobject_cast<const QTextTable*>(at.currentFrame()))
      pieces.push_back({{}, table});
    else if (at.currentBlock().isValid() && !at.currentBlock().text().isEmpty())
      pieces.push_back({at.currentBlock()});
  }
  return pieces;
}

/// Where the part of a piece ends that has to stand on the page of what introduces it: a short table whole, of a long
/// one the first rows.
double endOf(const Piece& piece, const QAbstractTextDocumentLayout& layout) {
  constexpr int kShort = 16;
  if (piece.table == nullptr) return layout.blockBoundingRect(piece.block).bottom();
  const int last = piece.table->rows() <= kShort ? piece.table->rows() - 1 : 2;
  return layout.blockBoundingRect(piece.table->cellAt(last, 0).lastCursorPosition().block()).bottom();
}

} // namespace

void keepTogether(QTextDocument& document) {
  const double page = document.pageSize().height();
  const std::vector<Piece> pieces = piecesOf(document);
  for (size_t i = 0; i + 1 < pieces.size(); ++i) {
    const bool caption = pieces[i].isText() && !pieces[i + 1].isText();
    if (!pieces[i].isHeading() && !caption) continue;
    size_t introduced = i + 1;
    while (introduced + 1 < pieces.size() && pieces[introduced].isText() && !pieces[introduced + 1].isHeading())
      ++introduced;
    // Asked anew each time: a break moves all that follows.
    const QAbstractTextDocumentLayout& layout = *document.documentLayout();
    const double top = layout.blockBoundingRect(pieces[i].block).top();
    double end = endOf(pieces[introduced], layout);
    // What is longer than that is not kept with it whole.
    if (end - top > page * 0.8) end = endOf(pieces[i + 1], layout);
    if (end - top > page * 0.8 || std::floor(top / page) == std::floor((end - 1) / page)) continue;
    QTextCursor cursor(pieces[i].block);
    QTextBlockFormat format = pieces[i].block.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    cursor.setBlockFormat(format);
    // Left to lay out again only what has changed, it loses pieces beyond the new break.
    document.markContentsDirty(0, document.characterCount());
  }
}

} // namespace lacuna::print

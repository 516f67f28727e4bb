// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/formatting.h"

#include "core/base/pooltask.h"
#include "ui/editor/codearea.h"
#include "ui/editor/sqllexer.h"

namespace ui::editor {

using core::sql::Statement;
using Sci = QsciScintilla;

namespace {

constexpr qsizetype AtOnce = 32 << 10; ///< bytes that are laid out while one waits: some ms

} // namespace

Formatting::Formatting(CodeArea &area, SqlLexer &lexer, QObject *parent)
    : QObject(parent)
    , m_area(area)
    , m_lexer(lexer)
{
    connect(&lexer.changes(), &TextChanges::changed, this, [this] { ++m_revision; });
}

Formatting::Range Formatting::selectionOrStatement() const
{
    const auto start = qsizetype(m_area.SendScintilla(Sci::SCI_GETSELECTIONSTART));
    const auto end = qsizetype(m_area.SendScintilla(Sci::SCI_GETSELECTIONEND));
    const Statement first = m_lexer.statementAt(start);
    if (end <= start)
        return first.isNull() ? Range{} : Range{first.bodyOffset, first.end()};
    // whole statements: a piece of one has no clauses of its own
    Range range{start, end};
    if (!first.isNull() && first.bodyOffset < start && first.end() > start)
        range.start = first.bodyOffset;
    const Statement last = m_lexer.statementAt(end);
    if (!last.isNull() && last.bodyOffset < end)
        range.end = std::max(end, last.end());
    return range;
}

void Formatting::format()
{
    change(selectionOrStatement(),
           [options = options()](const QByteArray &text) { return core::sql::formatted(text, options); });
}

void Formatting::formatAll()
{
    change({0, m_lexer.size()},
           [options = options()](const QByteArray &text) { return core::sql::formatted(text, options); });
}

void Formatting::setKeywordCase(core::sql::KeywordCase keywords)
{
    change(selectionOrStatement(),
           [keywords](const QByteArray &text) { return core::sql::withKeywordCase(text, keywords); });
}

void Formatting::change(Range range, const Change &change)
{
    if (m_area.isReadOnly() || range.end <= range.start)
        return;
    const QByteArray before = m_lexer.bytes(range.start, range.end).toByteArray();
    if (before.size() <= AtOnce)
        return apply(range, before, change(before));
    const auto task = core::runInPool<QByteArray>(
        [change, before](const std::stop_token &) -> core::Result<QByteArray> { return change(before); });
    core::whenDone(task, this,
                   [this, range, before, revision = m_revision](const core::Result<QByteArray> &after) {
                       if (after && revision == m_revision)
                           apply(range, before, *after);
                   });
}

/// Only what is different is replaced, so that marks and the view stay where nothing changed.
void Formatting::apply(Range range, const QByteArray &before, const QByteArray &formatted)
{
    QByteArray after = formatted;
    if (m_area.eolMode() == QsciScintilla::EolWindows) // the formatter's own line ends
        after.replace("\r\n", "\n").replace("\n", "\r\n");
    if (after == before)
        return;
    qsizetype same = 0;
    while (same < std::min(before.size(), after.size()) && before[same] == after[same])
        ++same;
    qsizetype tail = 0;
    while (tail < std::min(before.size(), after.size()) - same
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const auto whole = [](const QByteArray &text, qsizetype at) { // not within a character
        return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    };
    while (same > 0 && !whole(before, same))
        --same;
    while (tail > 0 && !whole(before, before.size() - tail))
        --tail;
    const auto caret = qsizetype(m_area.SendScintilla(Sci::SCI_GETCURRENTPOS));
    const qsizetype grown = after.size() - before.size();
    qsizetype place = caret;
    if (caret >= range.end)
        place = caret + grown;
    else if (caret > range.start)
        place = range.start + core::sql::followedCaret(before, caret - range.start, after);
    m_area.SendScintilla(Sci::SCI_BEGINUNDOACTION);
    m_area.SendScintilla(Sci::SCI_SETTARGETRANGE, static_cast<unsigned long>(range.start + same),
                         long(range.end - tail));
    m_area.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(after.size() - same - tail),
                         after.constData() + same);
    m_area.SendScintilla(Sci::SCI_ENDUNDOACTION);
    m_area.SendScintilla(Sci::SCI_GOTOPOS, static_cast<unsigned long>(place));
}

} // namespace ui::editor

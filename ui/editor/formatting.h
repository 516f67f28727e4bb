// SPDX-License-Identifier: GPL-3.0-or-later
// Formats the selection, the statement around the caret or the whole text: one undo step, the caret stays at
// its word. Large texts are laid out in the thread pool; an edit meanwhile wins. Thread: GUI.
#pragma once

#include "core/sql/formatter.h"

#include <QObject>

#include <functional>

namespace ui::editor {

class CodeArea;
class SqlLexer;

class Formatting : public QObject
{
    Q_OBJECT

public:
    Formatting(CodeArea &area, SqlLexer &lexer, QObject *parent);

    core::sql::FormatOptions options() const { return m_options ? m_options() : core::sql::FormatOptions(); }
    /// Asked each time.
    void setOptions(std::function<core::sql::FormatOptions()> options) { m_options = std::move(options); }

    /// The statements that the selection touches; without one the statement under the caret.
    void format();
    void formatAll();
    void setKeywordCase(core::sql::KeywordCase keywords);

private:
    struct Range
    {
        qsizetype start = 0;
        qsizetype end = 0;
    };
    using Change = std::function<QByteArray(const QByteArray &)>;

    Range selectionOrStatement() const;
    void change(Range range, const Change &change);
    void apply(Range range, const QByteArray &before, const QByteArray &after);

    CodeArea &m_area;
    SqlLexer &m_lexer;
    std::function<core::sql::FormatOptions()> m_options;
    int m_revision = 0;
};

} // namespace ui::editor

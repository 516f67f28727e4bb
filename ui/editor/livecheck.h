// SPDX-License-Identifier: GPL-3.0-or-later
// Underlines what PostgreSQL's parser would refuse, and an UPDATE or DELETE without WHERE, on a pause: only
// in the statements that are seen, in the thread pool. Thread: GUI. Cost on the GUI thread: a copy of at most
// 256 kB.
#pragma once

#include "core/sql/splitter.h"
#include "ui/base/theme.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace ui::editor {

class CodeArea;
class SqlLexer;
struct TextChange;

class LiveCheck : public QObject
{
    Q_OBJECT

public:
    struct Mark
    {
        qsizetype offset = 0; ///< bytes of the text
        qsizetype length = 0;
        QString message{};
        bool warning = false; ///< runs, but does more than one may want

        bool operator==(const Mark &) const = default;
    };

    LiveCheck(const Theme &theme, CodeArea &area, SqlLexer &lexer, QObject *parent);

    /// The server the text is for. The parser's grammar is of one version: for a newer one, and where none is
    /// known (0), no syntax error is shown.
    void setServerMajor(int major);

    /// In the order of the text.
    const QList<Mark> &marks() const { return m_marks; }
    const Mark *markAt(qsizetype byteOffset) const;

signals:
    void marksChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void textModified(const TextChange &change);
    void check();
    void show(const QList<Mark> &marks);
    void updateColors();

    const Theme &m_theme;
    CodeArea &m_area;
    SqlLexer &m_lexer;
    QTimer m_pause;
    QList<Mark> m_marks;
    int m_revision = 0;
    int m_serverMajor = 0;
};

/// What LiveCheck finds in a piece of a text: those statements that begin before `visibleEnd`. `base` is
/// added to the places. A statement that the caret is in is not blamed for not being finished. Thread: any.
QList<LiveCheck::Mark> findMarks(const QByteArray &piece, const core::sql::State &state, qsizetype visibleEnd,
                                 qsizetype caret, bool cut, bool syntax, qsizetype base);

} // namespace ui::editor

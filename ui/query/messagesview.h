// SPDX-License-Identifier: GPL-3.0-or-later
// What the server said, in order: a line per statement with tag, rows and time, notices, errors whole. Plain
// text, bounded. Thread: GUI.
#pragma once

#include "core/query/outcome.h"
#include "ui/base/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace ui::query {

class MessagesView : public QPlainTextEdit
{
    Q_OBJECT

public:
    MessagesView(const Theme &theme, int lines, QWidget *parent = nullptr);

    /// statement: what they are about, so that its passwords are not told.
    void addNotices(const QList<core::session::Notice> &notices, qint64 dropped,
                    const QByteArray &statement = {});
    /// statement: its text, of which the first line is shown. line: where it stands in a file, from 1.
    void addOutcome(const QString &statement, const core::query::Outcome &outcome, qint64 line = 0);
    void addText(Token color, const QString &text);
    /// What went well is shown within a moment, many lines at once; everything else, and this, at once.
    void flush();
    void reset();
    /// Statements and notices since reset().
    int count() const { return m_count; }

signals:
    void countChanged();

private:
    struct Line
    {
        Token color;
        QString text;
    };
    void append(Token color, const QString &text);
    void restyle();

    const Theme &m_theme;
    int m_count = 0;
    QList<Line> m_waiting;
    QTimer m_moment;
};

/// "4 rows updated", beside the server's own "UPDATE 4"; empty for what changes no rows.
QString affectedText(const core::query::Outcome &outcome);

} // namespace ui::query

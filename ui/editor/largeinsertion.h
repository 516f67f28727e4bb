// SPDX-License-Identifier: GPL-3.0-or-later
// A large text put in at the caret in pieces, between the events: whole or, where it is cancelled, not yet.
// Its long lines are broken in the thread pool before. One step of undo; nothing can be typed meanwhile.
// Thread: GUI.
#pragma once

#include "core/sql/longlines.h"

#include <QObject>
#include <QTimer>

class QsciScintilla;

namespace ui::editor {

class LargeInsertion : public QObject
{
    Q_OBJECT

public:
    LargeInsertion(QsciScintilla &area, QObject *parent);

    /// Instead of the selection. before: the scanner's state there.
    void start(const QByteArray &utf8, const core::sql::State &before);
    bool isRunning() const { return m_running; }
    /// The text is to be another one: what is in stays, and the user may type again.
    void cancel();

signals:
    /// The caret is behind it. lines: without the text.
    void finished(const core::sql::ShortLines &lines);

private:
    void step();
    void end();

    QsciScintilla &m_area;
    QTimer m_next;
    core::sql::ShortLines m_lines;
    qsizetype m_done = 0;  ///< bytes
    qsizetype m_place = 0; ///< where the text begins
    int m_serial = 0;
    bool m_running = false;
    bool m_begun = false; ///< the step of undo is
    bool m_wasReadOnly = false;
};

} // namespace ui::editor

// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a password in clear from reaching the server's log by accident: it is underlined while one types, and
// before such a statement runs a bar asks, with a verifier one click away. Thread: GUI. Hashing is done off
// it.
#pragma once

#include "core/passwords/clearpasswords.h"
#include "ui/editor/sqleditor.h"

#include <QTimer>

#include <functional>

namespace ui {
class Banner;
}

namespace ui::query {

class PasswordGuard : public QObject
{
    Q_OBJECT

public:
    PasswordGuard(editor::SqlEditor &editor, Banner &bar, QObject *parent);

    /// What passwords in clear are in statements.
    struct Found
    {
        qsizetype count = 0;
        int firstRange = -1;
        qsizetype firstOffset = 0; ///< in that range
        bool replaceable = false;  ///< one of them
        bool needed = false;       ///< one of them, in clear
        bool keptOut = false;      ///< of the server's log
    };
    /// Thread: any.
    static Found look(const QList<editor::SqlRange> &ranges);

    /// True: there is no password in clear, run. False: the bar asks; runAnyway is called if that is wished.
    /// superuser: may tell the server to keep it out of its log, so that is offered.
    bool admits(const QList<editor::SqlRange> &ranges, bool superuser, std::function<void()> runAnyway);
    /// The same where that is known already.
    bool admits(const QList<editor::SqlRange> &ranges, const Found &found, bool superuser,
                std::function<void()> runAnyway);
    /// Takes the question back.
    void clear();

private:
    void replace(const QList<editor::SqlRange> &ranges);
    void keepOut(const QList<editor::SqlRange> &ranges);
    void mark();

    editor::SqlEditor &m_editor;
    Banner &m_bar;
    QTimer m_markTimer;
    bool m_marked = false;
};

} // namespace ui::query

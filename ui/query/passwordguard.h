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

    /// True: there is no password in clear, run. False: the bar asks; runAnyway is called if that is wished.
    /// superuser: may tell the server to keep it out of its log, so that is offered.
    bool admits(const QList<editor::SqlRange> &ranges, bool superuser, std::function<void()> runAnyway);
    /// There is one: admits() would ask.
    static bool carries(const QList<editor::SqlRange> &ranges);
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Statements to start from, made for an object: SELECT, INSERT, UPDATE, DELETE with its columns and its key,
// the call of a routine with its arguments by name. Values are $1, $2, …, asked for when they are run.
#pragma once

#include "core/catalog/objectref.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>

namespace core::actions {

/// A column, or an argument of a routine.
struct ScriptPart
{
    QString name; ///< empty: an argument without one
    QString type;
    int key = 0;         ///< place in the key, from 1
    bool written = true; ///< false: generated, always identity
    QChar mode{};        ///< of an argument: i, o, b, v, t
    QString value{};     ///< its default, as SQL
    bool isInput() const { return mode != QLatin1Char('o') && mode != QLatin1Char('t'); }
};

struct ScriptSubject
{
    QString schema;
    QString name;
    QList<ScriptPart> parts{};
    bool routine = false;
    bool procedure = false;
    bool aggregate = false; ///< or a window function
    bool setReturning = false;
};

struct ScriptKind
{
    QString id;        ///< "select"
    QString text;      ///< "SELECT"
    QStringList kinds; ///< of the tree's objects
};

/// select, insert, update, delete, call.
const QList<ScriptKind> &scriptKinds();

/// Pure. Ends with a semicolon and a line break.
QString scriptText(const QString &id, const ScriptSubject &subject);

/// Fails with Sql, Cancelled, Connection, and Input where the object is gone.
Result<QString> readScript(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                           const QString &id, const catalog::ObjectRef &ref);

/// "select count(*) as rows from public.a", of several one row each; relations only.
QString countText(const QList<catalog::ObjectRef> &refs);
bool canCount(const catalog::ObjectRef &ref);

} // namespace core::actions

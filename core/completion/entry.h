// SPDX-License-Identifier: GPL-3.0-or-later
// What completion offers, as values that a list can show. Thread: any.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace core::completion {

enum class EntryKind : quint8
{
    Keyword,
    Snippet,
    Schema,
    Table,
    Partitioned,
    View,
    MatView,
    Foreign,
    Sequence,
    Index,
    Composite,
    Cte,
    Alias,
    Column,
    KeyColumn,
    Columns, ///< several at once: what * stands for
    Function,
    Procedure,
    Aggregate,
    Window,
    Type,
    Role,
    Database,
    Tablespace,
    Language,
    Extension,
    Setting,
    Value, ///< of a setting
    Join,  ///< a condition, or a table with its condition
    Constraint,
    Trigger,
    Policy,
    Other,
    Count
};

struct Entry
{
    EntryKind kind = EntryKind::Other;
    QString label{};     ///< as shown
    QString insert{};    ///< as put in: quoted where it must be
    QString detail{};    ///< type, signature, schema
    QString comment{};   ///< COMMENT ON
    QByteArray usage{};  ///< under which its use is counted; empty: not
    int caretBack = 0;   ///< UTF-16 units that the caret stands before the end of what was put in
    bool again = false;  ///< completion goes on behind it: a schema's dot
    bool prefix = false; ///< begins with what was typed

    bool operator==(const Entry &) const = default;
};

struct Snippet
{
    QString name; ///< what is typed
    QString text; ///< $0: where the caret goes
    QString description{};
};

/// Few and short; those of the user are added by whoever asks.
const QList<Snippet> &builtinSnippets();

} // namespace core::completion

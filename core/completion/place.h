// SPDX-License-Identifier: GPL-3.0-or-later
// What a name in a statement means: an alias its table, a column the table it is of, a call its functions.
// For hover cards and "go to". Thread: any.
#pragma once

#include "core/completion/snapshot.h"

#include <QStringList>

namespace core::completion {

struct Place
{
    enum class Kind : quint8
    {
        None,
        Relation,
        Column,
        Function,
        Type,
        Schema
    };
    Kind kind = Kind::None;
    qsizetype from = 0; ///< of the name, bytes in the statement
    qsizetype length = 0;
    int index = -1;                   ///< in the snapshot: relation (of a column: its), type or schema
    int column = -1;                  ///< of the relation, from 0
    std::vector<quint32> functions{}; ///< overloads
};

Place placeAt(QByteArrayView statement, qsizetype byte, const Snapshot &snapshot);

/// What a hover card shows of it; all text is the server's and plain.
struct Card
{
    struct Line
    {
        QString name;
        QString type;
        QString note{};
        bool key = false;
        bool current = false; ///< the column that is pointed at
    };
    QString icon;
    QString title;
    QString detail{};
    QString comment{};
    QList<Line> lines{};
    int more = 0; ///< lines that had no room
};

Card cardOf(const Place &place, const Snapshot &snapshot, int mostLines = 24);

/// Id of the catalogue's kind.
QString kindOf(RelationKind kind);
QString kindOf(FunctionKind kind);
/// kind: pg_type.typtype
QString kindOfType(char kind);

} // namespace core::completion

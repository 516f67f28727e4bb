// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of an object's page, as data: which there are for a kind, which SQL file each reads, and how
// what it gives is shown. A kind's own file (sql/<kind>/<verb>.sql) goes before the shared one.
#pragma once

#include "core/base/serverversion.h"
#include "core/catalog/objectkind.h"
#include "core/catalog/sqllibrary.h"

#include <QList>

namespace core::objects {

/// How a value is shown; what is copied stays the server's text.
enum class Form
{
    Text,
    Code,    ///< SQL or another language: code font, opened whole
    Count,   ///< digits in groups, right-aligned
    Bytes,   ///< "8 kB", the exact number as tooltip
    Share,   ///< 0 to 1, as per cent
    Flag,    ///< true or false, as yes and no
    Time,    ///< a point in time
    Seconds, ///< a span
    Milliseconds,
};
/// "bytes" → Form::Bytes, as the SQL files write it; Text for nothing and for what is not known.
Form formFrom(const QString &word);
/// Right-aligned, with tabular figures.
bool isNumber(Form form);

struct Column
{
    QString name; ///< of the SQL file
    QString title;
    Form form = Form::Text;
};

struct Section
{
    enum class Shape
    {
        Facts,        ///< fields in groups
        Table,        ///< rows of objects or parts
        Dependencies, ///< a tree that opens lazily
        Privileges,
        Definition,
    };

    QString id;
    QString title;
    Shape shape = Shape::Facts;
    QString verb{};           ///< of its SQL file
    QString shared{};         ///< folder of the file for kinds that have none of their own
    QList<Column> columns{};  ///< of a Table
    QString emptyText{};      ///< where it gives nothing
    QString request{};        ///< id of what is read on request only: the verb of a second file
    QString requestText{};    ///< what its button says
    QString requestToolTip{}; ///< and what it costs
};

/// In the order shown; the first is what an object opens with.
QList<Section> sectionsOf(const catalog::ObjectKind &kind);
/// Every section there is; for tests and lookups.
const QList<Section> &allSections();

/// The folder whose file of this verb serves the kind on this server; empty where there is none.
QString folderFor(const catalog::SqlLibrary &library, const QString &kind, const Section &section,
                  const QString &verb, ServerVersion version);

} // namespace core::objects

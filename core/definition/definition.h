// SPDX-License-Identifier: GPL-3.0-or-later
// The definition of an object: the statements that make it as it is.
#pragma once

#include "core/definition/piece.h"

#include <QStringList>

namespace core::definition {

struct Options
{
    bool owner = true;
    bool privileges = true;
    bool ifNotExists = false; ///< what is there already is left alone
    bool dropFirst = false;   ///< before everything else, what is there is dropped
    bool passwords = true;    ///< of servers, user mappings and subscriptions; see withoutpasswords.h
};

/// One line: an object with its owner, comments, grants and settings, or the part of it that had to wait.
struct Definition
{
    Key key{};
    QString kind{};   ///< ObjectKind::id; empty for parts
    QString type{};   ///< as pg_identify_object calls it, like
    QString schema{}; ///< empty: in none
    QString identity{};
    QStringList statements{}; ///< without semicolons
};

struct Definitions
{
    QList<Definition> list{}; ///< in an order in which they can be run
    QStringList remarks{};    ///< what could not be read or put in order, for the user
    qsizetype hidden = 0;     ///< so many objects had a password that was left out
};

/// The statements, each with a semicolon and a line break.
QString toSql(const Definition &definition);
/// As one script for psql: with the settings it needs, and a comment before each object.
QString toScript(const Definitions &definitions);
/// The settings that a script of definitions starts with.
QString scriptPreamble();
/// {"kind":"table","identity":"public.t","ddl":"create table …"}, kind being `type`; no line break.
QByteArray toJsonLine(const Definition &definition);

} // namespace core::definition

// SPDX-License-Identifier: GPL-3.0-or-later
// Words that actions share: counts, kinds, sizes, locks. Pure.
#pragma once

#include "core/actions/target.h"

#include <functional>

namespace core::actions {

/// SQL's word for pg_identify_object's type: "statistics" for "statistics object".
QString keyword(const QString &type);
/// "3 tables", "1 index", "2 text search parsers": of pg_identify_object's type.
QString counted(qsizetype count, const QString &type);
/// "table public.orders" of one, "3 tables" or "3 objects" of several.
QString named(const QList<Target> &targets);
/// "41 GB, about 3.2 M rows" of all together; empty where nothing is known.
QString sized(const QList<Target> &targets);
/// "public.a, public.b and 12 more".
QString enumerated(const QStringList &names, qsizetype most = 5);
QStringList identities(const QList<Target> &targets);

/// "ACCESS EXCLUSIVE on public.orders (41 GB): nobody can read or write it until the end".
QString lockRemark(const QString &mode, const QList<Target> &targets);
/// "Rewrites public.orders (41 GB): …".
QString rewriteRemark(const QList<Target> &targets);

/// Why a part of a table cannot be dropped or renamed there; empty: it can. verb: "dropped".
QString partObstacle(const Target &target, const QString &verb);

/// The word for ALTER of a relation: "table", "view", "index".
QString relationWord(const Target &target);

/// Those that are relations or parts of one: what takes a lock.
QList<Target> locked(const QList<Target> &targets);

/// For Action::button: "Rename table" of one, "Rename 3 tables" of several.
std::function<QString(const Situation &)> says(const QString &verb);

} // namespace core::actions

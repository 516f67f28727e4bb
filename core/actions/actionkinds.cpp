// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/actionkinds.h"

#include <QHash>

namespace core::actions {

namespace {

struct Line
{
    const char *kinds;
    const char *catalog;
    const char *actions;
};

constexpr Line Lines[] = {
    {"table partition child_table", "pg_class",
     "drop truncate rename owner schema comment vacuum analyze reindex cluster triggers validate "
     "attach "
     "detach rls logged tablespace reset_statistics"},
    {"partitioned_table", "pg_class",
     "drop truncate rename owner schema comment vacuum analyze reindex triggers validate attach detach "
     "rls tablespace"},
    {"foreign_table", "pg_class",
     "drop truncate rename owner schema comment analyze triggers validate attach detach"},
    {"view", "pg_class", "drop rename owner schema comment"},
    {"materialized_view", "pg_class",
     "drop refresh rename owner schema comment vacuum analyze reindex cluster tablespace "
     "reset_statistics"},
    {"sequence", "pg_class", "drop setval rename owner schema comment logged"},
    {"index", "pg_class", "drop rename comment reindex cluster tablespace reset_statistics"},
    {"column attribute", "pg_class", "drop rename comment"},
    {"composite_type", "pg_type", "drop rename owner schema comment"},
    {"constraint domain_constraint", "pg_constraint", "drop rename comment validate"},
    {"trigger", "pg_trigger", "drop rename comment triggers"},
    {"policy", "pg_policy", "drop rename comment"},
    {"rule", "pg_rewrite", "drop rename comment triggers"},
    {"function procedure aggregate trigger_function", "pg_proc",
     "drop rename owner schema comment reset_statistics"},
    {"type enum domain range_type base_type", "pg_type", "drop rename owner schema comment"},
    {"schema", "pg_namespace", "drop rename owner comment validate reindex"},
    {"database", "pg_database", "drop rename owner comment vacuum analyze reindex tablespace"},
    {"tablespace", "pg_tablespace", "drop rename owner comment"},
    {"role group_role", "pg_authid", "rename comment"},
    {"extension", "pg_extension", "drop schema comment"},
    {"language", "pg_language", "drop rename owner comment"},
    {"event_trigger", "pg_event_trigger", "drop rename owner comment triggers"},
    {"foreign_data_wrapper", "pg_foreign_data_wrapper", "drop rename owner comment"},
    {"foreign_server", "pg_foreign_server", "drop rename owner comment"},
    {"user_mapping", "pg_user_mapping", "drop"},
    {"publication", "pg_publication", "drop rename owner comment"},
    {"subscription", "pg_subscription", "drop rename owner comment triggers"},
    {"collation", "pg_collation", "drop rename owner schema comment"},
    {"conversion", "pg_conversion", "drop rename owner schema comment"},
    {"operator", "pg_operator", "drop owner schema comment"},
    {"operator_class", "pg_opclass", "drop rename owner schema comment"},
    {"operator_family", "pg_opfamily", "drop rename owner schema comment"},
    {"cast", "pg_cast", "drop comment"},
    {"transform", "pg_transform", "drop comment"},
    {"access_method", "pg_am", "drop comment"},
    {"text_search_configuration", "pg_ts_config", "drop rename owner schema comment"},
    {"text_search_dictionary", "pg_ts_dict", "drop rename owner schema comment"},
    {"text_search_parser", "pg_ts_parser", "drop rename schema comment"},
    {"text_search_template", "pg_ts_template", "drop rename schema comment"},
    {"statistics", "pg_statistic_ext", "drop rename owner schema comment"},
    {"large_object", "pg_largeobject", "drop owner comment"},
};

QList<ActionKind> made()
{
    QList<ActionKind> list;
    for (const Line &line : Lines) {
        const QStringList kinds = QString::fromLatin1(line.kinds).split(QLatin1Char(' '));
        for (const QString &kind : kinds)
            list.append({kind, QLatin1String("pg_catalog.") + QLatin1String(line.catalog),
                         QString::fromLatin1(line.actions).split(QLatin1Char(' '))});
    }
    return list;
}

} // namespace

const QList<ActionKind> &actionKinds()
{
    static const QList<ActionKind> list = made();
    return list;
}

const ActionKind *findActionKind(const QString &kind)
{
    static const QHash<QString, qsizetype> places = [] {
        QHash<QString, qsizetype> map;
        for (qsizetype i = 0; i < actionKinds().size(); ++i)
            map.insert(actionKinds().at(i).kind, i);
        return map;
    }();
    const auto at = places.constFind(kind);
    return at == places.cend() ? nullptr : &actionKinds().at(*at);
}

} // namespace core::actions

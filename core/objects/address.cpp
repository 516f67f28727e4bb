// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/objects/address.h"

namespace core::objects {

namespace {

/// Catalogue first, then the kinds in it.
const char *const Catalogs[] = {
    "pg_class table partitioned_table partition foreign_table view materialized_view sequence index column",
    "pg_class attribute",
    "pg_proc function procedure aggregate trigger_function window_function",
    "pg_type type enum composite_type range_type base_type domain shell_type multirange_type",
    "pg_constraint constraint domain_constraint",
    "pg_trigger trigger",
    "pg_policy policy",
    "pg_rewrite rule",
    "pg_namespace schema",
    "pg_extension extension",
    "pg_language language",
    "pg_event_trigger event_trigger",
    "pg_foreign_data_wrapper foreign_data_wrapper",
    "pg_foreign_server foreign_server",
    "pg_user_mapping user_mapping",
    "pg_publication publication",
    "pg_subscription subscription",
    "pg_authid role group_role",
    "pg_database database",
    "pg_tablespace tablespace",
    "pg_collation collation",
    "pg_conversion conversion",
    "pg_operator operator",
    "pg_opclass operator_class",
    "pg_opfamily operator_family",
    "pg_cast cast",
    "pg_ts_config text_search_configuration",
    "pg_ts_dict text_search_dictionary",
    "pg_ts_parser text_search_parser",
    "pg_ts_template text_search_template",
    "pg_am access_method",
    "pg_statistic_ext statistics",
    "pg_transform transform",
    "pg_largeobject large_object",
    "pg_default_acl default_privilege",
    "pg_parameter_acl parameter",
};

} // namespace

QString catalogOf(const QString &kind)
{
    static const QHash<QString, QString> byKind = [] {
        QHash<QString, QString> map;
        for (const char *line : Catalogs) {
            const QStringList words = QString::fromLatin1(line).split(QLatin1Char(' '));
            for (const QString &word : words.sliced(1))
                map.insert(word, words.first());
        }
        return map;
    }();
    return byKind.value(kind);
}

Address addressOf(const catalog::ObjectRef &ref)
{
    if (ref.folder)
        return {};
    const QString catalog = catalogOf(ref.kind);
    // only a column is a part of its object for the server; elsewhere sub is ours
    return catalog.isEmpty() ? Address()
                             : Address{catalog, ref.oid, catalog == QLatin1String("pg_class") ? ref.sub : 0};
}

} // namespace core::objects

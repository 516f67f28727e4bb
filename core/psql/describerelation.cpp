// SPDX-License-Identifier: GPL-3.0-or-later
// \d NAME: a relation's columns, and whatever hangs on it.
#include "core/psql/describe.h"

#include <QCoreApplication>

namespace core::psql {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// A part of a relation, shown where there is something in it.
struct Part
{
    const char *title;
    const char *exists; ///< over c
    const char *sql;    ///< %1 stands for the relation's oid
};

constexpr Part parts[] = {
    {"Indexes", "c.relhasindex",
     R"(SELECT c2.relname AS "Index", i.indisprimary AS "Primary", i.indisunique AS "Unique",
i.indisvalid AS "Valid", pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) AS "Definition"
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c2 ON c2.oid = i.indexrelid
WHERE i.indrelid = %1 ORDER BY i.indisprimary DESC, c2.relname)"},
    {"Check constraints",
     "EXISTS (SELECT FROM pg_catalog.pg_constraint r WHERE r.conrelid = c.oid AND r.contype = 'c')",
     R"(SELECT r.conname AS "Constraint", pg_catalog.pg_get_constraintdef(r.oid, true) AS "Definition"
FROM pg_catalog.pg_constraint r WHERE r.conrelid = %1 AND r.contype = 'c' ORDER BY 1)"},
    {"Foreign-key constraints",
     "EXISTS (SELECT FROM pg_catalog.pg_constraint r WHERE r.conrelid = c.oid AND r.contype = 'f')",
     R"(SELECT r.conname AS "Constraint", pg_catalog.pg_get_constraintdef(r.oid, true) AS "Definition"
FROM pg_catalog.pg_constraint r WHERE r.conrelid = %1 AND r.contype = 'f' AND r.conparentid = 0 ORDER BY 1)"},
    {"Referenced by",
     "EXISTS (SELECT FROM pg_catalog.pg_constraint r WHERE r.confrelid = c.oid AND r.contype = 'f')",
     R"(SELECT r.conrelid::pg_catalog.regclass AS "Table", r.conname AS "Constraint",
pg_catalog.pg_get_constraintdef(r.oid, true) AS "Definition"
FROM pg_catalog.pg_constraint r WHERE r.confrelid = %1 AND r.contype = 'f' AND r.conparentid = 0 ORDER BY 2)"},
    {"Policies", "EXISTS (SELECT FROM pg_catalog.pg_policy pol WHERE pol.polrelid = c.oid)",
     R"(SELECT pol.polname AS "Policy", pol.polpermissive AS "Permissive",
CASE pol.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
 ELSE 'ALL' END AS "Command", pg_catalog.pg_get_expr(pol.polqual, pol.polrelid) AS "Using",
pg_catalog.pg_get_expr(pol.polwithcheck, pol.polrelid) AS "With check"
FROM pg_catalog.pg_policy pol WHERE pol.polrelid = %1 ORDER BY 1)"},
    {"Triggers",
     "EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)",
     R"(SELECT t.tgname AS "Trigger", CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'always'
 WHEN 'R' THEN 'replica' ELSE 'enabled' END AS "State",
pg_catalog.pg_get_triggerdef(t.oid, true) AS "Definition"
FROM pg_catalog.pg_trigger t WHERE t.tgrelid = %1 AND NOT t.tgisinternal ORDER BY 1)"},
    {"Rules", "c.relhasrules AND c.relkind <> 'v' AND c.relkind <> 'm'",
     R"(SELECT r.rulename AS "Rule", pg_catalog.pg_get_ruledef(r.oid, true) AS "Definition"
FROM pg_catalog.pg_rewrite r WHERE r.ev_class = %1 ORDER BY 1)"},
    {"Inherits",
     "EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid AND NOT c.relispartition)",
     R"(SELECT i.inhparent::pg_catalog.regclass AS "Table"
FROM pg_catalog.pg_inherits i WHERE i.inhrelid = %1 ORDER BY i.inhseqno)"},
    {"Partition of", "c.relispartition",
     R"(SELECT i.inhparent::pg_catalog.regclass AS "Table",
pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS "Bounds",
pg_catalog.pg_get_partition_constraintdef(c.oid) AS "Partition constraint"
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid WHERE c.oid = %1)"},
    {"Partition key", "c.relkind = 'p'", R"(SELECT pg_catalog.pg_get_partkeydef(%1) AS "Partition key")"},
    {"Child tables and partitions",
     "EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AND c.relkind IN ('r','p','f')",
     R"(SELECT c.oid::pg_catalog.regclass AS "Table", c.relkind = 'p' AS "Partitioned",
pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS "Bounds"
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid WHERE i.inhparent = %1
ORDER BY c.oid::pg_catalog.regclass::pg_catalog.text)"},
    {"Publications", "EXISTS (SELECT FROM pg_catalog.pg_publication_rel pr WHERE pr.prrelid = c.oid)",
     R"(SELECT p.pubname AS "Publication" FROM pg_catalog.pg_publication p
JOIN pg_catalog.pg_publication_rel pr ON p.oid = pr.prpubid WHERE pr.prrelid = %1 ORDER BY 1)"},
};

constexpr const char *Columns = R"(SELECT a.attname AS "Column",
pg_catalog.format_type(a.atttypid, a.atttypmod) AS "Type",
(SELECT c.collname FROM pg_catalog.pg_collation c, pg_catalog.pg_type t
 WHERE c.oid = a.attcollation AND t.oid = a.atttypid AND a.attcollation <> t.typcollation) AS "Collation",
CASE WHEN a.attnotnull THEN 'not null' ELSE '' END AS "Nullable",
CASE WHEN a.attidentity = 'a' THEN 'generated always as identity'
 WHEN a.attidentity = 'd' THEN 'generated by default as identity'
 WHEN a.attgenerated <> '' THEN 'generated always as (' || pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) || ')'
  || CASE WHEN a.attgenerated = 's' THEN ' stored' ELSE '' END
 ELSE pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) END AS "Default"%2
FROM pg_catalog.pg_attribute a
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef
WHERE a.attrelid = %1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)";

constexpr const char *More = R"(,
CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended' WHEN 'e' THEN 'external' END
 AS "Storage", CASE WHEN a.attstattarget = -1 THEN NULL ELSE a.attstattarget END AS "Stats target",
pg_catalog.col_description(a.attrelid, a.attnum) AS "Description")";

constexpr const char *IndexColumns = R"(SELECT a.attname AS "Column",
pg_catalog.format_type(a.atttypid, a.atttypmod) AS "Type",
CASE WHEN a.attnum <= i.indnkeyatts THEN 'yes' ELSE 'no' END AS "Key?",
pg_catalog.pg_get_indexdef(a.attrelid, a.attnum, true) AS "Definition"
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_index i ON i.indexrelid = a.attrelid
WHERE a.attrelid = %1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)";

constexpr const char *IndexItself
    = R"(SELECT i.indrelid::pg_catalog.regclass AS "Table", am.amname AS "Method",
i.indisprimary AS "Primary", i.indisunique AS "Unique", i.indisvalid AS "Valid",
pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) AS "Predicate"
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = c.relam WHERE i.indexrelid = %1)";

constexpr const char *Sequence = R"(SELECT pg_catalog.format_type(s.seqtypid, NULL) AS "Type",
s.seqstart AS "Start", s.seqmin AS "Minimum", s.seqmax AS "Maximum", s.seqincrement AS "Increment",
CASE WHEN s.seqcycle THEN 'yes' ELSE 'no' END AS "Cycles?", s.seqcache AS "Cache"
FROM pg_catalog.pg_sequence s WHERE s.seqrelid = %1)";

struct KindName
{
    const char *kind;
    const char *name;
};
constexpr KindName kindNames[] = {{"r", QT_TRANSLATE_NOOP("core::psql", "Table")},
                                  {"p", QT_TRANSLATE_NOOP("core::psql", "Partitioned table")},
                                  {"v", QT_TRANSLATE_NOOP("core::psql", "View")},
                                  {"m", QT_TRANSLATE_NOOP("core::psql", "Materialized view")},
                                  {"i", QT_TRANSLATE_NOOP("core::psql", "Index")},
                                  {"I", QT_TRANSLATE_NOOP("core::psql", "Partitioned index")},
                                  {"S", QT_TRANSLATE_NOOP("core::psql", "Sequence")},
                                  {"f", QT_TRANSLATE_NOOP("core::psql", "Foreign table")},
                                  {"c", QT_TRANSLATE_NOOP("core::psql", "Composite type")},
                                  {"t", QT_TRANSLATE_NOOP("core::psql", "TOAST table")}};

} // namespace

Result<Inquiry> findRelations(const QByteArray &, const QByteArray &pattern, ServerVersion)
{
    QByteArray sql = "SELECT c.oid::pg_catalog.int8, n.nspname, c.relname, c.relkind::pg_catalog.text";
    for (const Part &part : parts)
        sql += QByteArray(",\n ") + part.exists;
    sql += "\nFROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
           "\nWHERE true";
    auto conditions
        = patternConditions(pattern, "n.nspname", "c.relname", {}, "pg_catalog.pg_table_is_visible(c.oid)");
    if (!conditions)
        return conditions.error();
    return Inquiry{{}, sql + *conditions + "\nORDER BY 2, 3"};
}

QList<Inquiry> describeRelation(const QList<std::optional<QByteArray>> &row, bool plus, ServerVersion)
{
    const auto cell = [&row](qsizetype at) { return row.value(at).value_or(QByteArray()); };
    const QByteArray oid = cell(0) + "::pg_catalog.oid";
    const QByteArray kind = cell(3);
    const auto over = [&oid](const char *sql) { return QByteArray(sql).replace("%1", oid); };
    QString title = QString::fromUtf8(cell(1) + '.' + cell(2));
    for (const KindName &known : kindNames) {
        if (kind == known.kind)
            title = tr("%1 \"%2\"").arg(tr(known.name), title);
    }
    QList<Inquiry> inquiries;
    if (kind == "S") {
        inquiries << Inquiry{title, over(Sequence)};
        return inquiries;
    }
    if (kind == "i" || kind == "I") {
        inquiries << Inquiry{title, over(IndexColumns)} << Inquiry{tr("Index"), over(IndexItself)};
        return inquiries;
    }
    inquiries << Inquiry{title, over(Columns).replace("%2", plus ? More : "")};
    if (plus && (kind == "v" || kind == "m"))
        inquiries << Inquiry{tr("View definition"),
                             over("SELECT pg_catalog.pg_get_viewdef(%1, true) AS \"View definition\"")};
    qsizetype at = 4;
    for (const Part &part : parts) {
        if (cell(at++) == "t")
            inquiries << Inquiry{tr(part.title), over(part.sql)};
    }
    return inquiries;
}

} // namespace core::psql

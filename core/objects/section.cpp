// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/objects/section.h"

#include <QCoreApplication>

namespace core::objects {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::objects", text);
}

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

Column column(const char *name, const char *title, Form form = Form::Text)
{
    return {q(name), tr(title), form};
}

QList<Section> make()
{
    using Shape = Section::Shape;
    return {
        {.id = q("properties"), .title = tr("Properties"), .verb = q("properties")},
        {.id = q("columns"),
         .title = tr("Columns"),
         .shape = Shape::Table,
         .verb = q("columns"),
         .shared = q("relation"),
         .columns = {column("position", "#", Form::Count), column("name", "Name"), column("type", "Type"),
                     column("not_null", "Not null", Form::Flag), column("default", "Default", Form::Code),
                     column("generated", "Generated"), column("collation", "Collation"),
                     column("storage", "Storage"), column("compression", "Compression"),
                     column("statistics", "Statistics", Form::Count), column("options", "Options"),
                     column("comment", "Comment"), column("null_share", "Null", Form::Share),
                     column("distinct_values", "Distinct values", Form::Count),
                     column("width", "Average width", Form::Bytes), column("correlation", "Correlation"),
                     column("common", "Most common values")},
         .emptyText = tr("It has no columns."),
         .request = q("columnvalues"),
         .requestText = tr("Statistics of the values"),
         .requestToolTip = tr("Adds what ANALYZE found: share of null, distinct and most common values")},
        {.id = q("attributes"),
         .title = tr("Attributes"),
         .shape = Shape::Table,
         .verb = q("attributes"),
         .columns = {column("position", "#", Form::Count), column("name", "Name"), column("type", "Type"),
                     column("collation", "Collation"), column("comment", "Comment")},
         .emptyText = tr("It has no attributes.")},
        {.id = q("constraints"),
         .title = tr("Constraints"),
         .shape = Shape::Table,
         .verb = q("constraints"),
         .shared = q("relation"),
         .columns
         = {column("name", "Name"), column("type", "Kind"), column("definition", "Definition", Form::Code),
            column("state", "State"), column("comment", "Comment")},
         .emptyText = tr("It has no constraints.")},
        {.id = q("indexes"),
         .title = tr("Indexes"),
         .shape = Shape::Table,
         .verb = q("indexes"),
         .shared = q("relation"),
         .columns
         = {column("name", "Name"), column("method", "Method"), column("state", "State"),
            column("size", "Size", Form::Bytes), column("scans", "Scans", Form::Count),
            column("last_used", "Last used", Form::Time), column("tuples", "Entries read", Form::Count),
            column("definition", "Definition", Form::Code), column("comment", "Comment")},
         .emptyText = tr("It has no indexes.")},
        {.id = q("triggers"),
         .title = tr("Triggers and rules"),
         .shape = Shape::Table,
         .verb = q("triggers"),
         .shared = q("relation"),
         .columns = {column("name", "Name"), column("what", "Kind"), column("event", "When"),
                     column("state", "State"), column("calls", "Calls"),
                     column("definition", "Definition", Form::Code), column("comment", "Comment")},
         .emptyText = tr("It has no triggers, rules or policies.")},
        {.id = q("partitions"),
         .title = tr("Partitions"),
         .shape = Shape::Table,
         .verb = q("partitions"),
         .shared = q("relation"),
         .columns
         = {column("name", "Name"), column("bounds", "Bounds", Form::Code), column("key", "Divided by"),
            column("size", "Size", Form::Bytes), column("rows", "Rows (estimate)", Form::Count),
            column("tablespace", "Tablespace"), column("comment", "Comment")},
         .emptyText = tr("It has no partitions.")},
        {.id = q("statistics"),
         .title = tr("Statistics"),
         .verb = q("statistics"),
         .emptyText = tr("The server counts nothing for it."),
         .request = q("measured"),
         .requestText = tr("Measure with pgstattuple"),
         .requestToolTip = tr("Reads the whole relation to count dead rows and free space exactly")},
        {.id = q("dependencies"),
         .title = tr("Dependencies"),
         .shape = Shape::Dependencies,
         .verb = q("dependencies"),
         .emptyText = tr("It needs nothing else.")},
        {.id = q("dependents"),
         .title = tr("Dependents"),
         .shape = Shape::Dependencies,
         .verb = q("dependents"),
         .emptyText = tr("Nothing needs it: it can be dropped by itself.")},
        {.id = q("privileges"), .title = tr("Privileges"), .shape = Shape::Privileges},
        {.id = q("sql"),
         .title = tr("SQL"),
         .shape = Shape::Definition,
         .emptyText = tr("It has no SQL of its own: it is made with what it belongs to.")},
    };
}

/// Kinds that share the files of another one.
const char *const SharedFolders[][2] = {
    {"partitioned_table", "table"},
    {"partition", "table"},
    {"group_role", "role"},
    {"trigger_function", "function"},
    {"procedure", "function"},
    {"window_function", "function"},
    {"enum", "type"},
    {"composite_type", "type"},
    {"range_type", "type"},
    {"base_type", "type"},
    {"shell_type", "type"},
    {"multirange_type", "type"},
    {"foreign_table", "table"},
    {"materialized_view", "view"},
    {"materialized_view", "table"},
    {"domain_constraint", "constraint"},
};

/// The kind's own sections, between Properties and what every object has.
const char *const OwnSections[][2] = {
    {"table", "columns constraints indexes triggers statistics"},
    {"partition", "columns constraints indexes triggers partitions statistics"},
    {"partitioned_table", "columns constraints indexes triggers partitions statistics"},
    {"foreign_table", "columns constraints triggers"},
    {"view", "columns triggers"},
    {"materialized_view", "columns indexes triggers statistics"},
    {"index", "statistics"},
    {"sequence", "statistics"},
    {"function", "statistics"},
    {"procedure", "statistics"},
    {"trigger_function", "statistics"},
    {"database", "statistics"},
    {"schema", "statistics"},
    {"composite_type", "attributes"},
    {"column", "statistics"},
    {"subscription", "statistics"},
};

QString ownSections(const QString &kind)
{
    for (const auto &entry : OwnSections) {
        if (kind == QLatin1String(entry[0]))
            return q(entry[1]);
    }
    return {};
}

} // namespace

Form formFrom(const QString &word)
{
    static const QHash<QString, Form> words{{q("code"), Form::Code},       {q("count"), Form::Count},
                                            {q("bytes"), Form::Bytes},     {q("share"), Form::Share},
                                            {q("flag"), Form::Flag},       {q("time"), Form::Time},
                                            {q("seconds"), Form::Seconds}, {q("ms"), Form::Milliseconds}};
    return words.value(word, Form::Text);
}

bool isNumber(Form form)
{
    return form == Form::Count || form == Form::Bytes || form == Form::Share || form == Form::Seconds
        || form == Form::Milliseconds;
}

const QList<Section> &allSections()
{
    static const QList<Section> sections = make();
    return sections;
}

QList<Section> sectionsOf(const catalog::ObjectKind &kind)
{
    const QStringList ids = (QStringLiteral("properties ") + ownSections(kind.id)
                             + QStringLiteral(" dependencies dependents privileges sql"))
                                .split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<Section> list;
    for (const Section &section : allSections()) {
        if (ids.contains(section.id))
            list << section;
    }
    return list;
}

QString folderFor(const catalog::SqlLibrary &library, const QString &kind, const Section &section,
                  const QString &verb, ServerVersion version)
{
    QStringList folders{kind};
    for (const auto &entry : SharedFolders) {
        if (kind == QLatin1String(entry[0]))
            folders << q(entry[1]);
    }
    if (!section.shared.isEmpty())
        folders << section.shared;
    for (const QString &folder : std::as_const(folders)) {
        if (library.text(folder, verb, version))
            return folder;
    }
    return {};
}

} // namespace core::objects

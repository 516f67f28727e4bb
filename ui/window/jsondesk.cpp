// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/jsondesk.h"

#include "core/base/sqlquote.h"
#include "ui/inspector/cellinspector.h"
#include "ui/json/jsontab.h"
#include "ui/json/schemareader.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"
#include "ui/values/cellsink.h"

#include <algorithm>

namespace ui::window {

using json::JsonEditor;

JsonDesk::JsonDesk(Services services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_reader(new json::SchemaReader(m_services.pool, this))
{
    const inspector::CellInspector &inspector = m_services.inspector;
    connect(&inspector, &inspector::CellInspector::tabRequested, this, &JsonDesk::openTab);
    connect(&inspector, &inspector::CellInspector::filterRequested, this, &JsonDesk::filter);
    connect(&inspector, &inspector::CellInspector::editorRequested, this, &JsonDesk::openSql);
    connect(&inspector, &inspector::CellInspector::indexRequested, this, [this](const QString &condition) {
        if (const JsonEditor *editor = m_services.inspector.jsonEditor())
            m_services.findIndex(editor->place().name, condition);
    });
    connect(&inspector, &inspector::CellInspector::columnsRequested, this,
            [this](const QList<core::browse::Expression> &expressions) {
                if (const JsonEditor *editor = m_services.inspector.jsonEditor())
                    showKeys(editor->place().name, expressions);
            });
    connect(&inspector, &inspector::CellInspector::schemaWanted, this, &JsonDesk::wantSchema);
    connect(m_reader, &json::SchemaReader::finished, this, [this](const core::json::ColumnSchema &schema) {
        m_schemas.insert(m_askingFor, schema);
        if (m_asking)
            m_asking->setSchema(schema);
    });
    connect(m_reader, &json::SchemaReader::failed, this, [this](const core::Error &error) {
        if (m_asking)
            m_asking->setSchemaError(error);
    });
}

void JsonDesk::showOffers()
{
    const bool table = m_services.table() != nullptr;
    m_services.inspector.setOffers(table, table);
}

void JsonDesk::openTab(qsizetype row, int column)
{
    JsonEditor *shown = m_services.inspector.jsonEditor();
    values::CellSink *sink = shown ? shown->sink() : nullptr;
    tabs::Tab *from = m_services.tabs.current();
    if (!sink || !from)
        return;
    JsonEditor::Place place = shown->place();
    place.row = row;
    place.column = column;
    shown->close(); // what was edited goes on in the tab
    auto *tab = new json::JsonTab(m_services.theme, m_services.icons, *sink, place, from->status(),
                                  &m_services.tabs);
    tab->editor().setSchema(shown->schema());
    const QPointer<tabs::Tab> rows(from);
    const auto back = [this, rows] {
        if (rows)
            m_services.tabs.setCurrent(rows);
        return rows != nullptr;
    };
    tab->editor().setOffers(qobject_cast<table::TableTab *>(from), qobject_cast<table::TableTab *>(from));
    connect(&tab->editor(), &JsonEditor::filterRequested, this, [this, back](const QString &condition) {
        if (back())
            filter(condition);
    });
    connect(&tab->editor(), &JsonEditor::editorRequested, this, [this, back](const QString &condition) {
        if (back())
            openSql(condition);
    });
    connect(&tab->editor(), &JsonEditor::indexRequested, this,
            [this, back, name = place.name](const QString &condition) {
                if (back())
                    m_services.findIndex(name, condition);
            });
    connect(&tab->editor(), &JsonEditor::columnsRequested, this,
            [this, back, name = place.name](const QList<core::browse::Expression> &expressions) {
                if (back())
                    showKeys(name, expressions);
            });
    m_services.tabs.add(tab);
    tab->focusWork();
}

void JsonDesk::filter(const QString &condition)
{
    table::TableTab *tab = m_services.table();
    if (!tab)
        return;
    table::TablePlace next = tab->place();
    next.where = core::browse::bothConditions(next.where, condition);
    tab->follow(next);
}

void JsonDesk::openSql(const QString &condition)
{
    table::TableTab *tab = m_services.table();
    if (!tab)
        return;
    const core::browse::TableName &name = tab->place().name;
    m_services.openSql(tab,
                       QStringLiteral("select *\nfrom %1\nwhere %2;\n")
                           .arg(core::quoteQualified({name.schema, name.table}), condition));
}

// Those of other columns stay.
void JsonDesk::showKeys(const QString &column, const QList<core::browse::Expression> &expressions)
{
    table::TableTab *tab = m_services.table();
    if (!tab)
        return;
    table::TablePlace next = tab->place();
    const QString start = core::quoteIdentifier(column) + QLatin1Char(' ');
    next.expressions.removeIf(
        [&](const core::browse::Expression &expression) { return expression.sql.startsWith(start); });
    next.expressions += expressions;
    // an order by what goes cannot stay
    next.order.removeIf([&](const core::browse::OrderBy &order) {
        return std::any_of(tab->place().expressions.begin(), tab->place().expressions.end(),
                           [&](const core::browse::Expression &gone) {
                               return gone.name == order.column && !next.expressions.contains(gone);
                           });
    });
    tab->follow(next);
}

void JsonDesk::wantSchema(JsonEditor *editor)
{
    table::TableTab *tab = m_services.table();
    const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
    if (!status.profile)
        return;
    const core::browse::TableName name = tab->place().name;
    const QString column = editor->place().name;
    const QString key
        = QStringList{status.profile->id.toString(), status.database, name.schema, name.table, column}.join(
            QChar(0x1F));
    const auto known = m_schemas.constFind(key);
    if (known != m_schemas.constEnd()) {
        editor->setSchema(*known);
        return;
    }
    editor->setSchema({});
    m_asking = editor;
    m_askingFor = key;
    const core::browse::TableInfo *info = tab->facts().known(name);
    m_reader->read(*status.profile, status.database, name, column, info ? info->estimate : -1);
}

} // namespace ui::window

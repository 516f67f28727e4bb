// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/compositepane.h"

#include "core/values/compositetext.h"

namespace ui::editors {

using core::values::Part;

CompositePane::CompositePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : PartsPane(facts, tools, {tr("Field"), tr("Value")}, false, owner)
{
    setAccessibleName(tr("Fields of the value"));
}

QByteArray CompositePane::text() const
{
    QList<Part> fields;
    for (const PartRow &row : model().rows())
        fields << row.value;
    return core::values::writeComposite(fields);
}

QString CompositePane::take(const QByteArray &text)
{
    const auto fields = core::values::parseComposite(text);
    if (!fields)
        return fields.error().message;
    if (fields->size() != type()->fields.size())
        return tr("%1 has %2 fields, not %3.")
            .arg(type()->name)
            .arg(type()->fields.size())
            .arg(fields->size());
    show(*fields);
    return {};
}

void CompositePane::takeNothing()
{
    show(QList<Part>(type()->fields.size()));
}

void CompositePane::show(const QList<Part> &fields)
{
    QList<PartRow> rows;
    for (qsizetype i = 0; i < fields.size(); ++i)
        rows.append({type()->fields.at(i).name, {}, fields.at(i), type()->fields.at(i).type});
    model().setRows(std::move(rows));
    if (view().currentRow() < 0)
        view().setCurrentRow(0);
}

void CompositePane::partChanged()
{
    emit edited();
}

} // namespace ui::editors

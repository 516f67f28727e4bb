// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/hstorepane.h"

#include "core/values/hstoretext.h"

#include <algorithm>

namespace ui::editors {

using core::values::Part;

HstorePane::HstorePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : PartsPane(facts, tools, {tr("Key"), tr("Value")}, true, owner)
{
    setAccessibleName(tr("Pairs of keys and values"));
    addButtons(tr("Add a pair"));
}

PartRow HstorePane::pair(const Part &key, const Part &value) const
{
    return {tr("Value of %1").arg(QString::fromUtf8(key.value_or(QByteArray()))), key, value,
            core::values::builtinType(25)};
}

QByteArray HstorePane::text() const
{
    core::values::HstorePairs pairs;
    for (const PartRow &row : model().rows()) {
        if (row.key) // one that has no key yet is none
            pairs.append({*row.key, row.value});
    }
    return core::values::writeHstore(std::move(pairs));
}

QString HstorePane::take(const QByteArray &text)
{
    const auto pairs = core::values::parseHstore(text);
    if (!pairs)
        return pairs.error().message;
    QList<PartRow> rows;
    for (const auto &[key, value] : *pairs)
        rows.append(pair(key, value));
    show(std::move(rows), view().currentRow());
    return {};
}

void HstorePane::takeNothing()
{
    show({}, 0);
}

void HstorePane::show(QList<PartRow> rows, int row)
{
    model().setRows(std::move(rows));
    view().setCurrentRow(std::clamp(row, 0, std::max(0, model().rowCount() - 1)));
    updateButtons();
}

void HstorePane::partChanged()
{
    emit edited();
}

void HstorePane::insert()
{
    auto rows = model().rows();
    rows.append(pair({}, {}));
    const int at = int(rows.size()) - 1;
    show(std::move(rows), at);
    view().editRow(at, 0);
}

void HstorePane::remove()
{
    const int row = view().currentRow();
    auto rows = model().rows();
    if (row < 0 || row >= rows.size())
        return;
    rows.removeAt(row);
    show(std::move(rows), row);
    view().setFocus();
    emit edited();
}

} // namespace ui::editors

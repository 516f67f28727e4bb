// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/rangepane.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::editors {

using core::values::Part;
using core::values::RangeText;

RangePane::RangePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : PartsPane(facts, tools, {tr("Bound"), tr("Value")}, false, owner)
{
    setAccessibleName(tr("Bounds of the range"));
    const auto box = [this](const char *name, const QString &text) {
        auto *made = new QCheckBox(text, this);
        made->setObjectName(QLatin1String(name));
        content().addWidget(made);
        connect(made, &QCheckBox::toggled, this, &RangePane::ticked);
        return made;
    };
    m_lower = box("rangeLower", tr("The lower bound is part of it"));
    m_upper = box("rangeUpper", tr("The upper bound is part of it"));
    m_empty = box("rangeEmpty", tr("Empty: holds nothing"));
}

QString RangePane::take(const QByteArray &text)
{
    auto range = RangeText::parse(text);
    if (!range)
        return range.error().message;
    m_range = std::move(*range);
    show();
    return {};
}

void RangePane::takeNothing()
{
    m_range = {};
    show();
}

void RangePane::show()
{
    m_showing = true;
    const auto subtype = type()->of;
    model().setRows({{tr("Lower"), {}, m_range.lower, subtype, tr("without beginning")},
                     {tr("Upper"), {}, m_range.upper, subtype, tr("without end")}});
    if (view().currentRow() < 0)
        view().setCurrentRow(0);
    m_lower->setChecked(m_range.lower && m_range.lowerInclusive);
    m_upper->setChecked(m_range.upper && m_range.upperInclusive);
    m_empty->setChecked(m_range.empty);
    view().setEnabled(!m_range.empty);
    m_lower->setEnabled(!m_range.empty && m_range.lower);
    m_upper->setEnabled(!m_range.empty && m_range.upper);
    m_showing = false;
}

void RangePane::partChanged()
{
    // a bound that is new is one as the server writes it: [lower, upper)
    const bool hadLower = m_range.lower.has_value();
    m_range.lower = model().rows().at(0).value;
    m_range.upper = model().rows().at(1).value;
    if (!hadLower && m_range.lower)
        m_range.lowerInclusive = true;
    show();
    emit edited();
}

void RangePane::ticked()
{
    if (m_showing)
        return;
    m_range.lowerInclusive = m_lower->isChecked();
    m_range.upperInclusive = m_upper->isChecked();
    m_range.empty = m_empty->isChecked();
    show();
    emit edited();
}

MultirangePane::MultirangePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : PartsPane(facts, tools, {tr("Range"), tr("Bounds")}, false, owner)
{
    setAccessibleName(tr("Ranges of the multirange"));
    addButtons(tr("Add a range"));
}

QList<Part> MultirangePane::ranges() const
{
    QList<Part> ranges;
    for (const PartRow &row : model().rows())
        ranges << row.value;
    return ranges;
}

QByteArray MultirangePane::text() const
{
    QList<RangeText> ranges;
    for (const Part &text : this->ranges()) {
        // one that is not written yet holds nothing
        const auto range = text ? RangeText::parse(*text) : core::Result<RangeText>(RangeText{.empty = true});
        if (range)
            ranges << *range;
    }
    return core::values::writeMultirange(ranges);
}

QString MultirangePane::take(const QByteArray &text)
{
    const auto ranges = core::values::parseMultirange(text);
    if (!ranges)
        return ranges.error().message;
    QList<Part> texts;
    for (const RangeText &range : *ranges)
        texts << range.write();
    show(texts, view().currentRow());
    return {};
}

void MultirangePane::takeNothing()
{
    show({}, 0);
}

void MultirangePane::show(QList<Part> ranges, int row)
{
    QList<PartRow> rows;
    for (const Part &range : ranges)
        rows.append({QString::number(rows.size() + 1), {}, range, type()->of, tr("empty")});
    model().setRows(std::move(rows));
    view().setCurrentRow(std::clamp(row, 0, std::max(0, model().rowCount() - 1)));
    updateButtons();
}

void MultirangePane::partChanged()
{
    emit edited();
}

void MultirangePane::insert()
{
    auto all = ranges();
    const int at = view().currentRow() + 1;
    all.insert(at, QByteArrayLiteral("empty"));
    show(all, at);
    emit edited();
    view().editRow(at);
}

void MultirangePane::remove()
{
    const int row = view().currentRow();
    auto all = ranges();
    if (row < 0 || row >= all.size())
        return;
    all.removeAt(row);
    show(all, row);
    view().setFocus();
    emit edited();
}

void MultirangePane::move(int by)
{
    const int row = view().currentRow();
    auto all = ranges();
    if (row < 0 || row + by < 0 || row + by >= all.size())
        return;
    all.move(row, row + by);
    show(all, row + by);
    emit edited();
}

} // namespace ui::editors

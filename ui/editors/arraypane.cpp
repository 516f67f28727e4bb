// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/arraypane.h"

#include "ui/base/amounts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace ui::editors {

using core::values::ArrayText;

ArrayPane::ArrayPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : PartsPane(facts, tools, {tr("Element"), tr("Value")}, false, owner)
    , m_dimension(new QComboBox(this))
    , m_count(new QLabel(this))
{
    setAccessibleName(tr("Elements of the array"));
    addButtons(tr("Add an element"));
    m_nest = addButton("partsNest", QStringLiteral("array"), tr("One dimension more"));
    m_dimension->setObjectName(QStringLiteral("arrayDimension"));
    m_dimension->setAccessibleName(tr("Dimension that is added to, removed from and moved in"));
    m_dimension->setToolTip(m_dimension->accessibleName());
    m_dimension->hide();
    m_count->setObjectName(QStringLiteral("arrayCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    buttons().addWidget(m_dimension);
    buttons().addWidget(m_count);
    connect(m_nest, &QToolButton::clicked, this, &ArrayPane::nest);
}

QByteArray ArrayPane::text() const
{
    return m_array.write(type()->of ? type()->of->delimiter : ',');
}

QString ArrayPane::take(const QByteArray &text)
{
    auto array = ArrayText::parse(text, type()->of ? type()->of->delimiter : ',');
    if (!array)
        return array.error().message;
    m_array = std::move(*array);
    show(view().currentRow());
    return {};
}

void ArrayPane::takeNothing()
{
    m_array = {};
    show(0);
}

void ArrayPane::show(int row)
{
    QList<PartRow> rows;
    rows.reserve(m_array.elements.size());
    for (qsizetype i = 0; i < m_array.elements.size(); ++i)
        rows.append({m_array.subscript(i), {}, m_array.elements.at(i), type()->of});
    model().setRows(std::move(rows));
    view().setCurrentRow(std::clamp(row, 0, std::max(0, model().rowCount() - 1)));
    const int before = std::max(0, m_dimension->currentIndex());
    m_dimension->clear();
    for (int d = 0; d < m_array.dimensions(); ++d)
        m_dimension->addItem(tr("Dimension %1").arg(d + 1));
    m_dimension->setCurrentIndex(std::min(before, m_dimension->count() - 1));
    m_dimension->setVisible(m_array.dimensions() > 1);
    m_nest->setEnabled(!m_array.elements.isEmpty() && m_array.dimensions() < ArrayText::MostDimensions);
    const auto count = m_array.elements.size();
    m_count->setText(count == 1 ? tr("1 element") : tr("%1 elements").arg(countText(count)));
    updateButtons();
}

int ArrayPane::dimension() const
{
    return std::max(0, m_dimension->currentIndex());
}

void ArrayPane::partChanged()
{
    for (qsizetype i = 0; i < m_array.elements.size(); ++i)
        m_array.elements[i] = model().rows().at(i).value;
    emit edited();
}

void ArrayPane::insert()
{
    const int row = view().currentRow();
    const int at = row < 0 ? 0 : m_array.placeOf(row).value(dimension()) + 1;
    m_array.insertEntry(dimension(), at);
    // the first of the new ones
    int place = 0;
    while (place < m_array.elements.size() && m_array.placeOf(place).value(dimension()) != at)
        ++place;
    show(row < 0 ? 0 : m_array.dimensions() == 1 ? row + 1 : place);
    emit edited();
    view().editRow(view().currentRow());
}

void ArrayPane::remove()
{
    const int row = view().currentRow();
    if (row < 0)
        return;
    m_array.removeEntry(dimension(), m_array.placeOf(row).value(dimension()));
    show(row);
    view().setFocus();
    emit edited();
}

void ArrayPane::move(int by)
{
    const int row = view().currentRow();
    if (row < 0)
        return;
    auto place = m_array.placeOf(row);
    const int to = place.value(dimension()) + by;
    if (to < 0 || to >= m_array.lengths.value(dimension()))
        return;
    m_array.moveEntry(dimension(), to - by, to);
    place[dimension()] = to;
    int at = 0;
    for (int d = 0; d < m_array.dimensions(); ++d)
        at = at * m_array.lengths.at(d) + place.at(d);
    show(at);
    emit edited();
}

void ArrayPane::nest()
{
    m_array.nest();
    show(view().currentRow());
    emit edited();
}

} // namespace ui::editors

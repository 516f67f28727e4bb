// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hexpane.h"

#include "ui/base/amounts.h"
#include "ui/inspector/hexview.h"

#include <QVBoxLayout>

namespace ui::inspector {

HexPane::HexPane(const Theme &theme, QWidget *parent)
    : ValuePane(parent)
    , m_view(new HexView(theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    setFocusProxy(m_view);
    connect(m_view, &HexView::positionChanged, this, &HexPane::noteChanged);
}

void HexPane::setValue(const CellValue &value)
{
    ValueBytes bytes(value);
    m_size = bytes.size();
    m_view->setBytes(std::move(bytes));
}

void HexPane::clear()
{
    m_size = 0;
    m_view->setBytes({});
}

QString HexPane::note() const
{
    QString text = m_size == 1 ? tr("1 byte") : tr("%1 bytes").arg(countText(m_size));
    const auto [first, last] = m_view->selection();
    if (first != last)
        text += QStringLiteral(" \u00b7 ") + tr("%1 selected").arg(countText(last - first + 1));
    else if (first > 0)
        text += QStringLiteral(" \u00b7 ")
            + tr("at %1 (0x%2)").arg(countText(first), QString::number(first, 16));
    return text;
}

QString HexPane::shownText() const
{
    return m_view->shownText();
}

} // namespace ui::inspector

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/partspane.h"

#include "ui/editors/arraypane.h"
#include "ui/editors/compositepane.h"
#include "ui/editors/hstorepane.h"
#include "ui/editors/rangepane.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::editors {

using Kind = core::values::Type::Kind;

PartsPane::PartsPane(const ColumnFacts &facts, const EditorTools &tools, const QStringList &heads, bool pairs,
                     QWidget *owner)
    : Pane(tools.theme, owner)
    , m_type(core::values::withoutDomains(facts.type))
    , m_tools(tools)
    , m_model(new PartsModel(tools.theme, heads, pairs, this))
    , m_view(new PartsView(m_model, tools, facts.serverVersion, this))
    , m_buttons(new QHBoxLayout)
{
    content().addWidget(m_view, 1);
    m_buttons->setSpacing(4);
    content().addLayout(m_buttons);
    connect(m_model, &PartsModel::partChanged, this, &PartsPane::partChanged);
    connect(m_view, &PartsView::insertAsked, this, [this] { insert(); });
    connect(m_view, &PartsView::removeAsked, this, [this] { remove(); });
    connect(m_view, &PartsView::moveAsked, this, [this](int by) { move(by); });
    connect(m_view, &PartsView::currentRowChanged, this, &PartsPane::updateButtons);
}

QToolButton *PartsPane::addButton(const char *name, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(m_tools.icons.icon(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons->addWidget(button);
    return button;
}

void PartsPane::addButtons(const QString &addText)
{
    auto *add = addButton("partsAdd", QStringLiteral("plus"), tr("%1 (Insert)").arg(addText));
    m_remove = addButton("partsRemove", QStringLiteral("trash"), tr("Remove (Delete)"));
    m_up = addButton("partsUp", QStringLiteral("arrow-up"), tr("Move up (Alt+Up)"));
    m_down = addButton("partsDown", QStringLiteral("arrow-down"), tr("Move down (Alt+Down)"));
    m_null = addButton("partsNull", QStringLiteral("close"), tr("NULL (Ctrl+0)"));
    connect(add, &QToolButton::clicked, this, [this] { insert(); });
    connect(m_remove, &QToolButton::clicked, this, [this] { remove(); });
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_null, &QToolButton::clicked, m_view, &PartsView::setNull);
    m_buttons->addStretch(1);
    updateButtons();
}

void PartsPane::updateButtons()
{
    if (!m_remove)
        return;
    const int row = m_view->currentRow();
    const int rows = m_model->rowCount();
    m_remove->setEnabled(row >= 0);
    m_null->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < rows);
}

QString partsPaneName(const core::values::TypePtr &type)
{
    const auto base = core::values::withoutDomains(type);
    switch (base ? base->kind : Kind::Base) {
    case Kind::Array:
        return PartsPane::tr("Elements");
    case Kind::Composite:
        return base->fields.isEmpty() ? QString() : PartsPane::tr("Fields");
    case Kind::Range:
        return PartsPane::tr("Bounds");
    case Kind::Multirange:
        return PartsPane::tr("Ranges");
    case Kind::Hstore:
        return PartsPane::tr("Pairs");
    default:
        return {};
    }
}

Pane *makePartsPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
{
    const auto base = core::values::withoutDomains(facts.type);
    switch (base ? base->kind : Kind::Base) {
    case Kind::Array:
        return new ArrayPane(facts, tools, owner);
    case Kind::Composite:
        return new CompositePane(facts, tools, owner);
    case Kind::Range:
        return new RangePane(facts, tools, owner);
    case Kind::Multirange:
        return new MultirangePane(facts, tools, owner);
    case Kind::Hstore:
        return new HstorePane(facts, tools, owner);
    default:
        return nullptr;
    }
}

} // namespace ui::editors

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browseroptions.h"

#include <QActionGroup>

namespace ui::browser {

BrowserOptions::BrowserOptions(BrowserModel &model, BrowserFilter &filter, QWidget *parent)
    : QMenu(parent)
    , m_model(model)
    , m_filter(filter)
{
    setObjectName(QStringLiteral("browserOptionsMenu"));
    setAccessibleName(tr("What the object browser shows"));
    setToolTipsVisible(true);

    auto *orders = new QActionGroup(this);
    const auto addOrder = [&](const char *name, const QString &text, const QString &toolTip) {
        QAction *action = addTick(name, text, toolTip);
        orders->addAction(action);
        m_orders << action;
    };
    addOrder("browserSortName", tr("Sort by name"), {});
    addOrder("browserSortRows", tr("Sort by rows"), tr("Tables with the most rows first, as last analysed"));
    addOrder("browserSortSize", tr("Sort by size"), tr("What takes the most room on disk first"));
    m_orders.first()->setChecked(true);
    addSeparator();
    m_sizes = addTick("browserShowSizes", tr("Show sizes"),
                      tr("Beside tables, their room on disk with indexes; what is locked is left out"));
    m_usable = addTick("browserOnlyUsable", tr("Only what I may use"),
                       tr("Leaves out what the connection's role has no privilege on"));
    m_empty = addTick("browserShowEmpty", tr("Show empty folders"), {});
    m_system = addTick("browserShowSystemToo", tr("Show system objects"),
                       tr("pg_catalog, information_schema, predefined roles, template databases"));
    follow();
    connect(&model, &BrowserModel::scopeChanged, this, &BrowserOptions::follow);
    connect(this, &QMenu::triggered, this, &BrowserOptions::apply);
}

QAction *BrowserOptions::addTick(const char *name, const QString &text, const QString &toolTip)
{
    QAction *action = addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setCheckable(true);
    if (!toolTip.isEmpty())
        action->setToolTip(toolTip);
    return action;
}

void BrowserOptions::follow()
{
    m_sizes->setChecked(m_model.showsSizes());
    m_usable->setChecked(m_model.scope().usable);
    m_empty->setChecked(m_model.scope().empty);
    m_system->setChecked(m_model.scope().system);
    m_orders.at(int(m_filter.order()))->setChecked(true);
}

void BrowserOptions::apply()
{
    for (qsizetype i = 0; i < m_orders.size(); ++i) {
        if (m_orders[i]->isChecked())
            m_filter.setOrder(BrowserFilter::Order(int(i)));
    }
    m_model.setShowSizes(m_sizes->isChecked());
    m_model.setScope(
        {.system = m_system->isChecked(), .usable = m_usable->isChecked(), .empty = m_empty->isChecked()});
    emit changed();
}

bool BrowserOptions::isUnusual() const
{
    return m_filter.order() != BrowserFilter::Order::Name || m_model.scope().usable;
}

QJsonObject BrowserOptions::toJson() const
{
    return {{QStringLiteral("order"), int(m_filter.order())},
            {QStringLiteral("sizes"), m_model.showsSizes()},
            {QStringLiteral("usable"), m_model.scope().usable},
            {QStringLiteral("empty"), m_model.scope().empty},
            {QStringLiteral("system"), m_model.scope().system}};
}

void BrowserOptions::fromJson(const QJsonObject &options)
{
    const int order = options.value(QStringLiteral("order")).toInt();
    if (order >= 0 && order < m_orders.size())
        m_filter.setOrder(BrowserFilter::Order(order));
    m_model.setShowSizes(options.value(QStringLiteral("sizes")).toBool(true));
    m_model.setScope({.system = options.value(QStringLiteral("system")).toBool(),
                      .usable = options.value(QStringLiteral("usable")).toBool(),
                      .empty = options.value(QStringLiteral("empty")).toBool()});
    follow();
    emit changed();
}

} // namespace ui::browser

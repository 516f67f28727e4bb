// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tableactions.h"

#include "ui/query/resultpage.h"
#include "ui/table/conditionfield.h"
#include "ui/table/references.h"
#include "ui/table/tablebar.h"
#include "ui/table/tabletab.h"

namespace ui::window {

using table::TableTab;

TableActions::TableActions(Actions &actions, InFront inFront, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_inFront(std::move(inFront))
{
    const auto add = [this](ActionSpec spec, std::function<void()> handler) {
        spec.group = tr("Table");
        m_actions.add(spec, std::move(handler));
    };
    const auto onTable = [this](void (TableTab::*method)()) {
        return [this, method] {
            if (TableTab *tab = m_inFront.table())
                (tab->*method)();
        };
    };
    add({.id = QStringLiteral("table.followKey"),
         .text = tr("Follow the foreign key"),
         .icon = QStringLiteral("foreign-key"),
         .toolTip = tr("To the row that the current cell refers to (Ctrl+B in the rows)")},
        [this] {
            if (query::ResultPage *page = m_inFront.page()) {
                if (auto *references = page->findChild<table::References *>())
                    references->followCurrent();
            }
        });
    add({.id = QStringLiteral("table.back"),
         .text = tr("Back"),
         .icon = QStringLiteral("chevron-left"),
         .toolTip = tr("To what this table tab showed before (Alt+Left)")},
        onTable(&TableTab::back));
    add({.id = QStringLiteral("table.forward"),
         .text = tr("Forward"),
         .icon = QStringLiteral("chevron-right"),
         .toolTip = tr("To what this table tab showed after that (Alt+Right)")},
        onTable(&TableTab::forward));
    add({.id = QStringLiteral("table.count"),
         .text = tr("Count the rows of the table"),
         .icon = QStringLiteral("number"),
         .toolTip = tr("Exactly, with the same condition, on a second session")},
        onTable(&TableTab::countRows));
    add({.id = QStringLiteral("table.condition"),
         .text = tr("Write a condition"),
         .icon = QStringLiteral("filter"),
         .toolTip = tr("To the WHERE field of the table")},
        [this] {
            if (const TableTab *tab = m_inFront.table())
                tab->bar().field().setFocus(Qt::ShortcutFocusReason);
        });
}

void TableActions::update()
{
    const TableTab *tab = m_inFront.table();
    const auto enable
        = [this](const char *id, bool on) { m_actions.action(QLatin1StringView(id))->setEnabled(on); };
    enable("table.followKey", m_inFront.page() != nullptr);
    enable("table.back", tab && tab->canGoBack());
    enable("table.forward", tab && tab->canGoForward());
    enable("table.count", tab);
    enable("table.condition", tab);
}

} // namespace ui::window

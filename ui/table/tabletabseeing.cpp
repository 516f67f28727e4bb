// SPDX-License-Identifier: GPL-3.0-or-later
// A table's rows as another role reads them.
#include "ui/base/banner.h"
#include "ui/edit/rowediting.h"
#include "ui/query/resultpage.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/table/tabletab.h"

#include <QPointer>

namespace ui::table {

using core::Error;

void TableTab::connectSeeing()
{
    connect(m_seeAs, &query::SeeAsMode::changed, this, [this] {
        showSeeing();
        emit statusChanged();
    });
    connect(m_seeAs, &query::SeeAsMode::submitted, this, &TableTab::runStatement);
    connect(m_seeAs, &query::SeeAsMode::leaveRequested, this, [this] { setSeeing(false); });
    connect(m_seeAs, &query::SeeAsMode::countFailed, this, [this](const Error &error) {
        Error told = error;
        told.message = tr("The hidden rows could not be counted: %1").arg(error.message);
        m_banner->setError(told);
    });
}

void TableTab::setSeeing(bool on, const QString &role)
{
    if (on == m_seeAs->isOn() && (role.isEmpty() || role == m_seeAs->role())) {
        emit statusChanged(); // who asked shows the truth again
        return;
    }
    if (m_editing->isDirty()) {
        m_editing->askToLeave(tr("see as another role"), [self = QPointer(this), on, role](bool agreed) {
            if (self && agreed)
                self->setSeeing(on, role);
            else if (self)
                emit self->statusChanged();
        });
        return;
    }
    if (!on) {
        m_seeAs->turnOff();
        runStatement();
        focusWork();
        return;
    }
    if (m_page)
        m_page->setEditing(nullptr); // it would be saved as oneself
    m_seeAs->turnOn(role);
    m_seeAs->setTable({0, place().name.schema, place().name.table});
    if (!role.isEmpty())
        runStatement();
}

/// The bar speaks of the rows that are shown, not of those that could be.
void TableTab::showSeeing()
{
    if (query::SeeAsBar *bar = m_seeAs->bar(); bar && m_seeAs->isOn())
        bar->setPending(m_shownAs != m_seeAs->seeAs());
}

} // namespace ui::table

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/seeasmode.h"

#include "ui/base/amounts.h"
#include "ui/query/requestsettings.h"
#include "ui/query/rolelist.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmemory.h"
#include "ui/query/visiblecounter.h"

namespace ui::query {

using core::access::SeeAs;
using core::query::Frame;

SeeAsMode::SeeAsMode(QueryServices services, bool runs, QWidget *tab, std::function<void(SeeAsBar *)> place)
    : QObject(tab)
    , m_services(services)
    , m_runs(runs)
    , m_roles(new RoleList(services.pool, this))
    , m_counter(new VisibleCounter(services.pool, this))
    , m_bar([this, tab, place = std::move(place)] { return makeBar(tab, place); })
{
    connect(m_roles, &RoleList::changed, this, &SeeAsMode::showRoles);
    connect(m_counter, &VisibleCounter::changed, this, &SeeAsMode::showRows);
    connect(m_counter, &VisibleCounter::failed, this, &SeeAsMode::countFailed);
}

SeeAsMode::~SeeAsMode() = default;

SeeAsBar *SeeAsMode::makeBar(QWidget *tab, const std::function<void(SeeAsBar *)> &place)
{
    auto *bar = new SeeAsBar(m_services.theme, m_services.icons, m_runs, tab);
    bar->hide();
    place(bar);
    connect(bar, &SeeAsBar::edited, this, &SeeAsMode::edited);
    connect(bar, &SeeAsBar::submitted, this, [this] {
        m_roleFinished = true;
        tellProblem();
        if (problem().isEmpty())
            emit submitted();
    });
    connect(bar, &SeeAsBar::roleFinished, this, [this] {
        m_roleFinished = true;
        // it may have been made since they were read
        if (m_roles->isKnown() && !m_roles->whyNot(role()).isEmpty())
            m_roles->read();
        tellProblem();
    });
    connect(bar, &SeeAsBar::leaveRequested, this, &SeeAsMode::leaveRequested);
    connect(bar, &SeeAsBar::countRequested, this, &SeeAsMode::count);
    connect(bar, &SeeAsBar::countCancelled, this, &SeeAsMode::cancelCount);
    connect(&bar->settings(), &RequestSettings::keptChanged, this, &SeeAsMode::keepSettings);
    return bar;
}

void SeeAsMode::turnOn(const QString &role)
{
    const bool first = !m_bar.ifMade();
    SeeAsBar &bar = *m_bar;
    if (first && m_profile)
        setPlace(*m_profile, m_database);
    if (!role.isEmpty())
        bar.setRole(role);
    bar.setKeepsChanges(false); // asked for anew each time
    m_roleFinished = !bar.role().isEmpty();
    m_on = true;
    bar.show();
    m_roles->read();
    showRows();
    tellProblem();
    if (bar.role().isEmpty())
        bar.focusRole();
    emit changed();
}

void SeeAsMode::turnOff()
{
    if (!m_on)
        return;
    m_on = false;
    m_counter->reset();
    m_bar->hide();
    emit changed();
}

void SeeAsMode::setPlace(const core::profile::ConnectionProfile &profile, const QString &database)
{
    m_profile = profile;
    m_database = database;
    m_roles->setPlace(profile, database);
    setTable({});
    SeeAsBar *bar = m_bar.ifMade();
    if (!bar)
        return;
    const auto kept = keptRequestSettings(m_services.settings, profile.id);
    bar->settings().setSettings(kept);
    bar->settings().setKept(!kept.isEmpty());
    bar->setKeepsChanges(false);
    bar->setKeepRefused(profile.readOnly ? tr("The connection is read-only") : QString());
    if (m_on)
        m_roles->read();
}

void SeeAsMode::readRoles()
{
    if (m_on)
        m_roles->read();
}

QString SeeAsMode::role() const
{
    return m_on ? m_bar->role() : QString();
}

SeeAs SeeAsMode::seeAs() const
{
    return m_on ? m_bar->seeAs() : SeeAs();
}

QString SeeAsMode::roleProblem() const
{
    if (role().isEmpty())
        return tr("Choose the role to see as");
    return m_roles->whyNot(role());
}

QString SeeAsMode::problem() const
{
    if (!m_on)
        return {};
    const QString role = roleProblem();
    return role.isEmpty() ? m_bar->settings().problem() : role;
}

void SeeAsMode::tellProblem()
{
    if (!m_on)
        return;
    // nothing is wrong yet with what is still being typed, or has not been asked for
    const bool tell = m_roleFinished && !role().isEmpty() && !m_roles->isReading();
    m_bar->setProblem(tell ? roleProblem() : QString());
}

bool SeeAsMode::keepsChanges() const
{
    return m_on && m_bar->keepsChanges();
}

std::optional<Frame> SeeAsMode::frame() const
{
    if (!m_on)
        return {};
    const SeeAs as = seeAs();
    Frame frame;
    for (const core::ddl::Statement &statement : core::access::enterScript(as).statements)
        frame.enter << statement.sql.toUtf8();
    frame.commit = keepsChanges();
    frame.check = [as](core::session::Link &link, core::session::Job &job) {
        return core::access::stillSeeingAs(link, job, as);
    };
    return frame;
}

void SeeAsMode::setLocked(bool locked)
{
    if (SeeAsBar *bar = m_bar.ifMade())
        bar->setLocked(locked);
}

void SeeAsMode::edited()
{
    m_roleFinished = false;
    tellProblem();
    showRows();
    keepSettings();
    emit changed();
}

void SeeAsMode::keepSettings()
{
    if (m_profile)
        keepRequestSettings(m_services.settings, m_profile->id,
                            m_bar->settings().isKept() ? m_bar->settings().settings()
                                                       : QList<core::access::RequestSetting>());
}

void SeeAsMode::showRoles()
{
    SeeAsBar *bar = m_bar.ifMade();
    if (!bar)
        return;
    bar->setRoles(m_roles->choices());
    tellProblem();
}

// --- what policies hide

void SeeAsMode::setTable(const CountedTable &table)
{
    if (m_table == table)
        return;
    m_table = table;
    m_counter->reset();
    showRows();
}

void SeeAsMode::count()
{
    if (!m_on || m_table.isNull() || !m_profile)
        return;
    if (const QString why = problem(); !why.isEmpty()) {
        m_roleFinished = true;
        tellProblem();
        return;
    }
    m_countedAs = seeAs();
    if (m_table.oid != 0)
        m_counter->start(*m_profile, m_database, m_countedAs, m_table.oid);
    else
        m_counter->start(*m_profile, m_database, m_countedAs, m_table.schema, m_table.table);
}

void SeeAsMode::cancelCount()
{
    m_counter->cancel();
}

void SeeAsMode::showRows()
{
    SeeAsBar *bar = m_bar.ifMade();
    if (!bar)
        return;
    QString text;
    if (m_counter->isRunning())
        text = tr("counting…");
    else if (const auto &answer = m_counter->answer(); answer && m_countedAs == seeAs())
        text = visibleText(*answer, m_countedAs.role);
    bar->setRows(text, m_counter->isRunning(), !m_table.isNull() && !role().isEmpty());
}

} // namespace ui::query

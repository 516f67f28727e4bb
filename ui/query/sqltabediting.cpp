// SPDX-License-Identifier: GPL-3.0-or-later
// An SQL tab whose results are edited: what is staged, and the session it is saved on.
#include "ui/base/banner.h"
#include "ui/edit/editdraft.h"
#include "ui/edit/rowediting.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabsession.h"

namespace ui::query {

using core::query::Outcome;
using core::session::Session;

void SqlTab::restoreEdits(const core::edit::PendingEdits &edits, const QString &draft,
                          const QByteArray &statement)
{
    m_left = LeftOver{edits, draft, statement};
    m_banner->setMessage(Banner::Tone::Info,
                         tr("Edits of these rows were not saved when the program ended. Run the statement to "
                            "have them back."));
    m_banner->addButton(
        tr("Run"),
        [this] {
            m_banner->clear();
            runStatement();
        },
        true);
}

bool SqlTab::hasEdits() const
{
    for (int i = 0; i < m_results->resultCount(); ++i) {
        const edit::RowEditing *editing = m_results->pageAt(i)->editing();
        if (editing && editing->isDirty())
            return true;
    }
    return false;
}

bool SqlTab::hasEditsNow()
{
    for (int i = 0; i < m_results->resultCount(); ++i) {
        if (edit::RowEditing *editing = m_results->pageAt(i)->editing())
            editing->stageTyped();
    }
    return hasEdits();
}

void SqlTab::leaveEdits(const QString &what, std::function<void(bool)> then)
{
    for (int i = 0; i < m_results->resultCount(); ++i) {
        edit::RowEditing *editing = m_results->pageAt(i)->editing();
        if (!editing || !editing->isDirty())
            continue;
        m_results->showPage(i);
        editing->askToLeave(what, [self = QPointer(this), what, then = std::move(then)](bool agreed) {
            if (!self || !agreed)
                return then(false);
            self->leaveEdits(what, then);
        });
        return;
    }
    then(true);
}

void SqlTab::editPage(ResultPage *page)
{
    auto *editing = new edit::RowEditing({m_services.theme, m_services.icons, m_services.prompts,
                                          m_services.pool, m_services.drafts, m_services.undoLog},
                                         page);
    edit::EditPlace here;
    here.profile = *m_session->profile();
    here.database = m_session->wantedDatabase();
    here.source = core::edit::Source::Query;
    here.statement = page->statement();
    here.title = m_title;
    here.content = edit::toJson(
        edit::EditDraft{here.profile, here.database, {}, {}, {}, QString::fromUtf8(page->statement())});
    here.session = [self = QPointer(this), profile = here.profile,
                    database = here.database](bool end, std::function<void(Session *)> then) {
        if (self)
            self->lendSession(profile, database, end, std::move(then));
    };
    here.openScript = [self = QPointer(this)](const QString &sql) {
        if (self)
            emit self->openSqlRequested(sql);
    };
    page->setEditing(editing);
    if (m_left && m_left->statement == page->statement()) {
        const LeftOver left = *std::exchange(m_left, std::nullopt);
        editing->restoreLater(left.edits, left.draft);
    }
    editing->show(page->view(), page->result(), here);
    connect(editing, &edit::RowEditing::refreshWanted, this, [page] {
        page->tell(tr("Undone on the server: run the statement again to see its rows as they are now"));
    });
    connect(editing, &edit::RowEditing::changed, this, [this] {
        emit titleChanged();
        emit statusChanged();
    });
}

/// The session of the tab, as long as it is one of the place the rows came from.
void SqlTab::lendSession(const core::profile::ConnectionProfile &profile, const QString &database, bool end,
                         std::function<void(Session *)> then)
{
    if (end && isPaused())
        return askPaused([this, profile, database, then] { lendSession(profile, database, true, then); },
                         [then] { then(nullptr); });
    if (end && m_run) {
        m_banner->setMessage(Banner::Tone::Info, tr("A statement is running on this tab already."));
        return then(nullptr);
    }
    if (m_session->profile() != profile || m_session->wantedDatabase() != database) {
        m_banner->setMessage(Banner::Tone::Warn, tr("These rows came from another connection."));
        return then(nullptr);
    }
    if (m_session->session() && !m_session->session()->isLost())
        return then(m_session->session());
    if (!end)
        return then(nullptr); // only what the user wants done is worth a connection
    m_banner->setMessage(Banner::Tone::Info,
                         tr("The session of this tab is gone: reconnect, then save again."));
    then(nullptr);
}

void SqlTab::transactionEnded(const Outcome &outcome)
{
    const bool over
        = outcome.commandTag == QLatin1String("COMMIT") || outcome.commandTag == QLatin1String("ROLLBACK");
    if (!over || outcome.error)
        return;
    for (int i = 0; i < m_results->resultCount(); ++i) {
        if (edit::RowEditing *editing = m_results->pageAt(i)->editing())
            editing->transactionEnded(outcome.commandTag == QLatin1String("COMMIT"));
    }
}

} // namespace ui::query

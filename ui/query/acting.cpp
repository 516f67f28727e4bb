// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/acting.h"

#include "core/session/link.h"

#include <QCoreApplication>

namespace ui::query {

core::Task<Acting> askActing(core::session::Session &session)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ui::query", text); };
    return session.run<Acting>(
        tr("Asking as whom it acts"),
        [tr](core::session::Link &link, core::session::Job &job) -> core::Result<Acting> {
            if (link.transactionState() == core::session::TransactionState::Failed)
                return core::Error::input(tr("The transaction has failed: it answers nothing any more"));
            auto rows = link.execute(job,
                                     "select current_user, s.name from (values (1)) as one (n) left join "
                                     "pg_catalog.unnest(pg_catalog.current_schemas(false)) with ordinality "
                                     "as s (name, place) on true order by s.place");
            if (!rows)
                return std::move(rows).error();
            Acting acting;
            for (int row = 0; row < PQntuples(rows->get()); ++row) {
                acting.user = QString::fromUtf8(PQgetvalue(rows->get(), row, 0));
                if (!PQgetisnull(rows->get(), row, 1))
                    acting.searchPath << QString::fromUtf8(PQgetvalue(rows->get(), row, 1));
            }
            return acting;
        });
}

std::shared_ptr<ActingThen> ActingThen::of(core::session::Session *session, QObject *context)
{
    auto then = std::make_shared<ActingThen>();
    if (!session) {
        then->m_known = true;
        return then;
    }
    core::whenDone(askActing(*session), context, [then](const core::Result<Acting> &acting) {
        then->m_known = true;
        if (acting)
            then->m_acting = *acting;
        if (const Answer waiting = std::exchange(then->m_waiting, {}))
            waiting(then->m_acting);
    });
    return then;
}

void ActingThen::tell(Answer answer)
{
    if (m_known)
        answer(m_acting);
    else
        m_waiting = std::move(answer);
}

} // namespace ui::query

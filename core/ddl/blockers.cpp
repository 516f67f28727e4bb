// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/blockers.h"

namespace core::ddl {

Result<QList<Blocker>> blockersOf(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                  int pid)
{
    auto sql = library.statement(QStringLiteral("try"), QStringLiteral("blockers"), link.info().version,
                                 {{QStringLiteral("pid"), pid}});
    if (!sql)
        return std::move(sql).error();
    auto result = link.execute(job, sql->toUtf8());
    if (!result)
        return std::move(result).error();
    QList<Blocker> blockers;
    for (int row = 0; row < PQntuples(result->get()); ++row) {
        const auto text
            = [&](int column) { return QString::fromUtf8(PQgetvalue(result->get(), row, column)); };
        blockers.append({text(0).toInt(), text(1), text(2), text(3), text(4),
                         std::chrono::seconds(text(5).isEmpty() ? -1 : text(5).toLongLong())});
    }
    return blockers;
}

} // namespace core::ddl

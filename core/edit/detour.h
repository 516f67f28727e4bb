// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that exchange a value which must be unique, where the server checks it row by row: one row of each
// circle steps aside to a free value for a moment, within the same transaction and under the same comparison.
// Nothing is deleted or added for it, so no cascade takes anything along; triggers on update see the row once
// more. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/edit/editable.h"
#include "core/edit/rowchange.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace core::edit {

class Detours
{
public:
    Detours(session::Link &link, session::Job &job, const Editable &editable);

    struct Stuck
    {
        qsizetype statement = 0;
        RowChange change{};
        Error error{};
    };
    struct Aside
    {
        qsizetype statement = 0;
        RowChange change{}; ///< the same, from where the row is now
        SeenCell through{}; ///< the value it waits with
    };
    /// Those that have stepped aside, so that the others may be tried again; a row does it once. Empty: there
    /// is no way; whyNot() then says it of a circle. Fails with what ends everything.
    Result<QList<Aside>> makeWay(const QList<Stuck> &stuck);
    /// A hint for the server's refusal of this statement; empty: it is about something else.
    QString whyNot(qsizetype statement) const { return m_whyNot.value(statement); }

private:
    /// A column of what must be unique.
    struct Part
    {
        QString name{};
        bool cascades = false; ///< rows of other tables take its value along
    };
    Result<QList<Part>> partsOf(const Error &error);
    Result<QList<qsizetype>> circles(const QList<Stuck> &stuck);
    Result<std::optional<Aside>> stepAside(const Stuck &row);
    QList<QByteArray> freeValues(int column, bool mayBeNull) const;

    session::Link &m_link;
    session::Job &m_job;
    const Editable &m_editable;
    QHash<std::pair<QString, QString>, QList<Part>> m_parts; ///< by schema and name
    QSet<qsizetype> m_tried;
    QHash<qsizetype, QString> m_whyNot;
    int m_guesses = 0;
};

/// The change of a row that waits at another value in this column: found there, and compared with that.
RowChange from(const RowChange &change, const SeenCell &through);
/// That sends it there and nothing else.
RowChange to(const RowChange &change, int column, const CellValue &value);

} // namespace core::edit

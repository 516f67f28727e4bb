// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/saveoutcome.h"

namespace core::ddl {

namespace {

/// "statement 3", "statements 2 to 5": counted from 1.
QString span(qsizetype first, qsizetype count)
{
    return count == 1 ? QStringLiteral("statement %1").arg(first + 1)
                      : QStringLiteral("statements %1 to %2").arg(first + 1).arg(first + count);
}

QString capital(QString text)
{
    text[0] = text[0].toUpper();
    return text;
}

/// What the rest is that was never sent.
QString rest(const Script &script, qsizetype from)
{
    const qsizetype count = script.statements.size() - from;
    if (count <= 0)
        return {};
    return QLatin1Char(' ') + capital(span(from, count))
        + (count == 1 ? QStringLiteral(" was not run.") : QStringLiteral(" were not run."));
}

} // namespace

QString SaveOutcome::summary(const Script &script) const
{
    const bool waited = error && error->sqlState == QLatin1String("55P03");
    switch (fate) {
    case Fate::Done:
        return QStringLiteral("Saved.");
    case Fate::Conflict:
        return QStringLiteral("Somebody else has changed it since it was read. Nothing is changed.");
    case Fate::Nothing:
        if (error && error->isCancelled())
            return QStringLiteral("Stopped. Nothing is changed.");
        if (waited)
            return QStringLiteral("Another session holds a lock on it for too long. Nothing is changed.");
        return QStringLiteral("Nothing is changed.");
    case Fate::Partly: {
        const QString done = capital(span(0, committed))
            + (committed == 1 ? QStringLiteral(" is done and stays.")
                              : QStringLiteral(" are done and stay."));
        const qsizetype left = script.statements.size() - committed;
        return QStringLiteral("%1 %2 not done.")
            .arg(done,
                 capital(span(committed, left))
                     + (left == 1 ? QStringLiteral(" is") : QStringLiteral(" are")));
    }
    case Fate::Unknown: {
        QString text = QStringLiteral("The connection was lost: nobody knows here whether %1 took effect.")
                           .arg(span(committed, unknown));
        if (committed > 0)
            text.prepend(capital(span(0, committed))
                         + (committed == 1 ? QStringLiteral(" is done. ") : QStringLiteral(" are done. ")));
        return text + rest(script, committed + unknown);
    }
    }
    return {};
}

} // namespace core::ddl

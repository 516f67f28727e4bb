// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that send what stands before them: \g and its like, \gset, \gexec, \gdesc, \watch; \copy.
#include "core/psql/copyrows.h"
#include "core/psql/interpreter.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

namespace core::psql {

using query::Outcome;
using query::Step;
using Words = QList<QByteArray>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

std::optional<Step> Interpreter::buffered()
{
    Buffer buffer = std::exchange(m_buffer, {});
    if (buffer.isEmpty()) {
        if (m_memory.lastQuery.isEmpty()) {
            pushError(tr("There is no query to be run"));
            return std::nullopt;
        }
        buffer.sql = m_memory.lastQuery;
        buffer.source = m_item.text;
        buffer.place = placeOf(m_item);
        buffer.pieces = {{0, buffer.sql.size(), 0, true}};
    }
    return statementStep(std::move(buffer));
}

void Interpreter::gset(const QByteArray &prefix)
{
    auto step = buffered();
    if (!step)
        return;
    step->sink = std::make_shared<KeptRows>();
    push(*step, [this, prefix](Outcome &outcome, const KeptRows &kept) {
        if (outcome.error)
            return;
        if (kept.rows.size() != 1) {
            outcome.error = Error::input(kept.rows.isEmpty() ? tr("no rows returned for \\gset")
                                                             : tr("more than one row returned for \\gset"));
            return;
        }
        for (qsizetype i = 0; i < kept.columns.size(); ++i) {
            const QByteArray name = prefix + kept.columns[i].name.toUtf8();
            if (Variables::isSpecial(name)) {
                pushText(
                    tr("attempt to \\gset into specially treated variable \"%1\" ignored").arg(text(name))
                        + QLatin1Char('\n'),
                    true);
                continue;
            }
            const auto &value = kept.rows.first()[i];
            auto done = value ? m_memory.variables.set(name, *value) : m_memory.variables.unset(name);
            if (!done && !outcome.error)
                outcome.error = done.error();
        }
    });
}

void Interpreter::gexec()
{
    auto step = buffered();
    if (!step)
        return;
    step->sink = std::make_shared<KeptRows>();
    const Step asked = *step;
    push(*step, [this, asked](Outcome &outcome, const KeptRows &kept) {
        if (outcome.error)
            return;
        for (const auto &row : kept.rows) {
            for (const auto &cell : row) {
                if (!cell)
                    continue;
                Step made;
                made.place = asked.place;
                made.source = made.sql = *cell;
                made.expanded = m_memory.expanded;
                made.timed = m_memory.timing;
                push(made);
            }
        }
    });
}

/// The columns of what would be sent, without running it.
void Interpreter::gdesc()
{
    auto step = buffered();
    if (!step)
        return;
    step->title = tr("Columns");
    step->work = [sql = step->sql](session::Link &link, session::Job &job, result::RowSink &sink,
                                   const query::RunOptions &options) {
        // an unnamed prepared statement, as psql does it
        const auto answer = [](PGresult *taken, ExecStatusType good) -> std::shared_ptr<PGresult> {
            std::shared_ptr<PGresult> result(taken, PQclear);
            return PQresultStatus(taken) == good ? result : nullptr;
        };
        if (!answer(PQprepare(link.connection(), "", sql.constData(), 0, nullptr), PGRES_COMMAND_OK))
            return query::run(link, job, {sql}, sink, options); // the server says what is wrong with it
        const auto described = answer(PQdescribePrepared(link.connection(), ""), PGRES_COMMAND_OK);
        QByteArrayList rows;
        for (int i = 0; described && i < PQnfields(described.get()); ++i) {
            auto name = literal(PQfname(described.get(), i));
            rows << "(" + QByteArray::number(i) + ", " + (name ? *name : QByteArray("''")) + ", "
                    + QByteArray::number(PQftype(described.get(), i)) + "::pg_catalog.oid, "
                    + QByteArray::number(PQfmod(described.get(), i)) + ")";
        }
        const QByteArray ask = rows.isEmpty()
            ? QByteArray("SELECT 'The command has no result, or the result has no columns.' AS \"Column\"")
            : "SELECT name AS \"Column\", pg_catalog.format_type(tp, tpm) AS \"Type\" FROM (VALUES "
                + rows.join(", ") + ") s(n, name, tp, tpm) ORDER BY n";
        return query::run(link, job, {ask}, sink, options);
    };
    push(*step);
}

void Interpreter::watch(const Words &words)
{
    double seconds = 2;
    int count = -1;
    for (QByteArray word : words) {
        bool ok = false;
        const bool isCount = word.startsWith("c=") || word.startsWith("count=");
        if (isCount) {
            count = word.mid(word.indexOf('=') + 1).toInt(&ok);
            ok = ok && count > 0;
        } else {
            if (word.startsWith("i=") || word.startsWith("interval="))
                word = word.mid(word.indexOf('=') + 1);
            seconds = word.toDouble(&ok);
            ok = ok && seconds >= 0 && seconds < 1000000;
        }
        if (!ok) {
            pushError(tr("\\watch: incorrect value \"%1\"").arg(text(word)));
            return;
        }
    }
    if (auto step = buffered())
        repeat(*step, std::chrono::milliseconds(qint64(seconds * 1000)), count);
}

/// Again and again, until somebody stops it, it fails, or it was done as often as wished.
void Interpreter::repeat(Step step, std::chrono::milliseconds wait, int left)
{
    step.title = tr("every %1 s").arg(QLocale::c().toString(double(wait.count()) / 1000));
    const Step again = step;
    push(step, [this, again, wait, left](Outcome &outcome, const KeptRows &) {
        if (outcome.error || left == 1)
            return;
        Step next = again;
        next.wait = wait;
        next.replaces = true;
        repeat(next, wait, left < 0 ? left : left - 1);
    });
}

void Interpreter::copy(const QByteArray &arguments)
{
    auto parsed = parseClientCopy(arguments);
    if (!parsed) {
        pushError(parsed.error().message, parsed.error().hint);
        return;
    }
    parsed->path = pathOf(QFile::encodeName(parsed->path));
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.sql = parsed->sql;
    m_made = {{0, step.sql.size(), 0, true}};
    if (parsed->standard && !parsed->toFile) {
        step.work = [sql = parsed->sql, reader = m_levels.back().reader.get()](
                        session::Link &link, session::Job &job, result::RowSink &,
                        const query::RunOptions &options) {
            return copyRowsIn(
                link, job, sql, [reader] { return reader->rows(); }, options);
        };
    } else if (!parsed->standard) {
        step.work = [copy = *parsed](session::Link &link, session::Job &job, result::RowSink &sink,
                                     const query::RunOptions &options) {
            return copy.toFile ? copyToFile(link, job, copy, sink, options)
                               : copyFromFile(link, job, copy, options);
        };
    }
    push(step);
}

} // namespace core::psql

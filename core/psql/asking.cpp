// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that ask somebody: \prompt and \password.
#include "core/passwords/verifier.h"
#include "core/psql/interpreter.h"

#include <QCoreApplication>

namespace core::psql {

using query::Outcome;
using query::Step;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// Hashed here: the server is sent a verifier.
Result<void> setPassword(session::Link &link, session::Job &job, QByteArray role, const Secret &password)
{
    const auto value = [&](const QByteArray &sql) -> Result<QByteArray> {
        auto rows = link.execute(job, sql);
        if (!rows)
            return rows.error();
        return QByteArray(PQgetvalue(rows->get(), 0, 0));
    };
    if (role.isEmpty()) {
        auto now = value("SELECT CURRENT_USER");
        if (!now)
            return now.error();
        role = *now;
    }
    auto how = value("SHOW password_encryption");
    if (!how)
        return how.error();
    auto made = passwords::verifier(password, QString::fromUtf8(role),
                                    *how == "md5" ? passwords::Method::Md5 : passwords::Method::ScramSha256);
    if (!made)
        return made.error();
    auto name = identifier(role);
    auto text = literal(made->reveal());
    if (!name || !text)
        return Error::input(tr("\\password: no such name can be sent"));
    auto done = link.execute(job, "ALTER USER " + *name + " PASSWORD " + *text);
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace

Result<Secret> Interpreter::asked(const QByteArray &command, const QString &what, bool secret)
{
    if (m_ask)
        return m_ask(m_item.number, what, secret);
    return Error::input(tr("\\%1: nobody can be asked here").arg(QString::fromUtf8(command)),
                        tr("Open the file in the editor, or set the value before it is run."));
}

void Interpreter::prompt(const QList<QByteArray> &words)
{
    if (words.isEmpty()) {
        pushError(tr("\\prompt: missing required argument"));
        return;
    }
    const QByteArray &name = words.size() > 1 ? words[1] : words[0];
    auto answer = asked("prompt", QString::fromUtf8(words.size() > 1 ? words[0] : QByteArray()), false);
    if (!answer)
        pushError(answer.error().message, answer.error().hint);
    else if (auto done = m_memory.variables.set(name, answer->reveal()); !done)
        pushError(done.error().message);
}

void Interpreter::password(const QByteArray &role)
{
    QByteArray plain = role;
    if (plain.size() > 1 && plain.startsWith('"') && plain.endsWith('"'))
        plain = plain.sliced(1, plain.size() - 2).replace("\"\"", "\"");
    auto first = asked("password", tr("Enter new password: "), true);
    auto again = first ? asked("password", tr("Enter it again: "), true) : first;
    if (!again) {
        pushError(again.error().message, again.error().hint);
        return;
    }
    if (first->reveal() != again->reveal()) {
        pushError(tr("Passwords didn't match."));
        return;
    }
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.work = [plain, password = *first](session::Link &link, session::Job &job, result::RowSink &,
                                           const query::RunOptions &) {
        Outcome outcome;
        outcome.fate = query::Fate::Ran;
        if (auto done = setPassword(link, job, plain, password); done)
            outcome.commandTag = QStringLiteral("ALTER ROLE");
        else
            outcome.error = done.error();
        if (outcome.error)
            outcome.error->position = -1; // in what nobody wrote
        if (link.isOpen())
            outcome.transaction = link.transactionState();
        return outcome;
    };
    push(step);
}

} // namespace core::psql

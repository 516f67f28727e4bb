// SPDX-License-Identifier: GPL-3.0-or-later
// Commands about the session and what its server has: \d and its like, \sf, \encoding, \connect, \conninfo.
#include "core/psql/describe.h"
#include "core/psql/destination.h"
#include "core/psql/interpreter.h"

#include <QCoreApplication>

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

/// The bytes of a file are as they are, in whatever encoding it says; an editor's text is UTF-8.
void Interpreter::encoding(const QByteArray &wanted, const session::Link &link)
{
    if (wanted.isEmpty()) {
        pushText(QString::fromUtf8(encodingOf(link)) + QLatin1Char('\n'));
        return;
    }
    QByteArray plain = wanted.toUpper();
    plain.replace("-", "");
    if (m_levels.back().reader->name().isEmpty() && plain != "UTF8" && plain != "UNICODE"
        && plain != "SQL_ASCII") {
        pushError(tr("\\encoding: the text is sent as UTF-8, not as %1").arg(text(wanted)));
        return;
    }
    auto quoted = literal(wanted);
    if (!quoted) {
        pushError(quoted.error().message);
        return;
    }
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.sql = "SET client_encoding TO " + *quoted;
    step.ours = true;
    push(step);
}

/// \\sf and \\sv: the text of a function or a view.
void Interpreter::source(const QByteArray &command, const QByteArray &name)
{
    auto quoted = literal(name);
    if (name.isEmpty() || !quoted) {
        pushError(tr("\\%1: a name is required").arg(text(command)));
        return;
    }
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.title = text(name);
    step.expanded = false;
    step.ours = true;
    step.sql = command.startsWith("sf")
        ? "SELECT pg_catalog.pg_get_functiondef(" + *quoted
            + (name.contains('(') ? "::pg_catalog.regprocedure" : "::pg_catalog.regproc")
            + "::pg_catalog.oid) AS \"Definition\""
        : "SELECT 'CREATE OR REPLACE VIEW ' || c || ' AS' || pg_catalog.chr(10) "
          "|| pg_catalog.pg_get_viewdef(c, true) AS \"Definition\" FROM (SELECT "
            + *quoted + "::pg_catalog.regclass AS c) v";
    push(step);
}

void Interpreter::describe(const QByteArray &command, const Words &words, const session::Link &link)
{
    const ServerVersion version = link.info().version;
    const auto question = [this](const Inquiry &inquiry) {
        Step step;
        step.place = placeOf(m_item);
        step.source = m_item.text;
        step.sql = inquiry.sql;
        step.title = inquiry.title;
        step.expanded = m_memory.expanded;
        step.ours = true;
        return step;
    };
    // without a name \d is a list; with one it is about whatever has that name
    if (!asksForRelations(command, words)) {
        auto inquiries = listInquiries(command, words, version);
        if (!inquiries) {
            pushError(inquiries.error().message, inquiries.error().hint);
            return;
        }
        for (const Inquiry &inquiry : *inquiries)
            push(question(inquiry));
        return;
    }
    for (const QByteArray &pattern : words) {
        auto finding = findRelations(command, pattern, version);
        if (!finding) {
            pushError(finding.error().message);
            continue;
        }
        Step step = question(*finding);
        step.sink = std::make_shared<KeptRows>();
        const bool plus = command.contains('+');
        push(step, [this, question, pattern, plus, version](Outcome &outcome, const KeptRows &kept) {
            if (outcome.error)
                return;
            if (kept.rows.isEmpty()) {
                outcome.error
                    = Error::input(tr("Did not find any relation named \"%1\".").arg(text(pattern)));
                return;
            }
            for (const auto &row : kept.rows) {
                for (const Inquiry &inquiry : describeRelation(row, plus, version))
                    push(question(inquiry));
            }
        });
    }
}

void Interpreter::connect(const Words &words, const session::Link &link)
{
    auto to = parseDestination(words);
    if (!to) {
        m_item.text = "\\connect"; // it may hold a password
        pushError(to.error().message, to.error().hint);
        m_over = true; // what follows was meant for another place
        return;
    }
    const session::TransactionState state = link.transactionState();
    to->losesTransaction
        = state == session::TransactionState::InTransaction || state == session::TransactionState::Failed;
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.connect = std::move(*to);
    push(step);
}

void Interpreter::connectionInfo(const session::Link &link)
{
    const session::SessionInfo &info = link.info();
    QString line = info.localSocket
        ? tr("You are connected to database \"%1\" as user \"%2\" via socket in \"%3\" at port \"%4\".")
        : tr("You are connected to database \"%1\" as user \"%2\" on host \"%3\" at port \"%4\".");
    line = line.arg(info.database, info.user, info.host, info.port) + QLatin1Char('\n');
    if (info.encrypted)
        line += tr("SSL connection (protocol: %1, cipher: %2)").arg(info.tlsProtocol, info.tlsCipher)
            + QLatin1Char('\n');
    pushText(line);
}

} // namespace core::psql

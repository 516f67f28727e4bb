// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/copyrows.h"

#include "core/sql/scanner.h"
#include "core/transfer/targetfile.h"

#include <QCoreApplication>
#include <QFile>

#include <chrono>

namespace core::psql {

using query::Outcome;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

Outcome failed(const Error &error)
{
    Outcome outcome;
    outcome.error = error;
    return outcome;
}

bool isWord(QByteArrayView text, const sql::Token &token, const char *word)
{
    return token.length == qsizetype(qstrlen(word))
        && qstrnicmp(text.data() + token.offset, word, size_t(token.length)) == 0;
}

/// A file's name: quoted as a string, or up to the next blank.
Result<QByteArray> nameAt(QByteArrayView text, qsizetype &at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
    QByteArray name;
    if (at < text.size() && text[at] == '\'') {
        for (++at; at < text.size(); ++at) {
            if (text[at] != '\'')
                name.append(text[at]);
            else if (at + 1 < text.size() && text[at + 1] == '\'')
                name.append(text[++at]);
            else {
                ++at;
                return name;
            }
        }
        return Error::input(tr("unterminated quoted string"));
    }
    while (at < text.size() && text[at] != ' ' && text[at] != '\t' && text[at] != ';')
        name.append(text[at++]);
    if (name.isEmpty())
        return Error::input(tr("\\copy: parse error at end of line"));
    return name;
}

} // namespace

Outcome copyRowsIn(session::Link &link, session::Job &job, const QByteArray &sql,
                   const importing::NextBytes &next, const query::RunOptions &options)
{
    const auto start = std::chrono::steady_clock::now();
    const auto before = link.noticeHandler();
    if (options.onNotice)
        link.setNoticeHandler(options.onNotice);
    const bool open = link.isOpen();
    const auto rows = importing::copyIn(link, job, sql, next);
    link.setNoticeHandler(before);
    Outcome outcome;
    outcome.total
        = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    outcome.transaction = link.isOpen() ? link.transactionState() : session::TransactionState::Unknown;
    if (rows) {
        outcome.fate = query::Fate::Ran;
        outcome.commandTag = QStringLiteral("COPY %1").arg(*rows);
        outcome.rowsAffected = *rows;
    } else {
        outcome.error = rows.error();
        outcome.fate = open && rows.error().connectionLost ? query::Fate::Unknown : query::Fate::Ran;
    }
    return outcome;
}

Result<ClientCopy> parseClientCopy(QByteArrayView arguments)
{
    sql::Scanner scanner(arguments);
    sql::Token token;
    int depth = 0;
    bool first = true;
    while (scanner.next(token)) {
        if (token.kind == sql::TokenKind::Punctuation) {
            depth += arguments[token.offset] == '(' ? 1 : arguments[token.offset] == ')' ? -1 : 0;
            first = first && token.isSpace();
            continue;
        }
        const bool from = isWord(arguments, token, "from");
        if (token.isSpace() || depth > 0 || first || (!from && !isWord(arguments, token, "to"))) {
            first = first && token.isSpace();
            continue;
        }
        ClientCopy copy;
        copy.toFile = !from;
        qsizetype at = token.end();
        const qsizetype nameBegin = at;
        auto name = nameAt(arguments, at);
        if (!name)
            return name.error();
        const bool quoted = arguments.sliced(nameBegin).trimmed().startsWith('\'');
        const QByteArray low = name->toLower();
        if (!quoted && low == "program")
            return Error::input(tr("\\copy with a program is not run here"),
                                tr("Write a file, or use psql for this line."));
        copy.standard = !quoted && (low == "stdin" || low == "stdout" || low == "pstdin" || low == "pstdout");
        if (copy.standard && (low.endsWith("in") != from))
            return Error::input(tr("\\copy: parse error at \"%1\"").arg(QString::fromUtf8(*name)));
        if (!copy.standard)
            copy.path = QFile::decodeName(*name);
        QByteArray options = arguments.sliced(at).toByteArray().trimmed();
        if (options.endsWith(';'))
            options.chop(1);
        copy.sql = "COPY " + arguments.first(token.offset).trimmed().toByteArray()
            + (from ? " FROM STDIN " : " TO STDOUT ") + options;
        copy.sql = copy.sql.trimmed();
        return copy;
    }
    return Error::input(tr("\\copy: parse error at end of line"),
                        tr("\\copy TABLE or (QUERY) FROM or TO 'FILE' [WITH (…)]"));
}

Outcome copyToFile(session::Link &link, session::Job &job, const ClientCopy &copy, result::RowSink &sink,
                   const query::RunOptions &options)
{
    auto file = transfer::TargetFile::open(copy.path);
    if (!file)
        return failed(file.error());
    query::RunOptions writing = options;
    writing.onCopyData = [&file](QByteArrayView data) { return (*file)->write(data); };
    Outcome outcome = query::run(link, job, {copy.sql}, sink, writing);
    if (!outcome.error) {
        if (auto committed = (*file)->commit(); !committed)
            outcome.error = committed.error();
    }
    return outcome;
}

Outcome copyFromFile(session::Link &link, session::Job &job, const ClientCopy &copy,
                     const query::RunOptions &options)
{
    QFile file(copy.path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failed(Error::io(tr("%1 cannot be read: %2").arg(copy.path, file.errorString())));
    return copyRowsIn(
        link, job, copy.sql,
        [&file]() -> Result<std::optional<QByteArray>> {
            const QByteArray block = file.read(256 << 10);
            if (file.error() != QFile::NoError)
                return Error::io(tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString()));
            return block.isEmpty() ? std::optional<QByteArray>() : std::optional<QByteArray>(block);
        },
        options);
}

} // namespace core::psql

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/destination.h"

#include "core/profile/conninfo.h"
#include "core/psql/variables.h"

#include <QCoreApplication>

namespace core::psql {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// Without the quotes of an identifier; its case stays.
QByteArray unquoted(const QByteArray &word)
{
    QByteArray plain;
    bool quoted = false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word[i] != '"')
            plain += word[i];
        else if (quoted && i + 1 < word.size() && word[i + 1] == '"')
            plain += word[++i];
        else
            quoted = !quoted;
    }
    return plain;
}

std::optional<QString> given(const QList<QByteArray> &words, qsizetype at)
{
    const QByteArray word = words.value(at);
    if (word.isEmpty() || word == "-")
        return std::nullopt;
    return QString::fromUtf8(word);
}

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional<QString>(text);
}

} // namespace

Result<session::Destination> parseDestination(QList<QByteArray> words)
{
    static constexpr QByteArrayView Reuse("-reuse-previous=");
    for (QByteArray &word : words)
        word = unquoted(word);
    std::optional<bool> reuse;
    if (!words.isEmpty() && words.first().startsWith(Reuse)) {
        const QByteArray value = words.takeFirst().sliced(Reuse.size());
        reuse = toBoolean(value);
        if (!reuse)
            return Error::input(tr("\\connect: unrecognized value \"%1\" for \"-reuse-previous\": Boolean "
                                   "expected")
                                    .arg(QString::fromUtf8(value)));
    }
    session::Destination to;
    to.database = given(words, 0);
    to.user = given(words, 1);
    to.host = given(words, 2);
    to.port = given(words, 3);
    const bool isString = to.database
        && (to.database->contains(QLatin1Char('=')) || to.database->startsWith(QLatin1String("postgres://"))
            || to.database->startsWith(QLatin1String("postgresql://")));
    to.reuse = reuse.value_or(!isString);
    if (!isString)
        return to;
    if (to.user || to.host || to.port)
        return Error::input(tr("\\connect: do not give user, host, or port separately when using a "
                               "connection string"));
    auto parsed = profile::parseConninfo(*to.database);
    if (!parsed)
        return Error::input(tr("\\connect: %1").arg(parsed.error().message));
    if (!parsed->password.isEmpty())
        return Error::input(
            tr("\\connect: a password in a script is not used"),
            tr("It would be in the file, in the history and in what is told. The password file, PGPASSWORD "
               "and what the program knows of the connection are asked instead."));
    to.database = unlessEmpty(parsed->profile.database);
    to.user = unlessEmpty(parsed->profile.user);
    to.host = unlessEmpty(parsed->profile.host);
    to.port = unlessEmpty(parsed->profile.port);
    to.sslMode = parsed->profile.sslMode;
    to.parameters = parsed->profile.parameters;
    return to;
}

} // namespace core::psql

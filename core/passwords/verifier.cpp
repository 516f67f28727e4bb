// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/verifier.h"

#include <QCoreApplication>

#include <cstring>
#include <libpq-fe.h>
#include <memory>

namespace core::passwords {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::passwords", text);
}

/// Standard base64 that decodes to some bytes.
bool isBase64(QByteArrayView text, qsizetype bytes)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (bytes < 0 ? !(*decoded).isEmpty() : (*decoded).size() == bytes);
}

constexpr QByteArrayView ScramPrefix = "SCRAM-SHA-256$";
constexpr qsizetype KeyLength = 32;

bool isScram(QByteArrayView text)
{
    if (!text.startsWith(ScramPrefix))
        return false;
    const QList<QByteArray> parts = text.sliced(ScramPrefix.size()).toByteArray().split('$');
    if (parts.size() != 2)
        return false;
    const QList<QByteArray> salted = parts[0].split(':');
    const QList<QByteArray> keys = parts[1].split(':');
    bool number = false;
    return salted.size() == 2 && keys.size() == 2 && salted[0].toLongLong(&number) > 0 && number
        && isBase64(salted[1], -1) && isBase64(keys[0], KeyLength) && isBase64(keys[1], KeyLength);
}

bool isMd5(QByteArrayView text)
{
    if (text.size() != 35 || !text.startsWith("md5"))
        return false;
    const QByteArrayView digits = text.sliced(3);
    return std::all_of(digits.begin(), digits.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

Result<Secret> verifier(const Secret &password, const QString &role, Method method)
{
    if (password.isEmpty())
        return Error::input(tr("The password is empty: the server takes that for none"));
    // A PGconn that never was connected: given the algorithm, libpq asks the server nothing. A connection
    // string that is none keeps it from reading the environment, service files and names of hosts.
    const std::unique_ptr<PGconn, decltype(&PQfinish)> unconnected(PQconnectStart("-"), PQfinish);
    if (!unconnected)
        return Error::internal(tr("There is no memory left to hash the password"));
    QByteArray clear = password.reveal();
    if (clear.contains('\0'))
        return Error::input(tr("The password holds a NUL character, which no server takes"));
    const QByteArray user = role.toUtf8();
    char *made = PQencryptPasswordConn(unconnected.get(), clear.constData(), user.constData(),
                                       method == Method::Md5 ? "md5" : "scram-sha-256");
    clear.clear(); // shares the secret's bytes: with this copy alive they would not be wiped
    if (!made)
        return Error::internal(QString::fromUtf8(PQerrorMessage(unconnected.get())).trimmed());
    Secret result{QByteArray(made)};
    for (volatile char *p = made; *p; ++p)
        *p = 0;
    PQfreemem(made);
    return result;
}

bool isVerifier(QByteArrayView text)
{
    return isMd5(text) || isScram(text);
}

QByteArray shownVerifier(QByteArrayView verifier)
{
    if (!verifier.startsWith(ScramPrefix))
        return QByteArrayLiteral("md5…");
    const qsizetype colon = verifier.indexOf(':');
    return (colon < 0 ? ScramPrefix : verifier.first(colon + 1)).toByteArray() + "…";
}

QString refusal(const QString &password)
{
    if (password.isEmpty())
        return tr("The password is empty: the server takes that for none");
    if (password.contains(QChar(u'\0')))
        return tr("The password holds a NUL character, which no server takes");
    if (!password.isValidUtf16())
        return tr("The password holds half a character");
    // the server would keep it as it is, and nobody could log in by typing it
    if (isVerifier(password.toUtf8()))
        return tr("This is a verifier, not a password");
    return {};
}

} // namespace core::passwords

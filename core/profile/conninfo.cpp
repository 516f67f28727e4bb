// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/conninfo.h"

#include <QRegularExpression>
#include <QUrl>

#include <libpq-fe.h>

#include <memory>

namespace core::profile {

namespace {

constexpr QLatin1String Mask("•••");

struct OptionsDeleter
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, OptionsDeleter>;

/// The fields of a profile that libpq has a keyword for.
struct Field
{
    QLatin1String keyword;
    QString ConnectionProfile::*member;
};
const Field Fields[] = {
    {QLatin1String("host"), &ConnectionProfile::host},
    {QLatin1String("port"), &ConnectionProfile::port},
    {QLatin1String("dbname"), &ConnectionProfile::database},
    {QLatin1String("user"), &ConnectionProfile::user},
    {QLatin1String("sslmode"), &ConnectionProfile::sslMode},
};

const QRegularExpression &schemeExpression()
{
    static const QRegularExpression expression(
        QStringLiteral("^(?:jdbc:)?postgres(?:ql)?(?:\\+[A-Za-z0-9_]+)?://"),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

/// Takes away what surrounds a connection string where people copy it from.
QString unwrapped(QString text)
{
    text = text.trimmed();
    static const QRegularExpression psql(QStringLiteral("^(?:\\$\\s+)?psql\\s+(?=['\"]|postgres|\\w+\\s*=)"));
    text.remove(psql);
    if (text.size() >= 2 && (text.front() == QLatin1Char('"') || text.front() == QLatin1Char('\''))
        && text.back() == text.front())
        text = text.mid(1, text.size() - 2).trimmed();
    const auto match = schemeExpression().match(text);
    if (match.hasMatch())
        text.replace(0, match.capturedLength(), QStringLiteral("postgresql://"));
    return text;
}

/// The parts of text that may be a secret, found without trusting that the whole is well formed.
QStringList secretParts(const QString &text)
{
    QStringList parts;
    static const QRegularExpression userInfo(QStringLiteral("^[a-z]+://[^:@/?]*:(.*)@"),
                                             QRegularExpression::DotMatchesEverythingOption);
    // without an @ the part behind the colon is a port or a password that was cut short: mask it too
    static const QRegularExpression cut(QStringLiteral("^[a-z]+://[^:@/?\\[]*:([^@/?]*)$"));
    static const QRegularExpression parameter(
        QStringLiteral("password\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'?|[^\\s&]*)"));
    for (const auto *expression : {&userInfo, &cut, &parameter}) {
        auto matches = expression->globalMatch(text);
        while (matches.hasNext()) {
            const QString part = matches.next().captured(1);
            if (!part.isEmpty())
                parts << part;
        }
    }
    return parts;
}

QString masked(QString message, const QString &input)
{
    const QStringList secrets = secretParts(input);
    if (secrets.isEmpty())
        return message;
    QString safeInput = input;
    for (const QString &secret : secrets)
        safeInput.replace(secret, Mask);
    message.replace(input, safeInput);
    for (const QString &secret : secrets) {
        const QString quoted = QLatin1Char('"') + secret + QLatin1Char('"');
        message.replace(quoted, QLatin1Char('"') + Mask + QLatin1Char('"'));
        // a short secret could be any letter of the message's own words
        if (secret.size() >= 4)
            message.replace(secret, Mask);
    }
    return message;
}

/// libpq gives a URI of hosts without ports the port list ",": that says nothing.
QString withoutEmptyList(const QString &list)
{
    return list.count(QLatin1Char(',')) == list.size() ? QString() : list;
}

QString quotedValue(const QString &value)
{
    static const QRegularExpression plain(QStringLiteral("^[^\\s'\\\\]+$"));
    if (plain.match(value).hasMatch())
        return value;
    QString text = value;
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QString encodedHost(const QString &host)
{
    if (host.contains(QLatin1Char(':')) && !host.startsWith(QLatin1Char('/')))
        return QLatin1Char('[') + QString::fromLatin1(QUrl::toPercentEncoding(host, ":")) + QLatin1Char(']');
    return encoded(host);
}

} // namespace

bool looksLikeConninfo(const QString &text)
{
    const QString bare = unwrapped(text);
    if (bare.startsWith(QLatin1String("postgresql://")))
        return true;
    static const QRegularExpression keyword(QStringLiteral("^([a-z_]+)\\s*="));
    const auto match = keyword.match(bare);
    if (!match.hasMatch())
        return false;
    const QString name = match.captured(1);
    const auto known = knownParameters();
    return std::any_of(known.begin(), known.end(), [&](const auto &info) { return info.keyword == name; });
}

Result<ParsedConninfo> parseConninfo(const QString &text)
{
    const QString bare = unwrapped(text);
    if (bare.isEmpty())
        return Error::input(
            QStringLiteral("The connection string is empty"),
            QStringLiteral("Paste a postgresql:// URI or a string such as “host=… dbname=…”."));
    if (bare.contains(QChar(u'\0')))
        return Error::input(QStringLiteral("The connection string holds a NUL character"));

    char *problem = nullptr;
    const Options options(PQconninfoParse(bare.toUtf8().constData(), &problem));
    if (!options) {
        const QString words
            = problem ? QString::fromUtf8(problem).trimmed() : QStringLiteral("Out of memory");
        PQfreemem(problem);
        return Error::input(masked(words, bare));
    }

    ParsedConninfo parsed;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        const QLatin1String keyword(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (keyword == QLatin1String("password")) {
            parsed.password = Secret(QByteArray(option->val));
            continue;
        }
        if (option->dispchar && *option->dispchar == '*') {
            parsed.notes << QStringLiteral("%1 was left out: a profile keeps no secrets").arg(keyword);
            continue;
        }
        const auto *field = std::find_if(std::begin(Fields), std::end(Fields),
                                         [&](const Field &f) { return f.keyword == keyword; });
        if (field != std::end(Fields))
            parsed.profile.*(field->member) = value;
        else
            parsed.profile.parameters.append({keyword, value});
    }
    parsed.profile.port = withoutEmptyList(parsed.profile.port);
    return parsed;
}

QString toConninfo(const ConnectionProfile &profile)
{
    QStringList words;
    const auto add = [&words](const QString &keyword, const QString &value) {
        words << keyword + QLatin1Char('=') + quotedValue(value);
    };
    for (const Field &field : Fields) {
        if (!(profile.*(field.member)).isEmpty())
            add(field.keyword, profile.*(field.member));
    }
    for (const auto &[keyword, value] : profile.parameters) {
        if (!isSecretParameter(keyword))
            add(keyword, value);
    }
    return words.join(QLatin1Char(' '));
}

QString toUri(const ConnectionProfile &profile)
{
    QString uri = QStringLiteral("postgresql://");
    if (!profile.user.isEmpty())
        uri += encoded(profile.user) + QLatin1Char('@');

    const QStringList hosts = profile.host.split(QLatin1Char(','));
    const QStringList ports = profile.port.split(QLatin1Char(','));
    // one port for several hosts, or lists that do not match, can only be said as a parameter
    const bool together = ports.size() == hosts.size();
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        if (i > 0)
            uri += QLatin1Char(',');
        uri += encodedHost(hosts.at(i));
        if (together && !ports.at(i).isEmpty())
            uri += QLatin1Char(':') + encoded(ports.at(i));
    }
    if (!profile.database.isEmpty())
        uri += QLatin1Char('/') + encoded(profile.database);

    QList<std::pair<QString, QString>> parameters;
    if (!together && !profile.port.isEmpty())
        parameters.append({QStringLiteral("port"), profile.port});
    if (!profile.sslMode.isEmpty())
        parameters.append({QStringLiteral("sslmode"), profile.sslMode});
    for (const auto &parameter : profile.parameters) {
        if (!isSecretParameter(parameter.first))
            parameters.append(parameter);
    }
    QChar separator = QLatin1Char('?');
    for (const auto &[keyword, value] : parameters) {
        uri += separator + encoded(keyword) + QLatin1Char('=') + encoded(value);
        separator = QLatin1Char('&');
    }
    return uri;
}

QList<ParameterInfo> knownParameters()
{
    QList<ParameterInfo> known;
    const Options options(PQconndefaults());
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        // "D": for debugging and obsolete ones, hidden in libpq's own eyes
        const bool secret = option->dispchar && *option->dispchar == '*';
        known.append({QString::fromUtf8(option->keyword), QString::fromUtf8(option->label),
                      secret || !option->val ? QString() : QString::fromUtf8(option->val), secret});
    }
    return known;
}

bool isSecretParameter(const QString &keyword)
{
    return keyword == QLatin1String("password") || keyword == QLatin1String("sslpassword");
}

} // namespace core::profile

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/servicefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace core::profile {

namespace {

constexpr qint64 LargestFile = 1 << 20;

/// One line "keyword=value" of a section. The problem, empty if there is none.
QString take(ParsedConninfo &service, const QString &keyword, const QString &value,
             const QList<ParameterInfo> &known)
{
    static const std::pair<QLatin1String, QString ConnectionProfile::*> fields[] = {
        {QLatin1String("host"), &ConnectionProfile::host},
        {QLatin1String("port"), &ConnectionProfile::port},
        {QLatin1String("dbname"), &ConnectionProfile::database},
        {QLatin1String("user"), &ConnectionProfile::user},
        {QLatin1String("sslmode"), &ConnectionProfile::sslMode},
    };
    for (const auto &[name, member] : fields) {
        if (keyword == name) {
            // libpq takes the first of two
            if ((service.profile.*member).isEmpty())
                service.profile.*member = value;
            return {};
        }
    }
    if (keyword == QLatin1String("password")) {
        if (service.password.isEmpty())
            service.password = Secret(value);
        return {};
    }
    if (keyword == QLatin1String("service"))
        return QStringLiteral("a service cannot name another service");
    if (isSecretParameter(keyword)) {
        service.notes << QStringLiteral("%1 was left out: a profile keeps no secrets").arg(keyword);
        return {};
    }
    if (std::none_of(known.begin(), known.end(), [&](const auto &info) { return info.keyword == keyword; }))
        return QStringLiteral("libpq knows no parameter “%1”").arg(keyword);
    const auto &have = service.profile.parameters;
    if (std::none_of(have.begin(), have.end(), [&](const auto &pair) { return pair.first == keyword; }))
        service.profile.parameters.append({keyword, value});
    return {};
}

} // namespace

QStringList serviceFiles()
{
    QStringList files;
    const QString named = qEnvironmentVariable("PGSERVICEFILE");
    files << (named.isEmpty() ? QDir::home().filePath(QStringLiteral(".pg_service.conf")) : named);
    const QString systemFolder = qEnvironmentVariable("PGSYSCONFDIR");
    if (!systemFolder.isEmpty())
        files << QDir(systemFolder).filePath(QStringLiteral("pg_service.conf"));
    else
        files << QStringLiteral("/etc/postgresql-common/pg_service.conf");
    files.erase(
        std::remove_if(files.begin(), files.end(), [](const QString &f) { return !QFileInfo(f).isFile(); }),
        files.end());
    return files;
}

Result<ServiceFile> readServiceFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(path, file.errorString()));
    if (file.size() > LargestFile)
        return Error::io(QStringLiteral("%1 is larger than 1 MB, it cannot be a service file").arg(path));
    return parseServiceFile(file.read(LargestFile));
}

ServiceFile parseServiceFile(const QByteArray &text)
{
    ServiceFile result;
    const auto known = knownParameters();
    bool inSection = false;
    int number = 0;
    for (const QByteArray &raw : text.split('\n')) {
        ++number;
        const auto problem = [&](const QString &words) {
            result.problems << QStringLiteral("line %1: %2").arg(number).arg(words);
        };
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        if (line.startsWith(QLatin1Char('['))) {
            const qsizetype end = line.indexOf(QLatin1Char(']'));
            inSection = end > 1;
            if (!inSection) {
                problem(QStringLiteral("a section needs a name in brackets"));
                continue;
            }
            result.services.append(ParsedConninfo());
            result.services.last().profile.name = line.mid(1, end - 1);
            continue;
        }
        if (!inSection)
            continue; // libpq skips what stands before the section it looks for
        if (line.startsWith(QLatin1String("ldap://")) || line.startsWith(QLatin1String("ldaps://"))) {
            problem(QStringLiteral("LDAP look-ups are not followed"));
            continue;
        }
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals < 1) {
            problem(QStringLiteral("expected keyword=value"));
            continue;
        }
        const QString words = take(result.services.last(), line.left(equals), line.mid(equals + 1), known);
        if (!words.isEmpty())
            problem(words);
    }
    return result;
}

} // namespace core::profile

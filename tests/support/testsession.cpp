// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsession.h"

using namespace core;

profile::ConnectionProfile profileFromUrl(const QString &url)
{
    profile::ConnectionProfile profile;
    profile.id = QUuid::createUuid();
    profile.name = QStringLiteral("test");
    PQconninfoOption *options = PQconninfoParse(url.toUtf8().constData(), nullptr);
    for (const PQconninfoOption *option = options; option && option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString value = QString::fromUtf8(option->val);
        const QLatin1String name(option->keyword);
        if (name == QLatin1String("host"))
            profile.host = value;
        else if (name == QLatin1String("port"))
            profile.port = value;
        else if (name == QLatin1String("dbname"))
            profile.database = value;
        else if (name == QLatin1String("user"))
            profile.user = value;
        else if (name != QLatin1String("password"))
            profile.parameters.append({name, value});
    }
    PQconninfoFree(options);
    return profile;
}

session::ConnectRequest requestFromUrl(const QString &url)
{
    session::ConnectRequest request;
    request.profile = profileFromUrl(url);
    return request;
}

Result<void> KeepingSink::begin(const QList<result::Column> &given)
{
    ++begins;
    columns = given;
    return {};
}

Result<void> KeepingSink::row(std::span<const result::CellView> cells)
{
    if (failAfter >= 0 && rows.size() >= failAfter)
        return Error::io(QStringLiteral("no room"));
    QStringList texts;
    for (const result::CellView &cell : cells)
        texts << (cell.null            ? QString()
                      : cell.size == 0 ? QStringLiteral("")
                                       : QString::fromUtf8(cell.bytes()));
    rows << texts;
    return {};
}

Result<void> KeepingSink::end(bool isComplete)
{
    ++ends;
    complete = isComplete;
    return {};
}

query::Outcome runAndWait(session::Session &session, const QByteArray &sql, KeepingSink *sink)
{
    KeepingSink own;
    KeepingSink &target = sink ? *sink : own;
    auto task = session.run<query::Outcome>(
        QStringLiteral("test"),
        [&target, sql](session::Link &link, session::Job &job) -> Result<query::Outcome> {
            return query::run(link, job, {sql}, target);
        });
    auto answer = task.wait();
    if (answer)
        return *answer;
    query::Outcome outcome;
    outcome.error = answer.error();
    return outcome;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/allkinds.h"

#include "core/actions/action.h"
#include "core/catalog/reader.h"
#include "core/kinds/kinds.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QFile>
#include <QProcess>

namespace support {

using namespace core;
using actions::Situation;
using catalog::ObjectRef;
using session::Job;
using session::Link;

namespace {

constexpr int Deepest = 8;
constexpr int Patient = 60000; ///< ms, of psql with one file

Result<void> psql(const QString &url, const QString &file)
{
    QProcess process;
    process.start(QStringLiteral("psql"),
                  {QStringLiteral("-Xqv"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-d"), url,
                   QStringLiteral("-f"), file});
    if (!process.waitForFinished(Patient) || process.exitCode() != 0)
        return Error::internal(file + QLatin1Char('\n') + QString::fromUtf8(process.readAllStandardError()));
    return {};
}

} // namespace

Result<void> AllKinds::open(Files files)
{
    m_url = TestServer::createDatabase();
    if (m_url.isEmpty())
        return Error::internal(QStringLiteral("no database"));
    const QString folder = QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/definition/allkinds/");
    QStringList names{QStringLiteral("relations.sql"), QStringLiteral("objects.sql")};
    for (int major = 14; files == Files::Server && major <= TestServer::major(); ++major)
        names << QStringLiteral("relations.%1.sql").arg(major) << QStringLiteral("objects.%1.sql").arg(major);
    for (const QString &name : std::as_const(names)) {
        if (!QFile::exists(folder + name))
            continue;
        if (auto made = psql(m_url, folder + name); !made)
            return made;
    }
    // where chosen() moves objects to
    auto known = TestServer::query(
        m_url,
        QStringLiteral("do $$begin create role \"new \"\"owner\"\"\"; "
                       "exception when duplicate_object then null; end$$; "
                       "create schema \"else'where \"\"%1\"; "
                       "select oid, datname from pg_database where datname = current_database()"));
    if (!known)
        return std::move(known).error();
    m_session = std::make_unique<session::Session>(requestFromUrl(m_url), m_canceller);
    if (auto opened = m_session->open().wait(); !opened)
        return std::move(opened).error();
    m_database.profile = QUuid::createUuid();
    m_database.database = known->first().at(1);
    m_database.kind = QStringLiteral("database");
    m_database.name = m_database.database;
    m_database.oid = known->first().at(0).toLongLong();
    return collect(m_database, 0);
}

Result<void> AllKinds::collect(const ObjectRef &of, int depth)
{
    const catalog::Reader reader(kinds::all(), m_library);
    auto children
        = run<QList<ObjectRef>>([&](Link &link, Job &job) { return reader.children(link, job, of); });
    if (!children)
        return std::move(children).error();
    for (const ObjectRef &child : *children) {
        if (!child.folder && !child.is(ObjectRef::System))
            m_objects << child;
        const catalog::ObjectKind *kind = reader.kinds().find(child.kind);
        if ((child.folder || (kind && !kind->children.isEmpty())) && depth < Deepest) {
            if (auto read = collect(child, depth + 1); !read)
                return read;
        }
    }
    return {};
}

Result<Situation> AllKinds::situation(const ObjectRef &ref)
{
    const auto known = m_situations.constFind(ref.identity());
    if (known != m_situations.cend())
        return *known;
    auto read = situation(QList{ref});
    if (read)
        m_situations.insert(ref.identity(), *read);
    return read;
}

Result<Situation> AllKinds::situation(const QList<ObjectRef> &refs)
{
    return run<Situation>(
        [&](Link &link, Job &job) { return actions::readSituation(link, job, m_library, refs, true); });
}

forms::Values AllKinds::chosen(const QString &action, const Situation &situation)
{
    const actions::Action *known = actions::findAction(action);
    forms::Values values = known && known->first ? known->first(situation) : forms::Values();
    const bool one = situation.targets.size() == 1;
    if (action == QLatin1String("rename") && one)
        values.setText(QStringLiteral("name"), QStringLiteral("new \"name'; %1 <b>"));
    else if (action == QLatin1String("rename")) {
        values.setText(QStringLiteral("find"), QStringLiteral("e"));
        values.setText(QStringLiteral("with"), QStringLiteral("\"E"));
    } else if (action == QLatin1String("owner"))
        values.setText(QStringLiteral("owner"), QStringLiteral("new \"owner\""));
    else if (action == QLatin1String("schema"))
        values.setText(QStringLiteral("schema"), QStringLiteral("else'where \"%1"));
    else if (action == QLatin1String("comment"))
        values.setText(QStringLiteral("comment"), QStringLiteral("it's \\ a \"comment\" %1\nof two lines"));
    else if (action == QLatin1String("drop") || action == QLatin1String("truncate"))
        values.setFlag(QStringLiteral("cascade"), true);
    else if (action == QLatin1String("tablespace"))
        values.setText(QStringLiteral("tablespace"), QStringLiteral("relations_space"));
    return values;
}

} // namespace support

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/objects/read.h"

#include <algorithm>

namespace core::objects {

namespace {

using catalog::SqlLibrary;
using catalog::SqlParameters;
using session::Job;
using session::Link;
using session::PgResult;

QString text(const PgResult &result, int row, int column)
{
    if (column < 0 || PQgetisnull(result.get(), row, column))
        return {};
    // empty and null are two things
    const QString value
        = QString::fromUtf8(PQgetvalue(result.get(), row, column), PQgetlength(result.get(), row, column));
    return value.isNull() ? QStringLiteral("") : value;
}

qint64 number(const PgResult &result, int row, int column)
{
    return text(result, row, column).toLongLong();
}

int column(const PgResult &result, const char *name)
{
    return PQfnumber(result.get(), name);
}

Address addressAt(const PgResult &result, int row)
{
    return {text(result, row, column(result, "catalog")), number(result, row, column(result, "oid")),
            number(result, row, column(result, "sub"))};
}

Result<PgResult> ask(Link &link, Job &job, const SqlLibrary &library, const QString &folder,
                     const QString &verb, const SqlParameters &parameters)
{
    auto sql = library.statement(folder, verb, link.info().version, parameters);
    if (!sql)
        return std::move(sql).error();
    return link.execute(job, sql->toUtf8());
}

SqlParameters parametersOf(const catalog::ObjectRef &of)
{
    return {{QStringLiteral("oid"), of.oid},
            {QStringLiteral("sub"), of.sub},
            {QStringLiteral("kind"), of.kind},
            {QStringLiteral("name"), of.name}, // what a setting goes by: it has no number
            {QStringLiteral("catalog"), catalogOf(of.kind)}};
}

Result<PgResult> askFor(Link &link, Job &job, const SqlLibrary &library, const catalog::ObjectRef &of,
                        const Section &section, const QString &verb)
{
    const QString folder = folderFor(library, of.kind, section, verb, link.info().version);
    if (folder.isEmpty())
        return Error::internal(QStringLiteral("Nothing reads “%1” of a %2").arg(section.title, of.kind));
    return ask(link, job, library, folder, verb, parametersOf(of));
}

QList<Fact> factsOf(const PgResult &result)
{
    QList<Fact> facts;
    const int rows = PQntuples(result.get());
    facts.reserve(rows);
    for (int row = 0; row < rows; ++row)
        facts.append({text(result, row, column(result, "part")), text(result, row, column(result, "label")),
                      text(result, row, column(result, "value")),
                      formFrom(text(result, row, column(result, "form"))), addressAt(result, row)});
    return facts;
}

Error goneError(const catalog::ObjectRef &of)
{
    return {.kind = Error::Kind::Input,
            .message = QStringLiteral("%1 is gone: somebody has dropped it.").arg(of.text())};
}

/// As text[] is written.
QString arrayLiteral(const QStringList &values)
{
    return QLatin1Char('{') + values.join(QLatin1Char(',')) + QLatin1Char('}');
}

} // namespace

Result<QList<Fact>> readFacts(Link &link, Job &job, const SqlLibrary &library, const catalog::ObjectRef &of,
                              const Section &section, const QString &verb)
{
    auto result = askFor(link, job, library, of, section, verb);
    if (!result)
        return std::move(result).error();
    const QList<Fact> facts = factsOf(*result);
    if (facts.isEmpty()) {
        if (section.id == QLatin1String("properties"))
            return goneError(of);
        if (auto there = checkThere(link, job, library, of); !there)
            return std::move(there).error();
    }
    return facts;
}

Result<QString> measureStatement(Link &link, Job &job, const SqlLibrary &library,
                                 const catalog::ObjectRef &of, const Section &section)
{
    if (section.request.isEmpty()
        || folderFor(library, of.kind, section, section.request, link.info().version).isEmpty())
        return QString();
    auto result = askFor(link, job, library, of, section, section.request);
    if (!result)
        return std::move(result).error();
    return PQntuples(result->get()) == 0 ? QString() : text(*result, 0, 0);
}

Result<QList<Fact>> readMeasured(Link &link, Job &job, const QString &statement)
{
    auto result = link.execute(job, statement.toUtf8());
    if (!result)
        return std::move(result).error();
    return factsOf(*result);
}

Result<Rows> readRows(Link &link, Job &job, const SqlLibrary &library, const catalog::ObjectRef &of,
                      const Section &section, const QString &verb)
{
    auto result = askFor(link, job, library, of, section, verb);
    if (!result)
        return std::move(result).error();
    Rows found;
    QList<int> at;
    for (const Column &one : section.columns) {
        const int number = column(*result, one.name.toLatin1().constData());
        if (number < 0)
            continue;
        found.columns.append(one);
        at.append(number);
    }
    const int rows = PQntuples(result->get());
    found.rows.reserve(rows);
    for (int row = 0; row < rows; ++row) {
        Row one{addressAt(*result, row), {}};
        one.cells.reserve(at.size());
        for (const int number : std::as_const(at))
            one.cells.append(text(*result, row, number));
        found.rows.append(std::move(one));
    }
    if (found.rows.isEmpty()) {
        if (auto there = checkThere(link, job, library, of); !there)
            return std::move(there).error();
    }
    return found;
}

Result<void> checkThere(Link &link, Job &job, const SqlLibrary &library, const catalog::ObjectRef &of)
{
    const Address address = addressOf(of);
    if (!address.isValid())
        return {};
    auto named = readNamed(link, job, library, of, {address});
    if (!named)
        return std::move(named).error();
    return named->value(address).identity.isEmpty() ? Result<void>(goneError(of)) : Result<void>();
}

Result<QHash<Address, Named>> readNamed(Link &link, Job &job, const SqlLibrary &library,
                                        const catalog::ObjectRef &within, const QList<Address> &addresses)
{
    QHash<Address, Named> found;
    if (addresses.isEmpty())
        return found;
    QStringList catalogs, oids, subs;
    for (const Address &address : addresses) {
        catalogs << address.catalog;
        oids << QString::number(address.oid);
        subs << QString::number(address.sub);
    }
    auto result = ask(link, job, library, QStringLiteral("object"), QStringLiteral("named"),
                      {{QStringLiteral("catalogs"), arrayLiteral(catalogs)},
                       {QStringLiteral("oids"), arrayLiteral(oids)},
                       {QStringLiteral("subs"), arrayLiteral(subs)}});
    if (!result)
        return std::move(result).error();
    for (int row = 0; row < PQntuples(result->get()); ++row) {
        const auto value = [&](const char *name) { return text(*result, row, column(*result, name)); };
        Named named;
        named.type = value("type");
        named.identity = value("identity");
        catalog::ObjectRef &ref = named.ref;
        ref.profile = within.profile;
        ref.kind = value("kind");
        ref.oid = number(*result, row, column(*result, "ref_oid"));
        ref.sub = number(*result, row, column(*result, "ref_sub"));
        ref.schema = value("schema");
        ref.name = value("name");
        ref.label = value("label");
        ref.parent = value("parent");
        ref.parentKind = value("parent_kind");
        ref.comment = value("comment");
        // what belongs to the whole server is at home in no database
        const bool ofServer = value("shared") == QLatin1String("t");
        ref.database = ref.kind == QLatin1String("database") ? ref.name
            : ofServer                                       ? QString()
                                                             : within.database;
        found.insert(addressAt(*result, row), named);
    }
    return found;
}

Result<QList<Dependency>> readDependencies(Link &link, Job &job, const SqlLibrary &library,
                                           const catalog::ObjectRef &within, const Address &of,
                                           Direction direction)
{
    auto result
        = ask(link, job, library, QStringLiteral("object"),
              direction == Direction::Needs ? QStringLiteral("dependencies") : QStringLiteral("dependents"),
              {{QStringLiteral("catalog"), of.catalog},
               {QStringLiteral("oid"), of.oid},
               {QStringLiteral("sub"), of.sub}});
    if (!result)
        return std::move(result).error();
    QList<Dependency> list;
    const int rows = PQntuples(result->get());
    list.reserve(rows);
    for (int row = 0; row < rows; ++row) {
        const auto value = [&](const char *name) { return text(*result, row, column(*result, name)); };
        list << Dependency{addressAt(*result, row), {},
                           value("reason"),         value("columns"),
                           value("note"),           value("more") == QLatin1String("t")};
    }
    // what goes by itself, or cannot be without the other, comes last
    const auto rank = [](const QString &reason) {
        return reason.contains(QLatin1String("internal")) ? 2
            : reason.contains(QLatin1String("auto"))      ? 1
                                                          : 0;
    };
    std::stable_sort(list.begin(), list.end(), [rank](const Dependency &a, const Dependency &b) {
        return rank(a.reason) < rank(b.reason);
    });
    if (list.size() > DependencyLimit) {
        Dependency rest;
        rest.note = QStringLiteral("and %1 more").arg(list.size() - DependencyLimit);
        list.resize(DependencyLimit);
        list << rest;
    }
    QList<Address> addresses;
    for (const Dependency &one : std::as_const(list)) {
        if (one.address.isValid())
            addresses << one.address;
    }
    result->reset();
    auto named = readNamed(link, job, library, within, addresses);
    if (!named)
        return std::move(named).error();
    for (Dependency &one : list)
        one.named = named->value(one.address);
    // dropped between the two statements
    list.removeIf(
        [](const Dependency &one) { return one.address.isValid() && one.named.identity.isEmpty(); });
    std::stable_sort(list.begin(), list.end(), [rank](const Dependency &a, const Dependency &b) {
        if (a.note.isEmpty() != b.note.isEmpty())
            return a.note.isEmpty();
        if (rank(a.reason) != rank(b.reason))
            return rank(a.reason) < rank(b.reason);
        if (a.named.type != b.named.type)
            return a.named.type < b.named.type;
        return a.named.identity < b.named.identity;
    });
    return list;
}

} // namespace core::objects

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/collector.h"

#include "core/base/sqlquote.h"
#include "core/completion/match.h"
#include "core/completion/signature.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace core::completion {

namespace {

int scoreOf(Match match)
{
    static constexpr int Scores[] = {0, 100, 240, 420, 560, 800, 1000};
    return Scores[std::size_t(match)];
}

struct NamedList
{
    const char *list;
    NamedKind kind;
    EntryKind shown;
};

constexpr NamedList NamedLists[] = {
    {"role", NamedKind::Role, EntryKind::Role},
    {"database", NamedKind::Database, EntryKind::Database},
    {"tablespace", NamedKind::Tablespace, EntryKind::Tablespace},
    {"language", NamedKind::Language, EntryKind::Language},
    {"extension", NamedKind::Extension, EntryKind::Extension},
    {"available", NamedKind::Available, EntryKind::Extension},
    {"am", NamedKind::AccessMethod, EntryKind::Other},
    {"collation", NamedKind::Collation, EntryKind::Other},
    {"server", NamedKind::Server, EntryKind::Other},
    {"wrapper", NamedKind::Wrapper, EntryKind::Other},
    {"publication", NamedKind::Publication, EntryKind::Other},
    {"subscription", NamedKind::Subscription, EntryKind::Other},
    {"eventtrigger", NamedKind::EventTrigger, EntryKind::Trigger},
};

/// Which kinds of relations, as bits by RelationKind.
unsigned kindsOf(RelationsWanted wanted)
{
    const auto bits = [](std::initializer_list<RelationKind> kinds) {
        unsigned all = 0;
        for (const RelationKind kind : kinds)
            all |= 1U << unsigned(kind);
        return all;
    };
    using enum RelationKind;
    switch (wanted) {
    case RelationsWanted::Any:
        return bits({Table, Partitioned, View, MatView, Foreign, Sequence});
    case RelationsWanted::Rows:
        return bits({Table, Partitioned, View, MatView, Foreign, Sequence});
    case RelationsWanted::Writable:
        return bits({Table, Partitioned, View, Foreign});
    case RelationsWanted::Table:
        return bits({Table, Partitioned, Foreign});
    case RelationsWanted::View:
        return bits({View});
    case RelationsWanted::MatView:
        return bits({MatView});
    case RelationsWanted::Foreign:
        return bits({Foreign});
    case RelationsWanted::Sequence:
        return bits({Sequence});
    case RelationsWanted::Index:
        return bits({Index});
    }
    return 0;
}

EntryKind shownKind(RelationKind kind)
{
    static constexpr EntryKind Kinds[]
        = {EntryKind::Table,   EntryKind::Partitioned, EntryKind::View,  EntryKind::MatView,
           EntryKind::Foreign, EntryKind::Sequence,    EntryKind::Index, EntryKind::Composite};
    return Kinds[std::size_t(kind)];
}

EntryKind shownKind(FunctionKind kind)
{
    static constexpr EntryKind Kinds[] = {EntryKind::Function, EntryKind::Procedure, EntryKind::Aggregate,
                                          EntryKind::Window, EntryKind::Function};
    return Kinds[std::size_t(kind)];
}

bool isUsualType(QByteArrayView name)
{
    static constexpr QByteArrayView Usual[]
        = {"int4",   "int8",    "text",  "numeric",   "bool",     "timestamptz", "date", "jsonb", "uuid",
           "float8", "varchar", "bytea", "timestamp", "interval", "time",        "int2", "json"};
    return std::find(std::begin(Usual), std::end(Usual), name) != std::end(Usual);
}

/// Behind operators, and for index machinery: nobody calls it by its name.
bool isMachinery(QByteArrayView comment)
{
    return comment.startsWith("implementation of ") || comment.startsWith("internal ")
        || comment.startsWith("I/O") || comment.startsWith("hash") || comment.startsWith("less-equal-greater")
        || comment.startsWith("sort support") || comment.startsWith("planner support")
        || comment.startsWith("restriction selectivity") || comment.startsWith("join selectivity");
}

} // namespace

std::optional<RelationsWanted> relationsWanted(const QByteArray &list)
{
    static constexpr std::pair<const char *, RelationsWanted> Lists[]
        = {{"relation", RelationsWanted::Any},    {"table", RelationsWanted::Table},
           {"view", RelationsWanted::View},       {"matview", RelationsWanted::MatView},
           {"foreign", RelationsWanted::Foreign}, {"sequence", RelationsWanted::Sequence},
           {"index", RelationsWanted::Index}};
    for (const auto &[name, wanted] : Lists) {
        if (list == name)
            return wanted;
    }
    return {};
}

Collector::Collector(const Words &words, const Snapshot *snapshot, const UsageCounts *usage)
    : m_words(words)
    , m_snapshot(snapshot)
    , m_usage(usage)
    , m_typed(lowered(words.typed.text))
{
}

std::optional<int> Collector::fit(QByteArrayView name, int score, bool &prefix, bool narrow) const
{
    const Match how = match(name, m_typed);
    if (how == Match::None || (narrow && how < Match::Initials))
        return {};
    prefix = how >= Match::Prefix;
    const int rest = m_typed.isEmpty() ? 0 : int(std::min<qsizetype>(name.size() - m_typed.size(), 30));
    return scoreOf(how) + score - rest;
}

int Collector::used(const QByteArray &key) const
{
    const quint32 count = m_usage ? m_usage->value(key) : 0;
    return count == 0 ? 0 : std::min(200, int(60 * std::log2(1.0 + count)));
}

void Collector::ready(Entry entry, QByteArrayView matched, int score)
{
    const std::optional<int> fits = fit(matched, score, entry.prefix);
    if (!fits)
        return;
    m_hits.push_back(
        {*fits + used(entry.usage), What::Ready, entry.prefix, false, false, quint32(m_ready.size())});
    m_ready.push_back(std::move(entry));
}

QByteArray Collector::key(char kind, NameId schema, NameId name) const
{
    return QByteArray(1, kind) + ':' + m_snapshot->bytes(schema).toByteArray() + '.'
        + m_snapshot->bytes(name).toByteArray();
}

QString Collector::qualifiedName(quint16 schema, NameId name, bool bare) const
{
    const QString own = quoteIdentifier(m_snapshot->text(name));
    return bare
        ? own
        : quoteIdentifier(m_snapshot->text(m_snapshot->schemas()[schema].name)) + QLatin1Char('.') + own;
}

void Collector::keywords(const QStringList &words, int score)
{
    if (m_words.typed.quoted)
        return;
    int order = 0; // what is usual stands first in its list
    for (const QString &word : words) {
        Entry entry;
        entry.kind = EntryKind::Keyword;
        entry.label = m_words.lower ? word.toLower() : word;
        entry.insert = entry.label;
        entry.usage = "k:" + word.toUtf8();
        if (word.endsWith(QLatin1String("()")))
            entry.caretBack = 1;
        ready(std::move(entry), word.toUtf8(), score - std::min(order++, 20));
    }
}

void Collector::snippets(const QList<Snippet> &own)
{
    if (m_words.typed.quoted || m_typed.isEmpty())
        return;
    const auto offer = [this](const Snippet &snippet, int score) {
        const QByteArray name = snippet.name.toUtf8();
        if (!lowered(name).startsWith(m_typed))
            return;
        Entry entry;
        entry.kind = EntryKind::Snippet;
        entry.label = snippet.name;
        entry.insert = snippet.text;
        entry.detail = snippet.description;
        entry.comment = snippet.text;
        entry.comment.remove(QStringLiteral("$0"));
        entry.usage = "s:" + name;
        const qsizetype place = entry.insert.indexOf(QLatin1String("$0"));
        if (place >= 0) {
            entry.insert.remove(place, 2);
            entry.caretBack = int(entry.insert.size() - place);
        }
        ready(std::move(entry), name, score);
    };
    for (const Snippet &snippet : own)
        offer(snippet, 60);
    for (const Snippet &snippet : builtinSnippets())
        offer(m_words.lower ? Snippet{snippet.name, snippet.text.toLower(), snippet.description} : snippet,
              -230);
}

void Collector::relations(const QByteArray &schema, RelationsWanted wanted, int score)
{
    if (!m_snapshot)
        return;
    const unsigned kinds = kindsOf(wanted);
    const int only = schema.isEmpty() ? -1 : m_snapshot->schema(schema);
    if (!schema.isEmpty() && only < 0)
        return;
    const std::vector<Relation> &relations = m_snapshot->relations();
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const Relation &relation = relations[i];
        if ((kinds & (1U << unsigned(relation.kind))) == 0 || (only >= 0 && relation.schema != only))
            continue;
        const bool system = only < 0 && m_snapshot->schemas()[relation.schema].system;
        if (system && m_typed.isEmpty())
            continue;
        int here = score;
        if (only < 0)
            here -= system ? 100 : relation.visible ? 0 : 30;
        if (relation.kind == RelationKind::Sequence && wanted != RelationsWanted::Sequence)
            here -= 60;
        bool prefix = false;
        const std::optional<int> fits = fit(m_snapshot->bytes(relation.name), here, prefix, system);
        if (!fits || (system && !prefix)) // hundreds of views that nobody means
            continue;
        m_hits.push_back({*fits, What::Relation, prefix, false, only >= 0, quint32(i)});
        if (m_usage && !m_usage->isEmpty())
            m_hits.back().score += used(key('r', m_snapshot->schemas()[relation.schema].name, relation.name));
    }
}

void Collector::functions(const QByteArray &schema, FunctionsWanted wanted, int score)
{
    if (!m_snapshot)
        return;
    const int only = schema.isEmpty() ? -1 : m_snapshot->schema(schema);
    if (!schema.isEmpty() && only < 0)
        return;
    const std::vector<Function> &functions = m_snapshot->functions();
    const Function *last = nullptr;
    for (std::size_t i = 0; i < functions.size(); ++i) {
        const Function &function = functions[i];
        if (only >= 0 && function.schema != only)
            continue;
        bool good = false;
        switch (wanted) {
        case FunctionsWanted::Expression:
            good = function.kind != FunctionKind::Procedure && function.kind != FunctionKind::Trigger;
            break;
        case FunctionsWanted::Rows: {
            const QByteArrayView result = m_snapshot->bytes(function.result);
            good = function.kind == FunctionKind::Function
                && (result.startsWith("SETOF ") || result.startsWith("TABLE("));
            break;
        }
        case FunctionsWanted::Named:
            good = function.kind == FunctionKind::Function || function.kind == FunctionKind::Trigger;
            break;
        case FunctionsWanted::Procedure:
            good = function.kind == FunctionKind::Procedure;
            break;
        case FunctionsWanted::Aggregate:
            good = function.kind == FunctionKind::Aggregate;
            break;
        case FunctionsWanted::Trigger:
            good = function.kind == FunctionKind::Trigger;
            break;
        }
        const bool named = wanted == FunctionsWanted::Named;
        // overloads once, unless one of them is to be told from the others
        if (!good || (!named && last && last->name == function.name && last->schema == function.schema))
            continue;
        last = &function;
        const bool system = only < 0 && m_snapshot->schemas()[function.schema].system;
        if (system && (m_typed.isEmpty() || named))
            continue;
        int here = score;
        if (only < 0)
            here -= system ? 40 : function.visible ? 0 : 30;
        bool prefix = false;
        const std::optional<int> fits = fit(m_snapshot->bytes(function.name), here, prefix, system);
        if (!fits || (system && isMachinery(m_snapshot->bytes(function.comment))))
            continue;
        m_hits.push_back({*fits, What::Function, prefix, named, only >= 0, quint32(i)});
        if (m_usage && !m_usage->isEmpty())
            m_hits.back().score += used(key('f', m_snapshot->schemas()[function.schema].name, function.name));
    }
}

void Collector::types(const QByteArray &schema, bool domains, int score)
{
    if (!m_snapshot)
        return;
    const int only = schema.isEmpty() ? -1 : m_snapshot->schema(schema);
    if (!schema.isEmpty() && only < 0)
        return;
    const std::vector<Type> &types = m_snapshot->types();
    for (std::size_t i = 0; i < types.size(); ++i) {
        const Type &type = types[i];
        if ((only >= 0 && type.schema != only) || (domains && type.kind != 'd') || type.kind == 'p')
            continue;
        const QByteArrayView name = m_snapshot->bytes(type.name);
        const bool system = m_snapshot->schemas()[type.schema].system;
        const bool usual = system && isUsualType(name);
        if (system && !usual && m_typed.isEmpty() && only < 0)
            continue;
        const int here = score + (usual ? 50 : system ? -50 : type.visible ? 30 : 0);
        bool prefix = false;
        bool innerPrefix = false;
        const std::optional<int> shown
            = fit(type.shown ? m_snapshot->bytes(type.shown) : name, here, prefix, system);
        const std::optional<int> inner
            = type.shown ? fit(name, here - 5, innerPrefix, system) : std::optional<int>();
        if (!shown && !inner)
            continue;
        const bool byInner = inner && (!shown || *inner > *shown);
        m_hits.push_back({byInner ? *inner : *shown, What::Type, byInner ? innerPrefix : prefix, byInner,
                          only >= 0, quint32(i)});
    }
}

void Collector::schemas(int score, bool dot)
{
    if (!m_snapshot)
        return;
    for (const Schema &schema : m_snapshot->schemas()) {
        if (schema.system && m_typed.isEmpty())
            continue;
        Entry entry;
        entry.kind = EntryKind::Schema;
        entry.label = m_snapshot->text(schema.name);
        entry.insert = quoteIdentifier(entry.label);
        if (dot) {
            entry.insert += QLatin1Char('.');
            entry.again = true;
        }
        entry.usage = "n:" + m_snapshot->bytes(schema.name).toByteArray();
        ready(std::move(entry), m_snapshot->bytes(schema.name), score - (schema.system ? 40 : 0));
    }
}

void Collector::settings(int score, const QByteArray &prefix)
{
    if (!m_snapshot)
        return;
    for (const Setting &setting : m_snapshot->settings()) {
        QByteArrayView name = m_snapshot->bytes(setting.name);
        if (!prefix.isEmpty()) {
            if (!lowered(name).startsWith(prefix))
                continue;
            name = name.sliced(prefix.size());
        }
        Entry entry;
        entry.kind = EntryKind::Setting;
        entry.label = QString::fromUtf8(name);
        entry.insert = entry.label;
        entry.detail = m_snapshot->text(setting.kind);
        entry.comment = m_snapshot->text(setting.comment);
        entry.usage = "g:" + m_snapshot->bytes(setting.name).toByteArray();
        ready(std::move(entry), name, score);
    }
}

void Collector::settingValues(const QByteArray &setting, int score)
{
    if (!m_snapshot)
        return;
    if (setting == "search_path") {
        schemas(score, false);
        return;
    }
    if (setting == "role" || setting == "session_authorization") {
        named("role", score);
        return;
    }
    if (setting.endsWith("tablespace") || setting == "temp_tablespaces") {
        named("tablespace", score);
        return;
    }
    for (const Setting &known : m_snapshot->settings()) {
        if (m_snapshot->bytes(known.name) != QByteArrayView(setting))
            continue;
        QByteArray values = m_snapshot->bytes(known.values).toByteArray();
        if (m_snapshot->bytes(known.kind) == QByteArrayView("bool"))
            values = "on\noff";
        int order = 0;
        for (const QByteArray &value : values.split('\n')) {
            if (value.isEmpty())
                continue;
            Entry entry;
            entry.kind = EntryKind::Value;
            entry.label = QString::fromUtf8(value);
            // a value that is no plain word is a literal ("read committed")
            const bool word = value == "on" || quoteIdentifier(entry.label) == entry.label;
            entry.insert = word ? entry.label : quoteLiteral(entry.label);
            ready(std::move(entry), value, score - order++);
        }
        return;
    }
}

void Collector::parts(char kind, int relation, int score)
{
    if (!m_snapshot)
        return;
    for (const Snapshot::Part &part : m_snapshot->parts()) {
        if (part.kind != kind || (relation >= 0 && part.relation != quint32(relation)))
            continue;
        Entry entry;
        entry.kind = kind == 'c' ? EntryKind::Constraint
            : kind == 't'        ? EntryKind::Trigger
            : kind == 'p'        ? EntryKind::Policy
                                 : EntryKind::Other;
        entry.label = m_snapshot->text(part.name);
        entry.insert = quoteIdentifier(entry.label);
        entry.detail = m_snapshot->text(m_snapshot->relations()[part.relation].name);
        ready(std::move(entry), m_snapshot->bytes(part.name), score);
    }
}

void Collector::named(const QByteArray &list, int score)
{
    if (!m_snapshot)
        return;
    for (const NamedList &known : NamedLists) {
        if (list != known.list)
            continue;
        for (const NameId id : m_snapshot->named(known.kind)) {
            Entry entry;
            entry.kind = known.shown;
            entry.label = m_snapshot->text(id);
            entry.insert = quoteIdentifier(entry.label);
            entry.usage = "o:" + m_snapshot->bytes(id).toByteArray();
            const bool system = known.kind == NamedKind::Role && m_snapshot->bytes(id).startsWith("pg_");
            ready(std::move(entry), m_snapshot->bytes(id), score - (system ? 40 : 0));
        }
    }
}

void Collector::cte(const QByteArray &name, int score)
{
    Entry entry;
    entry.kind = EntryKind::Cte;
    entry.label = QString::fromUtf8(name);
    entry.insert = quoteIdentifier(entry.label);
    entry.detail = QStringLiteral("WITH");
    ready(std::move(entry), name, score);
}

void Collector::columns(const std::vector<ScopeColumn> &columns, int score, const QByteArray &qualifier,
                        const QByteArray &source)
{
    const QString lead
        = qualifier.isEmpty() ? QString() : quoteIdentifier(QString::fromUtf8(qualifier)) + QLatin1Char('.');
    int order = 0; // as the table has them
    for (const ScopeColumn &column : columns) {
        const bool keyColumn = (column.flags & Column::PrimaryKey) != 0;
        Entry entry;
        entry.kind = keyColumn ? EntryKind::KeyColumn : EntryKind::Column;
        entry.label = qualifier.isEmpty() ? QString::fromUtf8(column.name)
                                          : QString::fromUtf8(qualifier + '.' + column.name);
        entry.insert = lead + quoteIdentifier(QString::fromUtf8(column.name));
        entry.detail = QString::fromUtf8(column.type);
        if (!source.isEmpty() && qualifier.isEmpty())
            entry.detail
                += (entry.detail.isEmpty() ? QString() : QStringLiteral("  ")) + QString::fromUtf8(source);
        entry.comment = QString::fromUtf8(column.comment);
        if (m_snapshot && column.relation >= 0)
            entry.usage = "c:"
                + m_snapshot->bytes(m_snapshot->relations()[std::size_t(column.relation)].name).toByteArray()
                + '.' + column.name;
        ready(std::move(entry), column.name, score - std::min(order++ / 2, 20));
    }
}

void Collector::anyColumns(int score)
{
    if (!m_snapshot)
        return;
    const std::vector<NameId> &names = m_snapshot->columnNames();
    for (const NameId name : names) {
        bool prefix = false;
        const std::optional<int> fits = fit(m_snapshot->bytes(name), score, prefix, true);
        if (fits && prefix)
            m_hits.push_back({*fits, What::ColumnName, prefix, false, false, name});
    }
}

void Collector::several(const QString &list, int score)
{
    Entry entry;
    entry.kind = EntryKind::Columns;
    entry.label = list;
    entry.insert = list;
    ready(std::move(entry), list.toUtf8(), score);
}

void Collector::alias(const QByteArray &name, int score, const QString &detail, bool dot)
{
    Entry entry;
    entry.kind = EntryKind::Alias;
    entry.label = QString::fromUtf8(name);
    entry.insert = quoteIdentifier(entry.label);
    if (dot) {
        entry.insert += QLatin1Char('.');
        entry.again = true;
    }
    entry.detail = detail;
    ready(std::move(entry), name, score);
}

void Collector::locals(const QList<LocalName> &names, int score)
{
    for (const LocalName &local : names) {
        Entry entry;
        entry.kind = EntryKind::Alias;
        entry.label = QString::fromUtf8(local.name);
        if (local.builtin && !m_words.lower)
            entry.label = entry.label.toUpper();
        entry.insert = local.builtin ? entry.label : quoteIdentifier(entry.label);
        entry.detail = QString::fromUtf8(local.type);
        ready(std::move(entry), local.name, local.builtin ? score - 30 : score);
    }
}

void Collector::join(const QString &text, const QString &detail, int score, const QByteArray &matched)
{
    Entry entry;
    entry.kind = EntryKind::Join;
    entry.label = text;
    entry.insert = text;
    entry.detail = detail;
    ready(std::move(entry), matched, score);
}

Entry Collector::relationEntry(const Hit &hit) const
{
    const Relation &relation = m_snapshot->relations()[hit.index];
    const NameId schema = m_snapshot->schemas()[relation.schema].name;
    Entry entry;
    entry.kind = shownKind(relation.kind);
    entry.insert = qualifiedName(relation.schema, relation.name, hit.qualified || relation.visible);
    entry.label = m_snapshot->text(relation.name);
    if (!hit.qualified && !relation.visible)
        entry.label.prepend(m_snapshot->text(schema) + QLatin1Char('.'));
    entry.detail = m_snapshot->text(schema);
    entry.comment = m_snapshot->text(relation.comment);
    entry.usage = key('r', schema, relation.name);
    return entry;
}

Entry Collector::functionEntry(const Hit &hit) const
{
    const Function &function = m_snapshot->functions()[hit.index];
    const NameId schema = m_snapshot->schemas()[function.schema].name;
    Entry entry;
    entry.kind = shownKind(function.kind);
    entry.label = m_snapshot->text(function.name);
    if (!hit.qualified && !function.visible)
        entry.label.prepend(m_snapshot->text(schema) + QLatin1Char('.'));
    entry.insert = qualifiedName(function.schema, function.name, hit.qualified || function.visible);
    const QString arguments = m_snapshot->text(function.arguments);
    const QString result = m_snapshot->text(function.result);
    entry.detail = QLatin1Char('(') + arguments + QLatin1Char(')')
        + (result.isEmpty() ? QString() : QStringLiteral(" → ") + result);
    entry.comment = m_snapshot->text(function.comment);
    entry.usage = key('f', schema, function.name);
    if (hit.flag) {
        QStringList types;
        for (const Argument &argument : splitArguments(m_snapshot->bytes(function.arguments).toByteArray())) {
            if (argument.mode != "OUT")
                types << QString::fromUtf8(argument.type);
        }
        entry.insert += QLatin1Char('(') + types.join(QStringLiteral(", ")) + QLatin1Char(')');
    } else if (function.kind == FunctionKind::Trigger || !m_words.opensBehind()) {
        entry.insert += QStringLiteral("()");
        // an overload may take arguments though this one does not
        const auto &all = m_snapshot->functions();
        bool takes = function.maxArguments > 0;
        for (std::size_t i = hit.index + 1; i < all.size() && all[i].name == function.name; ++i)
            takes = takes || all[i].maxArguments > 0;
        entry.caretBack = takes && function.kind != FunctionKind::Trigger ? 1 : 0;
    }
    return entry;
}

Entry Collector::typeEntry(const Hit &hit) const
{
    const Type &type = m_snapshot->types()[hit.index];
    Entry entry;
    entry.kind = EntryKind::Type;
    const NameId schema = m_snapshot->schemas()[type.schema].name;
    if (type.shown && !hit.flag && !hit.qualified) {
        entry.label = m_snapshot->text(type.shown); // words of SQL itself: "double precision"
        entry.insert = entry.label;
        entry.detail = m_snapshot->text(type.name);
    } else {
        entry.label = m_snapshot->text(type.name);
        entry.insert = qualifiedName(type.schema, type.name, hit.qualified || type.visible);
        entry.detail = type.shown ? m_snapshot->text(type.shown) : m_snapshot->text(schema);
        if (!hit.qualified && !type.visible)
            entry.label.prepend(m_snapshot->text(schema) + QLatin1Char('.'));
    }
    entry.usage = key('t', schema, type.name);
    return entry;
}

Entry Collector::entryOf(const Hit &hit) const
{
    switch (hit.what) {
    case What::Ready:
        return m_ready[hit.index];
    case What::Relation:
        return relationEntry(hit);
    case What::Function:
        return functionEntry(hit);
    case What::Type:
        return typeEntry(hit);
    case What::ColumnName: {
        Entry entry;
        entry.kind = EntryKind::Column;
        entry.label = m_snapshot->text(hit.index);
        entry.insert = quoteIdentifier(entry.label);
        return entry;
    }
    }
    return {};
}

QList<Entry> Collector::take(int limit)
{
    const auto better = [](const Hit &a, const Hit &b) {
        return a.score != b.score ? a.score > b.score
                                  : std::pair(a.what, a.index) < std::pair(b.what, b.index);
    };
    const std::size_t wanted = std::min(m_hits.size(), std::size_t(limit) * 2);
    std::partial_sort(m_hits.begin(), m_hits.begin() + std::ptrdiff_t(wanted), m_hits.end(), better);
    QList<Entry> entries;
    QSet<QString> there;
    for (std::size_t i = 0; i < wanted && entries.size() < limit; ++i) {
        Entry entry = entryOf(m_hits[i]);
        entry.prefix = m_hits[i].prefix;
        // a keyword and a function may have one name ("left"); the same text twice helps nobody
        const QString text = entry.insert.toLower();
        if (there.contains(text))
            continue;
        there.insert(text);
        entries << std::move(entry);
    }
    return entries;
}

} // namespace core::completion

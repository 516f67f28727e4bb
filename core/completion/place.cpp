// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/place.h"

#include "core/completion/scope.h"
#include "core/completion/words.h"

#include <QCoreApplication>

namespace core::completion {

namespace {

QString trc(const char *text, int count = -1)
{
    return QCoreApplication::translate("core::completion", text, nullptr, count);
}

/// The name at or directly before a byte; length 0: none.
sql::Token nameAt(QByteArrayView text, qsizetype byte)
{
    sql::Token found;
    for (const sql::Token &token : sql::tokenize(text)) {
        if (token.offset > byte)
            break;
        const bool name = token.kind == sql::TokenKind::Identifier
            || token.kind == sql::TokenKind::QuotedIdentifier || token.kind == sql::TokenKind::Keyword;
        if (name && byte <= token.end())
            found = token;
    }
    return found;
}

} // namespace

Place placeAt(QByteArrayView statement, qsizetype byte, const Snapshot &snapshot)
{
    Place place;
    qsizetype offset = 0;
    qsizetype caret = std::clamp<qsizetype>(byte, 0, statement.size());
    const QByteArrayView text = innermost(statement, caret, offset);
    const sql::Token token = nameAt(text, caret);
    if (token.length == 0)
        return place;
    Words words = readWords(text, token.offset);
    // directly behind another word the reader takes that for what is typed; no name begins there
    if (!words.typed.text.isEmpty() || words.nowhere || words.caret >= int(words.list.size()))
        return place;
    const Word name = words.list[std::size_t(words.caret)];
    if (name.offset != token.offset)
        return place;
    const Word *next
        = words.caret + 1 < int(words.list.size()) ? &words.list[std::size_t(words.caret) + 1] : nullptr;
    const bool call = next && next->is("(");
    const bool quoted = name.kind == sql::TokenKind::QuotedIdentifier;
    if (!quoted && name.keyword == sql::KeywordClass::Reserved)
        return place;
    QList<QByteArray> qualifier;
    for (int back = 1; words.before(back) && words.before(back)->is(".") && words.before(back + 1); back += 2)
        qualifier.prepend(words.before(back + 1)->text);

    place.from = token.offset + offset;
    place.length = token.length;
    const auto relation = [&](int index) {
        if (index < 0)
            return false;
        place.kind = Place::Kind::Relation;
        place.index = index;
        return true;
    };
    const auto column = [&](const std::vector<ScopeColumn> &columns) {
        for (const ScopeColumn &candidate : columns) {
            if (candidate.name != name.text || candidate.relation < 0)
                continue;
            place.kind = Place::Kind::Column;
            place.index = candidate.relation;
            const auto all = snapshot.columns(snapshot.relations()[std::size_t(candidate.relation)]);
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (all[i].number == candidate.number)
                    place.column = int(i);
            }
            return true;
        }
        return false;
    };
    const auto columnOf = [&](int index) {
        if (index < 0)
            return false;
        const auto all = snapshot.columns(snapshot.relations()[std::size_t(index)]);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (snapshot.bytes(all[i].name) == QByteArrayView(name.text)) {
                place.kind = Place::Kind::Column;
                place.index = index;
                place.column = int(i);
                return true;
            }
        }
        return false;
    };
    const auto functions = [&](QByteArrayView schema) {
        place.functions = snapshot.overloads(schema, name.text);
        if (!place.functions.empty())
            place.kind = Place::Kind::Function;
        return !place.functions.empty();
    };

    const Query query = readQuery(words);
    const Scope scope(words, query, &snapshot);
    const bool from = (query.at().clause == Clause::From || query.at().clause == Clause::Target)
        && (query.at().stage == Frame::Stage::Start || query.at().stage == Frame::Stage::Dot);
    if (qualifier.size() > 1) {
        const QByteArray schema = qualifier[qualifier.size() - 2];
        if (columnOf(snapshot.relation(schema, qualifier.last())))
            return place;
        if (relation(snapshot.relation(qualifier.last(), name.text)))
            return place;
        return {};
    }
    if (qualifier.size() == 1) {
        const QByteArray &schema = qualifier.first();
        const ScopeSource *source = from ? nullptr : scope.source(schema);
        if (source && column(source->columns))
            return place;
        if (!source && call && functions(schema))
            return place;
        if (!source && relation(snapshot.relation(schema, name.text)))
            return place;
        if (!source && columnOf(snapshot.relation({}, schema)))
            return place;
        const ScopeSource *target = scope.target();
        if (target && (schema == "excluded" || schema == "new" || schema == "old") && column(target->columns))
            return place;
        if (!source && functions(schema))
            return place;
        const int type = source ? -1 : snapshot.type(schema, name.text);
        if (type >= 0) {
            place.kind = Place::Kind::Type;
            place.index = type;
            return place;
        }
        return {};
    }
    if (next && next->is(".")) {
        if (const ScopeSource *source = from ? nullptr : scope.source(name.text); source && !from)
            return relation(source->relation) ? place : Place();
        if (const int schema = snapshot.schema(name.text); schema >= 0) {
            place.kind = Place::Kind::Schema;
            place.index = schema;
            return place;
        }
        return relation(snapshot.relation({}, name.text)) ? place : Place();
    }
    if (call && !from && functions({}))
        return place;
    if (from) {
        for (const Cte *cte : scope.ctes()) {
            if (cte->name == name.text)
                return {};
        }
        if (relation(snapshot.relation({}, name.text)) || functions({}))
            return place;
        return {};
    }
    if (words.before() && words.before()->is("::")) {
        place.index = snapshot.type({}, name.text);
        place.kind = place.index < 0 ? Place::Kind::None : Place::Kind::Type;
        return place;
    }
    for (const ScopeSource &source : scope.sources()) {
        if (column(source.columns))
            return place;
    }
    if (const ScopeSource *source = scope.source(name.text))
        return relation(source->relation) ? place : Place();
    // words of SQL itself mean nothing else unless they stand where a name must
    if (!quoted && name.kind == sql::TokenKind::Keyword)
        return {};
    if (relation(snapshot.relation({}, name.text)))
        return place;
    if (functions({}))
        return place;
    if (const int type = snapshot.type({}, name.text); type >= 0) {
        place.kind = Place::Kind::Type;
        place.index = type;
        return place;
    }
    if (const int schema = snapshot.schema(name.text); schema >= 0) {
        place.kind = Place::Kind::Schema;
        place.index = schema;
        return place;
    }
    return {};
}

QString kindOf(RelationKind kind)
{
    static constexpr const char *Kinds[]
        = {"table",         "partitioned_table", "view",  "materialized_view",
           "foreign_table", "sequence",          "index", "composite_type"};
    return QLatin1String(Kinds[std::size_t(kind)]);
}

QString kindOf(FunctionKind kind)
{
    static constexpr const char *Kinds[]
        = {"function", "procedure", "aggregate", "function", "trigger_function"};
    return QLatin1String(Kinds[std::size_t(kind)]);
}

QString kindOfType(char kind)
{
    return kind == 'e' ? QStringLiteral("enum")
        : kind == 'd'  ? QStringLiteral("domain")
        : kind == 'c'  ? QStringLiteral("composite_type")
        : kind == 'r'  ? QStringLiteral("range_type")
                       : QStringLiteral("base_type");
}

Card cardOf(const Place &place, const Snapshot &snapshot, int mostLines)
{
    Card card;
    switch (place.kind) {
    case Place::Kind::None:
        break;
    case Place::Kind::Relation:
    case Place::Kind::Column: {
        const Relation &relation = snapshot.relations()[std::size_t(place.index)];
        static constexpr const char *Icons[]
            = {"table", "partition", "view", "matview", "foreign-table", "sequence", "index", "type"};
        static const char *const Words[] = {QT_TRANSLATE_NOOP("core::completion", "table"),
                                            QT_TRANSLATE_NOOP("core::completion", "partitioned table"),
                                            QT_TRANSLATE_NOOP("core::completion", "view"),
                                            QT_TRANSLATE_NOOP("core::completion", "materialized view"),
                                            QT_TRANSLATE_NOOP("core::completion", "foreign table"),
                                            QT_TRANSLATE_NOOP("core::completion", "sequence"),
                                            QT_TRANSLATE_NOOP("core::completion", "index"),
                                            QT_TRANSLATE_NOOP("core::completion", "composite type")};
        card.icon = QLatin1String(Icons[std::size_t(relation.kind)]);
        card.title = snapshot.text(snapshot.schemas()[relation.schema].name) + QLatin1Char('.')
            + snapshot.text(relation.name);
        card.detail = trc(Words[std::size_t(relation.kind)]);
        card.comment = snapshot.text(relation.comment);
        const auto columns = snapshot.columns(relation);
        const auto keys = snapshot.foreignKeysOf(quint32(place.index));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const Column &column = columns[i];
            const bool current = int(i) == place.column;
            if (card.lines.size() >= mostLines && !current) {
                ++card.more;
                continue;
            }
            Card::Line line;
            line.name = snapshot.text(column.name);
            line.type = snapshot.text(column.type);
            line.key = (column.flags & Column::PrimaryKey) != 0;
            line.current = current;
            QStringList notes;
            for (const ForeignKey *key : keys) {
                for (const auto &[ours, theirs] : key->columns) {
                    if (key->from == quint32(place.index) && ours == column.number)
                        notes << QStringLiteral("→ ") + snapshot.text(snapshot.relations()[key->to].name);
                }
            }
            if ((column.flags & Column::NotNull) != 0 && !line.key)
                notes << QStringLiteral("not null");
            if ((column.flags & Column::Generated) != 0)
                notes << QStringLiteral("generated");
            line.note = notes.join(QStringLiteral(", "));
            if (current && column.comment)
                card.comment = snapshot.text(column.comment);
            card.lines << line;
        }
        break;
    }
    case Place::Kind::Function:
        for (const quint32 index : place.functions) {
            const Function &function = snapshot.functions()[index];
            if (card.title.isEmpty()) {
                card.icon = QLatin1String(function.kind == FunctionKind::Procedure       ? "procedure"
                                              : function.kind == FunctionKind::Aggregate ? "aggregate"
                                                                                         : "function");
                card.title = snapshot.text(snapshot.schemas()[function.schema].name) + QLatin1Char('.')
                    + snapshot.text(function.name);
                card.comment = snapshot.text(function.comment);
            }
            if (card.lines.size() >= mostLines) {
                ++card.more;
                continue;
            }
            card.lines << Card::Line{QLatin1Char('(') + snapshot.text(function.arguments) + QLatin1Char(')'),
                                     snapshot.text(function.result)};
        }
        break;
    case Place::Kind::Type: {
        const Type &type = snapshot.types()[std::size_t(place.index)];
        card.icon = QStringLiteral("type");
        card.title = snapshot.text(snapshot.schemas()[type.schema].name) + QLatin1Char('.')
            + snapshot.text(type.name);
        card.detail = type.kind == 'e' ? trc("enum")
            : type.kind == 'd'         ? trc("domain")
            : type.kind == 'c'         ? trc("composite type")
            : type.kind == 'r'         ? trc("range type")
                                       : trc("type");
        break;
    }
    case Place::Kind::Schema:
        card.icon = QStringLiteral("schema");
        card.title = snapshot.text(snapshot.schemas()[std::size_t(place.index)].name);
        card.detail = trc("schema");
        break;
    }
    return card;
}

} // namespace core::completion

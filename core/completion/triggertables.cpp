// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/triggertables.h"

#include "core/completion/words.h"

#include <algorithm>
#include <optional>

namespace core::completion {

namespace {

using List = std::vector<Word>;

struct Name
{
    QByteArray schema{};
    QByteArray name{};

    /// As far as both say it.
    bool canBe(const Name &other) const
    {
        return name == other.name && (schema.isEmpty() || other.schema.isEmpty() || schema == other.schema);
    }
};

/// a or s.a; `at` is then behind it.
std::optional<Name> nameAt(const List &words, std::size_t &at)
{
    if (at >= words.size() || !words[at].isName())
        return {};
    Name name{{}, words[at++].text};
    if (at + 1 < words.size() && words[at].is(".") && words[at + 1].isName()) {
        name.schema = name.name;
        name.name = words[at + 1].text;
        at += 2;
    }
    return name;
}

std::optional<Name> routineIn(const List &words)
{
    for (std::size_t at = 0; at + 1 < words.size() && !words[at].is("("); ++at) {
        if (words[at].is("function"))
            return nameAt(words, ++at);
    }
    return {};
}

/// The table of a trigger that calls the routine; `at` is behind the word TRIGGER.
std::optional<Name> tableOf(const List &words, std::size_t at, const Name &routine)
{
    std::optional<Name> table;
    for (; at < words.size() && !words[at].is(";"); ++at) {
        if (words[at].is("on") && !table) {
            ++at;
            table = nameAt(words, at);
            --at;
        } else if (words[at].is("execute") && at + 1 < words.size()
                   && words[at + 1].isOneOf({"function", "procedure"})) {
            at += 2;
            const std::optional<Name> called = nameAt(words, at);
            return called && called->canBe(routine) ? table : std::nullopt;
        }
    }
    return {};
}

} // namespace

std::vector<int> triggerTables(const Snapshot &names, QByteArrayView statement, QByteArrayView behind)
{
    std::vector<int> tables;
    const qsizetype body = statement.indexOf('$');
    const std::optional<Name> routine = routineIn(allWords(statement.first(std::max<qsizetype>(body, 0))));
    if (!routine)
        return tables;
    const auto add = [&tables](int relation) {
        if (relation >= 0 && std::find(tables.begin(), tables.end(), relation) == tables.end())
            tables.push_back(relation);
    };
    for (const quint32 function : names.overloads(routine->schema, routine->name)) {
        const quint32 oid = names.functions()[function].oid;
        for (const Snapshot::Part &part : names.parts()) {
            if (part.kind == 't' && part.function == oid)
                add(int(part.relation));
        }
    }
    const List words = allWords(behind);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!words[at].is("create"))
            continue;
        ++at;
        while (at < words.size() && words[at].isOneOf({"or", "replace", "constraint"}))
            ++at;
        if (at >= words.size() || !words[at].is("trigger"))
            continue;
        if (const std::optional<Name> table = tableOf(words, at + 1, *routine))
            add(names.relation(table->schema, table->name));
    }
    return tables;
}

} // namespace core::completion

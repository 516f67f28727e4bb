// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/mapping.h"

#include "core/base/sqlquote.h"
#include "core/importing/badrows.h"

#include <QSet>

namespace core::importing {

namespace {

QString simple(const QString &name)
{
    QString text = name.trimmed().toLower();
    for (const char c : {' ', '-', '.'})
        text.replace(QLatin1Char(c), QLatin1Char('_'));
    return text;
}

class Mapper
{
public:
    Mapper(const QStringList &file, const TargetTable &table, QString origin)
        : m_file(file)
        , m_origin(std::move(origin))
        , m_table(table)
        , m_used(std::size_t(file.size()), false)
    {
    }

    Result<int> fileColumn(const QString &name) const
    {
        if (const auto at = m_file.indexOf(name); at >= 0)
            return int(at);
        bool isNumber = false;
        const int number = name.toInt(&isNumber);
        if (isNumber && number >= 1 && number <= m_file.size())
            return number - 1;
        return Error::input(QStringLiteral("The %1 has no column \"%2\"").arg(m_origin, name),
                            QStringLiteral("It has: %1").arg(shortList(m_file)));
    }

    Result<int> tableColumn(const QString &name) const
    {
        const int at = m_table.indexOf(name);
        if (at < 0) {
            QStringList names;
            for (const TargetColumn &column : m_table.columns)
                names << column.name;
            return Error::input(
                QStringLiteral("%1 has no column \"%2\"").arg(quoteQualified(m_table.path()), name),
                QStringLiteral("It has: %1").arg(shortList(names)));
        }
        if (m_table.columns[at].generated)
            return Error::input(
                QStringLiteral("The column %1 is generated: nothing can be written into it").arg(name));
        return at;
    }

    Result<void> add(MappedColumn mapped)
    {
        auto at = tableColumn(mapped.column);
        if (!at)
            return at.error();
        if (m_taken.contains(mapped.column))
            return Error::input(QStringLiteral("The column %1 would be filled twice").arg(mapped.column));
        m_taken.insert(mapped.column);
        if (mapped.fileColumn >= 0)
            m_used[std::size_t(mapped.fileColumn)] = true;
        answer.mapping.append(std::move(mapped));
        return {};
    }

    void leaveOut(int column) { m_used[std::size_t(column)] = true; }
    bool isUsed(int column) const { return m_used[std::size_t(column)]; }
    bool isTaken(const QString &column) const { return m_taken.contains(column); }

    static QString shortList(const QStringList &names)
    {
        constexpr qsizetype Most = 20;
        return names.size() <= Most ? names.join(QLatin1String(", "))
                                    : names.first(Most).join(QLatin1String(", ")) + QStringLiteral(" …");
    }

    MappingAnswer answer;

private:
    const QStringList &m_file;
    const QString m_origin;
    const TargetTable &m_table;
    std::vector<bool> m_used;
    QSet<QString> m_taken;
};

} // namespace

Result<MappingAnswer> mapColumns(const QStringList &fileColumns, bool named, const TargetTable &table,
                                 const MappingWish &wish)
{
    using From = MappedColumn::From;
    Mapper mapper(fileColumns, table, wish.origin);
    for (const QString &name : wish.skipped) {
        auto at = mapper.fileColumn(name);
        if (!at)
            return at.error();
        mapper.leaveOut(*at);
    }
    for (const auto &[from, to] : wish.pairs) {
        auto at = mapper.fileColumn(from);
        if (!at)
            return at.error();
        if (auto added = mapper.add({to, From::File, *at}); !added)
            return added.error();
    }
    for (const auto &[column, text] : wish.constants) {
        if (auto added = mapper.add({column, From::Constant, -1, text}); !added)
            return added.error();
    }
    for (const auto &[column, sql] : wish.expressions) {
        if (sql.trimmed().isEmpty())
            return Error::input(QStringLiteral("The expression for the column %1 is empty").arg(column));
        if (auto added = mapper.add({column, From::Expression, -1, sql}); !added)
            return added.error();
    }
    if (!named || wish.byPosition) {
        // the columns that are left, in their order
        QList<int> left;
        for (int i = 0; i < fileColumns.size(); ++i) {
            if (!mapper.isUsed(i))
                left << i;
        }
        QStringList places;
        for (const TargetColumn &column : table.columns) {
            if (!column.generated && !mapper.isTaken(column.name))
                places << column.name;
        }
        if (left.size() > places.size()
            || (left.size() < places.size() && wish.pairs.isEmpty() && !left.isEmpty()))
            return Error::input(
                QStringLiteral("The file has %L1 columns, %2 takes %L3")
                    .arg(left.size())
                    .arg(quoteQualified(table.path()))
                    .arg(places.size()),
                QStringLiteral(
                    "Say which column goes where, which is skipped, or that the first line has names."));
        if (wish.pairs.isEmpty()) {
            for (qsizetype i = 0; i < left.size(); ++i) {
                if (auto added = mapper.add({places[i], From::File, left[i]}); !added)
                    return added.error();
            }
        } else if (!left.isEmpty()) {
            return Error::input(QStringLiteral("Column %1 of the file goes nowhere").arg(left.first() + 1),
                                QStringLiteral("Map it or skip it."));
        }
        return mapper.answer;
    }
    QStringList nowhere;
    for (int i = 0; i < fileColumns.size(); ++i) {
        if (mapper.isUsed(i))
            continue;
        const QString &name = fileColumns[i];
        QString match;
        for (const TargetColumn &column : table.columns) {
            if (column.name == name) {
                match = column.name;
                break;
            }
            if (match.isEmpty() && simple(column.name) == simple(name))
                match = column.name;
        }
        if (match.isEmpty()) {
            if (isBadRowsColumn(name))
                continue; // a file of bad rows that was mended
            nowhere << name;
            continue;
        }
        if (table.columns[table.indexOf(match)].generated) {
            mapper.answer.notes << QStringLiteral(
                                       "%1 is generated by the server: the %2's values are left out")
                                       .arg(match, wish.origin);
            continue;
        }
        if (mapper.isTaken(match)) {
            nowhere << name;
            continue;
        }
        if (auto added = mapper.add({match, From::File, i}); !added)
            return added.error();
    }
    if (!nowhere.isEmpty())
        return Error::input(
            nowhere.size() == 1
                ? QStringLiteral("The %1's column \"%2\" goes nowhere in %3")
                      .arg(wish.origin, nowhere.first(), quoteQualified(table.path()))
                : QStringLiteral("%L1 columns of the %2 go nowhere in %3: %4")
                      .arg(nowhere.size())
                      .arg(wish.origin, quoteQualified(table.path()), Mapper::shortList(nowhere)),
            QStringLiteral("Map them to columns of the table, or skip them."));
    if (mapper.answer.mapping.isEmpty())
        return Error::input(QStringLiteral("No column of the %1 goes into the table").arg(wish.origin));
    return mapper.answer;
}

QStringList guessTargets(const QStringList &fileColumns, bool named, const TargetTable &table)
{
    QStringList open;
    for (const TargetColumn &column : table.columns) {
        if (!column.generated)
            open << column.name;
    }
    QStringList targets(fileColumns.size());
    if (!named) {
        for (qsizetype i = 0; i < targets.size() && i < open.size(); ++i)
            targets[i] = open[i];
        return targets;
    }
    for (const bool exact : {true, false}) {
        for (qsizetype i = 0; i < targets.size(); ++i) {
            for (qsizetype j = 0; j < open.size() && targets[i].isEmpty(); ++j) {
                if (exact ? open[j] == fileColumns[i] : simple(open[j]) == simple(fileColumns[i]))
                    targets[i] = open.takeAt(j);
            }
        }
    }
    return targets;
}

} // namespace core::importing

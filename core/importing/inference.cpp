// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/inference.h"

#include "core/base/sqlquote.h"
#include "core/importing/jsonscan.h"

#include <QDate>
#include <QSet>

#include <cmath>
#include <cstring>

namespace core::importing {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(QByteArrayView text, QByteArrayView word)
{
    return text.size() == word.size() && qstrnicmp(text.data(), word.data(), size_t(word.size())) == 0;
}

struct NumberShape
{
    bool good = false;
    bool whole = true;
    bool exponent = false;
    qsizetype digits = 0;
};

NumberShape numberShape(QByteArrayView text)
{
    NumberShape shape;
    const char *at = text.begin();
    const char *const end = text.end();
    const bool negative = *at == '-';
    if (negative)
        ++at;
    const char *const begin = at;
    while (at < end && isDigit(*at))
        ++at;
    const qsizetype whole = at - begin;
    if (whole > 1 && *begin == '0')
        return shape;
    if (negative && whole == 1 && *begin == '0' && at == end) // -0 is no integer's text
        return shape;
    shape.digits = whole;
    if (at < end && *at == '.') {
        const char *const fraction = ++at;
        while (at < end && isDigit(*at))
            ++at;
        if (at == fraction)
            return shape;
        shape.whole = false;
        shape.digits += at - fraction;
    }
    if (shape.digits == 0)
        return shape;
    if (at < end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at < end && (*at == '+' || *at == '-'))
            ++at;
        const char *const exponent = at;
        while (at < end && isDigit(*at))
            ++at;
        if (at == exponent || at - exponent > 3)
            return shape;
        shape.whole = false;
        shape.exponent = true;
    }
    shape.good = at == end && shape.digits <= 16000;
    return shape;
}

bool twoDigits(const char *at, int least, int most, int *value = nullptr)
{
    if (!isDigit(at[0]) || !isDigit(at[1]))
        return false;
    const int number = (at[0] - '0') * 10 + (at[1] - '0');
    if (value)
        *value = number;
    return number >= least && number <= most;
}

enum class Moment
{
    None,
    Date,
    Timestamp,
    TimestampTz,
};

Moment momentOf(QByteArrayView text)
{
    if (text.size() < 10 || text.size() > 40 || text[4] != '-' || text[7] != '-')
        return Moment::None;
    for (const int i : {0, 1, 2, 3}) {
        if (!isDigit(text[i]))
            return Moment::None;
    }
    int month = 0, day = 0;
    if (!twoDigits(text.data() + 5, 1, 12, &month) || !twoDigits(text.data() + 8, 1, 31, &day))
        return Moment::None;
    const int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    if (year == 0 || (day > 28 && !QDate::isValid(year, month, day)))
        return Moment::None;
    if (text.size() == 10)
        return Moment::Date;
    if ((text[10] != ' ' && text[10] != 'T') || text.size() < 16 || text[13] != ':'
        || !twoDigits(text.data() + 11, 0, 23) || !twoDigits(text.data() + 14, 0, 59))
        return Moment::None;
    qsizetype at = 16;
    if (at < text.size() && text[at] == ':') {
        if (text.size() < at + 3 || !twoDigits(text.data() + at + 1, 0, 59))
            return Moment::None;
        at += 3;
        if (at < text.size() && text[at] == '.') {
            const qsizetype fraction = ++at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            if (at == fraction || at - fraction > 6) // the server would round it
                return Moment::None;
        }
    }
    if (at == text.size())
        return Moment::Timestamp;
    QByteArrayView zone = text.sliced(at);
    if (zone.startsWith(' '))
        zone = zone.sliced(1);
    if (zone == "Z" || zone == "z" || zone == "UTC")
        return Moment::TimestampTz;
    if (zone.size() < 3 || (zone[0] != '+' && zone[0] != '-') || !twoDigits(zone.data() + 1, 0, 15))
        return Moment::None;
    zone = zone.sliced(3);
    for (int part = 0; part < 2 && !zone.isEmpty(); ++part) {
        if (zone.startsWith(':'))
            zone = zone.sliced(1);
        if (zone.size() < 2 || !twoDigits(zone.data(), 0, 59))
            return Moment::None;
        zone = zone.sliced(2);
    }
    return zone.isEmpty() ? Moment::TimestampTz : Moment::None;
}

bool isUuid(QByteArrayView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < 36; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        if (dash ? c != '-' : !(isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
            return false;
    }
    return true;
}

} // namespace

quint32 ColumnGuess::kindsOf(QByteArrayView text, quint32 wanted)
{
    if (text.isEmpty())
        return TextOnly; // an empty string that is no NULL
    const char first = text.front();
    if (isDigit(first) || first == '-' || first == '.') {
        quint32 kinds = TextOnly;
        if (wanted & (Integer | BigInteger | Numeric | Double)) {
            const NumberShape shape = numberShape(text);
            if (shape.good) {
                kinds = shape.digits <= 17 ? Numeric | Double : quint32(Numeric);
                if (shape.whole && !shape.exponent) {
                    bool fits = shape.digits < 19;
                    qint64 value = 0;
                    if (shape.digits <= 19)
                        value = QByteArray::fromRawData(text.data(), text.size()).toLongLong(&fits);
                    if (fits) {
                        kinds |= BigInteger;
                        if (value >= std::numeric_limits<qint32>::min()
                            && value <= std::numeric_limits<qint32>::max())
                            kinds |= Integer;
                    }
                }
                return kinds;
            }
            if (isWord(text, "-infinity") || isWord(text, "-inf"))
                return Double;
        }
        if (wanted & (Date | Timestamp | TimestampTz)) {
            switch (momentOf(text)) {
            case Moment::Date:
                return Date | Timestamp;
            case Moment::Timestamp:
                return Timestamp;
            case Moment::TimestampTz:
                return TimestampTz;
            case Moment::None:
                break;
            }
        }
        return (wanted & Uuid) && isUuid(text) ? Uuid : TextOnly;
    }
    if ((wanted & Json) && (first == '{' || first == '[')) {
        // jsonb has no \u0000, and takes no digits away
        const bool zero = QByteArray::fromRawData(text.data(), text.size()).contains("\\u0000");
        return !zero && isJson(text) ? Json : TextOnly;
    }
    if (wanted & Boolean) {
        for (const QByteArrayView word : {"t", "f", "true", "false"}) {
            if (isWord(text, word))
                return Boolean;
        }
    }
    if ((wanted & Double) && (isWord(text, "nan") || isWord(text, "infinity") || isWord(text, "inf")))
        return Double;
    return (wanted & Uuid) && isUuid(text) ? Uuid : TextOnly;
}

void ColumnGuess::look(const Cell &cell)
{
    if (cell.form == Cell::Form::Null)
        return;
    m_any = true;
    QByteArrayView text = cell.bytes();
    QByteArray plain;
    if (cell.form == Cell::Form::Json && text.front() == '"') {
        if (!appendJsonString(plain, text)) {
            m_possible = TextOnly;
            return;
        }
        text = plain;
    } else if (cell.form == Cell::Form::Escaped && text.contains('\\')) {
        m_possible = TextOnly;
        return;
    }
    const quint32 kinds = kindsOf(text, m_possible);
    if (kinds & Numeric) {
        m_number = true;
        m_exponent = m_exponent || text.contains('e') || text.contains('E');
    }
    m_possible &= kinds;
}

QString ColumnGuess::typeName() const
{
    if (!m_any)
        return QStringLiteral("text");
    if (m_possible & Boolean)
        return QStringLiteral("boolean");
    if (m_possible & Integer)
        return QStringLiteral("integer");
    if (m_possible & BigInteger)
        return QStringLiteral("bigint");
    if ((m_possible & Numeric) && !(m_exponent && (m_possible & Double)))
        return QStringLiteral("numeric");
    if ((m_possible & Double) && m_number)
        return QStringLiteral("double precision");
    if (m_possible & Date)
        return QStringLiteral("date");
    if (m_possible & Timestamp)
        return QStringLiteral("timestamp");
    if (m_possible & TimestampTz)
        return QStringLiteral("timestamptz");
    if (m_possible & Uuid)
        return QStringLiteral("uuid");
    if (m_possible & Json)
        return QStringLiteral("jsonb");
    return QStringLiteral("text");
}

Result<Inference> inferTypes(RecordReader &reader, const std::atomic<bool> &stop, std::atomic<qint64> *rows)
{
    std::vector<ColumnGuess> guesses(std::size_t(reader.columns().size()));
    Inference inference;
    Record record;
    for (;;) {
        if ((inference.rows & 0xff) == 0) {
            if (stop.load(std::memory_order_relaxed))
                return Error::cancelled();
            if (rows)
                rows->store(inference.rows, std::memory_order_relaxed);
        }
        auto read = reader.next(record);
        if (!read)
            return read.error();
        if (!*read)
            break;
        ++inference.rows;
        if (record.problem) {
            ++inference.problems;
            continue;
        }
        for (std::size_t i = 0; i < guesses.size(); ++i)
            guesses[i].add(record.cells[i]);
    }
    const QStringList names = columnNames(reader.columns());
    for (std::size_t i = 0; i < guesses.size(); ++i)
        inference.columns.append({names[qsizetype(i)], guesses[i].typeName()});
    return inference;
}

QStringList columnNames(const QStringList &fileColumns)
{
    constexpr qsizetype Longest = 63;
    QSet<QString> taken;
    QStringList names;
    for (const QString &column : fileColumns) {
        const auto cut = [](QString text, qsizetype bytes) {
            while (text.toUtf8().size() > bytes) {
                text.chop(1);
                if (!text.isEmpty() && text.back().isHighSurrogate())
                    text.chop(1);
            }
            return text;
        };
        QString name = cut(column, Longest);
        for (int number = 2; taken.contains(name); ++number) {
            const QString ending = QLatin1Char('_') + QString::number(number);
            name = cut(column, Longest - ending.size()) + ending;
        }
        taken.insert(name);
        names << name;
    }
    return names;
}

QString createTableStatement(const QStringList &table, const QList<InferredColumn> &columns)
{
    QStringList lines;
    for (const InferredColumn &column : columns)
        lines << QStringLiteral("    ") + quoteIdentifier(column.name) + QLatin1Char(' ') + column.type;
    return QStringLiteral("create table ") + quoteQualified(table) + QStringLiteral(" (\n")
        + lines.join(QLatin1String(",\n")) + QStringLiteral("\n)");
}

} // namespace core::importing

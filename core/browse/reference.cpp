// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browse/reference.h"

#include "core/base/sqlquote.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <cstdlib>

namespace core::browse {

namespace {

constexpr qsizetype LongestValue = 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("core::browse", text);
}

bool isWholeNumber(QByteArrayView value)
{
    if (value.startsWith('-'))
        value = value.sliced(1);
    return !value.isEmpty() && value.size() <= 19
        && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

KeyPlaces findKey(const QList<result::Column> &columns, result::Oid table, const QList<KeyColumn> &key,
                  int near)
{
    KeyPlaces places;
    for (const KeyColumn &wanted : key) {
        int best = -1;
        for (int i = 0; i < columns.size(); ++i) {
            if (columns[i].tableOid != table || columns[i].tableColumn != wanted.number)
                continue;
            if (best < 0 || std::abs(i - near) < std::abs(best - near))
                best = i;
        }
        if (best < 0)
            places.missing << wanted.name;
        else
            places.columns << best;
    }
    if (!places.missing.isEmpty())
        places.columns.clear();
    return places;
}

Result<QString> literal(QByteArrayView value, const QString &type)
{
    if (value.size() > LongestValue)
        return Error::input(tr("The value is too long to look for."));
    static const QStringList integers{QStringLiteral("smallint"), QStringLiteral("integer"),
                                      QStringLiteral("bigint")};
    if (integers.contains(type) && isWholeNumber(value))
        return QString::fromLatin1(value);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(value);
    if (decoder.hasError())
        return Error::input(tr("The value is not valid UTF-8."));
    const QString quoted = quoteLiteral(text);
    return type.isEmpty() ? quoted : quoted + QStringLiteral("::") + type;
}

Result<QString> keyCondition(const QList<KeyColumn> &columns, const QList<result::CellView> &values)
{
    if (columns.isEmpty() || columns.size() != values.size())
        return Error::internal(
            QStringLiteral("A key of %1 columns with %2 values").arg(columns.size()).arg(values.size()));
    QStringList parts;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (values[i].null)
            return Error::input(tr("%1 is NULL").arg(columns[i].name));
        auto value = literal(values[i].bytes(), columns[i].type);
        if (!value)
            return std::move(value).error();
        parts << quoteIdentifier(columns[i].name) + QStringLiteral(" = ") + *value;
    }
    return parts.join(QStringLiteral(" AND "));
}

} // namespace core::browse

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sqlquote.h"

#include <QSet>

namespace core {

namespace {

// Every key word that is not "unreserved" in some server from 13 to 18 (pg_get_keywords(), catcode <> 'U'):
// quoting one too many is harmless, one too few is not.
const QSet<QString> &reservedWords()
{
    static const QSet<QString> words = [] {
        const char *text
            = "all analyse analyze and any array as asc asymmetric authorization between bigint binary bit "
              "boolean both case cast char character check coalesce collate collation column concurrently "
              "constraint create cross current_catalog current_date current_role current_schema "
              "current_time current_timestamp current_user dec decimal default deferrable desc distinct do "
              "else end except exists extract false fetch float for foreign freeze from full grant "
              "greatest group grouping having ilike in initially inner inout int integer intersect "
              "interval into is isnull join json json_array json_arrayagg json_exists json_object "
              "json_objectagg json_query json_scalar json_serialize json_table json_value lateral leading "
              "least left like limit localtime localtimestamp merge_action national natural nchar none "
              "normalize not notnull null nullif numeric offset on only or order out outer overlaps "
              "overlay placing position precision primary real references returning right row select "
              "session_user setof similar smallint some substring symmetric system_user table tablesample "
              "then time timestamp to trailing treat trim true union unique user using values varchar "
              "variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists "
              "xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable";
        const auto list = QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

bool isPlain(const QString &name)
{
    if (name.isEmpty())
        return false;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const char16_t c = name[i].unicode();
        const bool letter = (c >= u'a' && c <= u'z') || c == u'_';
        const bool digit = c >= u'0' && c <= u'9';
        if (!letter && !(i > 0 && (digit || c == u'$')))
            return false;
    }
    return !reservedWords().contains(name);
}

} // namespace

QString quoteIdentifier(const QString &name)
{
    if (isPlain(name))
        return name;
    QString quoted = name;
    quoted.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

QString quoteQualified(const QStringList &parts)
{
    QStringList quoted;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            quoted << quoteIdentifier(part);
    }
    return quoted.join(QLatin1Char('.'));
}

QString quoteLiteral(const QString &value)
{
    QString quoted = value;
    quoted.replace(QLatin1Char('\''), QLatin1String("''"));
    if (!quoted.contains(QLatin1Char('\\')))
        return QLatin1Char('\'') + quoted + QLatin1Char('\'');
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    return QLatin1String("E'") + quoted + QLatin1Char('\'');
}

} // namespace core

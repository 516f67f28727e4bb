// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/searchtext.h"

namespace core::catalog {

SearchText searchText(const QString &typed)
{
    struct Prefix
    {
        QLatin1String word;
        SearchIn where;
    };
    static constexpr Prefix prefixes[] = {
        {QLatin1String("name"), SearchIn::Names},       {QLatin1String("names"), SearchIn::Names},
        {QLatin1String("column"), SearchIn::Columns},   {QLatin1String("columns"), SearchIn::Columns},
        {QLatin1String("source"), SearchIn::Source},    {QLatin1String("sources"), SearchIn::Source},
        {QLatin1String("comment"), SearchIn::Comments}, {QLatin1String("comments"), SearchIn::Comments},
    };
    const QString text = typed.trimmed();
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    QString word = text.left(std::max<qsizetype>(colon, 0)).simplified().toLower();
    if (word.startsWith(QLatin1String("in ")))
        word = word.mid(3);
    for (const Prefix &prefix : prefixes) {
        if (word == prefix.word)
            return {text.mid(colon + 1).trimmed(), {prefix.where}, true};
    }
    return {text, {SearchIn::Names, SearchIn::Columns, SearchIn::Source, SearchIn::Comments}, false};
}

} // namespace core::catalog

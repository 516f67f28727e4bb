// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/historysearch.h"

#include <algorithm>

namespace core::workspace {

SearchTerms searchTerms(const QString &typed)
{
    SearchTerms terms;
    QStringList words;
    QString text = typed;
    text.replace(QChar(u'\0'), QLatin1Char(' '));
    for (QString word : text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool hasWord
            = std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (!hasWord) {
            terms.pieces << word;
            continue;
        }
        words << QLatin1Char('"') + word.replace(QLatin1Char('"'), QLatin1String("\"\""))
                + QLatin1String("\"*");
    }
    terms.match = words.join(QLatin1Char(' '));
    return terms;
}

} // namespace core::workspace

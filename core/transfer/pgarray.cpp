// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/pgarray.h"

namespace core::transfer {

namespace {

constexpr int DeepestArray = 6; // MAXDIM of PostgreSQL

bool isNull(QByteArrayView word)
{
    return word.size() == 4 && word.compare("NULL", Qt::CaseInsensitive) == 0;
}

} // namespace

bool readArray(QByteArrayView text, const ArrayEvents &events, char delimiter)
{
    int depth = 0;
    bool wantsItem = true; // an element or an array, not a comma
    bool justOpened = false;
    QByteArray value;
    qsizetype i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (depth == 0 && (i > 0 || c != '{'))
            return false;
        if (c == '{') {
            if (!wantsItem || depth == DeepestArray)
                return false;
            ++depth;
            justOpened = true;
            events.open();
            ++i;
        } else if (c == '}') {
            if (wantsItem && !justOpened)
                return false;
            --depth;
            wantsItem = justOpened = false;
            events.close();
            ++i;
        } else if (c == delimiter) {
            if (wantsItem)
                return false;
            wantsItem = true;
            justOpened = false;
            events.next();
            ++i;
        } else {
            if (!wantsItem)
                return false;
            const bool quoted = c == '"';
            value.clear();
            for (i += quoted; i < text.size(); ++i) {
                const char d = text[i];
                if (quoted ? d == '"' : d == delimiter || d == '}' || d == '{' || d == '"')
                    break;
                if (d == '\\' && ++i == text.size())
                    return false;
                value += text[i];
            }
            if (quoted && i++ >= text.size())
                return false;
            if (!quoted && isNull(value))
                events.null();
            else
                events.element(value);
            wantsItem = justOpened = false;
        }
    }
    return depth == 0 && !wantsItem;
}

} // namespace core::transfer

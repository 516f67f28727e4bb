// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/jsoncolors.h"

#include <algorithm>

namespace ui::inspector {

JsonColors::JsonColors(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] {
        if (m_enabled)
            rehighlight();
    });
}

// A JSON string never goes over the end of a line, so each line stands for itself.
void JsonColors::highlightBlock(const QString &text)
{
    if (!m_enabled)
        return;
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text.at(at);
        const qsizetype start = at;
        if (c == QLatin1Char('"')) {
            for (++at; at < text.size() && text.at(at) != QLatin1Char('"'); ++at) {
                if (text.at(at) == QLatin1Char('\\'))
                    ++at;
            }
            at = std::min(at + 1, text.size());
            const bool key = at < text.size() && text.at(at) == QLatin1Char(':');
            if (!key)
                setFormat(int(start), int(at - start), m_theme.color(Token::String));
        } else if (c.isLetterOrNumber() || c == QLatin1Char('-')) {
            while (at < text.size()
                   && (text.at(at).isLetterOrNumber() || QStringView(u"+-.").contains(text.at(at))))
                ++at;
            setFormat(int(start), int(at - start),
                      m_theme.color(c.isLetter() ? Token::Keyword : Token::Number));
        } else {
            ++at;
        }
    }
}

} // namespace ui::inspector

// SPDX-License-Identifier: GPL-3.0-or-later
// A text on its way into a QTextDocument and back: a document keeps one kind of line break and has four more
// characters of its own meaning. What it would change goes in as a stand-in that is nowhere else in the
// text. A line that is too long to be laid out (a megabyte takes half a minute) is broken behind a mark that
// goes again on the way back. A value.
#pragma once

#include <QHash>
#include <QString>

namespace ui::editors {

class Transit
{
public:
    /// Chooses the line break (the text's most frequent; \n where it has none) and the stand-ins.
    static Transit of(const QString &text);

    /// As it goes into the document: line breaks as \n.
    QString toDocument(const QString &text) const;
    /// `raw` is QTextDocument::toRawText().
    QString fromDocument(const QString &raw) const;

    const QString &lineBreak() const { return m_break; }
    /// UTF-16 units of a line from which on it is broken.
    static constexpr qsizetype LongestLine = 2048;

private:
    QString m_break = QStringLiteral("\n");
    QHash<QChar, QChar> m_out;
    QHash<QChar, QChar> m_back;
    QChar m_goesOn{}; ///< at the end of a line that is none; null where none is too long
};

} // namespace ui::editors

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/blockpaste.h"

#include <QMimeData>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace ui::edit {

namespace {

constexpr qsizetype LongestHtml = 4 << 20; // characters; a table of that size comes as text, too

bool isBreak(QChar c)
{
    return c == QLatin1Char('\n') || c == QLatin1Char('\r');
}

// Where the quoted cell that begins at `at` ends: behind its last quote; -1 if it is none.
qsizetype endOfQuoted(const QString &text, qsizetype at)
{
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text.at(i) != QLatin1Char('"'))
            continue;
        if (i + 1 < text.size() && text.at(i + 1) == QLatin1Char('"')) {
            ++i;
            continue;
        }
        const bool ends
            = i + 1 == text.size() || text.at(i + 1) == QLatin1Char('\t') || isBreak(text.at(i + 1));
        return ends ? i + 1 : -1;
    }
    return -1;
}

} // namespace

PastedBlock blockOfText(const QString &text)
{
    PastedBlock block;
    if (text.isEmpty())
        return block;
    block << QList<PastedCell>();
    qsizetype at = 0;
    while (true) {
        PastedCell cell;
        const qsizetype quoted
            = at < text.size() && text.at(at) == QLatin1Char('"') ? endOfQuoted(text, at) : -1;
        if (quoted > 0) {
            cell.text = text.mid(at + 1, quoted - at - 2);
            cell.text.replace(QLatin1String("\"\""), QLatin1String("\""));
            cell.quoted = true;
            at = quoted;
        } else {
            const qsizetype first = at;
            while (at < text.size() && text.at(at) != QLatin1Char('\t') && !isBreak(text.at(at)))
                ++at;
            cell.text = text.mid(first, at - first);
        }
        block.last() << cell;
        if (at >= text.size())
            return block;
        if (text.at(at) == QLatin1Char('\t')) {
            ++at;
            continue;
        }
        at += text.at(at) == QLatin1Char('\r') && at + 1 < text.size() && text.at(at + 1) == QLatin1Char('\n')
            ? 2
            : 1;
        if (at >= text.size())
            return block;
        block << QList<PastedCell>();
    }
}

PastedBlock blockOfHtml(const QString &html)
{
    PastedBlock block;
    if (html.size() > LongestHtml || !html.contains(QLatin1String("<t"), Qt::CaseInsensitive))
        return block;
    QTextDocument document;
    document.setHtml(html);
    QTextTable *table = nullptr;
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        table = qobject_cast<QTextTable *>(frame);
        if (table)
            break;
    }
    if (!table)
        return block;
    for (int row = 0; row < table->rows(); ++row) {
        QList<PastedCell> cells;
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(row, column);
            const bool first = cell.row() == row && cell.column() == column; // others are merged into it
            QTextCursor cursor = cell.firstCursorPosition();
            cursor.setPosition(cell.lastPosition(), QTextCursor::KeepAnchor);
            QString text = first ? cursor.selectedText() : QString();
            text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
            text.replace(QChar::LineSeparator, QLatin1Char('\n'));
            text.replace(QChar::Nbsp, QLatin1Char(' '));
            cells << PastedCell{text, false};
        }
        block << cells;
    }
    return block;
}

PastedBlock blockOf(const QMimeData &data)
{
    const PastedBlock text = data.hasText() ? blockOfText(data.text()) : PastedBlock();
    if (!data.hasHtml())
        return text;
    const PastedBlock table = blockOfHtml(data.html());
    // some programs write line breaks within a cell as they are: then the lines of the text are too many
    const bool better = !table.isEmpty() && (text.isEmpty() || table.size() < text.size());
    return better ? table : text;
}

} // namespace ui::edit

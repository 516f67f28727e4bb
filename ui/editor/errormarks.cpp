// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/errormarks.h"

#include "core/sql/scanner.h"
#include "ui/editor/codearea.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"
#include "ui/editor/textchanges.h"

#include <algorithm>

namespace ui::editor {

using Sci = QsciScintilla;

namespace {

constexpr int ErrorIndicator = 8;
constexpr int WarningIndicator = 9;

/// Where UTF-16 unit `offset` of the text stands in bytes.
qsizetype byteOffsetOf(QByteArrayView text, qsizetype offset)
{
    qsizetype i = 0;
    while (i < text.size() && offset > 0) {
        const auto c = static_cast<unsigned char>(text[i]);
        const int size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        offset -= size == 4 ? 2 : 1;
        i += size;
    }
    return std::min(i, text.size());
}

/// The token at a byte, or the last one before it when nothing or only white space is there ("at end of
/// input").
core::sql::Token tokenAt(QByteArrayView text, qsizetype offset)
{
    core::sql::Token found;
    for (const core::sql::Token &token : core::sql::tokenize(text)) {
        if (token.offset > offset)
            break;
        if (!token.isSpace())
            found = token;
    }
    return found;
}

int lineOf(const CodeArea &area, qsizetype byteOffset)
{
    return int(area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(byteOffset)));
}

} // namespace

ErrorMarks::ErrorMarks(const Theme &theme, CodeArea &area, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_area(area)
{
    m_area.SendScintilla(Sci::SCI_INDICSETSTYLE, static_cast<unsigned long>(ErrorIndicator),
                         long(Sci::INDIC_SQUIGGLE));
    m_area.SendScintilla(Sci::SCI_INDICSETUNDER, static_cast<unsigned long>(ErrorIndicator), 1L);
    m_area.SendScintilla(Sci::SCI_INDICSETSTYLE, static_cast<unsigned long>(WarningIndicator),
                         long(Sci::INDIC_DOTS));
    m_area.SendScintilla(Sci::SCI_INDICSETUNDER, static_cast<unsigned long>(WarningIndicator), 1L);
    m_area.SendScintilla(Sci::SCI_ANNOTATIONSETVISIBLE, static_cast<unsigned long>(Sci::ANNOTATION_INDENTED));
    connect(&theme, &Theme::changed, this, &ErrorMarks::updateColors);
    updateColors();
}

void ErrorMarks::updateColors()
{
    m_area.SendScintilla(Sci::SCI_INDICSETFORE, static_cast<unsigned long>(ErrorIndicator),
                         m_theme.color(Token::Danger));
    m_area.SendScintilla(Sci::SCI_INDICSETFORE, static_cast<unsigned long>(WarningIndicator),
                         m_theme.color(Token::Warn));
}

void ErrorMarks::show(qsizetype start, QByteArrayView sent, qsizetype utf16OffsetInSent,
                      const QString &message)
{
    const bool placed = utf16OffsetInSent >= 0;
    const core::sql::Token token = tokenAt(sent, placed ? byteOffsetOf(sent, utf16OffsetInSent) : 0);
    const qsizetype position = start + (token.length > 0 ? token.offset : 0);
    const int line = lineOf(m_area, position);
    if (placed) {
        // of a token of many lines only the first is underlined
        const auto lineEnd
            = qsizetype(m_area.SendScintilla(Sci::SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line)));
        const qsizetype length = std::max<qsizetype>(1, std::min(token.length, lineEnd - position));
        m_area.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(ErrorIndicator));
        m_area.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(position), long(length));
    }
    QString note = message.trimmed();
    note.replace(QStringLiteral("\n"), QStringLiteral("\n "));
    const QByteArray shown = QByteArray(" ") + note.toUtf8().replace('\0', "\\0") + ' ';
    m_area.SendScintilla(Sci::SCI_ANNOTATIONSETTEXT, static_cast<unsigned long>(line), shown.constData());
    m_area.SendScintilla(Sci::SCI_ANNOTATIONSETSTYLE, static_cast<unsigned long>(line),
                         long(SqlLexer::Annotation));
    m_lines << line;
    m_area.SendScintilla(Sci::SCI_ENSUREVISIBLE, static_cast<unsigned long>(line));
    m_area.SendScintilla(Sci::SCI_SCROLLRANGE, static_cast<unsigned long>(position), long(position));
}

void ErrorMarks::clear()
{
    if (m_lines.isEmpty())
        return;
    m_lines.clear();
    m_area.SendScintilla(Sci::SCI_ANNOTATIONCLEARALL);
    m_area.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(ErrorIndicator));
    m_area.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, m_area.SendScintilla(Sci::SCI_GETLENGTH));
}

void ErrorMarks::setWarnings(const QList<SqlEdit> &places)
{
    m_area.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(WarningIndicator));
    m_area.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, m_area.SendScintilla(Sci::SCI_GETLENGTH));
    for (const SqlEdit &place : places)
        m_area.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(place.byteOffset),
                             long(place.byteLength));
}

void ErrorMarks::follow(const TextChange &change)
{
    if (m_lines.isEmpty())
        return;
    const int line = lineOf(m_area, change.position);
    const bool wholeLines = change.linesAdded != 0 && change.endsLine
        && change.position
            == m_area.SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    const int lastTouched = line + std::max(0, -change.linesAdded) - (wholeLines ? 1 : 0);
    bool touched = false;
    for (int &errorLine : m_lines) {
        if (errorLine > lastTouched)
            errorLine += change.linesAdded;
        else
            touched = touched || errorLine >= line;
    }
    // not now: annotations must not change within a modification
    if (touched)
        QMetaObject::invokeMethod(this, &ErrorMarks::clear, Qt::QueuedConnection);
}

} // namespace ui::editor

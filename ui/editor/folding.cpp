// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/folding.h"

#include "ui/editor/codearea.h"
#include "ui/editor/sqllexer.h"

namespace ui::editor {

using Sci = QsciScintilla;

namespace {

constexpr int FoldMargin = 2;
constexpr int MarginWidth = 14;
constexpr long WholeTextLimit = 4 << 20; ///< bytes

bool isHeader(CodeArea &area, int line)
{
    return area.SendScintilla(Sci::SCI_GETFOLDLEVEL, static_cast<unsigned long>(line))
        & Sci::SC_FOLDLEVELHEADERFLAG;
}

} // namespace

Folding::Folding(const Theme &theme, CodeArea &area, SqlLexer &lexer, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_area(area)
    , m_lexer(lexer)
{
    lexer.setFolding(true);
    area.setFolding(QsciScintilla::PlainFoldStyle, FoldMargin);
    area.setMarginWidth(FoldMargin, MarginWidth);
    const auto marker = [&area](int number, int symbol) {
        area.SendScintilla(Sci::SCI_MARKERDEFINE, static_cast<unsigned long>(number), long(symbol));
    };
    marker(Sci::SC_MARKNUM_FOLDEROPEN, Sci::SC_MARK_ARROWDOWN);
    marker(Sci::SC_MARKNUM_FOLDER, Sci::SC_MARK_ARROW);
    marker(Sci::SC_MARKNUM_FOLDEROPENMID, Sci::SC_MARK_ARROWDOWN);
    marker(Sci::SC_MARKNUM_FOLDEREND, Sci::SC_MARK_ARROW);
    for (const int number :
         {Sci::SC_MARKNUM_FOLDERSUB, Sci::SC_MARKNUM_FOLDERTAIL, Sci::SC_MARKNUM_FOLDERMIDTAIL})
        marker(number, Sci::SC_MARK_EMPTY);
    area.SendScintilla(Sci::SCI_SETFOLDFLAGS, 0UL); // the filled arrow says it
    connect(&theme, &Theme::changed, this, &Folding::updateColors);
    updateColors();
}

void Folding::updateColors()
{
    const QColor surface = m_theme.color(Token::Surface);
    const QColor muted = m_theme.color(Token::Muted);
    m_area.setFoldMarginColors(surface, surface);
    for (const int number : {Sci::SC_MARKNUM_FOLDEROPEN, Sci::SC_MARKNUM_FOLDEROPENMID}) {
        m_area.SendScintilla(Sci::SCI_MARKERSETFORE, static_cast<unsigned long>(number), muted);
        m_area.SendScintilla(Sci::SCI_MARKERSETBACK, static_cast<unsigned long>(number), surface);
    }
    for (const int number :
         {Sci::SC_MARKNUM_FOLDER, Sci::SC_MARKNUM_FOLDEREND}) { // filled: something is hidden
        m_area.SendScintilla(Sci::SCI_MARKERSETFORE, static_cast<unsigned long>(number),
                             m_theme.color(Token::Accent));
        m_area.SendScintilla(Sci::SCI_MARKERSETBACK, static_cast<unsigned long>(number),
                             m_theme.color(Token::Accent));
    }
}

void Folding::toggle()
{
    const long caret = m_area.SendScintilla(Sci::SCI_GETCURRENTPOS);
    long line = m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret));
    if (!isHeader(m_area, int(line)))
        line = m_area.SendScintilla(Sci::SCI_GETFOLDPARENT, static_cast<unsigned long>(line));
    if (line < 0)
        return;
    const bool open = m_area.SendScintilla(Sci::SCI_GETFOLDEXPANDED, static_cast<unsigned long>(line));
    m_area.SendScintilla(Sci::SCI_FOLDLINE, static_cast<unsigned long>(line),
                         long(open ? Sci::SC_FOLDACTION_CONTRACT : Sci::SC_FOLDACTION_EXPAND));
    if (open) // a caret that cannot be seen would type where nobody looks
        m_area.SendScintilla(Sci::SCI_GOTOLINE, static_cast<unsigned long>(line));
}

void Folding::foldAll()
{
    if (m_area.SendScintilla(Sci::SCI_GETLENGTH) <= WholeTextLimit) {
        m_lexer.styleAll(); // levels come with the colours
        m_area.SendScintilla(Sci::SCI_FOLDALL, static_cast<unsigned long>(Sci::SC_FOLDACTION_CONTRACT));
    } else {
        const long top = m_area.SendScintilla(Sci::SCI_GETFIRSTVISIBLELINE);
        for (long i = m_area.SendScintilla(Sci::SCI_LINESONSCREEN); i >= 0; --i) {
            const auto line
                = int(m_area.SendScintilla(Sci::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(top + i)));
            if (line < m_area.lines() && isHeader(m_area, line))
                m_area.SendScintilla(Sci::SCI_FOLDLINE, static_cast<unsigned long>(line),
                                     long(Sci::SC_FOLDACTION_CONTRACT));
        }
    }
    const long caret = m_area.SendScintilla(Sci::SCI_GETCURRENTPOS);
    const long line = m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret));
    if (!m_area.SendScintilla(Sci::SCI_GETLINEVISIBLE, static_cast<unsigned long>(line))) {
        const long visible
            = m_area.SendScintilla(Sci::SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(line));
        m_area.SendScintilla(
            Sci::SCI_GOTOLINE,
            static_cast<unsigned long>(m_area.SendScintilla(
                Sci::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(std::max(0L, visible - 1)))));
    }
}

void Folding::unfoldAll()
{
    m_area.SendScintilla(Sci::SCI_FOLDALL, static_cast<unsigned long>(Sci::SC_FOLDACTION_EXPAND));
}

} // namespace ui::editor

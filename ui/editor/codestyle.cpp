// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codestyle.h"

#include "ui/editor/sqllexer.h"

#include <Qsci/qsciscintilla.h>

#include <QStringDecoder>

#include <algorithm>

namespace ui::editor {

using Sci = QsciScintilla;

namespace {

struct Row
{
    int style;
    ui::Token color;
};

constexpr Row Rows[] = {
    {SqlLexer::Plain, ui::Token::Text},          {SqlLexer::Keyword, ui::Token::Keyword},
    {SqlLexer::String, ui::Token::String},       {SqlLexer::Number, ui::Token::Number},
    {SqlLexer::Comment, ui::Token::Comment},     {SqlLexer::Function, ui::Token::Function},
    {SqlLexer::Punctuation, ui::Token::Text},    {SqlLexer::Operator, ui::Token::Text},
    {SqlLexer::OperatorOdd, ui::Token::Text},    {SqlLexer::Quiet, ui::Token::Muted},
    {SqlLexer::Annotation, ui::Token::Danger},   {SqlLexer::Gap, ui::Token::Muted},
    {Sci::STYLE_LINENUMBER, ui::Token::Muted},   {Sci::STYLE_CONTROLCHAR, ui::Token::Warn},
    {Sci::STYLE_BRACELIGHT, ui::Token::Accent},  {Sci::STYLE_BRACEBAD, ui::Token::Danger},
    {Sci::STYLE_INDENTGUIDE, ui::Token::Border},
};

} // namespace

QColor blend(const QColor &under, const QColor &over, double part)
{
    const auto mix = [part](int a, int b) { return int(a + (b - a) * part + 0.5); };
    return {mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue())};
}

void prepareCode(QsciScintilla &editor)
{
    editor.setFrameShape(QFrame::NoFrame);
    editor.setUtf8(true);
    editor.setEolMode(Sci::EolUnix);
    editor.SendScintilla(Sci::SCI_SETPASTECONVERTENDINGS, 0UL);
    editor.setIndentationsUseTabs(false);
    editor.setTabWidth(4);
    editor.setIndentationWidth(4);
    for (int margin = 0; margin < 5; ++margin)
        editor.setMarginWidth(margin, 0);
    editor.SendScintilla(Sci::SCI_SETMARGINLEFT, 0UL, long(TextPadding));
    editor.SendScintilla(Sci::SCI_SETMARGINRIGHT, 0UL, 0L);
    editor.SendScintilla(Sci::SCI_SETSCROLLWIDTH, 1UL);
    editor.SendScintilla(Sci::SCI_SETSCROLLWIDTHTRACKING, 1UL);
    editor.SendScintilla(Sci::SCI_SETLAYOUTCACHE, Sci::SC_CACHE_PAGE);
    editor.SendScintilla(Sci::SCI_SETPOSITIONCACHE, 4096UL); // widths of words: a long line has many
    editor.SendScintilla(Sci::SCI_SETBUFFEREDDRAW, 0UL);     // Qt buffers already; twice is blurred at 150 %
}

void applyCodeStyle(QsciScintilla &editor, const Theme &theme, int fontSize)
{
    const auto fore = [&editor](int style, const QColor &color) {
        editor.SendScintilla(Sci::SCI_STYLESETFORE, static_cast<unsigned long>(style), color);
    };
    const auto back = [&editor](int style, const QColor &color) {
        editor.SendScintilla(Sci::SCI_STYLESETBACK, static_cast<unsigned long>(style), color);
    };
    const QColor surface = theme.color(ui::Token::Surface);
    const QColor text = theme.color(ui::Token::Text);

    QFont font = theme.codeFont();
    const int usual = font.pixelSize();
    if (fontSize > 0)
        font.setPixelSize(fontSize);
    const QByteArray family = font.family().toUtf8();
    editor.SendScintilla(Sci::SCI_STYLESETFONT, static_cast<unsigned long>(Sci::STYLE_DEFAULT),
                         family.constData());
    const double points
        = font.pixelSize() > 0 ? font.pixelSize() * 72.0 / editor.logicalDpiY() : font.pointSizeF();
    editor.SendScintilla(Sci::SCI_STYLESETSIZEFRACTIONAL, static_cast<unsigned long>(Sci::STYLE_DEFAULT),
                         long(points * int(Sci::SC_FONT_SIZE_MULTIPLIER) + 0.5));
    fore(Sci::STYLE_DEFAULT, text);
    back(Sci::STYLE_DEFAULT, surface);
    editor.SendScintilla(Sci::SCI_STYLECLEARALL);
    for (const Row &row : Rows)
        fore(row.style, theme.color(row.color));
    back(Sci::STYLE_BRACELIGHT, theme.color(ui::Token::Selection));
    back(SqlLexer::Gap, theme.color(ui::Token::Muted)); // a block: what follows is not drawn
    editor.SendScintilla(Sci::SCI_STYLESETVISIBLE, static_cast<unsigned long>(SqlLexer::Hidden), 0L);
    back(SqlLexer::Annotation, blend(surface, theme.color(ui::Token::Danger), 0.07));

    editor.setPaper(surface);
    editor.setMarginsBackgroundColor(surface);
    editor.setCaretForegroundColor(text);
    editor.setCaretLineBackgroundColor(blend(surface, text, double(CaretLineStrength)));
    editor.setSelectionBackgroundColor(theme.color(ui::Token::Selection));
    editor.resetSelectionForegroundColor();
    editor.setFoldMarginColors(surface, surface);

    // rows of CodeLineHeight, whatever the font's own height
    editor.SendScintilla(Sci::SCI_SETEXTRAASCENT, 0L);
    editor.SendScintilla(Sci::SCI_SETEXTRADESCENT, 0L);
    const int zoom = int(editor.SendScintilla(Sci::SCI_GETZOOM));
    editor.SendScintilla(Sci::SCI_SETZOOM, 0L);
    const int rows
        = fontSize > 0 && usual > 0 ? (CodeLineHeight * fontSize + usual / 2) / usual : CodeLineHeight;
    const int extra = std::max(0, rows - int(editor.SendScintilla(Sci::SCI_TEXTHEIGHT, 0L)));
    editor.SendScintilla(Sci::SCI_SETZOOM, long(zoom));
    editor.SendScintilla(Sci::SCI_SETEXTRAASCENT, long((extra + 1) / 2));
    editor.SendScintilla(Sci::SCI_SETEXTRADESCENT, long(extra / 2));
}

QString codeText(const QsciScintilla &editor)
{
    const auto *bytes
        = static_cast<const char *>(editor.SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER));
    const auto length = qsizetype(editor.SendScintilla(Sci::SCI_GETLENGTH));
    // QString::fromUtf8 would drop a byte order mark
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless);
    return decoder(QByteArrayView(bytes, length));
}

QByteArrayView codeBytes(const QsciScintilla &editor, qsizetype from, qsizetype to)
{
    from = std::max<qsizetype>(from, 0);
    to = std::min(to, qsizetype(editor.SendScintilla(Sci::SCI_GETLENGTH)));
    if (to <= from)
        return {"", qsizetype(0)};
    const long address
        = editor.SendScintilla(Sci::SCI_GETRANGEPOINTER, static_cast<unsigned long>(from), long(to - from));
    static_assert(sizeof address == sizeof(const char *)); // else: SCI_GETDIRECTFUNCTION
    return {reinterpret_cast<const char *>(address), to - from};
}

void goToStart(QsciScintilla &editor)
{
    // not SCI_GOTOPOS: that measures the first line, whatever its length
    editor.SendScintilla(Sci::SCI_SETEMPTYSELECTION, 0UL);
    editor.SendScintilla(Sci::SCI_SETFIRSTVISIBLELINE, 0UL);
    editor.SendScintilla(Sci::SCI_SETXOFFSET, 0UL);
    editor.SendScintilla(Sci::SCI_SETSCROLLWIDTH, 1UL); // grows again with what is seen
}

void setCodeText(QsciScintilla &editor, const QString &text)
{
    setCodeBytes(editor, text.toUtf8());
}

void setCodeBytes(QsciScintilla &editor, const QByteArray &bytes)
{
    const bool readOnly = editor.isReadOnly();
    editor.SendScintilla(Sci::SCI_SETREADONLY, 0L);
    editor.SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 0L);
    editor.SendScintilla(Sci::SCI_CLEARALL);
    const qsizetype newline = bytes.indexOf('\n');
    editor.setEolMode(newline > 0 && bytes[newline - 1] == '\r' ? Sci::EolWindows : Sci::EolUnix);
    // with room: making some in a text of 50 MB takes 80 ms, and would be one key's
    editor.SendScintilla(Sci::SCI_ALLOCATE, static_cast<unsigned long>(bytes.size() + RoomToType));
    // not SCI_SETTEXT: that ends at the first NUL
    editor.SendScintilla(Sci::SCI_APPENDTEXT, static_cast<unsigned long>(bytes.size()), bytes.constData());
    editor.SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 1L);
    editor.SendScintilla(Sci::SCI_EMPTYUNDOBUFFER);
    editor.SendScintilla(Sci::SCI_SETSAVEPOINT);
    goToStart(editor);
    editor.SendScintilla(Sci::SCI_SETREADONLY, long(readOnly));
}

void replaceCodeBytes(const QsciScintilla &editor, qsizetype from, qsizetype length, QByteArrayView with)
{
    editor.SendScintilla(Sci::SCI_SETTARGETRANGE, static_cast<unsigned long>(from), long(from + length));
    editor.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(with.size()), with.data());
}

} // namespace ui::editor

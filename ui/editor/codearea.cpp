// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codearea.h"

#include "core/sql/longlines.h"
#include "ui/editor/codestyle.h"

#include <Qsci/qscicommandset.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace ui::editor {

namespace {

constexpr int BarWidth = 2;

/// QScintilla takes Ctrl for columns on X11, since some desktops keep Alt for themselves: Alt does as well.
QMouseEvent columnEvent(const QMouseEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers();
    if (modifiers & Qt::AltModifier)
        modifiers = (modifiers & ~Qt::KeyboardModifiers(Qt::AltModifier)) | Qt::ControlModifier;
    return QMouseEvent(event.type(), event.position(), event.globalPosition(), event.button(),
                       event.buttons(), modifiers);
}

} // namespace

CodeArea::CodeArea(const Theme &theme, QWidget *parent)
    : QsciScintilla(parent)
    , m_theme(theme)
{
    prepareCode(*this);
    setMarginType(0, NumberMargin);
    setMarginLineNumbers(0, true);
    setMarginSensitivity(0, false);
    setAutoIndent(true);
    setTabIndents(true);
    setBackspaceUnindents(true);
    setCaretLineVisible(true);
    setCaretWidth(2);
    setAcceptDrops(true);
    SendScintilla(SCI_SETMULTIPLESELECTION, 1L);
    SendScintilla(SCI_SETADDITIONALSELECTIONTYPING, 1L);
    SendScintilla(SCI_SETENDATLASTLINE, 1L);
    connect(this, &QsciScintilla::cursorPositionChanged, this,
            [this] { viewport()->update(0, 0, leftWidth(), viewport()->height()); });
    connect(this, &QsciScintillaBase::SCN_ZOOM, this, &CodeArea::zoomed);
    // Scintilla's own keys for what the window or our actions do
    for (QsciCommand *command : standardCommands()->commands()) {
        const auto clashes = [](int key) {
            if (!key)
                return false;
            const auto modifiers = Qt::KeyboardModifiers(key & int(Qt::KeyboardModifierMask));
            const int plain = key & ~int(Qt::KeyboardModifierMask);
            return isWindowKey(QKeyEvent(QEvent::KeyPress, plain, modifiers));
        };
        if (command->command() == QsciCommand::Paste) { // ours, see paste()
            command->setKey(0);
            command->setAlternateKey(0);
        }
        if (clashes(command->key()))
            command->setKey(0);
        if (clashes(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

bool CodeArea::isWindowKey(const QKeyEvent &event)
{
    const int key = event.key();
    const Qt::KeyboardModifiers modifiers
        = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (key >= Qt::Key_F1 && key <= Qt::Key_F35)
        return true;
    if (key == Qt::Key_Escape)
        return true;
    const bool control = modifiers & Qt::ControlModifier;
    const bool alt = modifiers & Qt::AltModifier;
    if (!control || alt) // AltGr is Control and Alt, and types
        return false;
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        return true;
    static constexpr int Keys[]
        = {Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Tab,    Qt::Key_Backtab,  Qt::Key_K,       Qt::Key_T,
           Qt::Key_W,      Qt::Key_N,      Qt::Key_O,      Qt::Key_S,        Qt::Key_Q,       Qt::Key_P,
           Qt::Key_E,      Qt::Key_R,      Qt::Key_L,      Qt::Key_G,        Qt::Key_M,       Qt::Key_B,
           Qt::Key_J,      Qt::Key_I,      Qt::Key_F,      Qt::Key_H,        Qt::Key_D,       Qt::Key_Slash,
           Qt::Key_Comma,  Qt::Key_Period, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Question};
    return std::find(std::begin(Keys), std::end(Keys), key) != std::end(Keys);
}

void CodeArea::leaveKey(const QKeySequence &key)
{
    m_left << key;
    const int combination = key[0].toCombined();
    for (QsciCommand *command : standardCommands()->commands()) {
        if (command->key() == combination)
            command->setKey(0);
        if (command->alternateKey() == combination)
            command->setAlternateKey(0);
    }
}

bool CodeArea::isOurs(const QKeyEvent &event) const
{
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    return isWindowKey(event)
        || m_left.contains(QKeySequence(QKeyCombination(modifiers, Qt::Key(event.key()))));
}

bool CodeArea::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Paste)) {
            event->accept();
            return true;
        }
        // Esc closes a list that is open; otherwise it is the window's
        if (isOurs(*key) && !(key->key() == Qt::Key_Escape && isListActive())) {
            event->ignore();
            return false;
        }
    }
    return QsciScintilla::event(event);
}

void CodeArea::keyPressEvent(QKeyEvent *event)
{
    if (isOurs(*event) && !(event->key() == Qt::Key_Escape && isListActive())) {
        event->ignore(); // no control characters in the text either
        return;
    }
    if (event->matches(QKeySequence::Paste)) {
        paste();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

QList<QPair<long, long>> CodeArea::selections() const
{
    QList<QPair<long, long>> list;
    const long count = SendScintilla(SCI_GETSELECTIONS);
    for (long i = 0; i < count; ++i) {
        const auto at = static_cast<unsigned long>(i);
        list.append({SendScintilla(SCI_GETSELECTIONNCARET, at), SendScintilla(SCI_GETSELECTIONNANCHOR, at)});
    }
    return list;
}

/// Alt and dragging selects columns; Alt and a click adds a caret.
void CodeArea::mousePressEvent(QMouseEvent *event)
{
    m_altClick = event->button() == Qt::LeftButton && event->modifiers() == Qt::AltModifier;
    if (m_altClick) {
        m_before = selections();
        m_altPress = event->pos();
    }
    QMouseEvent column = columnEvent(*event);
    QsciScintilla::mousePressEvent(&column);
}

void CodeArea::mouseMoveEvent(QMouseEvent *event)
{
    QMouseEvent column = columnEvent(*event);
    QsciScintilla::mouseMoveEvent(&column);
}

void CodeArea::mouseReleaseEvent(QMouseEvent *event)
{
    QMouseEvent column = columnEvent(*event);
    QsciScintilla::mouseReleaseEvent(&column);
    if (!std::exchange(m_altClick, false) || (event->pos() - m_altPress).manhattanLength() > 4)
        return;
    const long place = SendScintilla(SCI_POSITIONFROMPOINT, static_cast<unsigned long>(event->pos().x()),
                                     long(event->pos().y()));
    SendScintilla(SCI_SETSELECTION, static_cast<unsigned long>(m_before.first().first),
                  m_before.first().second);
    for (const auto &[caret, anchor] : m_before.mid(1))
        SendScintilla(SCI_ADDSELECTION, static_cast<unsigned long>(caret), anchor);
    SendScintilla(SCI_ADDSELECTION, static_cast<unsigned long>(place), place);
}

/// QScintilla hands the whole paragraph out after every key, which in a text without blank lines is all of
/// it.
QVariant CodeArea::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query != Qt::ImSurroundingText && query != Qt::ImCursorPosition && query != Qt::ImAnchorPosition)
        return QsciScintilla::inputMethodQuery(query);
    constexpr long Around = 1000; // bytes
    const long caret = SendScintilla(SCI_GETCURRENTPOS);
    const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret));
    const long from = std::max(
        SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line)),
        SendScintilla(SCI_POSITIONBEFORE, static_cast<unsigned long>(std::max(0L, caret - Around))));
    const long to = std::min(SendScintilla(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line)),
                             SendScintilla(SCI_POSITIONAFTER, static_cast<unsigned long>(caret + Around)));
    if (query == Qt::ImSurroundingText)
        return text(int(from), int(std::max(from, to)));
    return int(text(int(from), int(caret)).size());
}

bool CodeArea::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() && !source->hasUrls(); // files are opened by the window, their names are no SQL
}

void CodeArea::zoomIn()
{
    if (m_zoom)
        m_zoom(1);
    else
        QsciScintilla::zoomIn();
}

void CodeArea::zoomOut()
{
    if (m_zoom)
        m_zoom(-1);
    else
        QsciScintilla::zoomOut();
}

void CodeArea::zoomTo(int size)
{
    if (m_zoom && size == 0)
        m_zoom(0);
    else
        QsciScintilla::zoomTo(size);
}

QByteArray CodeArea::fromMimeData(const QMimeData *source, bool &rectangular) const
{
    const QByteArray text = QsciScintilla::fromMimeData(source, rectangular);
    return m_filter && !rectangular ? m_filter(text) : text;
}

void CodeArea::paste()
{
    const QMimeData *source = QGuiApplication::clipboard()->mimeData();
    if (m_paste && !isReadOnly() && SendScintilla(SCI_GETSELECTIONS) == 1 && source
        && canInsertFromMimeData(source)) {
        bool rectangular = false;
        const QByteArray text = QsciScintilla::fromMimeData(source, rectangular);
        if (!rectangular && text.size() > core::sql::LongestEditedLine) {
            m_paste(text);
            return;
        }
    }
    QsciScintilla::paste();
}

void CodeArea::setBars(const QList<Bar> &bars)
{
    if (m_bars == bars)
        return;
    m_bars = bars;
    viewport()->update(0, 0, BarWidth + 1, viewport()->height());
}

int CodeArea::leftWidth() const
{
    int width = TextPadding;
    for (int margin = 0; margin < 5; ++margin)
        width += marginWidth(margin);
    return width;
}

int CodeArea::lineTop(int line) const
{
    const long first = SendScintilla(SCI_GETFIRSTVISIBLELINE);
    const long visible = SendScintilla(SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(line));
    return int((visible - first) * SendScintilla(SCI_TEXTHEIGHT, 0L));
}

void CodeArea::paintEvent(QPaintEvent *event)
{
    QsciScintilla::paintEvent(event);
    QPainter painter(viewport());
    // the caret's line, also where Scintilla does not paint it: in the margin
    const long caret = SendScintilla(SCI_GETCURRENTPOS);
    if (hasFocus()) {
        const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret));
        const int top = int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, caret));
        const int rows = int(SendScintilla(SCI_WRAPCOUNT, static_cast<unsigned long>(line)));
        QColor faint = m_theme.color(ui::Token::Text);
        faint.setAlphaF(CaretLineStrength);
        if (rows == 1)
            painter.fillRect(0, top, leftWidth(), int(SendScintilla(SCI_TEXTHEIGHT, 0L)), faint);
    }
    for (const Bar &bar : std::as_const(m_bars)) {
        // the text may have become shorter since the bars were set, and Scintilla ends the program when it is
        // asked about a line that is not there
        if (bar.firstLine < 0 || bar.firstLine >= lines())
            continue;
        const int last = std::min(bar.lastLine, lines() - 1);
        const int top = std::max(lineTop(bar.firstLine), -1);
        const long rows = SendScintilla(SCI_WRAPCOUNT, static_cast<unsigned long>(last));
        const int bottom = std::min(lineTop(last) + int(rows * SendScintilla(SCI_TEXTHEIGHT, 0L)),
                                    viewport()->height() + 1);
        if (bottom > top)
            painter.fillRect(0, top, BarWidth, bottom - top, m_theme.color(bar.color));
    }
}

} // namespace ui::editor

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/hexedit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace ui::editors {

namespace {

constexpr int Margin = 6;
constexpr int OffsetDigits = 8;
constexpr int ShownRows = 10;
constexpr qsizetype MostCopied = 16 << 20;

int digitOf(QChar c)
{
    const char16_t u = c.toLower().unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    return u >= u'a' && u <= u'f' ? u - u'a' + 10 : -1;
}

} // namespace

HexEdit::HexEdit(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("hexEdit"));
    setAccessibleName(tr("Bytes"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&theme, &Theme::changed, this, &HexEdit::applyTheme);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    applyTheme();
}

void HexEdit::applyTheme()
{
    m_font = m_theme.codeFont();
    m_font.setPixelSize(std::max(8, QFontInfo(m_font).pixelSize() - 1));
    const QFontMetricsF metrics(m_font);
    m_cell = metrics.horizontalAdvance(QLatin1Char('0'));
    m_rowHeight = int(std::ceil(metrics.height())) + 2;
    updateScrollBar();
    viewport()->update();
}

QSize HexEdit::sizeHint() const
{
    return {int(textLeft(PerRow)) + 2 * Margin + 16, ShownRows * m_rowHeight + 8};
}

qreal HexEdit::hexLeft(int column) const
{
    return Margin + m_cell * (OffsetDigits + 2 + column * 3 + (column >= PerRow / 2 ? 1 : 0));
}

qreal HexEdit::textLeft(int column) const
{
    return Margin + m_cell * (OffsetDigits + 2 + PerRow * 3 + 2 + column);
}

void HexEdit::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_low = false;
    m_position = m_anchor = std::min(m_position, m_bytes.size());
    updateScrollBar();
    viewport()->update();
}

void HexEdit::updateScrollBar()
{
    const qsizetype rows = m_bytes.size() / PerRow + 1;
    const int page = std::max(1, viewport()->height() / m_rowHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, int(std::max<qsizetype>(0, rows - page)));
}

void HexEdit::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

std::pair<qsizetype, qsizetype> HexEdit::selection() const
{
    return {std::min(m_anchor, m_position), std::abs(m_anchor - m_position)};
}

void HexEdit::setPosition(qsizetype position, bool select)
{
    m_position = std::clamp<qsizetype>(position, 0, m_bytes.size());
    m_low = false;
    if (!select)
        m_anchor = m_position;
    const int row = int(m_position / PerRow);
    const int top = verticalScrollBar()->value();
    const int page = std::max(1, viewport()->height() / m_rowHeight);
    if (row < top)
        verticalScrollBar()->setValue(row);
    else if (row >= top + page)
        verticalScrollBar()->setValue(row - page + 1);
    viewport()->update();
    setAccessibleDescription(m_position < m_bytes.size()
                                 ? tr("Byte %1: %2")
                                       .arg(m_position)
                                       .arg(uint(uchar(m_bytes.at(m_position))), 2, 16, QLatin1Char('0'))
                                 : tr("At the end, %1").arg(m_position));
    emit positionChanged();
}

void HexEdit::tell()
{
    updateScrollBar();
    viewport()->update();
    emit edited();
}

void HexEdit::put(const QByteArray &bytes, bool insert)
{
    if (m_readOnly || bytes.isEmpty())
        return;
    const auto [first, count] = selection();
    const qsizetype replaced = count > 0 ? count
        : insert                         ? 0
                                         : std::min(bytes.size(), m_bytes.size() - first);
    m_bytes.replace(first, replaced, bytes);
    setPosition(first + bytes.size());
    tell();
}

void HexEdit::typeDigit(int digit)
{
    if (m_readOnly)
        return;
    if (m_low && m_position < m_bytes.size()) {
        m_bytes[m_position] = char((uchar(m_bytes.at(m_position)) & 0xF0) | digit);
        setPosition(m_position + 1);
        tell();
        return;
    }
    const auto [first, count] = selection();
    if (count > 0)
        m_bytes.remove(first, count);
    if (m_inserts || count > 0 || first >= m_bytes.size())
        m_bytes.insert(first, char(digit << 4));
    else
        m_bytes[first] = char((uchar(m_bytes.at(first)) & 0x0F) | (digit << 4));
    setPosition(first);
    m_low = true;
    tell();
}

void HexEdit::removeSelection(bool backwards)
{
    if (m_readOnly)
        return;
    auto [first, count] = selection();
    if (count == 0) {
        first -= backwards ? 1 : 0;
        if (first < 0 || first >= m_bytes.size())
            return;
        count = 1;
    }
    m_bytes.remove(first, count);
    setPosition(first);
    tell();
}

void HexEdit::copy()
{
    auto [first, count] = selection();
    if (count == 0) {
        first = 0;
        count = m_bytes.size();
    }
    if (count <= MostCopied)
        QGuiApplication::clipboard()->setText(QString::fromLatin1(m_bytes.mid(first, count).toHex()));
}

void HexEdit::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    QByteArray digits;
    bool hex = true;
    for (const QChar c : text.startsWith(QLatin1String("\\x")) ? text.mid(2) : text) {
        hex = hex && (c.isSpace() || digitOf(c) >= 0);
        if (!c.isSpace())
            digits += char(c.toLatin1());
    }
    put(hex && digits.size() % 2 == 0 ? QByteArray::fromHex(digits) : text.toUtf8(), m_inserts);
}

bool HexEdit::navigate(QKeyEvent *event)
{
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const bool whole = event->modifiers() & Qt::ControlModifier;
    const int page = std::max(1, viewport()->height() / m_rowHeight) * PerRow;
    switch (event->key()) {
    case Qt::Key_Left:
        setPosition(m_position - 1, select);
        return true;
    case Qt::Key_Right:
        setPosition(m_position + 1, select);
        return true;
    case Qt::Key_Up:
        setPosition(m_position - PerRow, select);
        return true;
    case Qt::Key_Down:
        setPosition(m_position + PerRow, select);
        return true;
    case Qt::Key_PageUp:
        setPosition(m_position - page, select);
        return true;
    case Qt::Key_PageDown:
        setPosition(m_position + page, select);
        return true;
    case Qt::Key_Home:
        setPosition(whole ? 0 : m_position / PerRow * PerRow, select);
        return true;
    case Qt::Key_End:
        setPosition(whole ? m_bytes.size() : m_position / PerRow * PerRow + PerRow - 1, select);
        return true;
    default:
        return false;
    }
}

void HexEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & Qt::AltModifier) {
        event->ignore();
    } else if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        setPosition(m_bytes.size(), true);
    } else if (event->key() == Qt::Key_F6) {
        m_text = !m_text;
        viewport()->update();
    } else if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier) {
        m_inserts = !m_inserts;
        viewport()->update();
        emit positionChanged();
    } else if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
        removeSelection(event->key() == Qt::Key_Backspace);
    } else if (navigate(event)) {
        return;
    } else if (event->modifiers() & Qt::ControlModifier) {
        event->ignore();
    } else if (const QString typed = event->text(); !typed.isEmpty() && typed.at(0).isPrint()) {
        if (m_text)
            put(typed.toUtf8(), m_inserts);
        else if (const int digit = digitOf(typed.at(0)); digit >= 0)
            typeDigit(digit);
    } else {
        event->ignore();
    }
}

void HexEdit::pointAt(const QPointF &point, bool select)
{
    const qsizetype row = verticalScrollBar()->value() + qsizetype(point.y()) / m_rowHeight;
    m_text = point.x() >= textLeft(0) - m_cell;
    int column = 0;
    while (column + 1 < PerRow
           && point.x() >= (m_text ? textLeft(column + 1) : hexLeft(column + 1) - m_cell / 2))
        ++column;
    setPosition(row * PerRow + column, select);
}

void HexEdit::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        pointAt(event->position(), event->modifiers() & Qt::ShiftModifier);
}

void HexEdit::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        pointAt(event->position(), true);
}

void HexEdit::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HexEdit::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void HexEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Token::Surface));
    painter.setFont(m_font);
    const int rows = viewport()->height() / m_rowHeight + 1;
    const qreal ascent = QFontMetricsF(m_font).ascent() + 1;
    const auto [selected, count] = selection();
    for (int r = 0; r < rows; ++r) {
        const qsizetype begin = (qsizetype(verticalScrollBar()->value()) + r) * PerRow;
        if (begin > m_bytes.size())
            break;
        const qreal y = qreal(r) * m_rowHeight;
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(QPointF(Margin, y + ascent),
                         QStringLiteral("%1").arg(begin, OffsetDigits, 16, QLatin1Char('0')));
        for (int column = 0; column < PerRow && begin + column <= m_bytes.size(); ++column) {
            const qsizetype at = begin + column;
            const QRectF hex(hexLeft(column) - 1, y, 2 * m_cell + 2, m_rowHeight);
            const QRectF text(textLeft(column), y, m_cell, m_rowHeight);
            if (at >= selected && at < selected + count) {
                painter.fillRect(hex, m_theme.color(Token::Selection));
                painter.fillRect(text, m_theme.color(Token::Selection));
            }
            if (at < m_bytes.size()) {
                const uchar byte = uchar(m_bytes.at(at));
                const bool printable = byte >= 0x20 && byte < 0x7F;
                painter.setPen(m_theme.color(Token::Text));
                painter.drawText(QPointF(hexLeft(column), y + ascent),
                                 QStringLiteral("%1").arg(uint(byte), 2, 16, QLatin1Char('0')));
                painter.setPen(m_theme.color(printable ? Token::Text : Token::Muted));
                painter.drawText(QPointF(textLeft(column), y + ascent),
                                 printable ? QString(QLatin1Char(char(byte))) : QStringLiteral("·"));
            }
            if (at == m_position) {
                painter.setPen(m_theme.color(hasFocus() ? Token::Accent : Token::Border));
                const QRectF side = m_text ? text : hex;
                if (m_inserts)
                    painter.drawLine(side.topLeft(), side.bottomLeft());
                else
                    painter.drawRect(side.adjusted(0, 0, -1, -1));
                painter.drawLine((m_text ? hex : text).bottomLeft() - QPointF(0, 1),
                                 (m_text ? hex : text).bottomRight() - QPointF(0, 1));
            }
        }
    }
}

} // namespace ui::editors

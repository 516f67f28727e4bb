// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hexview.h"

#include "ui/base/amounts.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace ui::inspector {

namespace {

constexpr int Margin = 10;
constexpr int Top = 6;
constexpr qsizetype MostCopied = 64 << 20;

bool isPrintable(unsigned char c)
{
    return c >= 0x20 && c < 0x7F;
}

} // namespace

HexView::HexView(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("hexView"));
    setAccessibleName(tr("Bytes"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&theme, &Theme::changed, this, &HexView::applyTheme);
    applyTheme();
}

void HexView::applyTheme()
{
    m_font = m_theme.codeFont();
    m_font.setPixelSize(std::max(8, QFontInfo(m_font).pixelSize() - 1));
    const QFontMetricsF metrics(m_font);
    m_cell = metrics.horizontalAdvance(QLatin1Char('0'));
    m_rowHeight = int(std::ceil(metrics.height())) + 2;
    updateLayout();
    viewport()->update();
}

void HexView::setBytes(ValueBytes bytes)
{
    m_bytes = std::move(bytes);
    m_position = m_anchor = 0;
    m_offsetDigits = 4;
    while (m_offsetDigits < 8 && m_bytes.size() > qsizetype(1) << (4 * m_offsetDigits))
        m_offsetDigits += 2;
    updateLayout();
    verticalScrollBar()->setValue(0);
    viewport()->update();
    tell();
}

int HexView::hexLeft(int column) const
{
    // two digits and a space each, one more space after each eight
    return Margin + int(m_cell * (m_offsetDigits + 2 + 3 * column + column / 8));
}

int HexView::asciiLeft() const
{
    return hexLeft(m_perRow) + int(m_cell);
}

void HexView::updateLayout()
{
    for (m_perRow = 16; m_perRow > 4; m_perRow /= 2) {
        if (asciiLeft() + m_cell * m_perRow + Margin <= viewport()->width())
            break;
    }
    const qsizetype rows = (m_bytes.size() + m_perRow - 1) / m_perRow;
    const qsizetype hidden = std::max<qsizetype>(0, rows - visibleRows());
    verticalScrollBar()->setPageStep(std::max(1, visibleRows()));
    verticalScrollBar()->setRange(0, int(std::min<qsizetype>(hidden, INT_MAX)));
}

qsizetype HexView::topRow() const
{
    return verticalScrollBar()->value();
}

int HexView::visibleRows() const
{
    return std::max(1, (viewport()->height() - 2 * Top) / m_rowHeight);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Token::Surface));
    painter.setFont(m_font);
    const QFontMetricsF metrics(m_font);
    const auto [first, last] = selection();
    const QColor text = m_theme.color(Token::Text);
    const QColor muted = m_theme.color(Token::Muted);
    const int rows = visibleRows() + 2;
    const QByteArray bytes = m_bytes.read(topRow() * m_perRow, qsizetype(rows) * m_perRow);
    static constexpr char Digits[] = "0123456789abcdef";
    for (int row = 0; qsizetype(row) * m_perRow < bytes.size(); ++row) {
        const int y = Top + row * m_rowHeight;
        const qreal base = y + metrics.ascent() + 1;
        const qsizetype offset = (topRow() + row) * m_perRow;
        painter.setPen(muted);
        painter.drawText(QPointF(Margin, base),
                         QString::number(offset, 16).rightJustified(m_offsetDigits, QLatin1Char('0')));
        for (int column = 0; column < m_perRow; ++column) {
            const qsizetype in = qsizetype(row) * m_perRow + column;
            if (in >= bytes.size())
                break;
            const auto byte = static_cast<unsigned char>(bytes.at(in));
            const int x = hexLeft(column);
            const qreal ascii = asciiLeft() + m_cell * column;
            if (offset + column >= first && offset + column <= last) {
                const QColor fill = m_theme.color(Token::Selection);
                painter.fillRect(QRectF(x - m_cell / 2, y, 3 * m_cell, m_rowHeight), fill);
                painter.fillRect(QRectF(ascii, y, m_cell, m_rowHeight), fill);
            }
            if (offset + column == m_position && hasFocus()) {
                painter.fillRect(QRectF(x - m_cell / 2, y + m_rowHeight - 2, 3 * m_cell, 2),
                                 m_theme.color(Token::Accent));
                painter.fillRect(QRectF(ascii, y + m_rowHeight - 2, m_cell, 2), m_theme.color(Token::Accent));
            }
            painter.setPen(byte == 0 ? muted : text);
            const char hex[] = {Digits[byte >> 4], Digits[byte & 15]};
            painter.drawText(QPointF(x, base), QString::fromLatin1(hex, 2));
            painter.setPen(isPrintable(byte) ? text : muted);
            painter.drawText(QPointF(ascii, base),
                             isPrintable(byte) ? QString(QLatin1Char(char(byte))) : QStringLiteral("."));
        }
    }
}

QString HexView::shownText() const
{
    QStringList lines;
    const QByteArray bytes = m_bytes.read(topRow() * m_perRow, qsizetype(visibleRows()) * m_perRow);
    for (qsizetype at = 0; at < bytes.size(); at += m_perRow) {
        const QByteArray part = bytes.mid(at, m_perRow);
        QString ascii;
        for (const char c : part)
            ascii += QLatin1Char(isPrintable(static_cast<unsigned char>(c)) ? c : '.');
        lines
            << QString::number(topRow() * m_perRow + at, 16).rightJustified(m_offsetDigits, QLatin1Char('0'))
                + QStringLiteral("  ") + QString::fromLatin1(part.toHex(' ')).leftJustified(3 * m_perRow - 1)
                + QStringLiteral("  ") + ascii;
    }
    return lines.join(QLatin1Char('\n'));
}

std::pair<qsizetype, qsizetype> HexView::selection() const
{
    return {std::min(m_position, m_anchor), std::max(m_position, m_anchor)};
}

void HexView::setPosition(qsizetype position, bool select)
{
    m_position = std::clamp<qsizetype>(position, 0, std::max<qsizetype>(0, m_bytes.size() - 1));
    if (!select)
        m_anchor = m_position;
    const qsizetype row = m_position / m_perRow;
    if (row < topRow())
        verticalScrollBar()->setValue(int(row));
    else if (row >= topRow() + visibleRows())
        verticalScrollBar()->setValue(int(row - visibleRows() + 1));
    viewport()->update();
    tell();
}

// A screen reader hears the place and the byte.
void HexView::tell()
{
    const auto [first, last] = selection();
    const QByteArray byte = m_bytes.read(m_position, 1);
    setAccessibleDescription(
        first == last
            ? tr("Offset %1: %2").arg(QString::number(m_position, 16), QString::fromLatin1(byte.toHex()))
            : tr("%1 bytes selected").arg(countText(last - first + 1)));
    emit positionChanged();
}

void HexView::copy()
{
    const auto [first, last] = selection();
    if (m_bytes.size() == 0)
        return;
    if (last - first >= MostCopied) {
        emit copyRefused(core::Error::input(tr("More than %1 are selected.").arg(sizeText(MostCopied)),
                                            tr("Save the value to a file instead.")));
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromLatin1(m_bytes.read(first, last - first + 1).toHex()));
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const bool far = event->modifiers() & Qt::ControlModifier;
    const qsizetype line = m_position - m_position % m_perRow;
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        m_position = std::max<qsizetype>(0, m_bytes.size() - 1);
        viewport()->update();
        tell();
    } else if (event->key() == Qt::Key_Left) {
        setPosition(m_position - 1, select);
    } else if (event->key() == Qt::Key_Right) {
        setPosition(m_position + 1, select);
    } else if (event->key() == Qt::Key_Up) {
        setPosition(m_position >= m_perRow ? m_position - m_perRow : m_position, select);
    } else if (event->key() == Qt::Key_Down) {
        setPosition(m_position + m_perRow < m_bytes.size() ? m_position + m_perRow : m_position, select);
    } else if (event->key() == Qt::Key_PageUp) {
        setPosition(m_position - qsizetype(visibleRows()) * m_perRow, select);
    } else if (event->key() == Qt::Key_PageDown) {
        setPosition(m_position + qsizetype(visibleRows()) * m_perRow, select);
    } else if (event->key() == Qt::Key_Home) {
        setPosition(far ? 0 : line, select);
    } else if (event->key() == Qt::Key_End) {
        setPosition(far ? m_bytes.size() - 1 : line + m_perRow - 1, select);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

qsizetype HexView::byteAt(const QPoint &point) const
{
    const qsizetype row = topRow() + std::max(0, point.y() - Top) / m_rowHeight;
    int column = 0;
    if (point.x() >= asciiLeft() - m_cell / 2)
        column = int((point.x() - asciiLeft()) / m_cell);
    else
        while (column + 1 < m_perRow && point.x() >= hexLeft(column + 1) - m_cell / 2)
            ++column;
    return row * m_perRow + std::clamp(column, 0, m_perRow - 1);
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setPosition(byteAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        setPosition(byteAt(event->position().toPoint()), true);
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("hexMenu"));
    menu->setAccessibleName(tr("Bytes"));
    menu->addAction(tr("Copy as hexadecimal"), this, &HexView::copy)->setShortcut(QKeySequence::Copy);
    menu->popup(event->globalPos());
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateLayout();
}

} // namespace ui::inspector

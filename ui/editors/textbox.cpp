// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/textbox.h"

#include "core/result/celltext.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ui::editors {

namespace {

constexpr int Room = 24;                 // to type on without a change of size
constexpr qsizetype MeasuredText = 4096; // UTF-16 units of a line whose width is looked at

/// How a character that cannot be seen is told; empty for all others. Tabs and spaces are Qt's.
QString markOf(char32_t c)
{
    switch (c) {
    case 0x00A0:
        return QStringLiteral("nbsp");
    case 0x00AD:
        return QStringLiteral("shy");
    case 0x200B:
        return QStringLiteral("zwsp");
    case 0x200C:
        return QStringLiteral("zwnj");
    case 0x200D:
        return QStringLiteral("zwj");
    case 0x200E:
        return QStringLiteral("lrm");
    case 0x200F:
        return QStringLiteral("rlm");
    case 0x2028:
        return QStringLiteral("ls");
    case 0x2060:
        return QStringLiteral("wj");
    case 0x202F:
        return QStringLiteral("nnbsp");
    case 0xFEFF:
        return QStringLiteral("bom");
    default:
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
            return QStringLiteral("bidi");
        if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0))
            return QStringLiteral("%1").arg(uint(c), 2, 16, QLatin1Char('0'));
        return {};
    }
}

} // namespace

TextBox::TextBox(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setTabChangesFocus(true);
    document()->setDocumentMargin(2);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting)
            emit typed();
    });
}

void TextBox::setShown(const QString &text)
{
    m_setting = true;
    setPlainText(text); // also forgets what could be undone
    moveCursor(QTextCursor::Start);
    m_setting = false;
}

void TextBox::setBytes(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const bool clean = text.toUtf8() == bytes;
    m_foreign = clean ? QByteArray() : bytes;
    setReadOnly(!clean);
    if (clean) {
        m_transit = Transit::of(text);
        setShown(m_transit.toDocument(text));
    } else {
        m_transit = {};
        setShown(core::result::fullText({bytes.constData(), bytes.size(), false}));
    }
}

void TextBox::clearBytes()
{
    m_foreign = {};
    m_transit = {};
    setReadOnly(false);
    setShown({});
}

QByteArray TextBox::bytes() const
{
    return m_foreign.isNull() ? m_transit.fromDocument(document()->toRawText()).toUtf8() : m_foreign;
}

QString TextBox::lineBreakName() const
{
    if (m_transit.lineBreak().size() == 2)
        return QStringLiteral("CRLF");
    return m_transit.lineBreak() == QLatin1String("\r") ? QStringLiteral("CR") : QString();
}

QSize TextBox::wishedSize(const QSize &most) const
{
    const QFontMetricsF metrics(font());
    qreal width = 0;
    qreal height = 0;
    const qreal margins = 2 * document()->documentMargin() + 2 * frameWidth() + 2;
    for (auto block = document()->begin(); block.isValid() && height < most.height(); block = block.next()) {
        const qreal line = metrics.horizontalAdvance(block.text().left(MeasuredText));
        width = std::max(width, line);
        height += metrics.lineSpacing() * std::max(1.0, std::ceil(line / std::max(1, most.width() - 8)));
    }
    return QSize(int(std::ceil(width + margins)) + Room, int(std::ceil(height + margins)) + 2)
        .boundedTo(most);
}

void TextBox::setInvisibleShown(bool shown)
{
    m_invisible = shown;
    auto option = document()->defaultTextOption();
    option.setFlags(shown ? QTextOption::ShowTabsAndSpaces | QTextOption::ShowLineAndParagraphSeparators
                          : QTextOption::Flags());
    document()->setDefaultTextOption(option);
    viewport()->update();
}

void TextBox::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (modifiers == Qt::ShiftModifier || modifiers == Qt::AltModifier) {
            if (!isReadOnly())
                textCursor().insertBlock();
            ensureCursorVisible();
            return;
        }
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_I && modifiers == Qt::ControlModifier) {
        if (!isReadOnly())
            textCursor().insertText(QStringLiteral("\t"));
        return;
    }
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void TextBox::insertFromMimeData(const QMimeData *source)
{
    // into nothing, a text goes with its own line breaks
    if (document()->isEmpty() && source->hasText() && !isReadOnly()) {
        const QString text = source->text();
        m_transit = Transit::of(text);
        textCursor().insertText(m_transit.toDocument(text));
        return;
    }
    QPlainTextEdit::insertFromMimeData(source);
}

QMimeData *TextBox::createMimeDataFromSelection() const
{
    auto *mime = new QMimeData;
    mime->setText(m_transit.fromDocument(textCursor().selectedText()));
    return mime;
}

void TextBox::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!m_invisible)
        return;
    QPainter painter(viewport());
    QFont small = m_theme.smallFont();
    small.setPixelSize(9);
    painter.setFont(small);
    painter.setPen(m_theme.color(Token::Accent));
    QPointF at = contentOffset();
    for (auto block = firstVisibleBlock(); block.isValid() && at.y() < viewport()->height();
         block = block.next()) {
        drawInvisible(painter, block, at);
        at.ry() += blockBoundingRect(block).height();
    }
}

void TextBox::drawInvisible(QPainter &painter, const QTextBlock &block, const QPointF &at) const
{
    const QString text = block.text();
    const auto *layout = block.layout();
    for (qsizetype i = 0; i < std::min(text.size(), MeasuredText); ++i) {
        const QString mark = markOf(text.at(i).unicode());
        if (mark.isEmpty())
            continue;
        const QTextLine line = layout->lineForTextPosition(int(i));
        if (!line.isValid())
            continue;
        const qreal x = at.x() + line.cursorToX(int(i));
        const qreal y = at.y() + line.y();
        painter.drawLine(QPointF(x, y + 1), QPointF(x, y + line.height() - 1));
        painter.drawText(QPointF(x + 1, y + 7), mark);
    }
}

} // namespace ui::editors

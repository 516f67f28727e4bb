// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/textcard.h"

#include "ui/base/onelinetext.h"
#include "ui/base/stylepaint.h"

#include <QPainter>

#include <algorithm>

namespace ui::editor {

using core::completion::Call;
using core::completion::Card;
using core::completion::Signature;

namespace {

constexpr int Padding = 10;
constexpr int LineHeight = 20;
constexpr int Gap = 4;
constexpr int ColumnGap = 24;
constexpr int Widest = 640;
constexpr int IconSize = 16;

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

TextCard::TextCard(const Theme &theme, QWidget *host)
    : QWidget(host)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void TextCard::showAt(const QRect &anchor, bool above, int top)
{
    const QRect window = parentWidget()->rect();
    QSize size = sizeHint();
    size.setWidth(std::min(size.width(), window.width() - 8));
    size.setHeight(std::min(size.height(), window.height() - 8));
    const bool roomAbove = anchor.top() - Gap - size.height() >= top;
    const bool roomBelow = anchor.bottom() + Gap + size.height() <= window.bottom();
    const bool up = above ? roomAbove || !roomBelow : roomAbove && !roomBelow;
    const int y = up ? anchor.top() - Gap - size.height() : anchor.bottom() + Gap;
    const int left = std::clamp(anchor.left() - Padding, 4, std::max(4, window.right() - size.width() - 4));
    setGeometry(QRect(QPoint(left, std::max(0, y)), size));
    show();
    raise();
    update();
}

void TextCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    paint::box(&painter, QRectF(rect()), m_theme.color(Token::Surface), m_theme.color(Token::Border), 2);
}

// --- what a name is

HoverCard::HoverCard(const Theme &theme, const Icons &icons, QWidget *host)
    : TextCard(theme, host)
    , m_icons(icons)
{
    setObjectName(QStringLiteral("hoverCard"));
    setAccessibleName(tr("About the name"));
}

void HoverCard::setCard(const Card &card)
{
    m_card = card;
    QStringList told{card.title, card.detail, card.comment};
    for (const Card::Line &line : card.lines)
        told << line.name + QLatin1Char(' ') + line.type + QLatin1Char(' ') + line.note;
    setAccessibleDescription(told.join(QLatin1Char('\n')));
}

QSize HoverCard::sizeHint() const
{
    const QFontMetrics code(theme().codeFont());
    const QFontMetrics strong(bold(theme().interfaceFont()));
    const QFontMetrics plain(theme().interfaceFont());
    int wide = IconSize + 8 + strong.horizontalAdvance(oneLine(m_card.title)) + 12
        + plain.horizontalAdvance(m_card.detail);
    wide = std::max(wide, plain.horizontalAdvance(oneLine(m_card.comment)));
    int names = 0;
    int types = 0;
    int notes = 0;
    for (const Card::Line &line : m_card.lines) {
        names = std::max(names, code.horizontalAdvance(oneLine(line.name)));
        types = std::max(types, code.horizontalAdvance(oneLine(line.type)));
        notes = std::max(notes, plain.horizontalAdvance(oneLine(line.note)));
    }
    wide = std::max(wide, IconSize + 8 + names + ColumnGap + types + (notes > 0 ? ColumnGap + notes : 0));
    const auto rows = int(m_card.lines.size()) + (m_card.more > 0 ? 1 : 0);
    const int high = LineHeight * (1 + (m_card.comment.isEmpty() ? 0 : 1) + rows) + (rows > 0 ? 7 : 0);
    return {std::min(wide, Widest) + Padding * 2, high + Padding * 2 - 4};
}

void HoverCard::paintEvent(QPaintEvent *event)
{
    TextCard::paintEvent(event);
    QPainter painter(this);
    const QFont code = theme().codeFont();
    const QFont plain = theme().interfaceFont();
    const QFont strong = bold(plain);
    const int right = width() - Padding;
    int top = Padding - 2;
    const auto text = [&](int left, int until, const QFont &font, Token color, const QString &what) {
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(oneLine(what), Qt::ElideRight, std::max(0, until - left));
        painter.setFont(font);
        painter.setPen(theme().color(color));
        painter.drawText(QRect(left, top, until - left + 1, LineHeight),
                         Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return left + metrics.horizontalAdvance(shown);
    };
    painter.drawPixmap(Padding, top + (LineHeight - IconSize) / 2,
                       m_icons.pixmap(m_card.icon, Token::Muted, IconSize, devicePixelRatioF()));
    const int end = text(Padding + IconSize + 8, right, strong, Token::Text, m_card.title);
    text(end + 12, right, plain, Token::Muted, m_card.detail);
    top += LineHeight;
    if (!m_card.comment.isEmpty()) {
        text(Padding, right, plain, Token::Muted, m_card.comment);
        top += LineHeight;
    }
    if (m_card.lines.isEmpty())
        return;
    paint::edge(&painter, QRectF(1, top + 3, width() - 2, 1), Qt::TopEdge, theme().color(Token::Border));
    top += 7;
    const QFontMetrics metrics(code);
    int names = 0;
    int types = 0;
    for (const Card::Line &line : m_card.lines) {
        names = std::max(names, metrics.horizontalAdvance(oneLine(line.name)));
        types = std::max(types, metrics.horizontalAdvance(oneLine(line.type)));
    }
    const int left = Padding + IconSize + 8;
    const int typeLeft = std::min(left + names + ColumnGap, left + (right - left) * 2 / 3);
    for (const Card::Line &line : m_card.lines) {
        if (line.current)
            painter.fillRect(QRect(2, top, width() - 4, LineHeight), theme().color(Token::Selection));
        if (line.key)
            painter.drawPixmap(Padding, top + (LineHeight - 14) / 2,
                               m_icons.pixmap(QStringLiteral("key"), Token::Muted, 14, devicePixelRatioF()));
        text(left, typeLeft - 8, code, Token::Text, line.name);
        const int typeEnd = text(typeLeft, right, code, Token::Function, line.type);
        text(std::max(typeEnd, std::min(typeLeft + types, right)) + ColumnGap, right, plain, Token::Muted,
             line.note);
        top += LineHeight;
    }
    if (m_card.more > 0)
        text(left, right, plain, Token::Muted, tr("%n more", nullptr, m_card.more));
}

// --- the call

SignatureHint::SignatureHint(const Theme &theme, QWidget *host)
    : TextCard(theme, host)
{
    setObjectName(QStringLiteral("signatureHint"));
    setAccessibleName(tr("Signature"));
}

void SignatureHint::setCall(const Call &call)
{
    if (call.nameOffset != m_call.nameOffset || call.signatures.size() != m_call.signatures.size())
        m_stepped = false;
    m_call = call;
    if (!m_stepped)
        m_shown = call.best;
    m_shown = std::clamp(m_shown, 0, std::max(0, int(call.signatures.size()) - 1));
    QString told;
    for (const Piece &piece : pieces())
        told += piece.text;
    setAccessibleDescription(told);
}

void SignatureHint::step(int by)
{
    const int all = int(m_call.signatures.size());
    if (all < 2)
        return;
    m_shown = (m_shown + by + all) % all;
    m_stepped = true;
}

QList<SignatureHint::Piece> SignatureHint::pieces() const
{
    QList<Piece> list;
    if (m_call.signatures.isEmpty())
        return list;
    const Signature &signature = m_call.signatures[m_shown];
    list << Piece{signature.name + QLatin1Char('(')};
    for (qsizetype i = 0; i < signature.arguments.size(); ++i) {
        if (i > 0)
            list << Piece{QStringLiteral(", ")};
        list << Piece{oneLine(signature.arguments[i]), int(i) == signature.current};
    }
    list << Piece{QStringLiteral(")")};
    if (!signature.result.isEmpty())
        list << Piece{QStringLiteral(" → ") + oneLine(signature.result)};
    return list;
}

QString SignatureHint::count() const
{
    return m_call.signatures.size() < 2 ? QString()
                                        : tr("%1 of %2").arg(m_shown + 1).arg(m_call.signatures.size());
}

QSize SignatureHint::sizeHint() const
{
    const QFontMetrics code(theme().codeFont());
    const QFontMetrics strong(bold(theme().codeFont()));
    const QFontMetrics plain(theme().interfaceFont());
    int wide = count().isEmpty() ? 0 : plain.horizontalAdvance(count()) + 12;
    for (const Piece &piece : pieces())
        wide += (piece.current ? strong : code).horizontalAdvance(piece.text);
    const QString comment
        = m_call.signatures.isEmpty() ? QString() : oneLine(m_call.signatures[m_shown].comment);
    wide = std::max(wide, plain.horizontalAdvance(comment));
    return {std::min(wide, Widest) + Padding * 2 + 2, LineHeight * (comment.isEmpty() ? 1 : 2) + 8};
}

void SignatureHint::paintEvent(QPaintEvent *event)
{
    TextCard::paintEvent(event);
    QPainter painter(this);
    int left = Padding;
    const int right = width() - Padding;
    const int top = 4;
    if (!count().isEmpty()) {
        painter.setFont(theme().interfaceFont());
        painter.setPen(theme().color(Token::Muted));
        painter.drawText(QRect(left, top, right - left, LineHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                         count());
        left += QFontMetrics(theme().interfaceFont()).horizontalAdvance(count()) + 12;
    }
    // the current argument is seen, however many stand before it
    const QList<Piece> all = pieces();
    int before = 0;
    int upTo = 0;
    for (const Piece &piece : all) {
        const QFontMetrics metrics(piece.current ? bold(theme().codeFont()) : theme().codeFont());
        before += metrics.horizontalAdvance(piece.text);
        if (piece.current)
            upTo = before;
    }
    painter.setClipRect(QRect(left, 0, right - left + 1, height()));
    int at = left - std::max(0, upTo + 24 - (right - left));
    for (const Piece &piece : all) {
        const QFont font = piece.current ? bold(theme().codeFont()) : theme().codeFont();
        painter.setFont(font);
        painter.setPen(theme().color(piece.current ? Token::Accent : Token::Text));
        const int wide = QFontMetrics(font).horizontalAdvance(piece.text);
        painter.drawText(QRect(at, top, wide + 1, LineHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                         piece.text);
        at += wide;
    }
    painter.setClipping(false);
    const QString comment = all.isEmpty() ? QString() : oneLine(m_call.signatures[m_shown].comment);
    if (comment.isEmpty())
        return;
    painter.setFont(theme().interfaceFont());
    painter.setPen(theme().color(Token::Muted));
    painter.drawText(
        QRect(Padding, top + LineHeight, width() - Padding * 2, LineHeight),
        Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(theme().interfaceFont()).elidedText(comment, Qt::ElideRight, width() - Padding * 2));
}

} // namespace ui::editor

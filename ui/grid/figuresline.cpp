// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/figuresline.h"

#include "ui/grid/texttip.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui::grid {

FiguresLine::FiguresLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("selectionFigures"));
    setAccessibleName(tr("Figures of the selection"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setFigures({});
}

void FiguresLine::setChoices(const QList<Figure> &choices)
{
    m_choices = choices;
}

void FiguresLine::setChosen(const QStringList &ids)
{
    m_chosen = ids;
    setFigures(QList<Figure>(m_figures), m_note);
}

void FiguresLine::setFigures(const QList<Figure> &figures, const QString &note)
{
    m_figures = figures;
    m_note = note;
    m_shown.clear();
    for (const Figure &figure : figures) {
        if (m_chosen.contains(figure.id))
            m_shown << figure;
    }
    m_hovered = -1;
    m_current = std::clamp<qsizetype>(m_current, 0, std::max<qsizetype>(0, m_shown.size() - 1));
    layOut();
    setVisible(!figures.isEmpty());
    setAccessibleDescription(text());
    updateGeometry();
    update();
}

QString FiguresLine::text() const
{
    QString line;
    for (const Piece &piece : m_pieces)
        line += piece.text;
    return line;
}

void FiguresLine::layOut()
{
    m_pieces.clear();
    m_width = 0;
    const QFontMetrics metrics = fontMetrics();
    const auto add = [&](qsizetype figure, const QString &text) {
        const int width = metrics.horizontalAdvance(text);
        m_pieces.append({figure, text, m_width, width});
        m_width += width;
    };
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        if (i > 0)
            add(-1, QStringLiteral(" · "));
        add(i, m_shown.at(i).label + QLatin1Char(' ') + m_shown.at(i).value);
    }
    if (!m_note.isEmpty())
        add(-1, (m_shown.isEmpty() ? QString() : QStringLiteral(" · ")) + m_note);
    // a line that shows nothing of what is chosen can still be asked for its menu
    if (m_pieces.isEmpty() && !m_figures.isEmpty())
        add(-1, QStringLiteral("…"));
}

QSize FiguresLine::sizeHint() const
{
    return {m_width + 1, 20};
}

void FiguresLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    for (const Piece &piece : m_pieces) {
        const int room = width() - piece.left;
        if (room <= 0)
            break;
        const bool lit
            = piece.figure >= 0 && (piece.figure == m_hovered || (hasFocus() && piece.figure == m_current));
        painter.setPen(m_theme.color(lit ? Token::Accent : Token::Muted));
        const bool last = &piece == &m_pieces.constLast();
        const int dots = last ? 0 : metrics.horizontalAdvance(QChar(0x2026));
        const bool cut = piece.width + (piece.left + piece.width + 1 < m_width ? dots : 0) > room;
        const QRect box(piece.left, 0, room, height());
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         cut ? metrics.elidedText(piece.text + (last ? QString() : QStringLiteral("…")),
                                                  Qt::ElideRight, room)
                             : piece.text);
        if (cut)
            break;
    }
}

qsizetype FiguresLine::figureAt(const QPoint &point) const
{
    for (const Piece &piece : m_pieces) {
        if (point.x() >= piece.left && point.x() < piece.left + piece.width)
            return piece.figure;
    }
    return -1;
}

void FiguresLine::mouseMoveEvent(QMouseEvent *event)
{
    const qsizetype figure = figureAt(event->position().toPoint());
    if (std::exchange(m_hovered, figure) == figure)
        return;
    setCursor(figure >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void FiguresLine::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

void FiguresLine::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        copy(figureAt(event->position().toPoint()));
}

void FiguresLine::copy(qsizetype index)
{
    if (index < 0 || index >= m_shown.size())
        return;
    QGuiApplication::clipboard()->setText(m_shown.at(index).copied);
    emit copied(tr("Copied: %1").arg(m_shown.at(index).label));
}

void FiguresLine::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_current = std::max<qsizetype>(0, m_current - 1);
        break;
    case Qt::Key_Right:
        m_current = std::clamp<qsizetype>(m_current + 1, 0, std::max<qsizetype>(0, m_shown.size() - 1));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        copy(m_current);
        break;
    default:
        if (event->matches(QKeySequence::Copy))
            return copy(m_current);
        return QWidget::keyPressEvent(event);
    }
    update();
}

void FiguresLine::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void FiguresLine::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void FiguresLine::contextMenuEvent(QContextMenuEvent *event)
{
    showMenu(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().bottomLeft())
                                                            : event->globalPos());
}

void FiguresLine::showMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("figuresMenu"));
    menu->setAccessibleName(accessibleName());
    for (const Figure &choice : std::as_const(m_choices)) {
        QAction *action = menu->addAction(choice.toolTip.isEmpty() ? choice.label : choice.toolTip);
        action->setObjectName(QStringLiteral("figure.") + choice.id);
        action->setCheckable(true);
        action->setChecked(m_chosen.contains(choice.id));
        connect(action, &QAction::toggled, this, [this, id = choice.id](bool on) {
            QStringList ids = m_chosen;
            ids.removeAll(id);
            if (on)
                ids << id;
            setChosen(ids);
            emit chosenChanged(ids);
        });
    }
    menu->popup(global);
}

bool FiguresLine::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qsizetype figure = figureAt(help->pos());
        showTextTip(help->globalPos(), figure < 0 ? QString() : m_shown.at(figure).toolTip, this);
        return true;
    }
    if (event->type() == QEvent::FontChange)
        layOut();
    return QWidget::event(event);
}

} // namespace ui::grid

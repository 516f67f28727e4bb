// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/gridheader.h"

#include "core/result/typeinfo.h"
#include "ui/grid/cellpainter.h"
#include "ui/grid/resultmodel.h"
#include "ui/grid/texttip.h"

#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>

namespace ui::grid {

namespace {

constexpr int Height = 39; // 38 and the line below

// A name with a line break must not reach into the type's line.
QString oneLine(const QString &text)
{
    QString line = text;
    for (QChar &c : line) {
        if (c == QLatin1Char('\n'))
            c = QChar(0x23CE);
        else if (c.category() == QChar::Other_Control)
            c = QChar(0xFFFD);
    }
    return line;
}

} // namespace

GridHeader::GridHeader(const Theme &theme, const ResultModel &result, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
    , m_result(result)
{
    setObjectName(QStringLiteral("resultColumns"));
    setAccessibleName(tr("Columns"));
    setSectionsClickable(true);
    setSectionsMovable(false);
    setHighlightSections(false);
    setStretchLastSection(false);
    setSectionResizeMode(QHeaderView::Interactive);
    setMinimumSectionSize(28);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    connect(&m_theme, &Theme::changed, this, [this] { viewport()->update(); });
}

QSize GridHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), Height};
}

QFont GridHeader::nameFont() const
{
    QFont font = m_theme.interfaceFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

int GridHeader::wantedWidth(int column) const
{
    const core::result::ResultSet *result = m_result.result();
    if (!result || column < 0 || column >= result->columnCount())
        return 0;
    const core::result::Column &head = result->columns().at(column);
    const int name = QFontMetrics(nameFont()).horizontalAdvance(oneLine(head.name));
    const int type
        = QFontMetrics(m_theme.smallFont()).horizontalAdvance(core::result::shortTypeName(head.typeName));
    return std::max(name, type) + 2 * CellPainter::Padding + 2;
}

void GridHeader::setCurrentColumn(int column)
{
    if (std::exchange(m_current, column) != column)
        viewport()->update();
}

void GridHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(event->rect().left(), viewport()->height() - 1, event->rect().width(), 1),
                     m_theme.color(Token::Border));
    if (count() == 0)
        return;
    const int left = std::max(0, visualIndexAt(event->rect().left()));
    int right = visualIndexAt(event->rect().right());
    if (right < 0)
        right = count() - 1;
    for (int visual = left; visual <= right; ++visual) {
        const int logical = logicalIndex(visual);
        const int width = sectionSize(logical);
        if (!isSectionHidden(logical) && width > 0)
            paintSection(&painter, QRect(sectionViewportPosition(logical), 0, width, viewport()->height()),
                         logical);
    }
}

void GridHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const core::result::ResultSet *result = m_result.result();
    if (!result || logicalIndex >= result->columnCount())
        return;
    const core::result::Column &column = result->columns().at(logicalIndex);
    painter->save();
    painter->setClipRect(rect);
    if (logicalIndex == m_current)
        painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width() - 1, 2),
                          m_theme.color(Token::Accent));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), m_theme.color(Token::Border));

    const QRect box = rect.adjusted(CellPainter::Padding, 0, -CellPainter::Padding, 0);
    const auto line = [&](const QFont &font, const QColor &color, int baseline, const QString &text) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(box.left(), baseline,
                          QFontMetrics(font).elidedText(oneLine(text), Qt::ElideRight, box.width()));
    };
    line(nameFont(), m_theme.color(Token::Text), rect.top() + 16, column.name);
    line(m_theme.smallFont(), m_theme.color(Token::Muted), rect.top() + 31,
         core::result::shortTypeName(column.typeName));
    painter->restore();
}

bool GridHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int column = logicalIndexAt(help->pos());
        showTextTip(help->globalPos(),
                    m_result.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), viewport());
        return true;
    }
    return QHeaderView::viewportEvent(event);
}

} // namespace ui::grid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/recordtable.h"

#include "ui/grid/recordmodel.h"

#include <QHeaderView>
#include <QPainter>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui::grid {

namespace {

constexpr int Padding = 10;
constexpr int Above = 4;

QFont fontOf(const Theme &theme, bool code)
{
    if (!code)
        return theme.interfaceFont();
    QFont font = theme.codeFont();
    font.setPixelSize(std::max(8, QFontInfo(font).pixelSize() - 1));
    return font;
}

class Delegate : public QStyledItemDelegate
{
public:
    Delegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setClipRect(option.rect);
        const bool selected = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, m_theme.color(selected ? Token::Selection : Token::Surface));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          m_theme.blend(Token::Surface, Token::Border, 0.6));
        const QRect box = option.rect.adjusted(Padding, Above, -Padding, -Above);
        if (index.column() == RecordModel::Name)
            paintName(painter, box, index);
        else
            paintValue(painter, box, index);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(m_theme.color(Token::Accent));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

private:
    void paintName(QPainter *painter, const QRect &box, const QModelIndex &index) const
    {
        QFont font = m_theme.interfaceFont();
        font.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(font);
        const QFont small = m_theme.smallFont();
        const QFontMetrics smallMetrics(small);
        QString name = index.data().toString();
        name.replace(QLatin1Char('\n'), QChar(0x23CE));
        const QString type = index.data(RecordModel::TypeRole).toString();
        // the name first; the type where there is room left
        const int nameWidth = std::min(metrics.horizontalAdvance(name) + 1, box.width());
        const QRect line(box.left(), box.top(), box.width(), metrics.height());
        painter->setFont(font);
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(name, Qt::ElideRight, box.width()));
        const int room = box.width() - nameWidth - 8;
        if (room < 24)
            return;
        painter->setFont(small);
        painter->setPen(m_theme.color(Token::Muted));
        painter->drawText(line.adjusted(nameWidth + 8, 0, 0, 0),
                          Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          smallMetrics.elidedText(type, Qt::ElideRight, room));
    }

    void paintValue(QPainter *painter, const QRect &box, const QModelIndex &index) const
    {
        if (index.data(RecordModel::NullRole).toBool()) {
            painter->setFont(m_theme.smallFont());
            painter->setPen(m_theme.color(Token::Muted));
            painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("NULL"));
            return;
        }
        painter->setFont(fontOf(m_theme, index.data(RecordModel::CodeRole).toBool()));
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(box, int(Qt::AlignLeft) | Qt::AlignTop | Qt::TextWrapAnywhere,
                          index.data().toString());
    }

    const Theme &m_theme;
};

} // namespace

RecordTable::RecordTable(const Theme &theme, RecordModel &model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
{
    setObjectName(QStringLiteral("recordTable"));
    setAccessibleName(tr("Columns of the row"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    setItemDelegate(new Delegate(theme, this));
    setModel(&model);
    connect(&theme, &Theme::changed, this, &RecordTable::applyTheme);
    applyTheme();
}

void RecordTable::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.color(Token::Surface));
    setPalette(colors);
    fitRows();
    viewport()->update();
}

void RecordTable::fitRows()
{
    const int width = viewport()->width();
    const int nameWidth = std::clamp(width * 2 / 5, 60, 240);
    {
        const QSignalBlocker quiet(horizontalHeader());
        setColumnWidth(RecordModel::Name, nameWidth);
        setColumnWidth(RecordModel::Value, std::max(40, width - nameWidth));
    }
    const int room = std::max(40, width - nameWidth) - 2 * Padding;
    const QFontMetrics text(fontOf(m_theme, false));
    const QFontMetrics code(fontOf(m_theme, true));
    QHeaderView *rows = verticalHeader();
    const QSignalBlocker quiet(rows);
    for (int line = 0; line < m_model.rowCount(); ++line) {
        const QString value = m_model.shownValue(line);
        int height = metrics::GridRow;
        if (value.size() > 8) {
            const bool isCode = m_model.index(line, RecordModel::Value).data(RecordModel::CodeRole).toBool();
            const QFontMetrics &metrics = isCode ? code : text;
            int lines = 0;
            for (const QStringView part : QStringView(value).split(QLatin1Char('\n'))) {
                const int wide = part.size() < 8 ? 0 : metrics.horizontalAdvance(part.toString());
                lines += 1 + std::max(0, wide - 1) / std::max(1, room);
            }
            lines = std::min(lines, RecordModel::MostLines);
            height = std::max(height, lines * metrics.lineSpacing() + 2 * Above + 1);
        }
        if (rows->sectionSize(line) != height)
            rows->resizeSection(line, height);
    }
    updateGeometries();
    viewport()->update();
}

void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentLineChanged(current.row());
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitRows();
}

} // namespace ui::grid

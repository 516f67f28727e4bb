// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/resultstatus.h"

#include "ui/base/amounts.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/progressline.h"
#include "ui/grid/figuresline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace ui::grid {

ResultStatus::ResultStatus(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("resultStatus"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 1, 10, 0);
    row->setSpacing(16);
    m_progress = new ProgressLine(theme, this);
    m_progress->setObjectName(QStringLiteral("resultProgress"));
    m_progress->setAccessibleName(tr("Progress of the result"));
    m_progress->setFixedWidth(140);
    row->addWidget(m_progress);
    m_rows = label("resultRows");
    m_firstRow = label("resultFirstRow");
    m_rate = label("resultRate");
    m_memory = label("resultMemory");
    m_state = label("resultState");
    m_order = label("resultOrder");
    m_readOnly = new ElidedLabel(theme, {}, this);
    m_readOnly->setObjectName(QStringLiteral("resultReadOnly"));
    m_readOnly->setColor(Token::Muted);
    m_readOnly->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(m_readOnly, 1);
    row->addStretch(1);
    m_figures = new FiguresLine(theme, this);
    row->addWidget(m_figures);
    m_cell = new ElidedLabel(theme, {}, this);
    m_cell->setObjectName(QStringLiteral("resultCell"));
    m_cell->setColor(Token::Muted);
    m_cell->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_cell);
    connect(&theme, &Theme::changed, this, &ResultStatus::applyTheme);
    applyTheme();
    clear();
}

QLabel *ResultStatus::label(const char *name)
{
    auto *text = new QLabel(this);
    text->setObjectName(QLatin1String(name));
    text->setTextFormat(Qt::PlainText);
    static_cast<QHBoxLayout *>(layout())->addWidget(text);
    return text;
}

void ResultStatus::applyTheme()
{
    QFont font = m_theme.interfaceFont();
    font.setPixelSize(std::max(8, QFontInfo(font).pixelSize() - 1));
    for (QLabel *text : {m_rows, m_firstRow, m_rate, m_memory, m_state, m_order}) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, m_theme.color(text == m_state ? m_stateColor : Token::Muted));
        text->setPalette(colors);
        text->setFont(font);
    }
    m_cell->setFont(font);
    m_readOnly->setFont(font);
    m_figures->setFont(font);
    update();
}

void ResultStatus::setShown(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

void ResultStatus::setRows(qint64 rows, qint64 estimate)
{
    m_count = rows;
    m_estimate = estimate;
    if (rows < 0)
        setShown(m_rows, {});
    else if (estimate > rows)
        setShown(m_rows, tr("%1 of ~%2 rows").arg(countText(rows), countText(estimate)));
    else
        setShown(m_rows, rows == 1 ? tr("1 row") : tr("%1 rows").arg(countText(rows)));
    updateProgress();
}

void ResultStatus::setFirstRow(std::chrono::microseconds time)
{
    setShown(m_firstRow, time.count() < 0 ? QString() : tr("first row %1").arg(durationText(time)));
}

void ResultStatus::setRate(double rowsPerSecond)
{
    setShown(m_rate, rowsPerSecond < 0 ? QString() : tr("%1 rows/s").arg(roughCountText(rowsPerSecond)));
}

void ResultStatus::setMemory(qint64 bytes)
{
    setShown(m_memory, bytes < 0 ? QString() : sizeText(bytes));
}

void ResultStatus::setState(const QString &text, Token color)
{
    setShown(m_state, text);
    if (std::exchange(m_stateColor, color) != color)
        applyTheme();
}

void ResultStatus::setRunning(bool running)
{
    m_running = running;
    updateProgress();
}

void ResultStatus::updateProgress()
{
    m_progress->setVisible(m_running);
    if (!m_running)
        m_progress->setIdle();
    else if (m_estimate > 0 && m_count <= m_estimate)
        m_progress->setShare(double(m_count) / double(m_estimate));
    else
        m_progress->setIndeterminate();
}

void ResultStatus::setCurrentCell(qsizetype row, const QString &column)
{
    m_cell->setText(row < 0 ? QString() : tr("Row %1, %2").arg(countText(row + 1), column));
}

void ResultStatus::setReadOnly(const QString &reason)
{
    m_readOnly->setText(reason);
    m_readOnly->setVisible(!reason.isEmpty());
}

void ResultStatus::setOrder(const QString &text)
{
    setShown(m_order, text);
}

void ResultStatus::clear()
{
    setRows(-1);
    setFirstRow(std::chrono::microseconds(-1));
    setRate(-1);
    setMemory(-1);
    setState({});
    setRunning(false);
    setCurrentCell(-1, {});
    setOrder({});
    setReadOnly({});
    m_figures->setFigures({});
}

void ResultStatus::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::grid

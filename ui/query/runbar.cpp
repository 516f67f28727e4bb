// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/runbar.h"

#include "core/query/scriptrun.h"
#include "ui/base/amounts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace ui::query {

namespace {

constexpr int Moment = 200; ///< milliseconds

} // namespace

RunBar::RunBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_line(new ProgressLine(theme, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("runBar"));
    setAccessibleName(tr("Progress of the script"));
    m_text->setObjectName(QStringLiteral("runProgress"));
    m_text->setTextFormat(Qt::PlainText);
    m_cancel->setObjectName(QStringLiteral("runBarCancel"));
    m_cancel->setAccessibleName(tr("Cancel the script"));
    m_cancel->setToolTip(tr("Cancels the statement that runs; none after it is sent (Esc)"));
    m_cancel->setProperty("flat", true);
    connect(m_cancel, &QPushButton::clicked, this, &RunBar::cancelRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_cancel);
    m_timer.setInterval(Moment);
    connect(&m_timer, &QTimer::timeout, this, &RunBar::refresh);
    connect(&m_theme, &Theme::changed, this, [this] { update(); });
    hide();
}

void RunBar::follow(const core::query::ScriptRun &run, const File &file)
{
    m_run = &run;
    m_file = file;
    if (run.count() > 1 || run.count() < 0)
        m_timer.start();
}

void RunBar::stop()
{
    m_timer.stop();
    m_run = nullptr;
    m_line->setIdle();
    hide();
}

QString RunBar::text() const
{
    return m_text->text();
}

void RunBar::refresh()
{
    if (!m_run)
        return;
    const int count = m_run->count();
    const int item = std::max(0, m_run->step().place.item) + 1;
    QStringList parts;
    if (count > 0) {
        parts << tr("%1 of %2").arg(countText(std::min(item, count)), countText(count));
        m_line->setShare(double(item - 1) / count);
    } else {
        const qint64 current = m_run->current() + 1;
        parts << m_file.name
              << (m_file.pieces >= current ? tr("%1 of %2").arg(countText(current), countText(m_file.pieces))
                                           : tr("statement %1").arg(countText(current)));
        const qint64 read = m_file.read ? m_file.read->load() : 0;
        if (m_file.size > 0) {
            parts << tr("%1 of %2").arg(sizeText(read), sizeText(m_file.size));
            m_line->setShare(double(read) / double(m_file.size));
        } else {
            m_line->setIndeterminate();
        }
    }
    if (m_run->failures() > 0)
        parts << tr("%1 failed").arg(countText(m_run->failures()));
    const qint64 elapsed = m_run->elapsedInAll() / 1000 * 1000;
    if (elapsed > 0)
        parts << durationText(std::chrono::milliseconds(elapsed));
    m_text->setText(parts.join(QStringLiteral("  ·  ")));
    show();
}

void RunBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/pausebar.h"

#include "ui/base/amounts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace ui::query {

using core::result::ResultSet;

namespace {

constexpr qint64 LongPause = 60'000; // milliseconds

QLabel *plainLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

PauseBar::PauseBar(const Theme &theme, ResultSet *result, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_result(result)
    , m_rows(plainLabel("pauseRows", this))
    , m_about(plainLabel("pauseAbout", this))
    , m_more(button("pauseMore"))
    , m_all(button("pauseAll"))
    , m_stop(button("pauseStop"))
{
    setObjectName(QStringLiteral("pauseBar"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 5, 6, 4);
    row->setSpacing(8);
    row->addWidget(m_rows);
    row->addWidget(m_about);
    row->addStretch(1);
    row->addWidget(m_more);
    row->addWidget(m_all);
    row->addWidget(m_stop);
    m_about->setMinimumWidth(40); // the buttons stay, the words are cut
    m_about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->setStretchFactor(m_about, 1000);

    m_all->setText(tr("Fetch all"));
    m_all->setToolTip(tr("Read the result to its end. Rows that do not fit into memory go to a temporary "
                         "file."));
    m_stop->setText(tr("Stop here"));
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (m_result)
            m_result->fetchMore();
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        if (m_result)
            m_result->fetchAll();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_result)
            m_result->stopHere();
    });
    connect(m_result, &ResultSet::pausedChanged, this, &PauseBar::refresh);
    connect(m_result, &ResultSet::ended, this, &PauseBar::refresh);
    connect(m_result, &QObject::destroyed, this, &PauseBar::refresh);
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, &PauseBar::refresh);
    connect(&theme, &Theme::changed, this, &PauseBar::applyTheme);
    applyTheme();
    refresh();
}

QPushButton *PauseBar::button(const char *name)
{
    auto *made = new QPushButton(this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

QString PauseBar::text() const
{
    return isHidden() ? QString() : m_rows->text() + QStringLiteral(" · ") + m_about->text();
}

void PauseBar::refresh()
{
    const bool reading = m_result && m_result->state() == ResultSet::State::Receiving;
    const bool paused = reading && m_result->isPaused();
    const bool stopping = reading && m_result->isStopping();
    const bool all = reading && m_result->isFetchingAll() && !stopping;
    if (!stopping)
        m_stopping.invalidate();
    else if (!m_stopping.isValid())
        m_stopping.start();
    m_more->setVisible(paused && m_result->step() > 0);
    m_all->setVisible(paused);
    m_stop->setVisible(paused || all);
    if (paused)
        sayPaused();
    else if (stopping)
        sayStopping();
    else if (all)
        say(tr("%1 so far").arg(rowsText(m_result->rowCount())), tr("reading the rest"), {}, false);
    const bool shown = paused || stopping || all;
    if (!shown)
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
    if (shown != !isHidden())
        setVisible(shown);
}

void PauseBar::sayPaused()
{
    const qint64 since = m_result->pausedSince().isValid() ? m_result->pausedSince().elapsed() : 0;
    const QString time = durationText(std::chrono::seconds(since / 1000));
    const bool inTransaction = m_result->isInTransaction();
    const QString tip = inTransaction
        ? tr("The statement waits on the server with its snapshot, within your transaction. While a "
             "snapshot is held, vacuum cannot remove rows that were deleted since.")
        : tr("The statement waits on the server with its snapshot. While a snapshot is held, vacuum cannot "
             "remove rows that were deleted since; after some minutes without reading the statement is "
             "ended, and the rows here stay.");
    say(tr("%1 so far, more on the server").arg(rowsText(m_result->rowCount())),
        since < 1000 ? tr("holding a snapshot") : tr("holding a snapshot for %1").arg(time), tip,
        since >= LongPause);
    m_more->setText(tr("Next %1").arg(countText(m_result->step())));
    m_more->setToolTip(tr("Read on as far; scrolling to the last row does the same"));
    m_stop->setToolTip(
        inTransaction
            ? tr("Keep these rows and no more (Esc). The server sends the rest all the same, to nobody: "
                 "to cancel the statement would fail your transaction.")
            : tr("Keep these rows and end the statement on the server (Esc). What a function in it has "
                 "written is undone."));
}

void PauseBar::sayStopping()
{
    const QString rows = tr("%1 kept").arg(rowsText(m_result->rowCount()));
    if (!m_result->isInTransaction()) {
        say(rows, tr("ending the statement"), {}, false);
        return;
    }
    QString about = tr("reading the rest to keep your transaction");
    const qint64 dropped = m_result->droppedRows();
    if (const qint64 time = m_stopping.elapsed(); time > 400 && dropped > 0)
        about += tr(", %1 rows/s").arg(roughCountText(double(dropped) * 1000 / double(time)));
    say(rows, about,
        tr("To cancel the statement would fail the transaction it runs in, so the server sends the rest, "
           "which is not kept. Esc cancels all the same."),
        false);
}

void PauseBar::say(const QString &rows, const QString &about, const QString &tip, bool warn)
{
    m_rows->setText(rows);
    m_about->setText(QStringLiteral("·  ") + about);
    setToolTip(tip);
    setAccessibleName(rows + QStringLiteral(", ") + about);
    setAccessibleDescription(tip);
    if (std::exchange(m_warn, warn) != warn)
        applyTheme();
}

void PauseBar::applyTheme()
{
    const auto paint = [this](QLabel *label, Token token) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, m_theme.color(token));
        label->setPalette(colors);
    };
    paint(m_rows, Token::Text);
    paint(m_about, m_warn ? Token::Warn : Token::Muted);
    update();
}

void PauseBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(
        rect(), m_theme.blend(Token::Surface, m_warn ? Token::Warn : Token::Accent, m_warn ? 0.10 : 0.06));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/transactionbar.h"

#include "ui/base/amounts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui::query {

using core::query::BlockedSession;
using core::query::HeldLocks;
using core::session::Lease;

namespace {

constexpr int MostListed = 200;

QString waitText(std::chrono::seconds time)
{
    return time.count() > 0 ? durationText(time) : TransactionBar::tr("less than 1 s");
}

} // namespace

TransactionBar::TransactionBar(const Theme &theme, const Icons &icons, core::session::Pool &pool,
                               QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_pool(pool)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_more(new QPushButton(tr("Show them"), this))
    , m_list(new QTableWidget(0, 4, this))
{
    setObjectName(QStringLiteral("transactionBar"));
    setAccessibleName(tr("Sessions that wait for this tab's transaction"));
    m_text->setObjectName(QStringLiteral("blocksText"));
    m_text->setTextFormat(Qt::PlainText);
    m_more->setObjectName(QStringLiteral("blocksShow"));
    m_more->setAccessibleName(tr("Show the waiting sessions"));
    m_more->setToolTip(tr("Which sessions wait, and with what statement"));
    m_more->setCheckable(true);
    m_more->setProperty("flat", true);
    auto *commit = new QPushButton(tr("Commit"), this);
    commit->setObjectName(QStringLiteral("blocksCommit"));
    commit->setAccessibleName(tr("Commit the transaction they wait for"));
    commit->setToolTip(tr("Commit the open transaction (Ctrl+Alt+Return)"));
    auto *rollback = new QPushButton(tr("Roll back"), this);
    rollback->setObjectName(QStringLiteral("blocksRollback"));
    rollback->setAccessibleName(tr("Roll back the transaction they wait for"));
    rollback->setToolTip(tr("Roll the open transaction back (Ctrl+Alt+Backspace)"));
    connect(commit, &QPushButton::clicked, this, &TransactionBar::commitRequested);
    connect(rollback, &QPushButton::clicked, this, &TransactionBar::rollbackRequested);
    m_list->setObjectName(QStringLiteral("blockedSessions"));
    m_list->setAccessibleName(tr("Waiting sessions"));
    m_list->setHorizontalHeaderLabels({tr("Process"), tr("Role"), tr("Waits for"), tr("Statement")});
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->verticalHeader()->setDefaultSectionSize(metrics::TreeRow);
    m_list->verticalHeader()->hide();
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(120);
    m_list->hide();
    connect(m_more, &QPushButton::toggled, m_list, &QWidget::setVisible);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_more);
    row->addWidget(rollback);
    row->addWidget(commit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 1);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_list);
    m_timer.setInterval(4000);
    connect(&m_timer, &QTimer::timeout, this, &TransactionBar::request);
    connect(&m_theme, &Theme::changed, this, &TransactionBar::refresh);
    hide();
}

TransactionBar::~TransactionBar()
{
    if (m_opening.isValid())
        m_opening.requestStop();
}

void TransactionBar::watch(const core::profile::ConnectionProfile &profile, const QString &database, int pid)
{
    if (m_pid == pid && m_profile == profile)
        return;
    stop();
    m_profile = profile;
    m_database = database;
    m_pid = pid;
    m_timer.start();
    request();
}

void TransactionBar::stop()
{
    if (m_pid == 0)
        return;
    m_pid = 0;
    ++m_serial;
    m_asking = false;
    if (m_opening.isValid())
        m_opening.requestStop();
    m_opening = {};
    m_timer.stop();
    m_held.reset();
    m_more->setChecked(false);
    refresh();
    emit changed();
}

void TransactionBar::request()
{
    if (m_asking || m_pid == 0)
        return;
    m_asking = true;
    const quint64 serial = ++m_serial;
    m_opening = m_pool.shared(*m_profile, m_database);
    core::whenDone(m_opening, this, [this, serial](core::Result<Lease> lease) {
        if (serial != m_serial)
            return;
        m_opening = {};
        if (!lease)
            return take(lease.error());
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto asked
            = (*held)->run<HeldLocks>(tr("Who waits for the transaction"),
                                      [pid = m_pid](core::session::Link &link, core::session::Job &job) {
                                          return core::query::heldLocks(link, job, pid);
                                      });
        core::whenDone(std::move(asked), this, [this, serial, held](core::Result<HeldLocks> answer) {
            if (serial == m_serial)
                take(answer);
        });
    });
}

void TransactionBar::take(const core::Result<HeldLocks> &held)
{
    m_asking = false;
    const auto before = std::exchange(m_held, held ? std::optional(*held) : std::nullopt);
    if (before == m_held)
        return;
    refresh();
    emit changed();
}

QString TransactionBar::text() const
{
    if (!m_held || m_held->blocked.isEmpty())
        return {};
    const auto oldest = waitText(m_held->blocked.first().waiting);
    return m_held->blocked.size() == 1 ? tr("This tab's transaction blocks 1 session, for %1").arg(oldest)
                                       : tr("This tab's transaction blocks %1 sessions, the oldest for %2")
                                             .arg(countText(m_held->blocked.size()), oldest);
}

void TransactionBar::refresh()
{
    m_text->setText(text());
    m_icon->setPixmap(m_icons.icon(QStringLiteral("warning"), Token::Warn).pixmap(16, 16));
    const auto blocked = m_held ? m_held->blocked : QList<BlockedSession>();
    m_list->setRowCount(int(std::min<qsizetype>(blocked.size(), MostListed)));
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const BlockedSession &one = blocked[row];
        QString who = one.user;
        if (!one.application.isEmpty())
            who += QStringLiteral(" · ") + one.application;
        const QString waits
            = waitText(one.waiting) + (one.directly ? QString() : tr(", behind another session"));
        const QString texts[] = {QString::number(one.pid), who, waits, one.query.simplified().left(500)};
        for (int column = 0; column < 4; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            if (column == 3)
                item->setFont(m_theme.codeFont());
            m_list->setItem(row, column, item);
        }
    }
    m_list->resizeColumnsToContents();
    setVisible(!blocked.isEmpty());
    update();
}

void TransactionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(Token::Warn));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::query

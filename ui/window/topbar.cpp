// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/topbar.h"

#include "ui/connections/environmentlook.h"
#include "ui/palette/palettebutton.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace ui::window {

namespace {

/// A menu button's text: names may hold "&", which would become a mnemonic.
QString plain(QString name)
{
    name.replace(QLatin1Char('&'), QLatin1String("&&"));
    name.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return name.size() > 28 ? name.left(27) + QChar(0x2026) : name;
}

QPixmap dot(const QColor &color, qreal ratio)
{
    QPixmap pixmap(QSize(16, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(4, 4, 8, 8));
    return pixmap;
}

} // namespace

TopBar::TopBar(const Theme &theme, const Icons &icons, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_connection(menuButton(QStringLiteral("connectionMenu"), tr("Connection"), &m_connectionMenu))
    , m_database(menuButton(QStringLiteral("databaseMenu"), tr("Database"), &m_databaseMenu))
    , m_run(new QPushButton(tr("Run"), this))
    , m_runMode(menuButton(QStringLiteral("runMode"), tr("How a script runs"), &m_runMenu))
    , m_commitMode(menuButton(QStringLiteral("commitMode"), tr("Commit mode"), &m_commitMenu))
{
    setFixedHeight(metrics::Toolbar);
    m_connection->setToolTip(tr("The server this tab runs on"));
    m_database->setToolTip(tr("The database this tab runs on"));

    QAction *run = actions.action(QLatin1StringView("query.run"));
    m_run->setObjectName(QStringLiteral("run"));
    m_run->setProperty("primary", true);
    m_run->setFocusPolicy(Qt::TabFocus); // a click leaves the caret in the text
    m_run->setAccessibleName(tr("Run statement"));
    m_run->setToolTip(run->toolTip());
    connect(m_run, &QPushButton::clicked, run, &QAction::trigger);
    connect(run, &QAction::changed, m_run, [this, run] { m_run->setEnabled(run->isEnabled()); });
    m_run->setEnabled(run->isEnabled());

    m_cancel = actions.action(QLatin1StringView("query.cancel"));
    m_autoCommit = actions.action(QLatin1StringView("transaction.auto"));
    m_manual = actions.action(QLatin1StringView("transaction.manual"));
    m_commitMenu->addAction(m_autoCommit);
    m_commitMenu->addAction(m_manual);
    const auto fill = [&actions](QMenu *menu, std::initializer_list<const char *> ids) {
        menu->addSeparator();
        for (const char *id : ids)
            menu->addAction(actions.action(QLatin1StringView(id)));
    };
    fill(m_commitMenu,
         {"transaction.isolationDefault", "transaction.readCommitted", "transaction.repeatableRead",
          "transaction.serializable"});
    fill(m_commitMenu, {"transaction.readOnly", "transaction.deferrable"});
    fill(m_commitMenu,
         {"transaction.noSavepoints", "transaction.savepointSingle", "transaction.savepointAlways"});
    m_stopOnError = actions.action(QLatin1StringView("query.stopOnError"));
    fill(m_runMenu, {"query.run", "query.runScript", "query.runFile"});
    fill(m_runMenu, {"query.stopOnError", "query.goOnAfterError"});
    for (QMenu *menu : {m_commitMenu, m_runMenu})
        menu->setToolTipsVisible(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 0);
    layout->setSpacing(8);
    layout->addWidget(m_connection);
    layout->addWidget(m_database);
    layout->addWidget(m_run);
    layout->addWidget(m_runMode);
    layout->addWidget(actionButton(actions, "query.cancel"));
    layout->addWidget(m_commitMode);
    for (const char *id : {"transaction.commit", "transaction.rollback"}) {
        m_transaction << actionButton(actions, id);
        layout->addWidget(m_transaction.last());
    }
    m_seeAs = actionButton(actions, "query.seeAs");
    layout->addWidget(m_seeAs);
    layout->addStretch(1);
    layout->addWidget(
        new palette::PaletteButton(theme, icons, actions.action(QLatin1StringView("window.palette")), this));

    connect(&m_theme, &Theme::changed, this, &TopBar::refreshIcons);
    setStatus({});
}

QPushButton *TopBar::menuButton(const QString &name, const QString &accessible, QMenu **menu)
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setAccessibleName(accessible);
    button->setFocusPolicy(Qt::TabFocus);
    *menu = new QMenu(button);
    button->setMenu(*menu);
    return button;
}

QToolButton *TopBar::actionButton(const Actions &actions, const char *id)
{
    QAction *action = actions.action(QLatin1StringView(id));
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(QLatin1String(id));
    button->setAccessibleName(action->text());
    button->setAutoRaise(true);
    button->setMinimumHeight(metrics::Field);
    const bool iconOnly = QLatin1StringView(id) == QLatin1StringView("query.cancel");
    button->setToolButtonStyle(iconOnly ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly);
    return button;
}

void TopBar::setStatus(const tabs::TabStatus &status)
{
    m_environment = Token::Border;
    if (status.profile) {
        const auto &look = connections::lookOf(status.profile->environment);
        if (status.profile->environment != core::profile::Environment::None)
            m_environment = look.color;
        m_connection->setText(plain(status.profile->title()));
        m_connection->setToolTip(tr("The server this tab runs on: %1").arg(look.label).toHtmlEscaped());
    } else {
        m_connection->setText(status.canRun ? tr("No connection") : tr("Connect"));
        m_connection->setToolTip(status.canRun ? tr("Choose the server this tab runs on")
                                               : tr("Connect to a server"));
    }
    m_database->setText(status.database.isEmpty() ? tr("default database") : plain(status.database));
    const bool hasConnection = status.profile.has_value();
    m_database->setVisible(status.canRun && hasConnection);
    m_database->setEnabled(!status.placeIsFixed);
    m_commitMode->setEnabled(status.canRun && !status.placeIsFixed && !status.seeing);
    m_canScript = status.canRun && !status.placeIsFixed;
    m_runMode->setVisible(m_canScript);
    m_runMode->setText(m_stopOnError->isChecked() ? tr("Stop at errors") : tr("Go on after errors"));
    m_runMode->setToolTip(m_stopOnError->isChecked() ? tr("A script ends at its first error")
                                                     : tr("A script goes on after an error"));
    m_commitMode->setText(status.autoCommit ? tr("Auto-commit") : tr("Manual commit"));
    m_commitMode->setToolTip(status.seeing ? tr("Seen as another role a run is one transaction")
                                           : tr("Whether each statement is committed by itself"));
    {
        // shown, not asked for: their handlers must not run
        const QSignalBlocker quietAuto(m_autoCommit);
        const QSignalBlocker quietManual(m_manual);
        m_autoCommit->setChecked(status.autoCommit);
        m_manual->setChecked(!status.autoCommit);
    }
    m_running = status.running || status.paused;
    m_inTransaction = status.inTransaction;
    m_seeing = status.seeing;
    fit();
    refreshIcons();
    update();
}

void TopBar::fit()
{
    if (!testAttribute(Qt::WA_Resized))
        return; // no width to fit into yet; the texts need not be measured twice
    const auto show = [this](bool all) {
        for (QToolButton *button : m_transaction)
            button->setVisible(all || m_inTransaction);
        m_commitMode->setVisible(all || m_inTransaction || !m_autoCommit->isChecked());
        m_seeAs->setVisible(all || m_seeing);
        if (!all || m_canScript)
            m_runMode->setVisible(m_canScript && (all || !m_stopOnError->isChecked()));
        layout()->activate();
    };
    show(true);
    if (layout()->totalMinimumSize().width() > width())
        show(false);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::refreshIcons()
{
    const QColor color = m_theme.color(m_environment == Token::Border ? Token::Muted : m_environment);
    m_connection->setIcon(QIcon(dot(color, devicePixelRatioF())));
    m_database->setIcon(m_icons.icon(QStringLiteral("database")));
    // the one thing to press while something runs is seen at a glance
    m_cancel->setIcon(m_icons.icon(QStringLiteral("stop"), m_running ? Token::Danger : Token::Muted));
    m_run->setIcon(m_icons.icon(QStringLiteral("run"), Token::OnAccent));
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 2), m_theme.color(m_environment));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::window

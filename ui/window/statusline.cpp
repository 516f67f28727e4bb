// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/statusline.h"

#include "ui/base/amounts.h"
#include "ui/base/pill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace ui::window {

namespace {

void say(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

StatusLine::StatusLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_dot(new StatusDot(theme, Token::Muted, tr("Not connected"), this))
    , m_where(label("statusWhere"))
    , m_version(label("statusVersion"))
    , m_state(label("statusState"))
    , m_time(label("statusRoundTrip"))
    , m_activity(label("statusActivity"))
    , m_caret(label("statusCaret"))
    , m_encoding(label("statusEncoding"))
    , m_tls(label("statusTls"))
{
    setFixedHeight(25);
    m_time->setToolTip(tr("Round trip of one statement, measured when the session was opened"));
    m_encoding->setToolTip(tr("Encoding of the database"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 1, 10, 0);
    layout->setSpacing(18);
    for (QWidget *left : {static_cast<QWidget *>(m_dot), static_cast<QWidget *>(m_where),
                          static_cast<QWidget *>(m_version), static_cast<QWidget *>(m_state),
                          static_cast<QWidget *>(m_time), static_cast<QWidget *>(m_activity)})
        layout->addWidget(left);
    layout->addStretch(1);
    for (QLabel *right : {m_caret, m_encoding, m_tls})
        layout->addWidget(right);
    setStatus({});
    setActivity({});
}

QLabel *StatusLine::label(const char *name)
{
    auto *text = new QLabel(this);
    text->setObjectName(QLatin1String(name));
    text->setTextFormat(Qt::PlainText);
    text->setProperty("muted", true);
    text->setFont(m_theme.statusFont());
    text->setForegroundRole(QPalette::PlaceholderText);
    return text;
}

void StatusLine::setStatus(const tabs::TabStatus &status)
{
    QStringList where;
    if (status.profile) {
        QString title = status.profile->title().simplified();
        if (title.size() > 40)
            title = title.left(39) + QChar(0x2026);
        where << title;
        if (!status.database.isEmpty())
            where << status.database;
        if (status.session)
            where << (status.seenAs.isEmpty()
                          ? status.session->user
                          : tr("%1 as %2").arg(status.session->user, status.seenAs.simplified().left(40)));
        if (status.profile->readOnly)
            where << tr("read-only");
    }
    say(m_where, where.join(QStringLiteral(" · ")));
    say(m_version,
        status.session ? QStringLiteral("PostgreSQL ") + status.session->version.toString()
                + (status.session->standby ? tr(" · standby") : QString())
                       : QString());
    say(m_state, status.state);
    m_state->setForegroundRole(status.transactionFailed || status.lost || status.inTransaction
                                   ? QPalette::WindowText
                                   : QPalette::PlaceholderText);
    say(m_time, status.session ? durationText(status.session->roundTrip) : QString());
    say(m_caret, status.line > 0 ? tr("Ln %1, Col %2").arg(status.line).arg(status.column) : QString());
    say(m_encoding,
        status.session
            ? (status.session->serverEncoding == QLatin1String("UTF8") ? QStringLiteral("UTF-8")
                                                                       : status.session->serverEncoding)
            : QString());
    QString tls;
    if (status.session) {
        tls = status.session->encrypted ? status.session->tlsProtocol : tr("TLS off");
        if (status.session->localSocket)
            tls += tr(" · local socket");
        else if (!status.session->encrypted)
            tls = tr("TLS off · not encrypted");
    }
    say(m_tls, tls);
    m_dot->setVisible(status.canRun);
    if (status.lost)
        m_dot->setState(Token::Danger, tr("Connection lost"));
    else if (status.transactionFailed)
        m_dot->setState(Token::Danger, tr("Transaction failed"));
    else if (status.inTransaction)
        m_dot->setState(Token::Warn, tr("In a transaction"));
    else if (status.paused)
        m_dot->setState(Token::Warn, tr("Paused, more rows on the server"));
    else if (status.running)
        m_dot->setState(Token::Accent, tr("Running"));
    else if (status.session)
        m_dot->setState(Token::Ok, tr("Connected"));
    else
        m_dot->setState(Token::Muted, tr("Not connected"));
    fit();
}

void StatusLine::setActivity(const QString &text)
{
    say(m_activity, text);
    fit();
}

void StatusLine::fit()
{
    if (!testAttribute(Qt::WA_Resized))
        return; // no width to fit into yet; the texts need not be measured twice
    QLabel *const order[] = {m_time, m_encoding, m_tls, m_version, m_caret, m_where};
    for (QLabel *label : order)
        label->setVisible(!label->text().isEmpty());
    for (QLabel *label : order) {
        layout()->activate();
        if (layout()->totalMinimumSize().width() <= width())
            return;
        label->hide();
    }
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::window

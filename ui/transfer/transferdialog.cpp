// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/transferdialog.h"

#include "ui/connections/tonelabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::transfer {

using connections::ToneLabel;

namespace {

constexpr int Margin = 6 * metrics::Step;
constexpr auto PollInterval = std::chrono::milliseconds(100);

} // namespace

QPushButton *makeButton(const char *name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

TransferDialog::TransferDialog(const Theme &theme, const Icons &icons, const Texts &texts, QWidget *parent)
    : QDialog(parent)
    , m_banner(new Banner(theme, icons))
    , m_line(new ProgressLine(theme))
    , m_words(new ToneLabel(theme, Token::Muted))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_banner->setObjectName(texts.banner);
    const auto name = [&texts](const char *what) { return (texts.prefix + QLatin1String(what)).toUtf8(); };
    m_words->setObjectName(texts.prefix + QStringLiteral("Progress"));
    m_words->setAccessibleName(QStringLiteral("Progress"));
    m_line->setObjectName(texts.prefix + QStringLiteral("ProgressLine"));
    m_line->setAccessibleName(texts.lineName);
    m_start = makeButton(name("Start"), texts.start, texts.startTip);
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    m_start->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    m_cancel = makeButton(name("Cancel"), QStringLiteral("Cancel"), texts.cancelTip);
    m_close = makeButton(name("Close"), QStringLiteral("Close"), QStringLiteral("Close this window (Esc)"));
    m_close->setProperty("flat", true);

    auto *icon = new QLabel;
    icon->setPixmap(icons.icon(texts.icon, Token::Accent).pixmap(16, 16));
    connect(&theme, &Theme::changed, icon, [icon, &icons, picture = texts.icon] {
        icon->setPixmap(icons.icon(picture, Token::Accent).pixmap(16, 16));
    });
    auto *title = new ToneLabel(theme, Token::Text, texts.title);
    QFont big = theme.interfaceFont();
    big.setPixelSize(17);
    big.setWeight(QFont::DemiBold);
    title->setFont(big);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(2 * metrics::Step);
    heading->addWidget(icon);
    heading->addWidget(title, 1);

    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(2 * metrics::Step);
    for (QPushButton *button : {m_start, m_cancel, m_close})
        m_buttons->addWidget(button);
    m_buttons->addSpacing(2 * metrics::Step);
    m_buttons->addWidget(m_words, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Margin, Margin - metrics::Step, Margin, Margin - metrics::Step);
    column->setSpacing(2 * metrics::Step);
    column->addLayout(heading);
    m_body = new QVBoxLayout;
    m_body->setSpacing(2 * metrics::Step);
    column->addLayout(m_body, 1);
    column->addWidget(m_line);
    column->addLayout(m_buttons);
    m_line->setVisible(false);
    m_cancel->setVisible(false);

    m_poll.setInterval(PollInterval);
    connect(&m_poll, &QTimer::timeout, this, &TransferDialog::showProgress);
    connect(m_start, &QPushButton::clicked, this, &TransferDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &TransferDialog::cancel);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
}

void TransferDialog::addButton(QPushButton *button)
{
    m_others << button;
    m_buttons->insertWidget(int(m_others.size()), button);
}

void TransferDialog::begin()
{
    m_banner->clear();
    m_stopping = false;
    m_clock.start();
    setRunning(true);
    emit started();
}

void TransferDialog::end()
{
    setRunning(false);
    m_words->clear();
}

void TransferDialog::say(const QString &text)
{
    if (!m_running)
        m_words->setText(text);
}

void TransferDialog::cancel()
{
    if (!m_running)
        return;
    m_stopping = true;
    stopWork();
    m_cancel->setEnabled(false);
    showProgress();
}

void TransferDialog::reject()
{
    if (m_running) {
        m_cancel->setFocus(Qt::OtherFocusReason);
        return;
    }
    QDialog::reject();
}

void TransferDialog::showProgress()
{
    const Shown shown = progress();
    if (shown.share >= 0)
        m_line->setShare(shown.share);
    else if (!m_line->isIndeterminate())
        m_line->setIndeterminate();
    m_words->setText(m_stopping ? QStringLiteral("Cancelling…") : shown.text);
}

void TransferDialog::setRunning(bool running)
{
    m_running = running;
    m_start->setVisible(!running);
    for (QPushButton *button : std::as_const(m_others))
        button->setVisible(!running);
    m_cancel->setVisible(running);
    m_cancel->setEnabled(running);
    m_close->setVisible(!running);
    m_line->setVisible(running);
    if (running) {
        m_line->setIndeterminate();
        m_poll.start();
        showProgress();
        m_cancel->setFocus(Qt::OtherFocusReason);
    } else {
        m_poll.stop();
        m_line->setIdle();
    }
    lock(running);
}

} // namespace ui::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/welcome.h"

#include "core/profile/conninfo.h"
#include "ui/connections/cardbutton.h"
#include "ui/connections/connectiontest.h"
#include "ui/connections/environmentlook.h"
#include "ui/connections/tonelabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui::connections {

using core::profile::ConnectionProfile;

namespace {

constexpr int PageWidth = 640;
constexpr int MostRecent = 8;
const QString PlaygroundDetail
    = QStringLiteral("A PostgreSQL server of your own with a sample shop of 1.2 million rows.");

/// "alice@db1,db2:5433/shop", or "local socket · alice · shop", without what is not known.
QString whereTo(const ConnectionProfile &profile)
{
    const bool socket = profile.host.isEmpty() || profile.host.startsWith(QLatin1Char('/'));
    if (!socket) {
        QString text = profile.host;
        if (!profile.port.isEmpty())
            text += QLatin1Char(':') + profile.port;
        if (!profile.database.isEmpty())
            text += QLatin1Char('/') + profile.database;
        return profile.user.isEmpty() ? text : profile.user + QLatin1Char('@') + text;
    }
    QStringList words{profile.host.isEmpty() ? QStringLiteral("local socket") : profile.host};
    for (const QString &word : {profile.port, profile.user, profile.database}) {
        if (!word.isEmpty())
            words << word;
    }
    return words.join(QStringLiteral(" · "));
}

} // namespace

Welcome::Welcome(const Theme &theme, const Icons &icons, const core::profile::ProfileStore &profiles,
                 QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_profiles(profiles)
{
    setObjectName(QStringLiteral("welcome"));
    setAccessibleName(QStringLiteral("Welcome"));

    auto *logo = new QLabel;
    logo->setPixmap(Icons::applicationIcon().pixmap(QSize(56, 56)));
    auto *name = new ToneLabel(theme, Token::Text, QStringLiteral("Howdah"));
    QFont big = theme.interfaceFont();
    big.setPixelSize(26);
    big.setWeight(QFont::DemiBold);
    name->setFont(big);
    auto *motto = new ToneLabel(theme, Token::Muted,
                                QStringLiteral("PostgreSQL administration, fast, calm and safe"));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(motto);
    auto *head = new QHBoxLayout;
    head->setSpacing(4 * metrics::Step);
    head->addWidget(logo);
    head->addLayout(words);
    head->addStretch();

    m_playground = new CardButton(theme, icons, QStringLiteral("playground"),
                                  QStringLiteral("Start the playground"), PlaygroundDetail);
    m_playground->setObjectName(QStringLiteral("startPlayground"));
    auto *server
        = new CardButton(theme, icons, QStringLiteral("connect"), QStringLiteral("Connect to a server"),
                         QStringLiteral("Host, socket folder, URI or a service of libpq. Test it before "
                                        "it is saved."));
    server->setObjectName(QStringLiteral("newConnection"));
    auto *cards = new QHBoxLayout;
    cards->setSpacing(4 * metrics::Step);
    cards->addWidget(m_playground, 1);
    cards->addWidget(server, 1);
    m_playgroundError = makeMessageLabel(theme, Token::Danger);
    m_playgroundError->setObjectName(QStringLiteral("playgroundError"));
    m_playgroundError->hide();

    m_uri = new QLineEdit;
    m_uri->setObjectName(QStringLiteral("adHocField"));
    m_uri->setAccessibleName(QStringLiteral("Connection string to connect to once"));
    m_uri->setPlaceholderText(QStringLiteral("Connect once: postgresql://user@host:5432/database"));
    m_uri->setToolTip(
        QStringLiteral("A postgresql:// URI, or a string such as host=… dbname=…; it is not saved (Enter)"));
    m_uri->addAction(icons.icon(QStringLiteral("link")), QLineEdit::LeadingPosition);
    auto *go = new QPushButton(QStringLiteral("Connect"));
    go->setObjectName(QStringLiteral("adHocConnect"));
    go->setAccessibleName(QStringLiteral("Connect once"));
    go->setToolTip(QStringLiteral("Connect without saving (Enter)"));
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * metrics::Step);
    line->addWidget(m_uri, 1);
    line->addWidget(go);
    m_uriProblem = makeMessageLabel(theme, Token::Danger);
    m_uriProblem->setObjectName(QStringLiteral("adHocProblem"));
    m_uriProblem->hide();

    m_recentTitle = new ToneLabel(theme, Token::Muted);
    m_recentTitle->hide();
    QFont section = theme.smallFont();
    section.setWeight(QFont::DemiBold);
    section.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    m_recentTitle->setFont(section);
    m_recentHost = new QWidget;
    m_recent = new QVBoxLayout(m_recentHost);
    m_recent->setContentsMargins(0, 0, 0, 0);
    m_recent->setSpacing(0);

    auto *page = new QWidget;
    page->setMaximumWidth(PageWidth);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(6 * metrics::Step, 12 * metrics::Step, 6 * metrics::Step, 6 * metrics::Step);
    column->setSpacing(2 * metrics::Step);
    column->addLayout(head);
    column->addSpacing(5 * metrics::Step);
    column->addLayout(cards);
    column->addWidget(m_playgroundError);
    column->addSpacing(3 * metrics::Step);
    column->addLayout(line);
    column->addWidget(m_uriProblem);
    column->addSpacing(4 * metrics::Step);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recentHost);
    column->addStretch();

    auto *middle = new QWidget;
    auto *middleLine = new QHBoxLayout(middle);
    middleLine->setContentsMargins(0, 0, 0, 0);
    middleLine->addStretch(1);
    middleLine->addWidget(page, 100);
    middleLine->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("welcomeScroll"));
    scroll->setAccessibleName(QStringLiteral("Welcome"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(middle);
    scroll->viewport()->setAutoFillBackground(false);
    middle->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_playground, &QAbstractButton::clicked, this, &Welcome::startPlayground);
    connect(server, &QAbstractButton::clicked, this, &Welcome::newConnection);
    connect(go, &QPushButton::clicked, this, &Welcome::connectPasted);
    connect(m_uri, &QLineEdit::returnPressed, this, &Welcome::connectPasted);
    connect(m_uri, &QLineEdit::textEdited, this, [this] {
        m_uri->setProperty("error", false);
        m_uri->update();
        m_uriProblem->hide();
    });
    connect(&profiles, &core::profile::ProfileStore::changed, this, &Welcome::rebuildRecent);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    rebuildRecent();
}

void Welcome::setPlayground(Playground state, const QString &text, int percent)
{
    m_playgroundError->hide();
    m_playground->setBusy(state == Playground::Starting, percent);
    m_playground->setText(state == Playground::Running        ? QStringLiteral("Open the playground")
                              : state == Playground::Starting ? QStringLiteral("Starting the playground")
                                                              : QStringLiteral("Start the playground"));
    m_playground->setDetail(text.isEmpty() ? PlaygroundDetail : text);
}

void Welcome::setPlaygroundError(const QString &words)
{
    setPlayground(Playground::Stopped);
    m_playgroundError->setText(words);
    m_playgroundError->setVisible(!words.isEmpty());
}

void Welcome::focusFirst()
{
    m_playground->setFocus(Qt::OtherFocusReason);
}

void Welcome::connectPasted()
{
    auto parsed = core::profile::parseConninfo(m_uri->text());
    if (!parsed) {
        m_uri->setProperty("error", true);
        m_uri->update();
        m_uriProblem->setText(wordsOf(parsed.error()));
        m_uriProblem->show();
        m_uri->setFocus();
        return;
    }
    // setText, not clear: the undo history would keep a password
    m_uri->setText({});
    emit connectAdHoc(parsed->profile, parsed->password);
}

void Welcome::rebuildRecent()
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater(); // its click may be what changed the list
        }
        delete item;
    }
    QList<ConnectionProfile> list = m_profiles.recent(MostRecent);
    const bool used = !list.isEmpty();
    if (!used)
        list = m_profiles.profiles().mid(0, MostRecent);
    m_recentTitle->setText(used ? QStringLiteral("RECENT") : QStringLiteral("CONNECTIONS"));
    m_recentTitle->setVisible(!list.isEmpty());
    for (const ConnectionProfile &profile : std::as_const(list)) {
        const EnvironmentLook &look = lookOf(profile.environment);
        QString detail = whereTo(profile);
        auto *row = new RowButton(m_theme, look.color, profile.title(), detail);
        row->setObjectName(QStringLiteral("recent-") + profile.id.toString(QUuid::WithoutBraces));
        row->setAccessibleDescription(profile.environment == core::profile::Environment::None
                                          ? detail
                                          : detail + QStringLiteral(", ") + look.label);
        row->setToolTip({});
        connect(row, &QAbstractButton::clicked, this, [this, profile] { emit connectTo(profile); });
        m_recent->addWidget(row);
    }
}

void Welcome::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
}

} // namespace ui::connections

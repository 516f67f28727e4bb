// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/banner.h"

#include "ui/base/stylepaint.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

struct Look
{
    Token token;
    const char *icon;
};

constexpr Look Looks[]
    = {{Token::Accent, "info"}, {Token::Ok, "ok"}, {Token::Warn, "warning"}, {Token::Danger, "error"}};
constexpr int DetailLines = 8;

const Look &lookOf(Banner::Tone tone)
{
    return Looks[size_t(tone)];
}

QLabel *plainLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

QToolButton *toolButton(const char *name, const QString &text, const QIcon &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(icon);
    return button;
}

} // namespace

Banner::Banner(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_icon(new QLabel(this))
    , m_text(plainLabel("bannerText", this))
    , m_code(new QLabel(this))
    , m_below(plainLabel("bannerBelow", this))
    , m_detail(new QPlainTextEdit(this))
    , m_more(toolButton("bannerMore", tr("Details"), icons.icon(QStringLiteral("chevron-down")), this))
    , m_copy(toolButton("bannerCopy", tr("Copy the whole message"), icons.icon(QStringLiteral("copy")), this))
    , m_close(toolButton("bannerClose", tr("Dismiss"), icons.icon(QStringLiteral("close")), this))
    , m_buttonRow(new QHBoxLayout)
{
    setObjectName(QStringLiteral("banner"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_icon->setFixedSize(16, 20);
    m_code->setObjectName(QStringLiteral("bannerCode"));
    m_code->setTextFormat(Qt::PlainText);
    m_code->setFont(theme.codeFont());
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_below->setForegroundRole(QPalette::PlaceholderText);
    m_more->setCheckable(true);
    m_detail->setObjectName(QStringLiteral("bannerDetail"));
    m_detail->setAccessibleName(tr("Details of the message"));
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    m_detail->setFont(theme.codeFont());
    m_detail->hide();

    m_buttonRow->setSpacing(metrics::Step);
    m_buttonRow->addWidget(m_code);
    m_buttonRow->addWidget(m_more);
    m_buttonRow->addWidget(m_copy);
    m_buttonRow->addWidget(m_close);
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->setContentsMargins(0, 4, 0, 4);
    words->addWidget(m_text);
    words->addWidget(m_below);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->setContentsMargins(0, 0, 0, 0);
    line->addLayout(words, 1);
    line->addLayout(m_buttonRow);
    line->setAlignment(m_buttonRow, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 8, 5);
    column->setSpacing(metrics::Step);
    column->addLayout(line);
    column->addWidget(m_detail);

    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        m_detail->setVisible(open);
        m_more->setIcon(m_icons.icon(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_full); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    connect(&theme, &Theme::changed, this, &Banner::updateIcon);
    hide();
}

void Banner::setMessage(Tone tone, const QString &text, const QString &detail)
{
    say(tone, text, QString(), QString(), detail,
        detail.isEmpty() ? text : text + QLatin1Char('\n') + detail);
}

void Banner::setError(const core::Error &error)
{
    QStringList below;
    for (const QString &part : {error.detail, error.hint}) {
        if (!part.isEmpty())
            below += part;
    }
    say(error.isCancelled() ? Tone::Info : Tone::Danger, error.message, error.sqlState,
        below.join(QLatin1Char('\n')), error.context, error.toText());
}

void Banner::say(Tone tone, const QString &text, const QString &code, const QString &below,
                 const QString &folded, const QString &full)
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // the handler that says something new may be this button's own
    }
    m_buttons.clear();
    m_tone = tone;
    m_full = full;
    m_text->setText(
        QString(text).replace(QLatin1String("\n\t"), QLatin1String("\n"))); // libpq indents its hints
    m_code->setText(code);
    m_code->setVisible(!code.isEmpty());
    m_below->setText(below);
    m_below->setVisible(!below.isEmpty());
    m_detail->setPlainText(folded);
    const int lines = std::clamp(m_detail->blockCount(), 2, DetailLines);
    m_detail->setFixedHeight(QFontMetrics(m_detail->font()).lineSpacing() * lines + 12);
    m_more->setChecked(false);
    m_detail->hide();
    m_more->setVisible(!folded.isEmpty());
    m_copy->setVisible(tone == Tone::Danger || tone == Tone::Warn || !folded.isEmpty());
    setAccessibleName(text);
    setAccessibleDescription(full);
    updateIcon();
    show();
}

QPushButton *Banner::addButton(const QString &text, std::function<void()> handler, bool primary)
{
    auto *button = new QPushButton(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")), this);
    button->setObjectName(QStringLiteral("bannerButton%1").arg(m_buttons.size()));
    button->setAccessibleName(text);
    button->setProperty("primary", primary);
    button->setAutoDefault(false);
    m_buttonRow->insertWidget(1 + int(m_buttons.size()), button);
    m_buttons.append(button);
    connect(button, &QPushButton::clicked, this, [handler = std::move(handler)] { handler(); });
    return button;
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Banner::clear()
{
    m_full.clear();
    hide();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::updateIcon()
{
    const Look &look = lookOf(m_tone);
    m_icon->setPixmap(m_icons.pixmap(QLatin1String(look.icon), look.token, 16, devicePixelRatioF()));
    m_icon->setContentsMargins(0, 4, 0, 0);
    m_icon->setFixedHeight(24);
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Token token = lookOf(m_tone).token;
    painter.fillRect(rect(), m_theme.blend(Token::Surface, token, m_theme.isDark() ? 0.12 : 0.07));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(token));
    paint::edge(&painter, rect(), Qt::BottomEdge, m_theme.blend(Token::Border, token, 0.25));
}

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/passwordprompt.h"

#include "ui/connections/connectiontest.h"
#include "ui/connections/tonelabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::connections {

QString whoAndWhere(const core::profile::ConnectionProfile &profile)
{
    const QString where = profile.host.isEmpty() ? QStringLiteral("the local server") : profile.host;
    return profile.user.isEmpty() ? where : profile.user + QStringLiteral(" on ") + where;
}

PasswordPrompt::PasswordPrompt(const Theme &theme, const Icons &icons, const PasswordQuestion &question,
                               QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_question(question)
    , m_password(new PasswordField(icons))
    , m_save(new QCheckBox)
{
    setObjectName(QStringLiteral("passwordPrompt"));
    setAccessibleName(QStringLiteral("Password needed"));

    auto *title
        = new ToneLabel(theme, Token::Text, QStringLiteral("Password for ") + whoAndWhere(question.profile));
    title->setObjectName(QStringLiteral("passwordTitle"));
    title->setWordWrap(true);
    QFont bold = theme.interfaceFont();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);

    auto *words = makeMessageLabel(theme, Token::Danger);
    words->setObjectName(QStringLiteral("passwordError"));
    if (question.previous)
        words->setText(wordsOf(*question.previous));
    words->setVisible(question.previous.has_value());

    m_password->setObjectName(QStringLiteral("promptPassword"));
    m_password->setFixedWidth(300);
    m_password->setProperty("error", question.previous.has_value());
    title->setBuddy(m_password);
    m_password->setAccessibleName(title->text());
    m_save->setObjectName(QStringLiteral("promptSave"));
    m_save->setText(question.keychain ? QStringLiteral("Save in keychain")
                                      : QStringLiteral("Keep for this run (no keychain found)"));
    m_save->setAccessibleName(m_save->text());
    m_save->setChecked(question.profile.savePassword);

    auto *connectButton = new QPushButton(QStringLiteral("Connect"));
    connectButton->setObjectName(QStringLiteral("promptConnect"));
    connectButton->setAccessibleName(connectButton->text());
    connectButton->setToolTip(QStringLiteral("Connect (Enter)"));
    connectButton->setProperty("primary", true);
    auto *cancelButton = new QPushButton(QStringLiteral("Cancel"));
    cancelButton->setObjectName(QStringLiteral("promptCancel"));
    cancelButton->setAccessibleName(cancelButton->text());
    cancelButton->setToolTip(QStringLiteral("Do not connect (Esc)"));

    auto *row = new QHBoxLayout;
    row->setSpacing(2 * metrics::Step);
    row->addWidget(m_password);
    row->addWidget(m_save);
    row->addStretch();
    row->addWidget(cancelButton);
    row->addWidget(connectButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::Step, 3 * metrics::Step, 4 * metrics::Step, 3 * metrics::Step);
    column->setSpacing(2 * metrics::Step);
    column->addWidget(title);
    column->addWidget(words);
    column->addLayout(row);

    connect(connectButton, &QPushButton::clicked, this, &PasswordPrompt::accept);
    connect(cancelButton, &QPushButton::clicked, this, &PasswordPrompt::cancelled);
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordPrompt::accept);
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_password->setProperty("error", false);
        m_password->update();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PasswordPrompt::accept()
{
    PasswordAnswer answer{m_password->secret(), m_save->isChecked()};
    m_password->setText({});
    emit answered(answer);
}

void PasswordPrompt::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QFrame::keyPressEvent(event);
}

void PasswordPrompt::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_password->setFocus(Qt::OtherFocusReason);
}

void PasswordPrompt::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.blend(Token::Surface, Token::Accent, 0.06));
    painter.setPen(m_theme.color(Token::Border));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace ui::connections

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/passwordasker.h"

#include <QPointer>
#include <QVBoxLayout>

#include <stop_token>

namespace ui::connections {

using core::Error;

namespace {

/// What a prompt answers; stopping the task answers Cancelled and takes the prompt away.
struct Asked
{
    explicit Asked(PasswordPrompt *prompt)
        : onStop(source.stopToken(), [this, shown = QPointer<PasswordPrompt>(prompt)] {
            source.finish(Error::cancelled());
            // the one who stops may sit in the prompt's own signal
            if (shown) {
                shown->hide();
                shown->deleteLater();
            }
        })
    {
    }

    core::TaskSource<PasswordAnswer> source;
    std::stop_callback<std::function<void()>> onStop;
};

} // namespace

PromptArea::PromptArea(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
{
    setObjectName(QStringLiteral("promptArea"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

PromptArea::~PromptArea() = default;

core::Task<PasswordAnswer> PromptArea::ask(const PasswordQuestion &question)
{
    auto *prompt = new PasswordPrompt(m_theme, m_icons, question);
    auto asked = std::make_shared<Asked>(prompt);
    auto task = asked->source.task();
    // the lambdas hold the source: a prompt that is destroyed unanswered answers Cancelled
    connect(prompt, &PasswordPrompt::answered, prompt, [asked, prompt](const PasswordAnswer &answer) {
        asked->source.finish(answer);
        prompt->hide();
        prompt->deleteLater();
    });
    connect(prompt, &PasswordPrompt::cancelled, prompt, [asked, prompt] {
        asked->source.finish(Error::cancelled());
        prompt->hide();
        prompt->deleteLater();
    });
    layout()->addWidget(prompt);
    prompt->show();
    return task;
}

} // namespace ui::connections

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connectiontab.h"

#include <QVBoxLayout>

namespace ui::window {

ConnectionTab::ConnectionTab(const connections::ConnectionForm::Services &services, Prompts &prompts,
                             QWidget *parent)
    : Tab(parent)
    , m_prompts(prompts)
    , m_form(new connections::ConnectionForm(services, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    connect(m_form, &connections::ConnectionForm::titleChanged, this, &Tab::titleChanged);
    connect(m_form, &connections::ConnectionForm::modifiedChanged, this, &Tab::titleChanged);
}

void ConnectionTab::requestClose(std::function<void(bool)> agree)
{
    if (!isModified()) {
        agree(true);
        return;
    }
    Question question;
    question.title = tr("Save the changes to “%1”?").arg(title());
    question.answers
        = {{tr("Save"), Question::Role::Primary}, {tr("Close without saving"), Question::Role::Danger}};
    m_prompts.ask(question, this,
                  [this, agree](int answer) { agree(answer == 1 || (answer == 0 && m_form->save())); });
}

} // namespace ui::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/scriptsteps.h"

#include "core/ddl/scriptrunner.h"

#include <QCoreApplication>

namespace ui::forms {

using core::Result;
using core::ddl::TryReport;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::forms", text);
}

} // namespace

void askForProduction(Prompts &prompts, QObject *context, const FormPlace &place,
                      const core::ddl::Script &script, std::function<void(bool)> answer)
{
    if (place.profile.environment != core::profile::Environment::Production) {
        answer(true);
        return;
    }
    Question question;
    question.title = tr("Save this on production?");
    question.text = tr("%1 is a production connection.").arg(place.profile.title());
    question.detail = script.preview();
    question.answers = {{tr("Save on production"), Question::Role::Danger}};
    prompts.ask(question, context, [answer = std::move(answer)](int chosen) { answer(chosen == 0); });
}

void askToStopSaving(Prompts &prompts, QObject *context, const QString &title,
                     std::function<void(bool)> answer)
{
    Question question;
    question.title = tr("“%1” is being saved").arg(title);
    question.text = tr("Closing the tab stops it. What is in one transaction is rolled back then.");
    question.answers = {{tr("Stop and close"), Question::Role::Danger}};
    prompts.ask(question, context, [answer = std::move(answer)](int chosen) { answer(chosen == 0); });
}

void tryOn(FormAccess &access, QObject *context, const core::ddl::Script &script, Borrowing hooks,
           std::function<void(Result<TryReport>)> done)
{
    borrow<TryReport>(
        access.own(), context, tr("Trying"),
        [script](core::session::Link &link, core::session::Job &job) {
            return Result<TryReport>(core::ddl::tryOut(link, job, script));
        },
        std::move(hooks), std::move(done));
}

} // namespace ui::forms

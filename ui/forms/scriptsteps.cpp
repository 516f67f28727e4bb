// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/scriptsteps.h"

#include "core/ddl/scriptrunner.h"
#include "core/ddl/tryparts.h"

#include <QCoreApplication>

namespace ui::forms {

using core::Result;
using core::ddl::TryReport;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::forms", text);
}

TryReport tryPart(core::session::Link &link, core::session::Job &job, const core::ddl::TryPart &part)
{
    core::ddl::TryOptions options;
    options.before = part.before;
    return core::ddl::tryOut(link, job, part.script, options);
}

/// A script over several databases: one part after the other, each on a session of its own database.
struct Sequence
{
    FormAccess &access;
    QObject *context;
    core::session::Borrowing hooks;
    std::function<void(Result<TryReport>)> done;
    QList<core::ddl::TryPart> parts;
    TryReport report;
    qsizetype at = 0;
};

void tryNext(const std::shared_ptr<Sequence> &sequence)
{
    if (sequence->at == sequence->parts.size() || !sequence->report.refused.isEmpty()) {
        sequence->done(sequence->report);
        return;
    }
    const core::ddl::TryPart &part = sequence->parts.at(sequence->at);
    const QString database = part.database.isEmpty() ? sequence->access.place().database : part.database;
    core::session::borrow<TryReport>(
        sequence->access.own(part.database), sequence->context, tr("Trying in %1").arg(database),
        [part](core::session::Link &link, core::session::Job &job) {
            return Result<TryReport>(tryPart(link, job, part));
        },
        sequence->hooks,
        [sequence, database](Result<TryReport> tried) {
            const core::ddl::TryPart &last = sequence->parts.at(sequence->at++);
            if (!tried) { // nothing was sent there
                TryReport failed{.error = tried.error(), .failed = 0, .rolledBack = true};
                failed.statements.resize(1);
                failed.statements.first().error = tried.error();
                tried = failed;
            }
            if (!core::ddl::addPart(sequence->report, last, database, *tried))
                sequence->at = sequence->parts.size();
            tryNext(sequence);
        });
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

void tryOn(FormAccess &access, QObject *context, const core::ddl::Script &script,
           core::session::Borrowing hooks, std::function<void(Result<TryReport>)> done)
{
    QList<core::ddl::TryPart> parts = core::ddl::tryParts(script);
    if (parts.size() > 1) {
        tryNext(std::make_shared<Sequence>(Sequence{access, context, std::move(hooks), std::move(done),
                                                    std::move(parts), core::ddl::emptyReport(script)}));
        return;
    }
    core::session::borrow<TryReport>(
        access.own(parts.isEmpty() ? QString() : parts.first().database), context, tr("Trying"),
        [script](core::session::Link &link, core::session::Job &job) {
            return Result<TryReport>(core::ddl::tryOut(link, job, script));
        },
        std::move(hooks), std::move(done));
}

} // namespace ui::forms

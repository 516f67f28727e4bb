// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedprompts.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace support {

namespace {

/// Queued; not at all when the context is gone by then.
void deliver(const QPointer<QObject> &context, std::function<void()> call)
{
    const bool bound = !context.isNull();
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [bound, context, call = std::move(call)] {
            if (!bound || context)
                call();
        },
        Qt::QueuedConnection);
}

} // namespace

void ScriptedPrompts::ask(const ui::Question &question, QPointer<QObject> context,
                          std::function<void(int answer)> callback)
{
    questions.append(question);
    int answer = question.escape;
    if (!m_buttons.isEmpty()) {
        const QString wanted = m_buttons.dequeue();
        for (int i = 0; i < question.answers.size(); ++i) {
            if (question.answers.at(i).text == wanted)
                answer = i;
        }
    }
    deliver(context, [answer, callback = std::move(callback)] { callback(answer); });
}

void ScriptedPrompts::askText(const ui::TextQuestion &question, QPointer<QObject> context,
                              std::function<void(bool accepted, const QString &text)> callback)
{
    textQuestions.append(question);
    const bool accepted = !m_texts.isEmpty();
    const QString text = accepted ? m_texts.dequeue() : QString();
    deliver(context, [accepted, text, callback = std::move(callback)] { callback(accepted, text); });
}

void ScriptedPrompts::saveFile(const ui::FileQuestion &question, QPointer<QObject> context,
                               std::function<void(const QString &path)> callback)
{
    fileQuestions.append(question);
    const QString path = m_files.isEmpty() ? QString() : m_files.dequeue();
    deliver(context, [path, callback = std::move(callback)] { callback(path); });
}

void ScriptedPrompts::openFile(const ui::FileQuestion &question, QPointer<QObject> context,
                               std::function<void(const QString &path)> callback)
{
    saveFile(question, std::move(context), std::move(callback));
}

} // namespace support

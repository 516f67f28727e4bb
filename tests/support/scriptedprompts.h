// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts answered by the test: what was asked is kept, what is answered was set before. Answers come queued,
// as those of a person do. A question without a prepared answer gets Cancel.
#pragma once

#include "ui/base/prompts.h"

#include <QQueue>

namespace support {

class ScriptedPrompts : public ui::Prompts
{
public:
    /// The next ask() is answered with the button that has this text ("Drop table"); unknown text means
    /// Cancel.
    void answer(const QString &buttonText) { m_buttons.enqueue(buttonText); }
    /// The next askText().
    void answerText(const QString &text) { m_texts.enqueue(text); }
    /// The next saveFile() or openFile().
    void answerFile(const QString &path) { m_files.enqueue(path); }

    QList<ui::Question> questions;
    QList<ui::TextQuestion> textQuestions;
    QList<ui::FileQuestion> fileQuestions;

    void ask(const ui::Question &question, QPointer<QObject> context,
             std::function<void(int answer)> callback) override;
    void askText(const ui::TextQuestion &question, QPointer<QObject> context,
                 std::function<void(bool accepted, const QString &text)> callback) override;
    void saveFile(const ui::FileQuestion &question, QPointer<QObject> context,
                  std::function<void(const QString &path)> callback) override;
    void openFile(const ui::FileQuestion &question, QPointer<QObject> context,
                  std::function<void(const QString &path)> callback) override;

private:
    QQueue<QString> m_buttons;
    QQueue<QString> m_texts;
    QQueue<QString> m_files;
};

} // namespace support

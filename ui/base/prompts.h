// SPDX-License-Identifier: GPL-3.0-or-later
// The only way to a modal question. Asynchronous: ask() returns at once, the answer comes to the callback,
// and does not come when the context has died meanwhile. An interface, so that tests answer
// (tests/support/scriptedprompts.h). Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QList>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace ui {

struct Question
{
    enum class Role
    {
        Normal,
        Primary, ///< the blue one, answered by Enter
        Danger,  ///< destroys something; never answered by Enter
    };

    struct Answer
    {
        QString text; ///< says what it does: "Drop table"
        Role role = Role::Normal;
    };

    QString title;           ///< what is asked: "Drop table orders?"
    QString text{};          ///< plain text; names inside are shown as they are
    QString detail{};        ///< shown in the code font: SQL, a list of objects; may be long
    QList<Answer> answers{}; ///< the callback gets the index
    /// The index that Esc and closing give; -1 adds a "Cancel" button that answers -1.
    int escape = -1;
    /// With a text here, the danger button works only after it was typed ("orders"); for what cannot be
    /// undone.
    QString confirmation{};
};

/// A line of text that is asked for.
struct TextQuestion
{
    QString title;
    QString text{};
    QString label{};
    QString value{};
    QString accept{};    ///< the button: "Rename"
    bool secret = false; ///< shown as dots, never stored
};

/// A file that is asked for; filters as QFileDialog takes them ("CSV (*.csv)").
struct FileQuestion
{
    QString title;
    QString suggestion{}; ///< folder, or folder and name
    QStringList filters{};
    QString suffix{};    ///< added where the name has none: "csv"
    bool folder = false; ///< openFile() asks for a folder
};

class Prompts
{
public:
    Prompts() = default;
    virtual ~Prompts() = default;
    Prompts(const Prompts &) = delete;
    Prompts &operator=(const Prompts &) = delete;

    /// answer: index into question.answers, -1 for Cancel. context: whose life the answer depends on; a
    /// widget also says which window the question belongs to.
    virtual void ask(const Question &question, QPointer<QObject> context,
                     std::function<void(int answer)> callback)
        = 0;
    /// accepted is false after Cancel.
    virtual void askText(const TextQuestion &question, QPointer<QObject> context,
                         std::function<void(bool accepted, const QString &text)> callback)
        = 0;
    /// path is empty after Cancel. An existing file was confirmed to be overwritten.
    virtual void saveFile(const FileQuestion &question, QPointer<QObject> context,
                          std::function<void(const QString &path)> callback)
        = 0;
    virtual void openFile(const FileQuestion &question, QPointer<QObject> context,
                          std::function<void(const QString &path)> callback)
        = 0;
};

/// Real dialogs, window-modal, opened and never exec'ed.
class DialogPrompts : public Prompts
{
public:
    explicit DialogPrompts(const Theme &theme);

    void ask(const Question &question, QPointer<QObject> context,
             std::function<void(int answer)> callback) override;
    void askText(const TextQuestion &question, QPointer<QObject> context,
                 std::function<void(bool accepted, const QString &text)> callback) override;
    void saveFile(const FileQuestion &question, QPointer<QObject> context,
                  std::function<void(const QString &path)> callback) override;
    void openFile(const FileQuestion &question, QPointer<QObject> context,
                  std::function<void(const QString &path)> callback) override;

private:
    const Theme &m_theme;
};

} // namespace ui

// SPDX-License-Identifier: GPL-3.0-or-later
// What an SQL editor knows of the database while one types: completions, the signature of the call that the
// caret is in, a card over the name under the mouse, and the way to that object. All of it comes from a
// snapshot that is asked for by a function; nothing here waits for a server. Thread: GUI; completions are
// made in the thread pool.
#pragma once

#include "core/completion/complete.h"
#include "core/completion/place.h"
#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QAction;
class QKeyEvent;

namespace ui::editor {

class CodeArea;
class CompletionPopup;
class HoverCard;
class SignatureHint;
class SqlEditor;

/// What is gone to.
struct Target
{
    core::completion::Place place;
    core::completion::SnapshotPtr names;
};

class SqlAssistant : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the editor. usage may be null.
    SqlAssistant(SqlEditor &editor, const Theme &theme, const Icons &icons,
                 core::settings::Settings &settings, core::completion::Usage *usage);
    ~SqlAssistant() override;

    /// Gives the names at once, or null; may begin to read them. Called at every key.
    void setNames(std::function<core::completion::SnapshotPtr()> names) { m_names = std::move(names); }
    /// The user's own, beside the built-in ones.
    void setSnippets(std::function<QList<core::completion::Snippet>()> own) { m_snippets = std::move(own); }
    /// There are other names: what is shown is made again.
    void namesChanged();

    /// As by Ctrl+Space.
    void completeNow();
    /// As by F12. False: no object is known under the caret.
    bool goToObject();

    bool isOffering() const;
    // for tests
    CompletionPopup *popup() const;
    HoverCard *card() const;
    SignatureHint *hint() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void goToRequested(const ui::editor::Target &target);

private:
    /// The statement around a byte, and where it begins; a text that is too long is not looked at.
    struct Around
    {
        QByteArray text{};
        qsizetype offset = -1;
    };
    Around around(qsizetype byte) const;
    void typed(int character);
    void ask(bool asked);
    void show(const core::completion::Answer &answer, qsizetype offset, bool asked);
    void accept();
    bool keyPressed(QKeyEvent *event);
    bool takesEnter() const;
    /// The caret is still in the word that is completed.
    bool inWord() const;
    /// So much of a word stands before the caret that it is completed unasked.
    bool isWordBegun() const;
    void askLater();
    void scrolled();
    void caretMoved();
    void hideAll();
    void hidePopup();
    void updateHint(bool open);
    void hover(const QPoint &position);
    core::completion::Place placeAt(qsizetype byte, core::completion::SnapshotPtr &names) const;
    bool goTo(qsizetype byte);
    QWidget *host() const;
    QRect anchorAt(qsizetype byte) const;
    qsizetype caret() const;
    bool severalCarets() const;
    QAction *addAction(const char *name, const QString &text, const QKeySequence &key,
                       void (SqlAssistant::*slot)());

    SqlEditor &m_editor;
    CodeArea &m_area;
    const Theme &m_theme;
    const Icons &m_icons;
    core::settings::Settings &m_settings;
    QPointer<core::completion::Usage> m_usage;
    std::function<core::completion::SnapshotPtr()> m_names;
    std::function<QList<core::completion::Snippet>()> m_snippets;

    QPointer<CompletionPopup> m_popup; ///< made when first wanted, like the cards; children of the window
    QPointer<HoverCard> m_card;
    QPointer<SignatureHint> m_hint;
    QTimer m_later;        ///< the key's event is over and the text is as it will be
    bool m_asked = false;  ///< of what is being made, or shown
    bool m_wanted = false; ///< another one while one is being made
    bool m_making = false;
    quint64 m_serial = 0; ///< a caret that went elsewhere makes what is being made worthless
    qsizetype m_from = 0; ///< of what is shown: the word, in the editor's bytes
    qsizetype m_behind = 0;
    QByteArray m_typed;
    bool m_mayBeNew = false;
    bool m_accepting = false;
};

} // namespace ui::editor

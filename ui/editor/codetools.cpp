// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codetools.h"

#include "ui/editor/codearea.h"

#include <Qsci/qscicommandset.h>

namespace ui::editor {

template <class Function>
void CodeTools::add(const char *name, const QString &text, const QKeySequence &key, const QString &icon,
                    Function triggered)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setIcon(m_icons.icon(icon));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(
        key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, triggered);
    for (QsciCommand *command : m_area.standardCommands()->commands()) { // Scintilla's own meaning of the key
        const int code = key.isEmpty() ? 0 : key[0].toCombined();
        if (code && command->key() == code)
            command->setKey(0);
        if (code && command->alternateKey() == code)
            command->setAlternateKey(0);
    }
    m_editor.addAction(action);
    m_actions << action;
}

CodeTools::CodeTools(const Theme &theme, const Icons &icons, CodeArea &area, SqlLexer &lexer, QWidget &editor)
    : QObject(&editor)
    , m_icons(icons)
    , m_area(area)
    , m_editor(editor)
    , m_liveCheck(theme, area, lexer, this)
    , m_folding(theme, area, lexer, this)
    , m_braces(area, lexer, this)
    , m_formatting(area, lexer, this)
{
    using core::sql::KeywordCase;
    const auto keys = [](auto... values) { return QKeySequence(values...); };
    add("editorFormat", tr("Format statement or selection"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_I),
        QStringLiteral("format"), [this] { m_formatting.format(); });
    add("editorFormatAll", tr("Format the whole text"), {}, QStringLiteral("format"),
        [this] { m_formatting.formatAll(); });
    add("editorUpperKeywords", tr("Keywords in upper case"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_U),
        QStringLiteral("arrow-up"), [this] { m_formatting.setKeywordCase(KeywordCase::Upper); });
    add("editorLowerKeywords", tr("Keywords in lower case"), keys(Qt::CTRL | Qt::Key_U),
        QStringLiteral("arrow-down"), [this] { m_formatting.setKeywordCase(KeywordCase::Lower); });
    add("editorFormatOptions", tr("Format options…"), {}, QStringLiteral("settings"),
        [this] { emit formatOptionsRequested(); });
    add("editorFold", tr("Fold or unfold"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_BracketLeft),
        QStringLiteral("chevron-right"), [this] { m_folding.toggle(); });
    add("editorFoldAll", tr("Fold everything"), {}, QStringLiteral("chevron-right"),
        [this] { m_folding.foldAll(); });
    add("editorUnfoldAll", tr("Unfold everything"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_BracketRight),
        QStringLiteral("chevron-down"), [this] { m_folding.unfoldAll(); });
    add("editorJumpToBracket", tr("Go to the matching bracket"),
        keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Backslash), QStringLiteral("link"), [this] { m_braces.jump(); });
}

} // namespace ui::editor

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/uuidbody.h"

#include "core/values/scalars.h"

#include <QAction>
#include <QToolButton>

namespace ui::editors {

UuidBody::UuidBody(const ColumnFacts &facts, const EditorTools &tools, QWidget *parent)
    : TextBody(facts, tools, parent)
    , m_generate(new QAction(tr("New random UUID (version 4)"), this))
{
    m_generate->setObjectName(QStringLiteral("editorNewUuid"));
    m_generate->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    m_generate->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_generate);
    connect(m_generate, &QAction::triggered, this, &UuidBody::generate);
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("editorUuid"));
    button->setIcon(tools.icons.icon(QStringLiteral("refresh")));
    button->setAccessibleName(m_generate->text());
    button->setToolTip(tr("%1 (Ctrl+G)").arg(m_generate->text()));
    button->setAutoRaise(true);
    button->setFixedWidth(22);
    button->setFocusPolicy(Qt::NoFocus);
    addBeside(button);
    connect(button, &QToolButton::clicked, this, &UuidBody::generate);
}

QList<QAction *> UuidBody::extraActions()
{
    return {m_generate};
}

void UuidBody::generate()
{
    startWith(QString::fromLatin1(core::values::randomUuid()));
}

} // namespace ui::editors

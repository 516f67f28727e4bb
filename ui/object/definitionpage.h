// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL that makes the object as it is, with what belongs to it, to look at, copy, and open in an editor.
// Thread: GUI.
#pragma once

#include "core/definition/definition.h"
#include "ui/object/sectionpage.h"

class QAction;
class QMenu;
class QPushButton;

namespace ui::editor {
class SqlView;
}

namespace ui::object {

class DefinitionPage : public SectionPage
{
    Q_OBJECT

public:
    DefinitionPage(const forms::FormServices &services, forms::FormAccess &access,
                   const core::objects::Section &section, QWidget *parent = nullptr);

    QString sql() const { return m_sql; }
    QString toText() const override { return m_sql; }
    core::definition::Options options() const;

    static constexpr qsizetype LongestShown = 2'000'000; ///< characters; all of it is copied and opened

protected:
    void read() override;
    void clear() override;

private:
    QAction *addChoice(const char *name, const QString &text, const QString &toolTip, bool on);

    QPushButton *m_choices;
    QMenu *m_menu;
    QAction *m_within;
    QAction *m_owner;
    QAction *m_privileges;
    QAction *m_ifNotExists;
    QAction *m_dropFirst;
    QAction *m_passwords;
    QPushButton *m_copy;
    QPushButton *m_open;
    editor::SqlView *m_view;
    QString m_sql;
};

} // namespace ui::object

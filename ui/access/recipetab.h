// SPDX-License-Identifier: GPL-3.0-or-later
// Least privilege, ready-made: a recipe, who gets it (a role that is there or a new one), over which schemas,
// whose future objects; each statement with its reason, and what the recipe does not do. Thread: GUI.
#pragma once

#include "core/access/recipes.h"
#include "ui/access/rolesandobjects.h"
#include "ui/access/scripttab.h"

namespace ui::access {

class ReasonList;

struct RecipeStart
{
    QString role{};   ///< its name
    QString schema{}; ///< chosen at first; both may be empty
};

class RecipeTab : public ScriptTab
{
    Q_OBJECT

public:
    RecipeTab(const forms::FormServices &services, const forms::FormPlace &place, const RecipeStart &start,
              QWidget *parent = nullptr);

    inline static const QString DraftTab = QStringLiteral("recipe");
    QString title() const override;
    QString iconName() const override { return QStringLiteral("role-group"); }

    /// What is shown beneath the fields: the script with its reasons.
    const core::access::RecipeScript &recipe() const { return m_recipe; }

protected:
    void load() override;
    QString problem() const override;
    QString draftTab() const override { return DraftTab; }
    QJsonObject draftMore() const override;
    void restoreMore(const QJsonObject &more) override;
    core::forms::FormSpec fields() const override;

private:
    void fillForm();
    void edited();
    void write();
    const core::access::Role *role() const;
    QStringList makersOf(const QStringList &schemas) const;

    RecipeStart m_start;
    RolesAndObjects m_world;
    bool m_filled = false;
    QStringList m_offeredMakers; ///< those that were filled in for the user
    core::access::RecipeScript m_recipe;
    connections::ToneLabel *m_purpose;
    ReasonList *m_steps;
    QWidget *m_remarkHeading;
    connections::ToneLabel *m_remarks;
};

} // namespace ui::access

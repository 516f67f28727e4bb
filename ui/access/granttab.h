// SPDX-License-Identifier: GPL-3.0-or-later
// Granting or revoking over many objects at once: which of them (schemas, kinds, a part of the name, ticks),
// to whom, what, and whose future objects are meant, too. "What PUBLIC has" is shown before it is revoked.
// Only what changes anything stands in the script. Thread: GUI.
#pragma once

#include "core/access/defaultprivileges.h"
#include "ui/access/rolesandobjects.h"
#include "ui/access/scripttab.h"

#include <QSet>

class QLabel;
class QTreeView;

namespace ui::access {

class GrantModel;

struct GrantStart
{
    QString grantee{}; ///< a role's name
    QString schema{};
    QStringList kinds{}; ///< of SecurableKind; empty: tables and views
    QString object{};    ///< objectKey(): only this one is ticked
};

class GrantTab : public ScriptTab
{
    Q_OBJECT

public:
    GrantTab(const forms::FormServices &services, const forms::FormPlace &place, const GrantStart &start,
             QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override { return QStringLiteral("key"); }
    GrantModel &model() const { return *m_model; }

protected:
    void load() override;

private:
    void fillForm();
    void edited();
    void filter();
    void write();
    core::ddl::Script makeScript(const QList<core::access::Securable> &objects) const;
    QList<core::access::Change> changesFor(const core::access::Securable &object) const;

    GrantStart m_start;
    RolesAndObjects m_world;
    QList<core::access::DefaultAcl> m_defaults;
    bool m_filled = false;
    QTimer m_delay;
    GrantModel *m_model;
    QTreeView *m_view;
    connections::ToneLabel *m_count;
};

} // namespace ui::access

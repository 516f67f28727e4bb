// SPDX-License-Identifier: GPL-3.0-or-later
// The default privileges of a database as a table: whose future objects, in which schema or in the whole
// database, of which kind, to whom, what. The script is what differs. Thread: GUI.
#pragma once

#include "ui/access/defaultrows.h"
#include "ui/access/rolesandobjects.h"
#include "ui/access/scripttab.h"

namespace ui::access {

class DefaultsTab : public ScriptTab
{
    Q_OBJECT

public:
    DefaultsTab(const forms::FormServices &services, const forms::FormPlace &place,
                QWidget *parent = nullptr);

    inline static const QString DraftTab = QStringLiteral("defaults");
    QString title() const override;
    QString iconName() const override { return QStringLiteral("key"); }
    bool isModified() const override { return ScriptTab::isModified() && form().isModified(); }

protected:
    void load() override;
    QString problem() const override;
    QString draftTab() const override { return DraftTab; }
    void restoreMore(const QJsonObject &) override { m_filled = true; }
    QList<core::ddl::Recheck> rechecks() const override;
    void giveUp(const QStringList &ids) override;
    core::forms::FormSpec fields() const override { return defaultsSpec(); }

private:
    void fillForm(bool keep);
    void write();

    RolesAndObjects m_world;
    QList<core::access::DefaultAcl> m_stored;
    bool m_filled = false;
};

} // namespace ui::access

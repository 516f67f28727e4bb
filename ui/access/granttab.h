// SPDX-License-Identifier: GPL-3.0-or-later
// Granting or revoking over many objects at once: which of them (schemas, kinds, a part of the name, ticks),
// to whom, what, and whose future objects are meant, too. "What PUBLIC has" is shown before it is revoked.
// Only what changes anything stands in the script. Thread: GUI.
#pragma once

#include "core/base/pooltask.h"
#include "ui/access/grantwork.h"
#include "ui/access/scripttab.h"

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

    inline static const QString DraftTab = QStringLiteral("grant");
    QString title() const override;
    QString iconName() const override { return QStringLiteral("key"); }
    GrantModel &model() const { return *m_model; }

protected:
    void load() override;
    QString draftTab() const override { return DraftTab; }
    QJsonObject draftMore() const override;
    void restoreMore(const QJsonObject &more) override;
    core::forms::FormSpec fields() const override;
    QList<core::ddl::Recheck> rechecks() const override;
    void giveUp(const QStringList &ids) override;

private:
    void fillForm();
    void edited();
    void write();
    void show(const GrantResult &made);

    GrantStart m_start;
    std::shared_ptr<const GrantWorld> m_world; ///< null until it was read
    core::Task<GrantResult> m_making;
    quint64 m_serial = 0;
    QList<core::access::SeenGrant> m_seen; ///< what the script that is shown rests on
    QList<core::access::SeenDefault> m_seenDefaults;
    bool m_filled = false;
    bool m_ticking = false; ///< not by the user
    QTimer m_delay;
    GrantModel *m_model;
    QTreeView *m_view;
    connections::ToneLabel *m_count;
};

} // namespace ui::access

// SPDX-License-Identifier: GPL-3.0-or-later
// An action on selected objects as a tab: what is asked, what it means (locks, what is lost, what goes
// along), the SQL beside it, and while it runs how far it is. One widget for all actions: they are data.
// Thread: GUI.
#pragma once

#include "core/actions/action.h"
#include "ui/access/scripttab.h"

class QTreeView;

namespace ui::actions {

class RadiusModel;
class RunWatch;

class ActionTab : public access::ScriptTab
{
    Q_OBJECT

public:
    /// action: of core::actions::actions(). objects: of the place's database.
    ActionTab(const forms::FormServices &services, const forms::FormPlace &place,
              const core::actions::Action &action, const QList<core::catalog::ObjectRef> &objects,
              QWidget *parent = nullptr);
    ~ActionTab() override;

    QString title() const override;
    QString iconName() const override;
    const core::actions::Action &action() const { return m_action; }
    const QList<core::catalog::ObjectRef> &objects() const { return m_objects; }
    const core::actions::Situation &situation() const { return m_situation; }
    RadiusModel &radius() const { return *m_radius; }
    RunWatch &watch() const { return *m_watch; }
    QStringList remarks() const { return m_answer.remarks; }
    QString obstacle() const { return m_answer.obstacle; }
    bool isWide() const { return m_answer.wide; } ///< see core::actions::Answer

signals:
    /// Everything is done: what can be told where the tab is gone.
    void completed(const QString &message);

protected:
    void load() override;
    QString problem() const override { return m_answer.obstacle; }
    core::forms::FormSpec fields() const override;
    QString savedText() const override { return m_action.done; }
    void askToRun(std::function<void(bool may)> answer) override;
    core::Task<core::session::Lease> lendToRun(const QString &database) override;
    void runBegan(const core::session::SessionInfo &session) override;
    void statementBegan(qsizetype statement) override;
    void runEnded(const core::ddl::SaveOutcome &outcome) override;
    QString moreAbout(const core::Error &error) const override;

private:
    void take(core::actions::Situation situation);
    void fillForm();
    void write();
    void showRadius();
    QString headline() const;

    core::actions::Action m_action;
    QList<core::catalog::ObjectRef> m_objects;
    core::actions::Situation m_situation;
    core::actions::Answer m_answer;
    bool m_filled = false;
    RadiusModel *m_radius;
    QTreeView *m_tree;
    connections::ToneLabel *m_radiusHeading;
    connections::ToneLabel *m_radiusText;
    connections::ToneLabel *m_obstacle;
    connections::ToneLabel *m_remarkHeading;
    connections::ToneLabel *m_remarks;
    connections::ToneLabel *m_notices;
    RunWatch *m_watch;
};

} // namespace ui::actions

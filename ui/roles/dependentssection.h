// SPDX-License-Identifier: GPL-3.0-or-later
// Beneath the form of a role that goes: every object it owns or has rights on, read in each database by a
// session of its own, which tells its name. Only to look at. Thread: GUI.
#pragma once

#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"
#include "ui/roles/dependentsmodel.h"

class QTableView;

namespace ui::connections {
class ToneLabel;
}
namespace ui::forms {
class FormAccess;
}

namespace ui::roles {

class DependentsSection : public forms::FormSection
{
    Q_OBJECT

public:
    explicit DependentsSection(const forms::FormServices &services, QWidget *parent = nullptr);
    ~DependentsSection() override;

    void load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
              const core::ddl::Reading &reading) override;
    core::ddl::Script script() const override { return {}; }
    bool isModified() const override { return false; }
    void revert() override { }

    DependentsModel &model() const { return *m_model; }
    /// Nothing is being read any more.
    bool isComplete() const { return m_wanted.isEmpty() && !m_reading; }

private:
    struct Wanted
    {
        QString database; ///< empty: what belongs to the whole server
    };
    void next();
    void took(const QString &database, const core::Result<core::ddl::RoleDependents> &found);
    void tell();

    core::catalog::SqlLibrary m_library;
    forms::FormAccess *m_access;
    DependentsModel *m_model;
    QTableView *m_view;
    connections::ToneLabel *m_note;
    QList<Wanted> m_wanted;
    qint64 m_role = 0;
    qint64 m_more = 0; ///< objects beyond what is listed
    QStringList m_failed;
    quint64 m_serial = 0;
    bool m_reading = false;
};

} // namespace ui::roles

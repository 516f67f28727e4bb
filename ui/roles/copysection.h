// SPDX-License-Identifier: GPL-3.0-or-later
// In the form of a new role that is the copy of another one: what that one was granted, to be granted to the
// copy. Hidden in every other form. Thread: GUI.
#pragma once

#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"
#include "ui/roles/copymodel.h"

class QCheckBox;
class QTableView;

namespace ui {
class Banner;
}
namespace ui::connections {
class ToneLabel;
}
namespace ui::forms {
class FormAccess;
}

namespace ui::roles {

class CopySection : public forms::FormSection
{
    Q_OBJECT

public:
    explicit CopySection(const forms::FormServices &services, QWidget *parent = nullptr);
    ~CopySection() override;

    /// The role it is a copy of. Before the form is opened.
    void setOriginal(qint64 role, const QString &name);

    // FormSection
    bool hasOwnHeading() const override { return true; }
    void load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
              const core::ddl::Reading &reading) override;
    void setValues(const core::forms::Values &values) override;
    core::ddl::Script script() const override;
    bool isModified() const override;
    void revert() override;
    QString problem() const override;
    QJsonObject draft() const override;
    void restore(const QJsonObject &draft) override;

    CopyModel &model() const { return *m_model; }

private:
    void read();
    void took(const core::Result<core::access::RoleGrants> &grants);
    void readThere();
    void edited();
    void tell();

    core::catalog::SqlLibrary m_library;
    forms::FormAccess *m_access;
    CopyModel *m_model;
    QCheckBox *m_copy;
    QTableView *m_view;
    connections::ToneLabel *m_note;
    Banner *m_banner;
    qint64 m_role = 0; ///< 0: it is no copy
    QString m_name;    ///< the role's
    QString m_to;      ///< the copy's, as it is typed
    bool m_loaded = false;
    bool m_reading = false;
    std::optional<core::access::RoleGrants> m_here;
    QString m_failed;
    quint64 m_serial = 0;
};

} // namespace ui::roles

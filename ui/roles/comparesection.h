// SPDX-License-Identifier: GPL-3.0-or-later
// A role beside another one, chosen here: attributes, memberships, parameters, and the privileges each is
// granted in the place's database. What is ticked is the script. Thread: GUI.
#pragma once

#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"
#include "ui/roles/comparisonmodel.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QTableView;

namespace ui::connections {
class ToneLabel;
}
namespace ui::forms {
class FormAccess;
}

namespace ui::roles {

class CompareSection : public forms::FormSection
{
    Q_OBJECT

public:
    explicit CompareSection(const forms::FormServices &services, QWidget *parent = nullptr);
    ~CompareSection() override;

    void load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
              const core::ddl::Reading &reading) override;
    core::ddl::Script script() const override;
    bool isModified() const override { return m_model->taken() > 0; }
    void revert() override { m_model->takeAll(false); }
    void setReadOnly(const QString &reason) override;
    QJsonObject draft() const override;
    void restore(const QJsonObject &draft) override;

    ComparisonModel &model() const { return *m_model; }
    void compareWith(const QString &role);

private:
    struct Other
    {
        core::ddl::Reading reading;
        QList<core::access::GrantDifference> grants;
    };
    static core::Result<Other> readOther(core::session::Link &link, core::session::Job &job,
                                         const core::catalog::SqlLibrary &library, qint64 left,
                                         const QString &right);
    void took(const core::Result<Other> &other);
    void tell();

    core::catalog::SqlLibrary m_library;
    forms::FormAccess *m_access;
    ComparisonModel *m_model;
    QComboBox *m_with;
    QPushButton *m_all;
    QCheckBox *m_same;
    connections::ToneLabel *m_note;
    QTableView *m_view;
    core::catalog::ObjectRef m_ref;
    std::optional<core::ddl::Reading> m_left;
    std::optional<Other> m_right;
    QString m_wanted; ///< the other's name
    QString m_failed;
    quint64 m_serial = 0;
    bool m_reading = false;
};

} // namespace ui::roles

// SPDX-License-Identifier: GPL-3.0-or-later
// The privilege matrix as a part of a form's tab: what a role may do with the objects of its database; or,
// turned round, who may do what with one object. Reads through the pool; its changes go into the form's
// script. Thread: GUI.
#pragma once

#include "ui/access/matrixmodel.h"
#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"

#include <QTimer>

#include <functional>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace ui {
class Banner;
class ElidedLabel;
class ProgressLine;
} // namespace ui
namespace ui::connections {
class ToneLabel;
}
namespace ui::forms {
class FormAccess;
}

namespace ui::access {

class MatrixView;
class TickChoice;

class PrivilegeSection : public forms::FormSection
{
    Q_OBJECT

public:
    enum class Of
    {
        Role,   ///< rows are objects
        Object, ///< rows are roles
    };
    PrivilegeSection(const forms::FormServices &services, Of of, QWidget *parent = nullptr);
    ~PrivilegeSection() override;

    // FormSection
    void load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
              const core::ddl::Reading &reading) override;
    void setValues(const core::forms::Values &values) override;
    core::ddl::Script script() const override;
    QList<core::ddl::Recheck> rechecks() const override;
    void giveUp(const QStringList &ids) override;
    bool isModified() const override;
    void revert() override;
    QString problem() const override;
    void setReadOnly(const QString &reason) override;
    QJsonObject draft() const override;
    void restore(const QJsonObject &draft) override;

    MatrixModel &model() const { return *m_model; }
    MatrixView &view() const { return *m_view; }
    Banner &banner() const { return *m_banner; }
    QString legend() const;
    QString detail() const;
    /// What is shown of a role: schemas (none: all), kinds (none: all).
    void setScope(const QStringList &schemas, const QStringList &kinds);

signals:
    /// Rows are there, or the reason why not.
    void shown();

private:
    QWidget *makeTools();
    MatrixScope scope() const;
    void read();
    void readDone(core::Result<MatrixDataPtr> data);
    void readColumns(qint64 table);
    void showRead();
    void arranged();
    void showLegend();
    void showDetail();
    void edited();
    void stop();

    forms::FormServices m_services;
    Of m_of;
    forms::FormAccess *m_access;
    core::catalog::ObjectRef m_ref;
    QString m_name; ///< of the role as the form has it
    MatrixDataPtr m_data;
    bool m_loaded = false;
    bool m_scopeChosen = false;
    quint64 m_serial = 0; ///< of the reading under way: an older answer is dropped
    bool m_reading = false;
    std::function<void()> m_stop;
    QTimer m_filterDelay;

    MatrixModel *m_model;
    MatrixView *m_view;
    TickChoice *m_schemas = nullptr;
    TickChoice *m_kinds = nullptr;
    QLineEdit *m_filter;
    QCheckBox *m_onlyGranted;
    QCheckBox *m_cascade;
    QToolButton *m_revert;
    ElidedLabel *m_count;
    connections::ToneLabel *m_legend;
    Banner *m_banner;
    ProgressLine *m_progress;
    connections::ToneLabel *m_detail;
};

} // namespace ui::access

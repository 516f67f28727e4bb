// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a try, beneath the form. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/forms/reportmodel.h"

#include <QWidget>

class QTreeView;

namespace ui {
class ElidedLabel;
}

namespace ui::forms {

class TryReportView : public QWidget
{
    Q_OBJECT

public:
    TryReportView(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    void setReport(const core::ddl::TryReport &report, const core::ddl::Script &script);
    ReportModel &model() const { return *m_model; }
    QString headline() const;

signals:
    void closed();

private:
    ReportModel *m_model;
    ElidedLabel *m_headline;
    QTreeView *m_tree;
    QString m_text; ///< for the clipboard
};

} // namespace ui::forms

// SPDX-License-Identifier: GPL-3.0-or-later
// Export of several tables as they stood at one moment: a list to choose from, where to and how, then how far
// each one and all of them are. A window of its own that blocks nothing: show() it. Thread: GUI; the work is
// the Exporter's.
#pragma once

#include "core/profile/connectionprofile.h"
#include "ui/transfer/exportpanel.h"

#include <memory>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace ui::transfer {

class TableSetModel;

/// Which tables are offered.
struct TableSetOffer
{
    core::profile::ConnectionProfile profile{};
    QString database{};
    QString schema{};            ///< empty: those of every schema
    QList<QStringList> chosen{}; ///< checked at the start, schema and name; empty with a schema: all of it
    bool onlyChosen = false;     ///< nothing is checked but what is in chosen
};

class TableSetPanel : public TransferDialog
{
    Q_OBJECT

public:
    using Services = ExportPanel::Services;

    TableSetPanel(const Services &services, TableSetOffer offer, QWidget *parent = nullptr);
    /// Stops an export that runs.
    ~TableSetPanel() override;

    TableSetModel &model() const { return *m_model; }

signals:
    /// The list of tables is there.
    void loaded();
    void finished(const core::transfer::SetReport &report);

public slots:
    /// Asks before it replaces files.
    void start() override;

protected:
    Shown progress() override;
    void stopWork() override;
    void lock(bool running) override;

private:
    void build();
    void load();
    void applyFilter();
    void chooseShown(bool chosen);
    void showChosen();
    void browse();
    void run(const core::transfer::WriteOptions &options, const QString &folder);
    void ended(core::Result<core::transfer::SetReport> answer);

    Services m_services;
    TableSetOffer m_offer;
    TableSetModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_filterField;
    QTreeView *m_view;
    QPushButton *m_all;
    QPushButton *m_none;
    connections::ToneLabel *m_chosen;
    ExportForm *m_form;
    ParallelOptions *m_parallel;
    QCheckBox *m_keep;
    QString m_folder; ///< of the run
    core::Task<QList<core::transfer::TableInfo>> m_loading;
    core::Task<core::transfer::SetReport> m_task;
    std::shared_ptr<core::transfer::SetProgress> m_progress;
    bool m_tablesShown = false;
};

} // namespace ui::transfer

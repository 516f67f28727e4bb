// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a result, a table or a query: the fields, then how far it is, then what became of it. A window of
// its own that blocks nothing: show() it. Thread: GUI; the work is the Exporter's.
#pragma once

#include "core/profile/connectionprofile.h"
#include "core/settings/settings.h"
#include "core/transfer/exporter.h"
#include "ui/base/prompts.h"
#include "ui/transfer/transferdialog.h"

#include <memory>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace ui::transfer {

class ExportForm;
class ParallelOptions;

/// What is offered to be exported.
struct ExportOffer
{
    core::transfer::ExportSource source;
    QString title;         ///< "Result 1", "Table public.orders", "Query"
    QString suggestedName; ///< without folder and ending: "orders"
    core::profile::ConnectionProfile profile{};
    QString database{};
    qint64 expectedRows = -1; ///< an estimate; counted by itself for RowsSource
    bool partial = false;     ///< the result was stopped or failed before its end, or is
    bool unfinished = false;  ///< still being read, or waits for its reader
    /// Of a partial result: the query, offered to be run again for all rows. Empty: only what is held.
    QByteArray statement{};
    /// For the preview, where there are rows already.
    core::result::ShownRows sample{};
};

class ExportPanel : public TransferDialog
{
    Q_OBJECT

public:
    struct Services
    {
        core::transfer::Exporter &exporter;
        core::settings::Settings &settings;
        Prompts &prompts;
        const Theme &theme;
        const Icons &icons;
    };

    ExportPanel(const Services &services, ExportOffer offer, QWidget *parent = nullptr);
    /// Stops an export that runs.
    ~ExportPanel() override;

signals:
    /// The file is there.
    void finished(const core::transfer::ExportReport &report);

public slots:
    /// Asks before it replaces a file.
    void start() override;

protected:
    Shown progress() override;
    void stopWork() override;
    void lock(bool running) override;

private:
    void build();
    QWidget *makeChoice();
    void showPreview();
    void restoreOptions();
    void rememberOptions(const QString &path);
    void browse();
    void run(const core::transfer::WriteOptions &options, const QString &path);
    void ended(core::Result<core::transfer::ExportReport> answer);

    Services m_services;
    ExportOffer m_offer;
    ExportForm *m_form;
    ParallelOptions *m_parallel = nullptr; ///< of a table
    QRadioButton *m_again = nullptr;       ///< of a result that is not whole
    QPlainTextEdit *m_preview;
    QLabel *m_previewLabel;
    QString m_agreedPath; ///< the user has agreed to replace it
    core::Task<core::transfer::ExportReport> m_task;
    std::shared_ptr<core::transfer::Progress> m_progress;
};

} // namespace ui::transfer

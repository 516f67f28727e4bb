// SPDX-License-Identifier: GPL-3.0-or-later
// Import of a file into a table, or into a new one: how the file is read, where its columns go with their
// first values, the SQL that will run, then how far it is and what became of it. A window of its own that
// blocks nothing: show() it. Thread: GUI; the work is the Importer's and the pool's.
#pragma once

#include "core/importing/importer.h"
#include "core/importing/sniff.h"
#include "core/profile/connectionprofile.h"
#include "core/settings/settings.h"
#include "ui/transfer/intotabledialog.h"

#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace ui::connections {
class ToneLabel;
} // namespace ui::connections

namespace ui::transfer {

class ImportFields;
class MappingModel;

struct ImportOffer
{
    core::profile::ConnectionProfile profile{};
    QString database{};
    QString schema{};
    QString table{}; ///< empty: a new one of this schema
    QString file{};  ///< that was dropped; may be empty
};

class ImportPanel : public IntoTableDialog
{
    Q_OBJECT

public:
    struct Services
    {
        core::importing::Importer &importer;
        core::settings::Settings &settings;
        Prompts &prompts;
        const Theme &theme;
        const Icons &icons;
    };

    ImportPanel(const Services &services, ImportOffer offer, QWidget *parent = nullptr);
    /// Stops what runs.
    ~ImportPanel() override;

    /// Looks at the file and fills the fields.
    void setFile(const QString &path);
    /// What would run; nothing while something is missing.
    std::optional<core::importing::ImportRequest> request() const;

signals:
    void finished(const core::importing::ImportReport &report);

protected:
    Shown progress() override;
    void stopWork() override;
    void showSql() override;
    std::function<void()> workFor(bool dryRun) override;
    std::optional<Question> questionBefore() const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// What was found in the file.
    struct Found
    {
        core::importing::ReadOptions options;
        core::importing::Sample sample;
    };

    void makeFields();
    void browse();
    void look(const std::optional<core::importing::ReadOptions> &said);
    void looked(core::Result<Found> found);
    void showFields();
    void readTable();
    void inferTypes();
    void begin(const core::importing::ImportRequest &request);
    void ended(core::Result<core::importing::ImportReport> answer);
    QStringList tableName(QString *problem = nullptr) const;

    Services m_services;
    ImportOffer m_offer;
    QLineEdit *m_table;
    QLineEdit *m_path;
    QComboBox *m_format;
    QVBoxLayout *m_fieldsPlace;
    ImportFields *m_fields = nullptr;
    QCheckBox *m_keepGoing;
    MappingModel *m_mapping;
    connections::ToneLabel *m_summary;
    QTimer m_lookLater;
    QTimer m_tableLater;

    core::importing::ReadOptions m_options;
    bool m_haveFile = false;
    std::optional<core::importing::TargetTable> m_target;
    quint64 m_lookSerial = 0;
    quint64 m_tableSerial = 0;
    quint64 m_inferSerial = 0;
    core::Task<Found> m_looking;
    core::Task<core::importing::TargetTable> m_reading;
    core::Task<core::importing::ImportPreview> m_inferring;
    core::Task<core::importing::ImportReport> m_task;
    std::shared_ptr<core::importing::ImportProgress> m_progress;
};

} // namespace ui::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
// Copy of a table into one of another connection (or the same): where to, which column goes where, the SQL of
// both sides, then how far it is and what became of it. All or nothing. Thread: GUI; the work is the
// TableCopier's.
#pragma once

#include "core/importing/importer.h"
#include "core/importing/tablecopy.h"
#include "core/profile/connectionprofile.h"
#include "ui/transfer/intotabledialog.h"

class QComboBox;
class QLineEdit;

namespace core::profile {
class ProfileStore;
}
namespace ui::connections {
class Connector;
} // namespace ui::connections

namespace ui::transfer {

struct CopyOffer
{
    core::profile::ConnectionProfile profile{};
    QString database{};
    QStringList table{}; ///< schema and name
};

class CopyPanel : public IntoTableDialog
{
    Q_OBJECT

public:
    struct Services
    {
        core::importing::TableCopier &copier;
        core::importing::Importer &importer;
        const core::profile::ProfileStore &profiles;
        connections::Connector &connector;
        Prompts &prompts;
        const Theme &theme;
        const Icons &icons;
    };

    CopyPanel(const Services &services, CopyOffer offer, QWidget *parent = nullptr);
    /// Stops what runs.
    ~CopyPanel() override;

    /// What would run; nothing while something is missing.
    std::optional<core::importing::CopyRequest> request() const;
    /// Where to.
    core::profile::ConnectionProfile target() const;
    QString targetDatabase() const;

signals:
    void finished(const core::importing::CopyReport &report);

protected:
    Shown progress() override;
    void stopWork() override;
    void showSql() override;
    std::function<void()> workFor(bool dryRun) override;
    std::optional<Question> questionBefore() const override;

private:
    void makeFields();
    void connectionChosen();
    void readSource();
    void readPlaces();
    void placesRead(core::Result<core::importing::CopyPlaces> places);
    void readTarget();
    void targetRead(core::Result<core::importing::TargetTable> table);
    void targetChanged();
    void showTarget();
    void begin(const core::importing::CopyRequest &request);
    void ended(core::Result<core::importing::CopyReport> answer);

    Services m_services;
    CopyOffer m_offer;
    QComboBox *m_connection;
    QComboBox *m_database;
    QComboBox *m_schema;
    QLineEdit *m_table;
    QTimer m_targetLater;

    std::optional<core::importing::TargetTable> m_source;
    std::optional<core::importing::TargetTable> m_target; ///< that is there
    std::optional<core::importing::CopyPlaces> m_places;
    bool m_known = false;  ///< whether the table is there
    bool m_chosen = false; ///< somebody has said whether it is a new one
    quint64 m_serial = 0;
    core::Task<core::importing::TargetTable> m_readingSource;
    core::Task<core::importing::CopyPlaces> m_readingPlaces;
    core::Task<core::importing::TargetTable> m_readingTarget;
    core::Task<core::importing::CopyReport> m_task;
    std::shared_ptr<core::importing::ImportProgress> m_progress;
};

} // namespace ui::transfer

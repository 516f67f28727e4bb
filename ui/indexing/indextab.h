// SPDX-License-Identifier: GPL-3.0-or-later
// Which index serves what is asked of a jsonb column: the statements (built, typed, or run before), the
// indexes that fit and those that are there, a try, and the statement that makes it, which is never run from
// here. No session is held in between. Thread: GUI.
#pragma once

#include "core/indexing/jsoncolumn.h"
#include "core/session/pool.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/indexing/cellsmodel.h"
#include "ui/tabs/tab.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace ui {
class Banner;
class ElidedLabel;
} // namespace ui
namespace ui::connections {
class ToneLabel;
}
namespace ui::editor {
class SqlView;
}

namespace ui::indexing {

class TryPanel;

struct IndexServices
{
    const Theme &theme;
    const Icons &icons;
    core::session::Pool &pool;
    Prompts &prompts;
};

struct IndexPlace
{
    core::profile::ConnectionProfile profile{};
    QString database{};
    core::indexing::ColumnRef column{};

    bool operator==(const IndexPlace &other) const
    {
        return profile.id == other.profile.id && database == other.database && column == other.column;
    }
};

class IndexTab : public tabs::Tab
{
    Q_OBJECT

public:
    IndexTab(const IndexServices &services, const IndexPlace &place, QWidget *parent = nullptr);
    ~IndexTab() override;

    enum class Source
    {
        Example, ///< built from a document
        Typed,
        Seen ///< in pg_stat_statements
    };
    struct Asked
    {
        QByteArray sql{};
        Source source = Source::Typed;
        qint64 calls = 0;
        double meanTime = 0; ///< ms
        core::indexing::StatementUses uses{};
    };

    const IndexPlace &place() const { return m_place; }
    /// Asks the server what is there; statements stay.
    void read();
    bool isReading() const { return m_reading; }
    /// A statement, or a condition on the table. Fails with Input where it does not ask anything of the
    /// column.
    core::Result<void> addStatement(const QString &text, Source source);
    const QList<Asked> &statements() const { return m_asked; }
    const QList<core::indexing::Candidate> &candidates() const { return m_candidates; }
    void choose(int candidate);
    TryPanel &tryPanel() const { return *m_try; }
    QString ddl() const;

    QString title() const override;
    QString iconName() const override { return QStringLiteral("index"); }
    tabs::TabStatus status() const override;
    bool hasInspection() const override { return false; }
    void requestClose(std::function<void(bool)> answer) override;
    void focusWork() override;

signals:
    void openSqlRequested(const QString &sql);

private:
    QWidget *makeStatements();
    QWidget *makeIndexes();
    void readDone(core::Result<core::indexing::JsonColumn> column);
    void add();
    void removeCurrent();
    void changed();
    void showStatements();
    void showCandidates();
    void showRemarks();
    void showCandidate();
    QString servedBy(const Asked &asked) const;

    const IndexServices m_services;
    IndexPlace m_place;
    core::indexing::JsonColumn m_column;
    QList<Asked> m_asked;
    QList<core::indexing::Candidate> m_candidates;
    QString m_chosen; ///< candidate, as using_() writes it
    bool m_known = false;
    bool m_reading = false;
    std::function<void()> m_stop;
    quint64 m_serial = 0;

    QLabel *m_headIcon;
    ElidedLabel *m_head;
    connections::ToneLabel *m_facts;
    Banner *m_banner;
    CellsModel m_statementRows;
    QTableView *m_statements = nullptr;
    QLineEdit *m_field = nullptr;
    QPushButton *m_remove = nullptr;
    connections::ToneLabel *m_problem = nullptr;
    connections::ToneLabel *m_remarks = nullptr;
    CellsModel m_candidateRows;
    QTableView *m_indexes = nullptr;
    connections::ToneLabel *m_none = nullptr;
    TryPanel *m_try = nullptr;
    QWidget *m_foot = nullptr;
    editor::SqlView *m_ddl = nullptr;
};

} // namespace ui::indexing

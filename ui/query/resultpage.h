// SPDX-License-Identifier: GPL-3.0-or-later
// One result: its grid, its figures below, and an empty state that tells. Thread: GUI.
#pragma once

#include "core/query/outcome.h"
#include "core/result/resultset.h"
#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/base/whenwanted.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QSplitter;
class QVBoxLayout;

namespace ui::edit {
class RowEditing;
}
namespace ui::grid {
class CopyAs;
class GoToRow;
class GridView;
class RecordView;
class ResultStatus;
} // namespace ui::grid

namespace ui::query {

class PauseBar;
class ResultTools;

class ResultPage : public QWidget
{
    Q_OBJECT

public:
    /// Takes result over.
    ResultPage(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
               core::result::ResultSet *result, QByteArray statement, QWidget *parent = nullptr);
    ~ResultPage() override;

    core::result::ResultSet &result() const { return *m_result; }
    const QByteArray &statement() const { return m_statement; }
    /// The role that its rows were read as, in a transaction that is over: run again by oneself, the
    /// statement gives others. Empty: as oneself.
    const QString &seenAs() const { return m_seenAs; }
    void setSeenAs(const QString &role);
    grid::GridView &view() const { return *m_view; }
    /// Sort, quick filter, find, figures of the selection.
    ResultTools &tools() const { return *m_tools; }
    grid::CopyAs &copyAs() const { return *m_copyAs; }
    /// Who edits the rows; its bars stand beneath them. Null: nobody, or no more. Not owned.
    void setEditing(edit::RowEditing *editing);
    edit::RowEditing *editing() const { return m_editing; }
    /// Shows for a moment what was done, in the line below the grid.
    void tell(const QString &text);
    /// Opens the field below the grid that asks for a row.
    void goToRow();
    /// The current row stood on end, beside the grid.
    void setRecordShown(bool shown, bool focus = true);
    bool isRecordShown() const;
    /// The statement has ended: the exact figures.
    void setOutcome(const core::query::Outcome &outcome);
    const std::optional<core::query::Outcome> &outcome() const { return m_outcome; }

signals:
    void rowsChanged();
    void currentCellChanged();
    void notice(const QString &text);

private:
    void refresh();
    void showLock();
    void fetchNearTheEnd();
    void tellOfPause();

    const Theme &m_theme;
    const Icons &m_icons;
    core::result::ResultSet *m_result;
    QByteArray m_statement;
    QString m_seenAs;
    std::optional<core::query::Outcome> m_outcome;
    QVBoxLayout *m_column;
    QSplitter *m_splitter;
    grid::GridView *m_view;
    WhenWanted<grid::GoToRow> m_goToRow;
    grid::CopyAs *m_copyAs;
    grid::RecordView *m_record = nullptr; ///< made when it is asked for
    WhenWanted<PauseBar> m_pause;
    grid::ResultStatus *m_status;
    edit::RowEditing *m_editing = nullptr;
    ResultTools *m_tools;
    QElapsedTimer m_clock;
    qint64 m_firstRow = -1; ///< milliseconds
    QTimer m_refresh;
    QTimer m_told; ///< until what was told goes
};

} // namespace ui::query

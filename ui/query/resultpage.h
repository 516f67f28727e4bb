// SPDX-License-Identifier: GPL-3.0-or-later
// One result: its grid, its figures below, and an empty state that tells. Thread: GUI.
#pragma once

#include "core/query/outcome.h"
#include "core/result/resultset.h"
#include "ui/base/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace ui::grid {
class GoToRow;
class GridView;
class ResultStatus;
} // namespace ui::grid

namespace ui::query {

class ResultPage : public QWidget
{
    Q_OBJECT

public:
    /// Takes result over.
    ResultPage(const Theme &theme, core::result::ResultSet *result, QByteArray statement,
               QWidget *parent = nullptr);

    core::result::ResultSet &result() const { return *m_result; }
    const QByteArray &statement() const { return m_statement; }
    grid::GridView &view() const { return *m_view; }
    /// Opens the field below the grid that asks for a row.
    void goToRow();
    /// The statement has ended: the exact figures.
    void setOutcome(const core::query::Outcome &outcome);
    const std::optional<core::query::Outcome> &outcome() const { return m_outcome; }

signals:
    void rowsChanged();
    void currentCellChanged();
    void notice(const QString &text);

private:
    void refresh();

    core::result::ResultSet *m_result;
    QByteArray m_statement;
    std::optional<core::query::Outcome> m_outcome;
    grid::GridView *m_view;
    grid::GoToRow *m_goToRow;
    grid::ResultStatus *m_status;
    QElapsedTimer m_clock;
    qint64 m_firstRow = -1; ///< milliseconds
    QTimer m_refresh;
};

} // namespace ui::query

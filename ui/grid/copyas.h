// SPDX-License-Identifier: GPL-3.0-or-later
// The selected cells of a grid on the clipboard in any format that an export knows, made by the same writers
// in the thread pool. Of a selection in several pieces the rows and columns that hold a selected cell are
// taken whole. Thread: GUI.
#pragma once

#include "core/base/task.h"
#include "core/transfer/format.h"
#include "ui/grid/copy.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QMenu;

namespace ui::grid {

class GridView;

/// The table that columns of a result come from, for INSERT and UPDATE.
struct TableOrigin
{
    QStringList name;            ///< schema and name, unquoted
    QHash<int, QString> columns; ///< by attnum
    QList<int> key;              ///< attnums of the primary key; empty where there is none
};

/// What the clipboard gets, made by renderSelection().
struct Rendered
{
    QByteArray bytes; ///< UTF-8
    qsizetype rows = 0;
    QString remark; ///< what the reader should know: the table's name is not known
};

/// origins: by the table's oid. Fails with Input (too large, nothing to set, what a writer says), Cancelled,
/// Io. Thread: any.
core::Result<Rendered> renderSelection(const core::result::ShownRows &shown, const QList<CellRange> &ranges,
                                       core::transfer::Format format, bool header,
                                       const QHash<core::result::Oid, TableOrigin> &origins,
                                       const std::stop_token &stop = {}, qsizetype limit = CopyLimit);

class CopyAs : public QObject
{
    Q_OBJECT

public:
    using OriginFinder = std::function<std::optional<TableOrigin>(core::result::Oid)>;

    struct Choice
    {
        QString id;   ///< "csv", "csv-plain": of actions
        QString text; ///< "CSV with header"
        core::transfer::Format format;
        bool header;
    };
    /// Everything that can be copied as, in the order of the menus.
    static QList<Choice> choices();

    /// A child of grid.
    explicit CopyAs(GridView &grid);
    ~CopyAs() override;

    /// Who knows the tables that columns come from; asked in the GUI thread, answers at once.
    void setOriginFinder(OriginFinder finder) { m_finder = std::move(finder); }
    /// Answers with copied() or refused(). A copy that is still being made is given up.
    void copy(core::transfer::Format format, bool header);
    /// An entry for each choice.
    void fillMenu(QMenu *menu);

signals:
    void copied(const QString &what);
    void refused(const core::Error &error);

private:
    GridView &m_grid;
    OriginFinder m_finder;
    std::optional<core::Task<Rendered>> m_making;
    quint64 m_serial = 0;
};

} // namespace ui::grid

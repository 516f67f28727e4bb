// SPDX-License-Identifier: GPL-3.0-or-later
// Picks a row of the referenced table: one types a part of any of its texts, the rows come from a session
// that is borrowed while the pane is open. A search that is typed over is stopped. Thread: GUI.
#pragma once

#include "core/browse/rowsearch.h"
#include "ui/editors/celleditor.h"
#include "ui/editors/pane.h"

#include <QAbstractTableModel>
#include <QTableView>
#include <QTimer>

class QLabel;
class QLineEdit;

namespace ui::editors {

class FoundRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit FoundRowsModel(const Theme &theme, QObject *parent = nullptr);

    void setSearch(const core::browse::RowSearch &search);
    void setRows(QList<core::browse::FoundRow> rows);
    const core::browse::FoundRow &row(int row) const { return m_rows.at(row); }
    int rowOf(const QByteArray &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Theme &m_theme;
    core::browse::RowSearch m_search;
    QList<core::browse::FoundRow> m_rows;
};

class ReferencePane : public Pane
{
    Q_OBJECT

public:
    static constexpr int MostRows = 100;

    /// facts.reference and tools.borrow are there.
    ReferencePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);
    ~ReferencePane() override;

    QByteArray text() const override { return m_text; }
    QList<Alongside> alongside(const QByteArray &text) const override;
    bool steer(QKeyEvent *event) override;
    QWidget *firstField() const override;

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void borrow();
    void readTable();
    void search();
    void showRows(const core::Result<core::browse::FoundRows> &found);
    void choose(int row, bool last);
    void tell(const QString &text, bool wrong = false);
    void stop();

    core::browse::ForeignKey m_reference;
    core::browse::KeyColumn m_key;
    QList<core::browse::KeyColumn> m_with; ///< the other columns of the key
    QStringList m_withFrom;                ///< and those of the edited row they go to
    std::optional<core::browse::FoundRow> m_chosen;
    core::values::TypePtr m_type;
    int m_server;
    std::function<core::Task<core::session::Lease>()> m_borrow;
    core::session::Lease m_lease;
    std::optional<core::Task<core::session::Lease>> m_borrowing;
    std::optional<core::Task<core::browse::RowSearch>> m_reading;
    std::optional<core::Task<core::browse::FoundRows>> m_searching;
    std::optional<core::browse::RowSearch> m_search;
    quint64 m_serial = 0; ///< of the search whose answer is wanted
    QTimer m_pause;
    QLineEdit *m_typed;
    FoundRowsModel *m_model;
    QTableView *m_list;
    QLabel *m_note;
    QByteArray m_text;
};

} // namespace ui::editors

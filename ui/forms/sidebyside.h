// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody else changed, side by side: name, was, theirs, mine; where both changed it, one of the last
// two is ticked. Thread: GUI.
#pragma once

#include <QAbstractTableModel>
#include <QList>

namespace ui::forms {

class SideBySide : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Was,
        Theirs,
        Mine,
        ColumnCount
    };
    struct Words
    {
        QString text{};
        bool isValue = true; ///< otherwise a word in place of one
    };
    struct Row
    {
        Words name{};
        Words was{};
        Words theirs{};
        Words mine{};
        bool canChoose = true;
        bool takeMine = true;
    };
    /// nameHead: what the rows are ("Field").
    explicit SideBySide(const QString &nameHead, QObject *parent = nullptr);

    void takeAll(bool mine);
    /// In how many rows there is something to choose.
    int toChoose() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    void show(const QList<Row> &rows);
    const QList<Row> &shown() const { return m_rows; }

private:
    QString m_nameHead;
    QList<Row> m_rows;
};

} // namespace ui::forms

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/conflictband.h"

#include <QPushButton>
#include <QTableView>

namespace ui::edit {

using core::edit::Conflict;
using core::edit::RowChange;

namespace {

constexpr int MostRows = 6;

} // namespace

ConflictBand::ConflictBand(const Theme &theme, QWidget *parent)
    : ConflictFrame(theme, Qt::TopEdge, parent)
{
    setObjectName(QStringLiteral("rowConflict"));
    setAccessibleName(tr("A row that somebody else has changed"));
    build(m_model, QStringLiteral("rowConflict"), tr("Whose values go on"));
    m_first = addButton("rowConflictGoOn", {}, true);
    m_mine = addButton("rowConflictMine");
    m_theirs = addButton("rowConflictTheirs");
    connect(m_first, &QPushButton::clicked, this, [this] {
        hide();
        emit chosen(m_conflict.row, m_model.choices());
    });
    connect(m_mine, &QPushButton::clicked, this, [this] {
        hide();
        if (m_conflict.deleted)
            return emit chosenDeleted(m_conflict.row, true);
        m_model.takeAll(true);
        emit chosen(m_conflict.row, m_model.choices());
    });
    connect(m_theirs, &QPushButton::clicked, this, [this] {
        hide();
        if (m_conflict.deleted)
            return emit chosenDeleted(m_conflict.row, false);
        QList<core::edit::EditBuffer::Choice> choices;
        for (const Conflict::Part &part : std::as_const(m_conflict.parts))
            choices << core::edit::EditBuffer::Choice{part.column, true};
        emit chosen(m_conflict.row, choices);
    });
}

void ConflictBand::ask(const Conflict &conflict, const QStringList &names, const QString &where, int more,
                       bool canAdd)
{
    m_conflict = conflict;
    m_model.setConflict(conflict, names);
    const auto offer = [](QPushButton *button, const QString &text, bool shown = true) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setVisible(shown);
    };
    const bool mineDeletes = conflict.mine == RowChange::Action::Delete;
    QString title;
    QString text;
    if (conflict.deleted) {
        title = tr("Somebody else has deleted %1").arg(where);
        text = mineDeletes ? tr("It was to be deleted anyway.")
                           : tr("What was typed into it is kept until you choose.");
        offer(m_first, {}, false);
        offer(m_mine, tr("Add it again as a new row"), !mineDeletes && canAdd);
        offer(m_theirs, mineDeletes ? tr("All right") : tr("Let it go"));
    } else {
        title = tr("Somebody else has changed %1 since it was read").arg(where);
        text = mineDeletes ? tr("It was to be deleted; nothing was done.")
                           : tr("Nothing was saved. Tick whose values go on, then save again.");
        offer(m_first, tr("Go on with the ticked values"), !mineDeletes && m_model.toChoose() > 1);
        offer(m_mine, mineDeletes ? tr("Delete it all the same") : tr("Keep mine"));
        offer(m_theirs, mineDeletes ? tr("Keep the row") : tr("Take theirs"));
    }
    if (more > 0)
        text += QLatin1Char(' ')
            + (more == 1 ? tr("There is one more such row.") : tr("There are %1 more such rows.").arg(more));
    say(title, text);
    table()->setVisible(m_model.rowCount() > 0);
    fitTable(MostRows);
    show();
}

} // namespace ui::edit

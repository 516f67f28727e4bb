// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/conflictpanel.h"

#include <QPushButton>
#include <QTableView>

namespace ui::forms {

namespace {

constexpr int MostRows = 8;

} // namespace

ConflictPanel::ConflictPanel(const Theme &theme, QWidget *parent)
    : ConflictFrame(theme, Qt::BottomEdge, parent)
{
    setObjectName(QStringLiteral("conflictPanel"));
    setAccessibleName(tr("Changed by somebody else"));
    build(m_model, QStringLiteral("conflict"), tr("Whose value goes on"));
    connect(addButton("conflictGoOn", tr("Go on with the ticked values"), true), &QPushButton::clicked, this,
            &ConflictPanel::decide);
    connect(addButton("conflictMine", tr("Keep all of mine")), &QPushButton::clicked, this, [this] {
        m_model.takeAll(true);
        decide();
    });
    connect(addButton("conflictTheirs", tr("Take all of theirs")), &QPushButton::clicked, this, [this] {
        m_model.takeAll(false);
        decide();
    });
}

void ConflictPanel::ask(const QString &title, const QString &text, const QList<ConflictModel::Row> &rows)
{
    m_model.setRows(rows);
    say(title, text);
    fitTable(MostRows);
    show();
    table()->setCurrentIndex(m_model.index(0, ConflictModel::Mine));
    table()->setFocus(Qt::OtherFocusReason);
}

void ConflictPanel::askAboutSave(const QList<ConflictModel::Row> &rows)
{
    ask(tr("Somebody else has changed this since it was read"),
        tr("Nothing of yours is saved yet: choose what goes on, look at the SQL, and save."), rows);
}

void ConflictPanel::decide()
{
    hide();
    emit decided(m_model.differences());
}

} // namespace ui::forms

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/conflictband.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/stylepaint.h"
#include "ui/grid/flowlayout.h"

#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::edit {

using core::edit::Conflict;
using core::edit::RowChange;

namespace {

constexpr int MostRows = 6;

} // namespace

ConflictBand::ConflictBand(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new ElidedLabel(theme, {}, this))
    , m_text(new ElidedLabel(theme, {}, this))
    , m_table(new QTableView(this))
    , m_first(button("rowConflictGoOn"))
    , m_mine(button("rowConflictMine"))
    , m_theirs(button("rowConflictTheirs"))
{
    setObjectName(QStringLiteral("rowConflict"));
    setAccessibleName(tr("A row that somebody else has changed"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_title->setObjectName(QStringLiteral("rowConflictTitle"));
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text->setColor(Token::Muted);
    m_table->setObjectName(QStringLiteral("rowConflictTable"));
    m_table->setAccessibleName(tr("Whose values go on"));
    m_table->setModel(&m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setAccessibleName(tr("Columns of the comparison"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_first->setProperty("primary", true);
    connect(m_first, &QPushButton::clicked, this, [this] {
        hide();
        emit chosen(m_conflict.row, m_model.choices());
    });
    connect(m_mine, &QPushButton::clicked, this, [this] {
        hide();
        if (m_conflict.deleted)
            return emit chosenDeleted(m_conflict.row, true);
        m_model.takeAll(false);
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
    auto *buttons = new grid::FlowLayout(8);
    for (QPushButton *each : {m_first, m_mine, m_theirs})
        buttons->addWidget(each);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

QPushButton *ConflictBand::button(const char *name)
{
    auto *made = new QPushButton(this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

void ConflictBand::ask(const Conflict &conflict, const QStringList &names, const QString &where, int more,
                       bool canAdd)
{
    m_conflict = conflict;
    m_model.setConflict(conflict, names);
    const auto say = [](QPushButton *button, const QString &text, bool shown = true) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setVisible(shown);
    };
    const bool mineDeletes = conflict.mine == RowChange::Action::Delete;
    if (conflict.deleted) {
        m_title->setText(tr("Somebody else has deleted %1").arg(where));
        m_text->setText(mineDeletes ? tr("It was to be deleted anyway.")
                                    : tr("What was typed into it is kept until you choose."));
        say(m_first, {}, false);
        say(m_mine, tr("Add it again as a new row"), !mineDeletes && canAdd);
        say(m_theirs, mineDeletes ? tr("All right") : tr("Let it go"));
    } else {
        m_title->setText(tr("Somebody else has changed %1 since it was read").arg(where));
        m_text->setText(mineDeletes ? tr("It was to be deleted; nothing was done.")
                                    : tr("Nothing was saved. Tick whose values go on, then save again."));
        say(m_first, tr("Go on with the ticked values"), !mineDeletes && m_model.toChoose() > 1);
        say(m_mine, mineDeletes ? tr("Delete it all the same") : tr("Keep mine"));
        say(m_theirs, mineDeletes ? tr("Keep the row") : tr("Take theirs"));
    }
    if (more > 0)
        m_text->setText(
            m_text->text() + QLatin1Char(' ')
            + (more == 1 ? tr("There is one more such row.") : tr("There are %1 more such rows.").arg(more)));
    const int shown = std::clamp(m_model.rowCount(), 1, MostRows);
    m_table->setVisible(m_model.rowCount() > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shown * metrics::GridRow
                            + 2 * m_table->frameWidth());
    show();
}

void ConflictBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.blend(Token::Surface, Token::Warn, m_theme.isDark() ? 0.12 : 0.07));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(Token::Warn));
    paint::edge(&painter, rect(), Qt::TopEdge, m_theme.blend(Token::Border, Token::Warn, 0.25));
}

} // namespace ui::edit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/conflictpanel.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/stylepaint.h"
#include "ui/grid/flowlayout.h"

#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::forms {

namespace {

constexpr int MostRows = 8;

} // namespace

ConflictPanel::ConflictPanel(const Theme &theme, const Icons &, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new ElidedLabel(theme, {}, this))
    , m_text(new ElidedLabel(theme, {}, this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("conflictPanel"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAccessibleName(tr("Changed by somebody else"));
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text->setColor(Token::Muted);
    m_table->setObjectName(QStringLiteral("conflictTable"));
    m_table->setAccessibleName(tr("Whose value goes on"));
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
    auto *buttons = new grid::FlowLayout(8);
    const auto add = [&](const char *name, const QString &text, bool primary, std::function<void()> press) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        button->setProperty("primary", primary);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, std::move(press));
        buttons->addWidget(button);
    };
    add("conflictGoOn", tr("Go on with the ticked values"), true, [this] { decide(); });
    add("conflictMine", tr("Keep all of mine"), false, [this] {
        m_model.takeAll(true);
        decide();
    });
    add("conflictTheirs", tr("Take all of theirs"), false, [this] {
        m_model.takeAll(false);
        decide();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ConflictPanel::ask(const QString &title, const QString &text, const QList<ConflictModel::Row> &rows)
{
    m_title->setText(title);
    m_text->setText(text);
    m_model.setRows(rows);
    const int shown = std::clamp(int(rows.size()), 1, MostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shown * metrics::GridRow
                            + 2 * m_table->frameWidth());
    show();
    m_table->setCurrentIndex(m_model.index(0, ConflictModel::Mine));
    m_table->setFocus(Qt::OtherFocusReason);
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

void ConflictPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.blend(Token::Surface, Token::Warn, m_theme.isDark() ? 0.12 : 0.07));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(Token::Warn));
    paint::edge(&painter, rect(), Qt::BottomEdge, m_theme.blend(Token::Border, Token::Warn, 0.25));
}

} // namespace ui::forms

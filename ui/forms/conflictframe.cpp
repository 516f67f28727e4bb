// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/conflictframe.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/stylepaint.h"
#include "ui/forms/sidebyside.h"
#include "ui/grid/flowlayout.h"

#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::forms {

ConflictFrame::ConflictFrame(const Theme &theme, Qt::Edge edge, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_edge(edge)
    , m_title(new ElidedLabel(theme, {}, this))
    , m_text(new ElidedLabel(theme, {}, this))
    , m_table(new QTableView(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text->setColor(Token::Muted);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ConflictFrame::build(SideBySide &model, const QString &names, const QString &tableName)
{
    m_title->setObjectName(names + QStringLiteral("Title"));
    m_table->setObjectName(names + QStringLiteral("Table"));
    m_table->setAccessibleName(tableName);
    m_table->setModel(&model);
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
    m_buttons = new grid::FlowLayout(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_table);
    layout->addLayout(m_buttons);
}

QPushButton *ConflictFrame::addButton(const char *name, const QString &text, bool primary)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setProperty("primary", primary);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    return button;
}

void ConflictFrame::say(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
}

void ConflictFrame::fitTable(int mostRows)
{
    const int rows = std::clamp(m_table->model()->rowCount(), 1, mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * metrics::GridRow
                            + 2 * m_table->frameWidth());
}

void ConflictFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.blend(Token::Surface, Token::Warn, m_theme.isDark() ? 0.12 : 0.07));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(Token::Warn));
    paint::edge(&painter, rect(), m_edge, m_theme.blend(Token::Border, Token::Warn, 0.25));
}

} // namespace ui::forms

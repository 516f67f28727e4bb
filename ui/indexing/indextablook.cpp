// SPDX-License-Identifier: GPL-3.0-or-later
// What the tab of an index is made of.
#include "ui/base/banner.h"
#include "ui/base/elidedlabel.h"
#include "ui/connections/tonelabel.h"
#include "ui/editor/sqlview.h"
#include "ui/forms/hairline.h"
#include "ui/indexing/indextab.h"
#include "ui/indexing/texttable.h"
#include "ui/indexing/trypanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace ui::indexing {

IndexTab::IndexTab(const IndexServices &services, const IndexPlace &place, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_place(place)
    , m_headIcon(new QLabel(this))
    , m_head(new ElidedLabel(services.theme,
                             place.column.qualified() + QLatin1Char('.') + place.column.column, this))
    , m_facts(new connections::ToneLabel(services.theme, Token::Muted, {}, this))
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_statementRows(services.theme, {tr("What is asked"), tr("Operators"), tr("From"), tr("Served by")})
    , m_candidateRows(services.theme,
                      {tr("Index that fits"), tr("Operators it knows"), tr("Serves"), tr("Is there")})
{
    setObjectName(QStringLiteral("indexTab"));
    setAccessibleName(tr("An index for a JSON column"));
    m_column.ref = place.column;
    const auto icon = [this] { m_headIcon->setPixmap(m_services.icons.icon(iconName()).pixmap(20, 20)); };
    connect(&services.theme, &Theme::changed, this, icon);
    icon();
    QFont bold = m_head->font();
    bold.setPixelSize(15);
    bold.setWeight(QFont::DemiBold);
    m_head->setFont(bold);
    m_facts->setObjectName(QStringLiteral("indexFacts"));
    auto *again = new QPushButton(tr("Read again"), this);
    again->setObjectName(QStringLiteral("indexReadAgain"));
    again->setToolTip(tr("Asks the server for its indexes and statements again"));
    connect(again, &QPushButton::clicked, this, &IndexTab::read);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 10);
    head->setSpacing(10);
    auto *names = new QVBoxLayout;
    names->setSpacing(1);
    names->addWidget(m_head);
    names->addWidget(m_facts);
    head->addWidget(m_headIcon, 0, Qt::AlignTop);
    head->addLayout(names, 1);
    head->addWidget(again, 0, Qt::AlignVCenter);
    m_banner->hide();

    auto *sides = new QSplitter(Qt::Horizontal, this);
    sides->setObjectName(QStringLiteral("indexSides"));
    sides->setChildrenCollapsible(false);
    sides->setHandleWidth(1);
    sides->addWidget(makeStatements());
    sides->addWidget(makeIndexes());
    sides->setStretchFactor(0, 2);
    sides->setStretchFactor(1, 3);
    sides->setSizes({440, 700});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addLayout(head);
    column->addWidget(new forms::HairLine(services.theme, this));
    column->addWidget(sides, 1);
    connect(m_statements->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &IndexTab::showRemarks);
    connect(m_indexes->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &IndexTab::showCandidate);
    connect(m_try, &TryPanel::finished, this, &Tab::statusChanged);
    changed();
}

QWidget *IndexTab::makeStatements()
{
    const Theme &theme = m_services.theme;
    auto *side = new QWidget(this);
    m_statements = makeTextTable(m_statementRows, QStringLiteral("indexStatements"),
                                 tr("Statements on the column"), side);
    m_field = new QLineEdit(side);
    m_field->setObjectName(QStringLiteral("indexStatement"));
    m_field->setAccessibleName(tr("A statement, or a condition"));
    m_field->setPlaceholderText(tr("A statement, or a condition"));
    m_field->setToolTip(tr("details @> '{\"a\": 1}', or a whole SELECT (Enter adds it)"));
    auto *add = new QPushButton(tr("Add"), side);
    add->setObjectName(QStringLiteral("indexAdd"));
    m_remove = new QPushButton(tr("Remove"), side);
    m_remove->setObjectName(QStringLiteral("indexRemove"));
    m_remove->setToolTip(tr("Takes the chosen statement off the list"));
    m_problem = connections::makeMessageLabel(theme, Token::Danger, side);
    m_problem->setObjectName(QStringLiteral("indexProblem"));
    m_problem->hide();
    m_remarks = connections::makeMessageLabel(theme, Token::Muted, side);
    m_remarks->setObjectName(QStringLiteral("indexRemarks"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(add);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(16, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_statements, 1);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(m_remarks);
    connect(m_field, &QLineEdit::returnPressed, this, &IndexTab::add);
    connect(m_field, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(add, &QPushButton::clicked, this, &IndexTab::add);
    connect(m_remove, &QPushButton::clicked, this, &IndexTab::removeCurrent);
    return side;
}

QWidget *IndexTab::makeIndexes()
{
    const Theme &theme = m_services.theme;
    auto *side = new QWidget(this);
    m_indexes
        = makeTextTable(m_candidateRows, QStringLiteral("indexCandidates"), tr("Indexes that fit"), side);
    m_indexes->setMinimumHeight(5 * metrics::TreeRow);
    m_indexes->setMaximumHeight(6 * metrics::TreeRow);
    m_none = connections::makeMessageLabel(theme, Token::Muted, side);
    m_none->setObjectName(QStringLiteral("indexNone"));
    m_try = new TryPanel(theme, m_services.pool, m_services.prompts, side);
    m_foot = new QWidget(side);
    auto *about = new connections::ToneLabel(theme, Token::Muted,
                                             tr("To have it: nothing of this is run from here"), m_foot);
    about->setFont(theme.smallFont());
    m_ddl = new editor::SqlView(theme, m_foot);
    m_ddl->setObjectName(QStringLiteral("indexDdl"));
    m_ddl->setWrapped(true);
    m_ddl->setFixedHeight(116);
    auto *open = new QPushButton(tr("Open in SQL editor"), m_foot);
    open->setObjectName(QStringLiteral("indexOpenSql"));
    open->setToolTip(tr("Writes it into a new SQL tab, to be looked at and run there"));
    auto *copy = new QPushButton(tr("Copy"), m_foot);
    copy->setObjectName(QStringLiteral("indexCopySql"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(open);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(6);
    foot->addWidget(about);
    foot->addWidget(m_ddl);
    foot->addLayout(buttons);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(12, 12, 16, 12);
    column->setSpacing(10);
    column->addWidget(m_indexes);
    column->addWidget(m_none);
    column->addWidget(m_try, 1);
    column->addStretch(0);
    column->addWidget(m_foot);
    connect(open, &QPushButton::clicked, this, [this] { emit openSqlRequested(m_ddl->sql()); });
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ddl->sql()); });
    return side;
}

} // namespace ui::indexing

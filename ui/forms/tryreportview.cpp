// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/tryreportview.h"

#include "ui/base/elidedlabel.h"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui::forms {

TryReportView::TryReportView(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_model(new ReportModel(theme, this))
    , m_headline(new ElidedLabel(theme, {}, this))
    , m_tree(new QTreeView(this))
{
    setObjectName(QStringLiteral("tryReport"));
    setAccessibleName(tr("Report of the try"));
    m_headline->setObjectName(QStringLiteral("tryHeadline"));
    const auto button
        = [&](const char *name, const char *icon, const QString &text, std::function<void()> press) {
              auto *made = new QToolButton(this);
              made->setObjectName(QLatin1String(name));
              made->setIcon(icons.icon(QLatin1String(icon)));
              made->setAutoRaise(true);
              made->setAccessibleName(text);
              made->setToolTip(text);
              connect(made, &QToolButton::clicked, this, std::move(press));
              return made;
          };
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 6, 0);
    head->setSpacing(4);
    head->addWidget(m_headline, 1);
    head->addWidget(button("tryCopy", "copy", tr("Copy the report"),
                           [this] { QGuiApplication::clipboard()->setText(m_text); }));
    head->addWidget(button("tryClose", "close", tr("Close the report"), [this] { emit closed(); }));
    auto *headBox = new QWidget(this);
    headBox->setLayout(head);
    headBox->setFixedHeight(metrics::TabBar);
    headBox->setAutoFillBackground(true);
    m_tree->setObjectName(QStringLiteral("tryTree"));
    m_tree->setAccessibleName(tr("What it did"));
    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->header()->setAccessibleName(tr("Columns of the report"));
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(headBox);
    layout->addWidget(m_tree, 1);
    connect(&theme, &Theme::changed, m_tree->viewport(), qOverload<>(&QWidget::update));
}

void TryReportView::setReport(const core::ddl::TryReport &report, const core::ddl::Script &script)
{
    m_headline->setText(reportHeadline(report));
    m_headline->setColor(report.ok() && report.skipped.isEmpty() ? Token::Text
                             : report.error                      ? Token::Danger
                                                                 : Token::Warn);
    m_text = reportText(report, script);
    m_model->setGroups(reportGroups(report, script));
    m_tree->expandAll();
    for (int group = 0; group < m_model->rowCount(); ++group)
        m_tree->setFirstColumnSpanned(group, {}, true);
    m_tree->setColumnWidth(ReportModel::What, std::max(260, width() / 2));
    m_tree->setColumnWidth(ReportModel::Outcome, 180);
    m_tree->scrollToTop();
}

QString TryReportView::headline() const
{
    return m_headline->text();
}

} // namespace ui::forms

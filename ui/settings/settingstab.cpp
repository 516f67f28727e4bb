// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingstab.h"

#include "ui/base/elidedlabel.h"
#include "ui/forms/formview.h"
#include "ui/settings/settingsform.h"

#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui::settings {

namespace {

constexpr int Margin = 28;
constexpr int MostWidth = 760;

} // namespace

SettingsTab::SettingsTab(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                         QWidget *parent)
    : Tab(parent)
    , m_settings(settings)
    , m_form(new forms::FormView(theme, icons, this))
{
    setObjectName(QStringLiteral("settingsTab"));
    setAccessibleName(tr("Settings"));

    auto *name = new ElidedLabel(theme, tr("Settings"), this);
    name->setObjectName(QStringLiteral("settingsName"));
    QFont large = name->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    auto *where = new ElidedLabel(theme, tr("Kept in %1").arg(settings.file()), this);
    where->setObjectName(QStringLiteral("settingsFile"));
    where->setColor(Token::Muted);
    auto *defaults = new QPushButton(tr("Back to the defaults"), this);
    defaults->setObjectName(QStringLiteral("settingsDefaults"));
    defaults->setAccessibleName(defaults->text());
    defaults->setToolTip(tr("All settings of this page as they were at first"));
    connect(defaults, &QPushButton::clicked, this, [this] { m_form->revertAll(); });

    auto *page = new QWidget;
    page->setMaximumWidth(MostWidth);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Margin, 20, Margin, Margin);
    column->setSpacing(4);
    column->addWidget(name);
    column->addWidget(where);
    column->addSpacing(12);
    column->addWidget(m_form);
    column->addSpacing(12);
    column->addWidget(defaults, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("settingsScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    m_form->setForm(settingsForm(), {});
    showValues();
    connect(m_form, &forms::FormView::edited, this, &SettingsTab::apply);
    // also changed from elsewhere: the theme has actions of its own
    connect(&settings, &core::settings::Settings::changed, this, [this] {
        if (!m_applying)
            showValues();
    });
}

void SettingsTab::focusWork()
{
    m_form->focusFirst();
}

void SettingsTab::showValues()
{
    m_form->setValues(settingsDefaults(), settingsValues(m_settings));
}

void SettingsTab::apply()
{
    const QScopedValueRollback applying(m_applying, true);
    QStringList wrong;
    for (const core::forms::Problem &problem : m_form->problems()) {
        if (problem.error)
            wrong << problem.field;
    }
    applySettings(m_settings, m_form->values(), wrong);
}

} // namespace ui::settings

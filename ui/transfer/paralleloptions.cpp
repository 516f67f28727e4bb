// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/paralleloptions.h"

#include "ui/base/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace ui::transfer {

namespace keys = core::settings::keys;

ParallelOptions::ParallelOptions(For use, QWidget *parent)
    : QWidget(parent)
    , m_use(use)
    , m_unordered(new QCheckBox(tr("Order does not matter (faster)")))
    , m_sessions(new QSpinBox)
{
    m_unordered->setObjectName(QStringLiteral("exportUnordered"));
    m_unordered->setAccessibleName(m_unordered->text());
    m_unordered->setToolTip(
        tr("Several sessions read parts of a table at the same time, in one snapshot; its "
           "rows then stand in any order"));
    m_sessions->setObjectName(QStringLiteral("exportSessions"));
    m_sessions->setAccessibleName(tr("Sessions"));
    m_sessions->setToolTip(
        tr("How many connections read at the same time; fewer are used where the server has "
           "no room for more"));
    m_sessions->setRange(keys::exportSessions.lowest, keys::exportSessions.highest);
    m_sessions->setFixedWidth(64);
    auto *label = new QLabel(tr("&Sessions"));
    label->setBuddy(m_sessions);

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Indent, 0, 0, 0);
    line->setSpacing(2 * metrics::Step);
    line->addWidget(m_unordered);
    line->addSpacing(2 * metrics::Step);
    line->addWidget(label);
    line->addWidget(m_sessions);
    line->addStretch();
    connect(m_unordered, &QCheckBox::toggled, this, &ParallelOptions::update);
    update();
}

void ParallelOptions::update()
{
    m_sessions->setEnabled(m_use == For::ManyTables || m_unordered->isChecked());
}

bool ParallelOptions::unordered() const
{
    return m_unordered->isChecked();
}

int ParallelOptions::sessions() const
{
    return m_use == For::ManyTables || unordered() ? m_sessions->value() : 1;
}

void ParallelOptions::restore(const core::settings::Settings &settings)
{
    m_unordered->setChecked(settings.get(keys::exportUnordered));
    m_sessions->setValue(settings.get(keys::exportSessions));
}

void ParallelOptions::remember(core::settings::Settings &settings) const
{
    settings.set(keys::exportUnordered, unordered());
    settings.set(keys::exportSessions, m_sessions->value());
}

} // namespace ui::transfer

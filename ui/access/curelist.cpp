// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/curelist.h"

#include "ui/connections/tonelabel.h"

#include <QButtonGroup>
#include <QRadioButton>

namespace ui::access {

using core::access::Cure;

namespace {

constexpr int Indent = 24; ///< beneath the text of a radio button

} // namespace

CureList::CureList(const Theme &theme, QWidget *parent)
    : TextRows(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("accessCures"));
    setAccessibleName(tr("What cures it"));
}

void CureList::setCures(const QList<Cure> &cures)
{
    clear();
    m_cures = cures;
    delete m_group;
    m_group = new QButtonGroup(this);
    for (qsizetype i = 0; i < cures.size(); ++i) {
        const Cure &cure = cures.at(i);
        auto *button
            = new QRadioButton(QString(cure.title).replace(QLatin1Char('&'), QLatin1String("&&")), this);
        button->setObjectName(QStringLiteral("accessCure%1").arg(i));
        button->setAccessibleName(cure.title);
        button->setAccessibleDescription(cure.effect);
        button->setChecked(i == 0);
        m_group->addButton(button, int(i));
        auto *effect = connections::makeMessageLabel(m_theme, Token::Muted, this);
        effect->setText(cure.smallest ? tr("The smallest: %1").arg(cure.effect) : cure.effect);
        effect->setContentsMargins(Indent, 0, 0, 0);
        add({}, {button, effect});
    }
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            emit changed();
    });
    arrange();
}

const Cure *CureList::chosen() const
{
    const int at = m_group ? m_group->checkedId() : -1;
    return at >= 0 && at < m_cures.size() ? &m_cures.at(at) : nullptr;
}

} // namespace ui::access

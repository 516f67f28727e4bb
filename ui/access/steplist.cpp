// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/steplist.h"

#include "ui/connections/tonelabel.h"

#include <QLabel>

namespace ui::access {

using core::access::Step;

namespace {

struct StateLook
{
    const char *icon;
    Token tone;
};

StateLook lookOf(Step::State state)
{
    switch (state) {
    case Step::State::Ok:
        return {"ok", Token::Ok};
    case Step::State::Missing:
        return {"error", Token::Danger};
    case Step::State::Note:
        break;
    }
    return {"info", Token::Muted};
}

constexpr int IconSize = 16;
constexpr int StateWidth = 56;

/// An icon that follows the theme.
class StateIcon : public QLabel
{
public:
    StateIcon(const Theme &theme, const Icons &icons, Step::State state, QWidget *parent)
        : QLabel(parent)
    {
        setFixedSize(IconSize, 20);
        const auto draw = [this, &icons, look = lookOf(state)] {
            setPixmap(icons.pixmap(QLatin1String(look.icon), look.tone, IconSize, devicePixelRatioF()));
        };
        draw();
        connect(&theme, &Theme::changed, this, draw);
    }
};

} // namespace

StepList::StepList(const Theme &theme, const Icons &icons, QWidget *parent)
    : TextRows(parent)
    , m_theme(theme)
    , m_icons(icons)
{
    setObjectName(QStringLiteral("accessSteps"));
    setAccessibleName(tr("What has to hold"));
}

QString StepList::word(Step::State state)
{
    switch (state) {
    case Step::State::Ok:
        return tr("ok");
    case Step::State::Missing:
        return tr("missing");
    case Step::State::Note:
        break;
    }
    return tr("note");
}

void StepList::setSteps(const QList<Step> &steps)
{
    clear();
    m_steps = steps;
    int row = 0;
    for (const Step &step : steps) {
        auto *state = new connections::ToneLabel(m_theme, lookOf(step.state).tone, word(step.state), this);
        state->setMinimumWidth(StateWidth);
        auto *what = connections::makeMessageLabel(m_theme, Token::Text, this);
        what->setText(step.what);
        what->setObjectName(QStringLiteral("accessStep%1").arg(row));
        what->setAccessibleName(QStringLiteral("%1: %2. %3").arg(word(step.state), step.what, step.why));
        if (step.state == Step::State::Missing) {
            QFont bold = what->font();
            bold.setWeight(QFont::DemiBold);
            what->setFont(bold);
        }
        QList<QWidget *> lines{what};
        if (!step.why.isEmpty()) {
            auto *why = connections::makeMessageLabel(m_theme, Token::Muted, this);
            why->setText(step.why);
            lines << why;
        }
        add({new StateIcon(m_theme, m_icons, step.state, this), state}, lines);
        ++row;
    }
    arrange();
}

} // namespace ui::access

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/reasonlist.h"

#include "ui/connections/tonelabel.h"

#include <algorithm>

namespace ui::access {

using core::access::RecipeStep;

namespace {

constexpr qsizetype LongestSql = 400; ///< the rest stands in the SQL beside it
constexpr int NumberWidth = 20;

} // namespace

ReasonList::ReasonList(const Theme &theme, QWidget *parent)
    : TextRows(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("accessReasons"));
    setAccessibleName(tr("Statements and their reasons"));
}

void ReasonList::setSteps(const QList<RecipeStep> &steps)
{
    clear();
    const qsizetype shown = std::min(steps.size(), MostSteps);
    const auto number = [this](const QString &text) {
        auto *label = new connections::ToneLabel(m_theme, Token::Muted, text, this);
        label->setMinimumWidth(NumberWidth);
        label->setAlignment(Qt::AlignRight | Qt::AlignTop);
        return label;
    };
    for (qsizetype i = 0; i < shown; ++i) {
        const RecipeStep &step = steps.at(i);
        auto *why = connections::makeMessageLabel(m_theme, Token::Text, this);
        why->setText(step.why.left(1).toUpper() + step.why.mid(1));
        auto *sql = connections::makeMessageLabel(m_theme, Token::Muted, this);
        sql->setFont(m_theme.codeFont());
        const QString &text = step.statement.shown();
        sql->setText(text.size() > LongestSql ? text.left(LongestSql) + QStringLiteral(" …") : text);
        add({number(QString::number(i + 1))}, {why, sql});
    }
    if (steps.size() > MostSteps) {
        auto *more = connections::makeMessageLabel(m_theme, Token::Muted, this);
        more->setText(tr("and %1 more statements: see the SQL beside it").arg(steps.size() - MostSteps));
        add({number(QStringLiteral("…"))}, {more});
    }
    arrange();
}

} // namespace ui::access

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/factsview.h"

#include "ui/connections/tonelabel.h"
#include "ui/editor/codestyle.h"
#include "ui/editor/sqlview.h"
#include "ui/object/linklabel.h"
#include "ui/object/valuetext.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::object {

using connections::ToneLabel;
using core::objects::Fact;
using core::objects::Form;

namespace {

constexpr int TwoColumnsFrom = 820; ///< px
constexpr int Margin = 20;
constexpr int LabelWidth = 168;
constexpr int ShortCode = 60;   ///< characters that stand in the line
constexpr int MostLines = 24;   ///< of code, then it scrolls
constexpr int MostValues = 100; ///< of one label, each a widget

} // namespace

FactsView::FactsView(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_content(new QWidget(this))
{
    setObjectName(QStringLiteral("factsView"));
    setAccessibleName(tr("Fields"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page = new QVBoxLayout(m_content);
    m_page->setContentsMargins(Margin, 16, Margin, Margin);
    m_page->setSpacing(20);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(40);
    m_left = new QVBoxLayout;
    m_right = new QVBoxLayout;
    for (QVBoxLayout *column : {m_left, m_right}) {
        column->setSpacing(20);
        m_columns->addLayout(column, 1);
    }
    m_page->addLayout(m_columns);
    m_page->addStretch(1);
    setWidget(m_content);
    viewport()->setBackgroundRole(QPalette::Base);
    m_content->setBackgroundRole(QPalette::Base);
    m_content->setAutoFillBackground(true);
}

void FactsView::setFacts(const QList<Fact> &facts)
{
    const int place = verticalScrollBar()->value();
    for (const Group &group : std::as_const(m_groups))
        delete group.widget;
    m_groups.clear();
    m_facts = facts;
    for (qsizetype from = 0; from < facts.size();) {
        qsizetype to = from;
        while (to < facts.size() && facts[to].group == facts[from].group)
            ++to;
        m_groups << makeGroup(facts[from].group, facts.mid(from, to - from));
        from = to;
    }
    m_arrangedFor = 0;
    arrange();
    verticalScrollBar()->setValue(place);
}

QString FactsView::toText() const
{
    QStringList lines;
    for (const Fact &fact : m_facts)
        lines << fact.label + QLatin1Char('\t') + fact.value;
    return lines.join(QLatin1Char('\n'));
}

FactsView::Group FactsView::makeGroup(const QString &title, const QList<Fact> &facts)
{
    auto *group = new QWidget(m_content);
    group->setAccessibleName(title);
    auto *grid = new QGridLayout(group);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, LabelWidth);
    grid->setColumnStretch(1, 1);
    // small capitals: the platform's fonts seldom have them
    auto *head = new ToneLabel(m_theme, Token::Muted, title.toUpper(), group);
    QFont small = m_theme.smallFont();
    small.setWeight(QFont::DemiBold);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    head->setFont(small);
    head->setAccessibleName(title);
    grid->addWidget(head, 0, 0, 1, 2);

    Group made{group, int(facts.size()) + 2, false};
    int row = 1;
    QString before;
    QList<QWidget *> numbers;
    int ofLabel = 0;
    for (const Fact &fact : facts) {
        ofLabel = fact.label == before ? ofLabel + 1 : 1;
        if (ofLabel > MostValues) {
            if (ofLabel == MostValues + 1) {
                const auto all = std::count_if(facts.begin(), facts.end(), [&fact](const Fact &other) {
                    return other.label == fact.label;
                });
                auto *more
                    = new ToneLabel(m_theme, Token::Muted, tr("and %L1 more").arg(all - MostValues), group);
                more->setObjectName(QStringLiteral("factsMore"));
                grid->addWidget(more, row++, 1);
            }
            continue;
        }
        // several values of one label stand under each other
        if (fact.label != before) {
            auto *label = new ToneLabel(m_theme, Token::Muted, fact.label, group);
            label->setAlignment(Qt::AlignRight | Qt::AlignTop);
            label->setWordWrap(true);
            label->setFixedWidth(LabelWidth);
            label->setContentsMargins(0, 2, 0, 0);
            grid->addWidget(label, row, 0, Qt::AlignTop);
            before = fact.label;
        }
        bool wide = false;
        QWidget *value = makeValue(fact, group, &wide);
        value->setObjectName(QStringLiteral("fact_") + fact.label);
        if (core::objects::isNumber(fact.form))
            numbers << value;
        made.wide = made.wide || wide;
        if (wide) {
            made.rows += 6;
            grid->addWidget(value, row, 1);
        } else {
            grid->addWidget(value, row, 1,
                            fact.target.isValid() ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignTop);
        }
        ++row;
    }
    // figures are compared where they are among themselves; one among words would only stand apart
    const bool figures = numbers.size() == grid->rowCount() - 1;
    int widest = 0;
    for (const QWidget *number : std::as_const(numbers))
        widest = std::max(widest, number->sizeHint().width());
    for (QWidget *number : std::as_const(numbers)) {
        if (figures)
            number->setFixedWidth(widest);
        grid->setAlignment(number, Qt::AlignLeft | Qt::AlignTop);
    }
    return made;
}

QWidget *FactsView::makeValue(const Fact &fact, QWidget *parent, bool *wide)
{
    const QString shown = shownValue(fact.value, fact.form);
    if (fact.target.isValid()) {
        auto *link = new LinkLabel(m_theme, fact.value, parent);
        connect(link, &QAbstractButton::clicked, this,
                [this, address = fact.target] { emit linkActivated(address); });
        link->setAccessibleDescription(fact.label);
        return link;
    }
    if (fact.form == Form::Code && (shown.size() > ShortCode || shown.contains(QLatin1Char('\n')))) {
        *wide = true;
        auto *frame = new QFrame(parent);
        frame->setFrameShape(QFrame::StyledPanel);
        auto *code = new editor::SqlView(m_theme, frame);
        code->setAccessibleName(fact.label);
        code->setWrapped(true);
        code->setSql(fact.value);
        auto *layout = new QVBoxLayout(frame);
        layout->setContentsMargins(1, 1, 1, 1);
        layout->addWidget(code);
        const auto lines = std::clamp<qsizetype>(
            std::max(shown.count(QLatin1Char('\n')) + 1, shown.size() / 70 + 1), 1, MostLines);
        frame->setFixedHeight(int(lines) * editor::CodeLineHeight + 16);
        return frame;
    }
    ToneLabel *label = connections::makeMessageLabel(m_theme, Token::Text, parent);
    label->setText(shown.isEmpty() ? QStringLiteral("“”") : shown);
    label->setMinimumWidth(1); // one long word must not make the page wide
    label->setContentsMargins(2, 2, 2, 0);
    label->setAccessibleName(fact.label + QLatin1String(": ") + shown);
    if (core::objects::isNumber(fact.form)) {
        label->setAlignment(Qt::AlignRight | Qt::AlignTop);
        label->setWordWrap(false);
    }
    if (fact.form == Form::Code)
        label->setFont(m_theme.codeFont());
    label->setToolTip(exactValue(fact.value, fact.form));
    return label;
}

void FactsView::arrange()
{
    const int columns = viewport()->width() >= TwoColumnsFrom ? 2 : 1;
    if (columns == m_arrangedFor)
        return;
    m_arrangedFor = columns;
    for (QVBoxLayout *column : {m_left, m_right}) {
        while (QLayoutItem *item = column->takeAt(0))
            delete item;
    }
    for (int i = m_page->count() - 1; i > 0; --i) {
        if (m_page->itemAt(i)->widget())
            delete m_page->takeAt(i);
    }
    m_columns->setStretch(1, columns == 2 ? 1 : 0);
    m_columns->setSpacing(columns == 2 ? 40 : 0);
    int total = 0;
    for (const Group &group : std::as_const(m_groups))
        total += group.wide ? 0 : group.rows;
    // in reading order: the left column takes what is nearest to half of the rows
    int rows = 0;
    int belowWide = 1;
    for (const Group &group : std::as_const(m_groups)) {
        group.widget->show();
        if (group.wide && columns == 2) {
            m_page->insertWidget(belowWide++, group.widget);
            continue;
        }
        const bool left = columns == 1 || rows == 0 || 2 * rows + group.rows <= total;
        (left ? m_left : m_right)->addWidget(group.widget);
        rows += group.rows;
    }
    m_left->addStretch(1);
    m_right->addStretch(1);
}

void FactsView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace ui::object

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/filterbar.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "ui/base/amounts.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/pill.h"
#include "ui/base/progressline.h"
#include "ui/grid/flowlayout.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::grid {

using core::analysis::Filter;
using core::analysis::FilterOp;
using core::analysis::FilterValue;
using core::result::Column;

namespace {

constexpr qsizetype ShownValue = 40;
constexpr int ShownValues = 4;

struct Operator
{
    FilterOp op;
    const char *words; ///< as it stands in the list and between column and value
};

constexpr Operator Operators[] = {
    {FilterOp::Contains, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "contains")},
    {FilterOp::NotContains, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "does not contain")},
    {FilterOp::In, "="},
    {FilterOp::NotIn, "≠"},
    {FilterOp::StartsWith, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "starts with")},
    {FilterOp::EndsWith, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "ends with")},
    {FilterOp::Regex, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "matches")},
    {FilterOp::Less, "<"},
    {FilterOp::LessOrEqual, "≤"},
    {FilterOp::Greater, ">"},
    {FilterOp::GreaterOrEqual, "≥"},
    {FilterOp::Between, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "between")},
    {FilterOp::IsNull, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "is null")},
    {FilterOp::IsNotNull, QT_TRANSLATE_NOOP("ui::grid::FilterBar", "is not null")},
};

QString operatorText(FilterOp op)
{
    for (const Operator &known : Operators) {
        if (known.op == op)
            return FilterBar::tr(known.words);
    }
    return {};
}

bool takesCase(FilterOp op)
{
    return op == FilterOp::Contains || op == FilterOp::NotContains || op == FilterOp::StartsWith
        || op == FilterOp::EndsWith || op == FilterOp::Regex;
}

int valueCount(FilterOp op)
{
    return op == FilterOp::IsNull || op == FilterOp::IsNotNull ? 0 : op == FilterOp::Between ? 2 : 1;
}

QString valueText(const FilterValue &value)
{
    if (!value)
        return QStringLiteral("NULL");
    if (value->isEmpty())
        return QStringLiteral("''");
    return core::result::displayText({value->constData(), value->size(), false}, ShownValue);
}

QString columnText(const Column &column)
{
    const QByteArray name = column.name.toUtf8();
    return core::result::displayText({name.constData(), name.size(), false}, 63);
}

} // namespace

QString filterText(const QList<Column> &columns, const Filter &filter)
{
    QString text = columnText(columns.value(filter.column)) + QLatin1Char(' ') + operatorText(filter.op);
    if (filter.op == FilterOp::Between)
        return text + QLatin1Char(' ')
            + FilterBar::tr("%1 and %2")
                  .arg(valueText(filter.values.value(0)), valueText(filter.values.value(1)));
    QStringList values;
    for (const FilterValue &value :
         filter.values.first(std::min<qsizetype>(filter.values.size(), ShownValues)))
        values << valueText(value);
    if (filter.values.size() > ShownValues)
        values << FilterBar::tr("%1 more").arg(filter.values.size() - ShownValues);
    if (!values.isEmpty())
        text += QLatin1Char(' ') + values.join(QLatin1String(", "));
    return text;
}

FilterBar::FilterBar(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_flow(new FlowLayout)
    , m_column(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_value(new QLineEdit(this))
    , m_and(new QLabel(tr("and"), this))
    , m_upper(new QLineEdit(this))
    , m_case(new QToolButton(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_progress(new ProgressLine(theme, this))
    , m_counts(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear all"), this))
    , m_close(new QToolButton(this))
    , m_problem(new ElidedLabel(theme, {}, this))
{
    setObjectName(QStringLiteral("filterBar"));
    setAccessibleName(tr("Quick filter"));
    const auto name = [](QWidget *widget, const char *object, const QString &accessible, const QString &tip) {
        widget->setObjectName(QLatin1String(object));
        widget->setAccessibleName(accessible);
        widget->setToolTip(tip);
    };
    name(m_column, "filterColumn", tr("Column to filter by"), tr("Column; type to find it"));
    name(m_operator, "filterOperator", tr("How to compare"), tr("How the column is compared"));
    name(m_value, "filterValue", tr("Value to compare with"), tr("Add the filter (Enter)"));
    name(m_upper, "filterUpper", tr("Upper value"), tr("Upper end, included"));
    name(m_case, "filterCase", tr("Match case"), tr("Match case"));
    name(m_add, "filterAdd", tr("Add the filter"), tr("Add the filter (Enter)"));
    name(m_clear, "filterClear", tr("Clear all filters"), tr("Show all rows again"));
    name(m_close, "filterClose", tr("Close the quick filter"), tr("Clear all filters and close (Esc)"));
    name(m_counts, "filterCounts", {}, {});
    name(m_problem, "filterProblem", {}, {});
    name(m_progress, "filterProgress", tr("Progress of the filter"), {});

    m_column->setEditable(true);
    m_column->setInsertPolicy(QComboBox::NoInsert);
    m_column->setMinimumContentsLength(12);
    m_column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_column->completer()->setFilterMode(Qt::MatchContains);
    m_column->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_column->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    for (const Operator &op : Operators)
        m_operator->addItem(tr(op.words), int(op.op));
    m_value->setPlaceholderText(tr("Value"));
    m_value->setMinimumWidth(160);
    m_upper->setPlaceholderText(tr("Value"));
    m_case->setText(QStringLiteral("Aa"));
    m_case->setCheckable(true);
    m_case->setAutoRaise(true);
    m_counts->setTextFormat(Qt::PlainText);
    m_progress->setFixedWidth(60);
    m_progress->hide();
    m_problem->setColor(Token::Danger);
    m_problem->hide();
    for (QPushButton *button : {m_add, m_clear}) {
        button->setProperty("flat", true);
        button->setFlat(true);
        button->setAutoDefault(false);
    }
    m_close->setIcon(icons.icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);

    auto *fields = new QWidget(this);
    auto *row = new QHBoxLayout(fields);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_column, m_operator, m_value, m_and, m_upper, m_case, m_add})
        row->addWidget(widget);
    m_flow->insert(0, fields);
    m_flow->setContentsMargins(0, 0, 0, 0);

    auto *right = new QHBoxLayout;
    right->setSpacing(8);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progress, m_counts, m_clear, m_close})
        right->addWidget(widget);
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addLayout(m_flow, 1);
    line->addLayout(right);
    line->setAlignment(right, Qt::AlignTop);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 4, 8, 5);
    all->setSpacing(2);
    all->addLayout(line);
    all->addWidget(m_problem);

    connect(m_column, &QComboBox::currentIndexChanged, this, &FilterBar::applyColumn);
    connect(m_operator, &QComboBox::currentIndexChanged, this, &FilterBar::applyOperator);
    connect(m_value, &QLineEdit::returnPressed, this, [this] {
        if (m_upper->isVisible() && m_upper->text().isEmpty())
            m_upper->setFocus();
        else
            addTyped();
    });
    connect(m_upper, &QLineEdit::returnPressed, this, &FilterBar::addTyped);
    connect(m_add, &QPushButton::clicked, this, &FilterBar::addTyped);
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clearFilters);
    connect(m_close, &QToolButton::clicked, this, &FilterBar::close);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    applyOperator();
    rebuildPills();
    setCounts(-1, -1);
    hide();
}

void FilterBar::setColumns(const QList<Column> &columns)
{
    const bool same = std::equal(
        columns.begin(), columns.end(), m_columns.begin(), m_columns.end(),
        [](const Column &a, const Column &b) { return a.name == b.name && a.typeOid == b.typeOid; });
    m_columns = columns;
    if (same)
        return;
    {
        const QSignalBlocker quiet(m_column);
        m_column->clear();
        for (const Column &column : columns)
            m_column->addItem(columnText(column));
    }
    applyColumn();
    if (m_filters.isEmpty())
        return;
    m_filters.clear();
    tell();
}

void FilterBar::setFilters(const QList<Filter> &filters)
{
    m_filters = filters;
    rebuildPills();
    setVisible(isVisible() || !filters.isEmpty());
}

void FilterBar::addFilter(const Filter &filter)
{
    const auto listed = std::find_if(m_filters.begin(), m_filters.end(), [&filter](const Filter &known) {
        return known.column == filter.column && known.op == filter.op;
    });
    const bool list = filter.op == FilterOp::In || filter.op == FilterOp::NotIn;
    if (list && listed != m_filters.end()) {
        for (const FilterValue &value : filter.values) {
            if (!listed->values.contains(value))
                listed->values.append(value);
        }
    } else if (!m_filters.contains(filter)) {
        m_filters.append(filter);
    }
    show();
    tell();
}

void FilterBar::clearFilters()
{
    if (m_filters.isEmpty())
        return;
    m_filters.clear();
    tell();
}

void FilterBar::open(int column)
{
    if (column >= 0 && column < m_column->count())
        m_column->setCurrentIndex(column);
    show();
    m_value->setFocus(Qt::ShortcutFocusReason);
    m_value->selectAll();
}

void FilterBar::close()
{
    clearFilters();
    setProblem({});
    hide();
    emit closed();
}

void FilterBar::setCounts(qint64 shown, qint64 all)
{
    m_counts->setText(shown < 0 ? QString() : tr("%1 of %2").arg(countText(shown), rowsText(all)));
    m_counts->setVisible(shown >= 0);
}

void FilterBar::setProgress(int permille)
{
    m_progress->setVisible(permille >= 0);
    if (permille >= 0)
        m_progress->setShare(permille / 1000.0);
}

void FilterBar::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

int FilterBar::chosenColumn() const
{
    return m_column->findText(m_column->currentText(), Qt::MatchFixedString) == m_column->currentIndex()
            || m_column->itemText(m_column->currentIndex()) == m_column->currentText()
        ? m_column->currentIndex()
        : m_column->findText(m_column->currentText(), Qt::MatchFixedString);
}

// What a column of that type is mostly compared by.
void FilterBar::applyColumn()
{
    const int column = m_column->currentIndex();
    if (column < 0 || column >= m_columns.size())
        return;
    using core::result::TypeFamily;
    const TypeFamily family = core::result::typeFamily(m_columns.at(column).typeOid);
    const bool exact = family == TypeFamily::Number || family == TypeFamily::Boolean;
    m_operator->setCurrentIndex(m_operator->findData(int(exact ? FilterOp::In : FilterOp::Contains)));
}

void FilterBar::applyOperator()
{
    const auto op = FilterOp(m_operator->currentData().toInt());
    m_value->setVisible(valueCount(op) > 0);
    m_and->setVisible(valueCount(op) > 1);
    m_upper->setVisible(valueCount(op) > 1);
    m_case->setVisible(takesCase(op));
}

void FilterBar::addTyped()
{
    const int column = chosenColumn();
    if (column < 0) {
        setProblem(tr("There is no column “%1”").arg(m_column->currentText()));
        return;
    }
    Filter filter;
    filter.column = column;
    filter.op = FilterOp(m_operator->currentData().toInt());
    filter.matchCase = takesCase(filter.op) && m_case->isChecked();
    if (valueCount(filter.op) > 0)
        filter.values << m_value->text().toUtf8();
    if (valueCount(filter.op) > 1)
        filter.values << m_upper->text().toUtf8();
    // what no value of the column can be is told here, and not taken
    if (auto made = core::analysis::RowFilter::make(m_columns, {filter}); !made) {
        setProblem(made.error().message);
        m_value->setFocus();
        return;
    }
    setProblem({});
    m_value->clear();
    m_upper->clear();
    addFilter(filter);
}

void FilterBar::edit(qsizetype index)
{
    const Filter filter = m_filters.at(index);
    m_column->setCurrentIndex(filter.column);
    m_operator->setCurrentIndex(m_operator->findData(int(filter.op)));
    m_case->setChecked(filter.matchCase);
    m_value->setText(QString::fromUtf8(filter.values.value(0).value_or(QByteArray())));
    m_upper->setText(QString::fromUtf8(filter.values.value(1).value_or(QByteArray())));
    remove(index);
    open();
}

void FilterBar::remove(qsizetype index)
{
    m_filters.removeAt(index);
    tell();
}

void FilterBar::tell()
{
    rebuildPills();
    emit filtersChanged(m_filters);
}

void FilterBar::rebuildPills()
{
    for (QWidget *pill : std::exchange(m_pills, {})) {
        m_flow->removeWidget(pill);
        pill->hide();
        pill->deleteLater(); // it may be its own click that is being handled
    }
    for (qsizetype i = 0; i < m_filters.size(); ++i) {
        auto *pill = new Pill(m_theme, filterText(m_columns, m_filters.at(i)), true, this);
        pill->setObjectName(QStringLiteral("filterPill%1").arg(i));
        pill->setToolTip(tr("Click to change it, Delete to remove it"));
        connect(pill, &Pill::clicked, this, [this, i] { edit(i); });
        connect(pill, &Pill::removeRequested, this, [this, i] { remove(i); });
        m_flow->insert(int(i), pill);
        pill->show();
        m_pills << pill;
    }
    m_clear->setVisible(!m_filters.isEmpty());
}

bool FilterBar::event(QEvent *event)
{
    // Esc closes the bar even while it would cancel what runs
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FilterBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void FilterBar::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Border));
}

} // namespace ui::grid

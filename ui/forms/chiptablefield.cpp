// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/chiptablefield.h"

#include "ui/forms/choices.h"
#include "ui/forms/plaintip.h"
#include "ui/forms/problemline.h"
#include "ui/forms/rowsmodel.h"
#include "ui/forms/rowsview.h"
#include "ui/forms/tablefield.h"
#include "ui/grid/flowlayout.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QCompleter>
#include <QHash>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace ui::forms {

using core::forms::Choice;
using core::forms::FieldSpec;
using core::forms::Values;
using State = ChipText::State;
using Type = FieldSpec::Type;

namespace {

constexpr int LineWidth = 150;
constexpr int MostChips = 24; ///< that stay as they were; what is new or changed is shown besides
constexpr int MostChanged = 48;

QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&")).replace(QLatin1Char('\n'), QChar(0x21B5));
}

} // namespace

ChipTableField::ChipTableField(const FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                               QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_table(new TableField(spec, context, tools, this))
    , m_line(new QWidget(this))
    , m_flow(new grid::FlowLayout(7))
    , m_edit(new QLineEdit(m_line))
    , m_more(new QToolButton(m_line))
    , m_details(new QToolButton(m_line))
    , m_known(new ChoiceModel(this))
    , m_offered(new ChoiceModel(this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_line->setSizePolicy(policy);
    setSizePolicy(policy);
    m_line->setLayout(m_flow);
    m_flow->setContentsMargins(0, 3, 0, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_line);
    layout->addWidget(m_table);
    m_table->hide();
    setFocusProxy(m_edit);

    m_edit->setObjectName(spec.id);
    m_edit->setProperty("bare", true);
    m_edit->setFixedWidth(LineWidth);
    m_edit->setPlaceholderText(spec.placeholder.isEmpty() ? tr("Add…") : spec.placeholder);
    m_edit->installEventFilter(this);
    const FieldSpec &first = spec.columns.first();
    m_known->setChoices(first.choicesFrom.isEmpty() ? first.choices
                                                    : context.choices.value(first.choicesFrom));
    auto *completer = makeCompleter(tools.theme, m_offered, m_edit);
    // activated() comes before the completer puts the text into the line: that must be gone again
    connect(
        completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { add(index.data(ChoiceModel::ValueRole).toString()); },
        Qt::QueuedConnection);
    connect(m_edit, &QLineEdit::returnPressed, this, &ChipTableField::addTyped);
    connect(m_edit, &QLineEdit::textEdited, this, &Field::edited);

    const auto prepare = [&](QToolButton *button, const char *suffix, const QString &tip) {
        button->setObjectName(spec.id + QLatin1String(suffix));
        button->setAutoRaise(true);
        button->setToolTip(tip);
    };
    prepare(m_more, "More", tr("Show all of them as a table"));
    prepare(m_details, "Details", tr("As a table, with every option and who granted it"));
    m_details->setText(tr("Details"));
    m_details->setAccessibleName(tr("Details (%1)").arg(spec.label));
    m_details->setCheckable(true);
    m_flow->insert(0, m_edit);
    m_flow->insert(1, m_more);
    m_flow->insert(2, m_details);
    connect(m_more, &QToolButton::clicked, this, [this] { setDetails(true); });
    connect(m_details, &QToolButton::toggled, m_table, &QWidget::setVisible);

    connect(&model(), &RowsModel::edited, this, [this] {
        showChips();
        emit edited();
    });
    connect(&model(), &QAbstractItemModel::dataChanged, this, &ChipTableField::showChips); // problems, too
    showChips();
}

RowsModel &ChipTableField::model() const
{
    return m_table->model();
}

void ChipTableField::setDetails(bool shown)
{
    m_details->setChecked(shown);
    if (shown && m_table->isVisible())
        m_table->work()->setFocus(Qt::OtherFocusReason);
}

// --- values

void ChipTableField::setBefore(const Values &values)
{
    m_before = values.rows(id());
}

void ChipTableField::setValue(const Values &values)
{
    m_edit->clear();
    m_table->setValue(values);
    showChips();
}

void ChipTableField::store(Values &values) const
{
    m_table->store(values);
}

void ChipTableField::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_table->setReadOnly(readOnly);
    showChips();
}

bool ChipTableField::setProblem(const QString &text, bool error)
{
    m_edit->setProperty("bare", text.isEmpty()); // the edge needs a frame
    setProblemEdge(m_edit, text, error);
    return m_table->setProblem(text, error);
}

QString ChipTableField::refusal() const
{
    const QString typed = m_edit->text().trimmed();
    if (typed.isEmpty())
        return {};
    return m_known->indexOf(m_known->valueOf(typed)) >= 0
        ? tr("“%1” is not added yet: press Enter, or clear it").arg(typed)
        : tr("There is no “%1” to choose: clear it").arg(typed);
}

void ChipTableField::setRowProblems(const QList<core::forms::Problem> &problems)
{
    m_table->setRowProblems(problems);
}

QWidget *ChipTableField::work() const
{
    return m_edit;
}

QString ChipTableField::toText(const Values &values) const
{
    return m_table->toText(values);
}

// --- chips

QString ChipTableField::keyOf(const Values &row) const
{
    QStringList parts;
    for (const QString &column : spec().key)
        parts << row.text(column);
    return parts.join(QChar(u'\0'));
}

/// Ticks that are not as an added row's; of several of one name also the texts.
QString ChipTableField::specialOf(const Values &row, bool several) const
{
    QStringList words;
    for (const FieldSpec &column : spec().columns) {
        if (column.type == Type::Flag) {
            const bool usual = spec().newRow.flag(column.id);
            if (!row.isNull(column.id) && row.flag(column.id) != usual)
                words << (usual ? tr("no %1").arg(column.label.toLower()) : column.label.toLower());
        } else if (several && column.id != spec().columns.first().id && !row.text(column.id).isEmpty()) {
            words << column.label.toLower() + QLatin1Char(' ') + row.text(column.id);
        }
    }
    return words.join(QLatin1String(", "));
}

/// Those that were there in their order, also where they are removed now; then those that are new.
QList<ChipTableField::Entry> ChipTableField::entries() const
{
    const QList<Values> &rows = model().rows();
    const QString &name = spec().columns.first().id;
    QHash<QString, int> now;
    QHash<QString, int> names;
    for (int row = 0; row < int(rows.size()); ++row) {
        now.insert(keyOf(rows.at(row)), row);
        ++names[rows.at(row).text(name)];
    }
    QList<Entry> list;
    QSet<int> seen;
    const auto chipOf = [&](const Values &row, State state) {
        return ChipText{row.text(name), specialOf(row, names.value(row.text(name)) > 1), state};
    };
    for (const Values &old : m_before) {
        const int row = now.value(keyOf(old), -1);
        if (row < 0) {
            list << Entry{-1, old, chipOf(old, State::Removed)};
        } else if (!seen.contains(row)) {
            seen.insert(row);
            const Values &values = rows.at(row);
            list << Entry{row, values, chipOf(values, values == old ? State::Same : State::Changed)};
        }
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        if (!seen.contains(row) && !rows.at(row).text(name).isEmpty())
            list << Entry{row, rows.at(row), chipOf(rows.at(row), State::New)};
    }
    for (Entry &entry : list) {
        for (int column = 0; entry.row >= 0 && column < model().columnCount(); ++column) {
            const QString problem = model().index(entry.row, column).data(RowsModel::ProblemRole).toString();
            if (!problem.isEmpty() && entry.chip.problem.isEmpty())
                entry.chip.problem = problem;
        }
    }
    return list;
}

void ChipTableField::showChips()
{
    m_shown.clear();
    int same = 0;
    int changed = 0;
    const QList<Entry> all = entries();
    for (const Entry &entry : all) {
        const bool plain = entry.chip.state == State::Same && entry.chip.problem.isEmpty();
        if (plain ? same++ < MostChips : changed++ < MostChanged)
            m_shown << entry;
    }
    while (m_chips.size() > m_shown.size()) {
        RowChip *chip = m_chips.takeLast();
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one that was pressed
    }
    while (m_chips.size() < m_shown.size()) {
        const int at = int(m_chips.size());
        auto *chip = new RowChip(theme(), icons(), m_line);
        chip->setObjectName(QStringLiteral("%1_%2").arg(id()).arg(at));
        // one stop of Tab for all of them, arrows within
        chip->setFocusPolicy(at == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        connect(chip, &RowChip::clicked, this, [this, at] { openMenu(at); });
        connect(chip, &RowChip::removeRequested, this, [this, at] { removeOrRestore(at); });
        connect(chip, &RowChip::moveRequested, this, [this, at](int step) { move(at, step); });
        m_flow->insert(at, chip);
        chip->show();
        m_chips << chip;
    }
    if (!m_chips.isEmpty())
        setTabOrder(m_chips.first(), m_edit);
    setTabOrder(m_edit, m_more);
    setTabOrder(m_more, m_details);
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->setChip(m_shown.at(i).chip, m_readOnly);
    const qsizetype more = all.size() - m_shown.size();
    m_more->setText(tr("%L1 more…").arg(more));
    m_more->setAccessibleName(tr("%L1 more (%2)").arg(more).arg(spec().label));
    m_more->setVisible(more > 0);
    m_details->setVisible(!all.isEmpty() || m_details->isChecked());
    // where nothing can be added its place tells that there is none
    m_edit->setVisible(!m_readOnly || all.isEmpty());
    m_edit->setReadOnly(m_readOnly);
    m_edit->setPlaceholderText(m_readOnly                         ? tr("None")
                                   : spec().placeholder.isEmpty() ? tr("Add…")
                                                                  : spec().placeholder);
    offer();
    m_flow->invalidate();
    m_line->updateGeometry();
    updateGeometry();
}

void ChipTableField::offer()
{
    QSet<QString> taken;
    for (const Values &row : model().rows())
        taken.insert(row.text(spec().columns.first().id));
    QList<Choice> left;
    for (const Choice &choice : m_known->choices()) {
        if (!taken.contains(choice.value))
            left << choice;
    }
    m_offered->setChoices(left);
}

void ChipTableField::move(int chip, int step)
{
    const int to = chip + step;
    if (to >= 0 && to < m_chips.size())
        m_chips.at(to)->setFocus(Qt::TabFocusReason);
    else if (to >= m_chips.size() && !m_readOnly)
        m_edit->setFocus(Qt::TabFocusReason);
}

void ChipTableField::removeOrRestore(int chip)
{
    if (m_readOnly || chip >= m_shown.size())
        return;
    const Entry entry = m_shown.at(chip);
    if (entry.row >= 0) {
        model().removeRow(entry.row);
    } else {
        QList<Values> rows = model().rows();
        rows << entry.values;
        model().setRows(rows);
        showChips();
        emit edited();
    }
    if (m_chips.isEmpty())
        m_edit->setFocus(Qt::OtherFocusReason);
    else
        m_chips.at(std::min(chip, int(m_chips.size()) - 1))->setFocus(Qt::OtherFocusReason);
}

// --- adding

void ChipTableField::addTyped()
{
    const QString typed = m_edit->text().trimmed();
    const QString value = m_known->valueOf(typed);
    // a name one has to spell out: free text is no choice
    if (!typed.isEmpty() && m_known->indexOf(value) >= 0)
        add(value);
}

void ChipTableField::add(const QString &name)
{
    m_edit->clear();
    if (name.isEmpty() || m_readOnly)
        return;
    const QString &column = spec().columns.first().id;
    const QList<Values> &rows = model().rows();
    const auto isNamed = [&](const Values &row) { return row.text(column) == name; };
    if (std::any_of(rows.begin(), rows.end(), isNamed)) {
        emit edited();
        return;
    }
    // one that was removed comes back as it was
    const auto old = std::find_if(m_before.begin(), m_before.end(), isNamed);
    Values row = old == m_before.end() ? spec().newRow : *old;
    row.setText(column, name);
    QList<Values> now = rows;
    now << row;
    model().setRows(now);
    showChips();
    emit edited();
}

// --- the popup

QMenu *ChipTableField::menuOf(int chip)
{
    const Entry &entry = m_shown.at(chip);
    auto *menu = new QMenu(this);
    menu->setObjectName(id() + QStringLiteral("Menu"));
    menu->setAccessibleName(entry.chip.name);
    menu->addAction(menuText(entry.chip.name))->setEnabled(false);
    QCheckBox *first = nullptr;
    for (int column = 1; column < model().columnCount(); ++column) {
        const FieldSpec &spec = this->spec().columns.at(column);
        if (spec.type != Type::Flag) {
            if (const QString text = entry.values.text(spec.id); !text.isEmpty())
                menu->addAction(menuText(spec.label + QLatin1Char(' ') + text))->setEnabled(false);
            continue;
        }
        auto *box = new QCheckBox(menuText(spec.label));
        box->setObjectName(id() + QLatin1Char('_') + spec.id);
        box->setToolTip(plainTip(spec.help));
        box->setAccessibleDescription(spec.help);
        box->setChecked(entry.values.flag(spec.id));
        const QModelIndex index = entry.row < 0 ? QModelIndex() : model().index(entry.row, column);
        box->setEnabled(index.isValid() && (index.flags() & Qt::ItemIsUserCheckable));
        box->setContentsMargins(8, 2, 8, 2);
        auto *action = new QWidgetAction(menu);
        action->setDefaultWidget(box);
        menu->addAction(action);
        if (!first && box->isEnabled())
            first = box;
        connect(box, &QCheckBox::clicked, this, [this, row = entry.row, column](bool checked) {
            if (row < model().rowCount())
                model().setData(model().index(row, column), checked, RowsModel::ValueRole);
        });
    }
    menu->addSeparator();
    QAction *details = menu->addAction(tr("All as a table"));
    details->setObjectName(id() + QStringLiteral("MenuDetails"));
    connect(details, &QAction::triggered, this, [this, row = entry.row] {
        setDetails(true);
        if (auto *view = qobject_cast<RowsView *>(m_table->work()); view && row >= 0)
            view->setCurrentIndex(model().index(row, 0));
    });
    QAction *remove = menu->addAction(entry.row < 0 ? tr("Bring it back") : tr("Remove"));
    remove->setObjectName(id() + QStringLiteral("MenuRemove"));
    remove->setEnabled(!m_readOnly);
    connect(remove, &QAction::triggered, this, [this, chip] { removeOrRestore(chip); });
    connect(menu, &QMenu::aboutToShow, menu, [first, menu] {
        if (first) // Tab and Space go through the ticks
            QMetaObject::invokeMethod(
                menu, [first] { first->setFocus(Qt::PopupFocusReason); }, Qt::QueuedConnection);
    });
    return menu;
}

void ChipTableField::openMenu(int chip)
{
    if (chip >= m_shown.size())
        return;
    QMenu *menu = menuOf(chip);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const RowChip *under = m_chips.at(chip);
    menu->popup(under->mapToGlobal(QPoint(0, under->height() + 2)));
}

bool ChipTableField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress && m_edit->text().isEmpty()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool back = key->key() == Qt::Key_Backspace && key->modifiers() == Qt::NoModifier;
        if ((back || key->key() == Qt::Key_Left) && !m_chips.isEmpty()) {
            m_chips.last()->setFocus(Qt::BacktabFocusReason); // removing needs a second key
            return true;
        }
        if (key->key() == Qt::Key_Down) { // everything there is
            m_edit->completer()->setCompletionPrefix(QString());
            m_edit->completer()->complete();
            return true;
        }
    }
    return Field::eventFilter(watched, event);
}

} // namespace ui::forms

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formview.h"

#include "ui/base/focusorder.h"
#include "ui/forms/field.h"
#include "ui/forms/formgroup.h"

#include <QAction>
#include <QApplication>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::forms {

using core::forms::FieldSpec;
using core::forms::Problem;
using core::forms::Values;

namespace {

constexpr int LabelWidth = 150;
constexpr int WidestLabel = 200;
constexpr int NarrowView = 600; ///< below it labels take only what they need

bool isEmpty(const FieldSpec &spec, const Values &values)
{
    using Type = FieldSpec::Type;
    switch (spec.type) {
    case Type::Flag:
        return !values.flag(spec.id);
    case Type::Many:
        return values.list(spec.id).isEmpty();
    case Type::Table:
        return values.rows(spec.id).isEmpty();
    case Type::Secret:
        return values.secret(spec.id).isEmpty();
    default:
        return values.text(spec.id).isEmpty();
    }
}

} // namespace

FormView::FormView(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_layout(new QVBoxLayout(this))
    , m_parts(new QWidget(this))
    , m_partsLayout(new QVBoxLayout(m_parts))
{
    setObjectName(QStringLiteral("formView"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    m_partsLayout->setContentsMargins(0, 0, 0, 0);
    m_partsLayout->setSpacing(16);
    m_parts->hide();
    m_layout->addWidget(m_parts);
    m_layout->addStretch();
    auto *back = new QAction(tr("Take back the change of this field"), this);
    back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Backspace));
    back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(back);
    connect(back, &QAction::triggered, this, [this] {
        for (const FieldRow *row : std::as_const(m_rows)) {
            const QWidget *work = row->field();
            if (work->isAncestorOf(QApplication::focusWidget())) {
                revert(row->field()->id());
                return;
            }
        }
    });
}

FormView::~FormView() = default;

void FormView::addPart(QWidget *part, int stretch)
{
    m_partsLayout->addWidget(part, stretch);
    if (stretch > 0)
        m_layout->setStretchFactor(m_parts, stretch);
    m_parts->show();
    orderStops();
}

bool FormView::hasFieldFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    return isAncestorOf(focus) && !m_parts->isAncestorOf(focus);
}

void FormView::clear()
{
    qDeleteAll(m_groups);
    m_groups.clear();
    m_rows.clear();
}

void FormView::setForm(const core::forms::FormSpec &spec, const core::forms::Context &context)
{
    clear();
    m_spec = spec;
    m_context = context;
    m_server.clear();
    m_touched.clear();
    m_checked = false;
    for (const core::forms::FieldGroup &group : spec.groups) {
        auto *made = new FormGroup(group, context, {m_theme, m_icons}, m_groups.isEmpty(), this);
        // the parts and what keeps all at the top come after it; late groups stand between those two
        m_layout->insertWidget(group.late ? m_layout->count() - 1 : m_layout->indexOf(m_parts), made);
        m_groups << made;
        for (FieldRow *row : made->rows()) {
            Field *field = row->field();
            m_rows.insert(field->id(), row);
            connect(field, &Field::edited, this, [this, field] { fieldEdited(field); });
            connect(row, &FieldRow::revertRequested, this, [this, id = field->id()] { revert(id); });
        }
    }
    fitLabels();
    m_made = false;
    orderStops();
}

/// Parts are there before the fields are made.
void FormView::orderStops()
{
    orderFocus(widgetsOf(*m_layout));
    emit made();
}

void FormView::setValues(const Values &before, const Values &now)
{
    m_before = before;
    m_now = now;
    m_server.clear();
    m_touched.clear();
    m_checked = false;
    m_setting = true;
    for (const FieldRow *row : std::as_const(m_rows)) {
        row->field()->setBefore(m_before);
        row->field()->setValue(m_now);
        row->field()->follow(m_now);
    }
    m_setting = false;
    if (!std::exchange(m_made, true)) {
        for (qsizetype i = 0; i < m_groups.size(); ++i) {
            const auto &fields = m_spec.groups.at(i).fields;
            const bool empty = std::all_of(fields.begin(), fields.end(),
                                           [this](const FieldSpec &spec) { return isEmpty(spec, m_now); });
            if (m_spec.groups.at(i).collapsed)
                m_groups.at(i)->setOpen(!empty);
        }
    }
    refresh();
}

bool FormView::isModified() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [this](const FieldRow *row) { return !m_now.same(row->field()->id(), m_before); });
}

void FormView::setProblems(const QList<Problem> &problems)
{
    m_server = problems;
    showProblems();
    for (const Problem &problem : problems) {
        if (problem.error) {
            focusField(problem.field);
            break;
        }
    }
}

QList<Problem> FormView::problems() const
{
    return m_found + m_server;
}

bool FormView::hasErrors() const
{
    // the server's are no reason not to try again
    return std::any_of(m_found.begin(), m_found.end(), [](const Problem &problem) { return problem.error; });
}

bool FormView::check()
{
    m_checked = true;
    showProblems();
    for (const Problem &problem : std::as_const(m_found)) {
        if (problem.error) {
            focusField(problem.field);
            return false;
        }
    }
    return true;
}

QStringList FormView::errorTexts() const
{
    QStringList texts;
    for (const Problem &problem : m_found) {
        const FieldSpec *spec = m_spec.find(problem.field);
        if (problem.error && spec)
            texts << tr("%1: %2").arg(spec->label, problem.text);
    }
    texts.removeDuplicates();
    return texts;
}

void FormView::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    showStates();
}

void FormView::revert(const QString &id)
{
    FieldRow *row = m_rows.value(id);
    if (!row || !m_readOnly.isEmpty())
        return;
    m_now.take(id, m_before);
    m_setting = true;
    row->field()->setValue(m_now);
    m_setting = false;
    row->field()->work()->setFocus(Qt::OtherFocusReason);
    m_server.removeIf([&](const Problem &problem) { return problem.field == id; });
    refresh();
    emit edited();
}

void FormView::revertAll()
{
    setValues(m_before, m_before);
    emit edited();
}

void FormView::focusField(const QString &id)
{
    const FieldRow *row = m_rows.value(id);
    if (!row)
        return;
    for (FormGroup *group : std::as_const(m_groups)) {
        if (group->rows().contains(row))
            group->setOpen(true);
    }
    row->field()->work()->setFocus(Qt::OtherFocusReason);
}

void FormView::focusFirst()
{
    for (const FormGroup *group : std::as_const(m_groups)) {
        for (const FieldRow *row : group->rows()) {
            if (row->isShown() && row->field()->work()->isEnabled()
                && row->field()->spec().type != FieldSpec::Type::Note) {
                row->field()->work()->setFocus(Qt::OtherFocusReason);
                return;
            }
        }
    }
}

Field *FormView::field(const QString &id) const
{
    const FieldRow *row = m_rows.value(id);
    return row ? row->field() : nullptr;
}

void FormView::fieldEdited(Field *field)
{
    if (m_setting)
        return;
    field->store(m_now);
    m_touched.insert(field->id());
    // what the server said was about what stood there
    m_server.removeIf([&](const Problem &problem) { return problem.field == field->id(); });
    m_setting = true;
    for (const FieldRow *row : std::as_const(m_rows)) {
        if (row->field() != field)
            row->field()->follow(m_now);
    }
    m_setting = false;
    refresh();
    emit edited();
}

void FormView::refresh()
{
    for (FieldRow *row : std::as_const(m_rows)) {
        const QString &id = row->field()->id();
        const bool changed = m_marked && !m_now.same(id, m_before);
        row->setChanged(changed, changed ? row->field()->toText(m_before) : QString());
    }
    showStates();
    m_found = core::forms::problems(m_spec, m_now, m_context);
    for (const FieldRow *row : std::as_const(m_rows)) {
        if (const QString refusal = row->field()->refusal(); !refusal.isEmpty())
            m_found.prepend({row->field()->id(), -1, {}, refusal});
    }
    showProblems();
}

void FormView::setMarked(bool marked)
{
    m_marked = marked;
    refresh();
}

/// What is shown and what can be changed follows from the values.
void FormView::showStates()
{
    bool shownChanged = false;
    for (FieldRow *row : std::as_const(m_rows)) {
        const FieldSpec &spec = row->field()->spec();
        const bool shown = !spec.shownWhen || spec.shownWhen(m_now, m_context);
        shownChanged = shownChanged || shown != row->isShown();
        row->setShown(shown);
        QString why = m_readOnly;
        if (why.isEmpty() && spec.createOnly && !m_context.creating)
            why = tr("Chosen when it is created");
        const bool enabled = !spec.enabledWhen || spec.enabledWhen(m_now, m_context);
        row->setReadOnly(!why.isEmpty() || !enabled, why);
    }
    for (FormGroup *group : std::as_const(m_groups))
        group->fitHeading();
    if (shownChanged)
        fitLabels();
}

/// Nothing is there that should be. That is no news before one has been there, or tried to save.
bool FormView::isMissing(const Problem &problem) const
{
    const FieldSpec *spec = m_spec.find(problem.field);
    if (!spec)
        return false;
    if (problem.row < 0)
        return spec->required && isEmpty(*spec, m_now) && !m_touched.contains(spec->id);
    const QList<Values> rows = m_now.rows(problem.field);
    for (const FieldSpec &column : spec->columns) {
        if (column.id == problem.column && problem.row < rows.size())
            return column.required && isEmpty(column, rows.at(problem.row));
    }
    return false;
}

void FormView::showProblems()
{
    const QList<Problem> all = problems();
    for (FieldRow *row : std::as_const(m_rows)) {
        QString text;
        bool error = false;
        QList<Problem> ofRows;
        for (const Problem &problem : all) {
            if (problem.field != row->field()->id() || (!m_checked && isMissing(problem)))
                continue;
            if (problem.row >= 0)
                ofRows << problem;
            if (!text.isEmpty() && (error || !problem.error))
                continue; // an error is told before a remark
            text = problem.row >= 0 ? tr("Row %1: %2").arg(problem.row + 1).arg(problem.text) : problem.text;
            error = problem.error;
        }
        row->field()->setRowProblems(ofRows);
        row->setProblem(text, error);
    }
}

void FormView::fitLabels()
{
    int widest = 0;
    for (const FormGroup *group : std::as_const(m_groups))
        widest = std::max(widest, group->labelWidth());
    const int width = this->width() < NarrowView ? std::clamp(widest, 60, 120)
                                                 : std::clamp(widest, LabelWidth, WidestLabel);
    for (FormGroup *group : std::as_const(m_groups))
        group->setLabelWidth(width);
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if ((event->oldSize().width() < NarrowView) != (event->size().width() < NarrowView))
        fitLabels();
}

} // namespace ui::forms

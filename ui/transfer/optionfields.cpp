// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/optionfields.h"

#include "core/transfer/format.h"
#include "ui/connections/formgrid.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui::transfer {

using core::transfer::OptionInfo;
using core::transfer::WriteOptions;

namespace {

constexpr int OneCharacter = 48;
constexpr int Narrow = 180;
constexpr int Wide = 220;

template <class W> W *named(W *widget, const QString &name, const OptionInfo &info)
{
    widget->setObjectName(name);
    widget->setAccessibleName(info.label);
    widget->setToolTip(info.tip);
    return widget;
}

} // namespace

OptionFields::OptionFields(const Theme &theme, const WriteOptions &options, const QStringList &without,
                           QWidget *parent)
    : QWidget(parent)
    , m_base(options)
    , m_grid(new connections::FormGrid(theme))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
    for (const QString &id : core::transfer::formatInfo(options.format).options) {
        const OptionInfo *info = core::transfer::findOption(id);
        if (info && !without.contains(id))
            add(*info);
    }
}

void OptionFields::add(const OptionInfo &info)
{
    using Kind = OptionInfo::Kind;
    const QString row = QStringLiteral("export") + info.id[0].toUpper() + info.id.mid(1);
    const QString value = info.get(m_base);
    switch (info.kind) {
    case Kind::Choice:
        return addChoice(info, row, value);
    case Kind::Character:
        return addCharacter(info, row, value);
    case Kind::Text:
        return addText(info, row, value);
    case Kind::Number:
        return addNumber(info, row, value);
    case Kind::Switch:
        return addSwitch(info, row, value);
    }
}

void OptionFields::addChoice(const OptionInfo &info, const QString &row, const QString &value)
{
    auto *box = named(new QComboBox, row, info);
    for (const OptionInfo::Choice &choice : info.choices)
        box->addItem(choice.label, choice.value);
    box->setCurrentIndex(qMax(0, box->findData(value)));
    m_grid->addRow(row, info.label, box, Wide);
    connect(box, &QComboBox::currentIndexChanged, this, &OptionFields::changed);
    m_fields.push_back({&info, row, [box] { return box->currentData().toString(); }});
}

void OptionFields::addCharacter(const OptionInfo &info, const QString &row, const QString &value)
{
    auto *line = new QLineEdit(value);
    line->setMaxLength(1);
    connect(line, &QLineEdit::textChanged, this, &OptionFields::changed);
    if (info.choices.isEmpty()) {
        m_grid->addRow(row, info.label, named(line, row, info), OneCharacter);
        m_fields.push_back({&info, row, [line] { return line->text(); }});
        return;
    }
    // some to choose from, and a field for any other
    auto *box = named(new QComboBox, row, info);
    for (const OptionInfo::Choice &choice : info.choices)
        box->addItem(choice.label, choice.value);
    box->addItem(QStringLiteral("Another character"), QString());
    box->setFixedWidth(Narrow);
    named(line, QStringLiteral("exportOther") + row.mid(6), info);
    line->setAccessibleName(QStringLiteral("Other %1").arg(info.label.toLower()));
    line->setToolTip(QStringLiteral("One ASCII character"));
    line->setFixedWidth(OneCharacter);
    const int known = box->findData(value);
    box->setCurrentIndex(known >= 0 ? known : box->count() - 1);
    if (known >= 0)
        line->clear();
    line->setVisible(known < 0);
    auto *both = new QWidget;
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * metrics::Step);
    layout->addWidget(box);
    layout->addWidget(line);
    layout->addStretch();
    m_grid->addRow(row, info.label, both, 0, box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, line] {
        line->setVisible(box->currentData().toString().isEmpty());
        emit changed();
    });
    m_fields.push_back({&info, row, [box, line] {
                            const QString chosen = box->currentData().toString();
                            return chosen.isEmpty() ? line->text() : chosen;
                        }});
}

void OptionFields::addText(const OptionInfo &info, const QString &row, const QString &value)
{
    auto *line = named(new QLineEdit(value), row, info);
    line->setPlaceholderText(info.placeholder);
    m_grid->addRow(row, info.label, line, info.isName ? 0 : Narrow);
    connect(line, &QLineEdit::textChanged, this, &OptionFields::changed);
    m_fields.push_back({&info, row, [line] { return line->text(); }});
}

void OptionFields::addNumber(const OptionInfo &info, const QString &row, const QString &value)
{
    auto *box = named(new QSpinBox, row, info);
    box->setRange(1, core::transfer::SqlOptions::MostRowsPerStatement);
    box->setValue(value.toInt());
    m_grid->addRow(row, info.label, box, Narrow);
    connect(box, &QSpinBox::valueChanged, this, &OptionFields::changed);
    m_fields.push_back({&info, row, [box] { return QString::number(box->value()); }});
}

void OptionFields::addSwitch(const OptionInfo &info, const QString &row, const QString &value)
{
    auto *box = named(new QCheckBox(info.label), row, info);
    box->setChecked(value == QLatin1String("yes"));
    m_grid->addRow(box);
    connect(box, &QCheckBox::toggled, this, &OptionFields::changed);
    m_fields.push_back(
        {&info, row, [box] { return box->isChecked() ? QStringLiteral("yes") : QStringLiteral("no"); }});
}

std::optional<WriteOptions> OptionFields::options()
{
    m_grid->clearProblems();
    WriteOptions options = m_base;
    for (const Field &field : m_fields) {
        const QString value = field.value();
        if (field.info->needed && value.trimmed().isEmpty()) {
            m_grid->setProblem(field.row, QStringLiteral("This is needed"));
            return std::nullopt;
        }
        if (auto set = field.info->set(options, value); !set) {
            m_grid->setProblem(field.row,
                               field.info->kind == OptionInfo::Kind::Character
                                   ? QStringLiteral("One ASCII character")
                                   : set.error().message);
            return std::nullopt;
        }
    }
    if (auto checked = options.check(); !checked) {
        sayProblem(options, checked.error());
        return std::nullopt;
    }
    return options;
}

/// Under the last field whose usual value would make all well.
void OptionFields::sayProblem(const WriteOptions &options, const core::Error &error)
{
    WriteOptions usual;
    usual.format = options.format;
    for (auto field = m_fields.rbegin(); field != m_fields.rend(); ++field) {
        if (field->info->kind == OptionInfo::Kind::Switch)
            continue;
        WriteOptions tried = options;
        if (field->info->set(tried, field->info->get(usual)) && tried.check())
            return m_grid->setProblem(field->row, error.message);
    }
    if (!m_fields.empty())
        m_grid->setProblem(m_fields.front().row, error.message);
}

QHash<QString, QString> OptionFields::values() const
{
    QHash<QString, QString> values;
    for (const Field &field : m_fields)
        values.insert(field.info->id, field.value());
    return values;
}

} // namespace ui::transfer

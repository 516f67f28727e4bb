// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importfields.h"

#include "ui/connections/formgrid.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui::transfer {

using core::importing::ReadOptionInfo;
using core::importing::ReadOptions;

namespace {
constexpr int Width = 190;
} // namespace

ImportFields::ImportFields(const Theme &theme, const ReadOptions &options, const QStringList &sheets,
                           QWidget *parent)
    : QWidget(parent)
    , m_base(options)
    , m_grid(new connections::FormGrid(theme))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
    const QStringList &ids = core::importing::sourceFormatInfo(options.format).options;
    for (const ReadOptionInfo &info : core::importing::readOptionTable()) {
        if (ids.contains(info.id))
            add(info, sheets);
    }
}

void ImportFields::add(const ReadOptionInfo &info, const QStringList &sheets)
{
    using Kind = ReadOptionInfo::Kind;
    const QString row = QStringLiteral("import_") + info.id;
    const QString value = info.get(m_base);
    const auto named = [&](QWidget *widget) {
        widget->setObjectName(row);
        widget->setAccessibleName(info.label);
        widget->setToolTip(info.tip.isEmpty() ? info.label : info.tip);
    };
    if (info.kind == Kind::Switch) {
        auto *box = new QCheckBox(info.label);
        named(box);
        box->setChecked(value == QLatin1String("yes"));
        m_grid->addRow(box);
        connect(box, &QCheckBox::toggled, this, &ImportFields::changed);
        m_fields.push_back(
            {&info, row, [box] { return box->isChecked() ? QStringLiteral("yes") : QStringLiteral("no"); }});
        return;
    }
    if (info.kind == Kind::Number) {
        auto *box = new QSpinBox;
        named(box);
        box->setRange(0, 1000000);
        box->setValue(value.toInt());
        m_grid->addRow(row, info.label, box, Width);
        connect(box, &QSpinBox::valueChanged, this, &ImportFields::changed);
        m_fields.push_back({&info, row, [box] { return QString::number(box->value()); }});
        return;
    }
    const bool isSheet = info.id == QLatin1String("sheet") && !sheets.isEmpty();
    if (info.kind == Kind::Text && !isSheet) {
        auto *line = new QLineEdit(value);
        named(line);
        line->setPlaceholderText(QStringLiteral("nothing"));
        m_grid->addRow(row, info.label, line, Width);
        connect(line, &QLineEdit::textChanged, this, &ImportFields::changed);
        m_fields.push_back({&info, row, [line] { return line->text(); }});
        return;
    }
    // some to choose from; any other character or encoding can be typed
    auto *box = new QComboBox;
    named(box);
    if (isSheet) {
        for (const QString &sheet : sheets)
            box->addItem(sheet, sheet);
    }
    for (const ReadOptionInfo::Choice &choice : info.choices)
        box->addItem(choice.label, choice.value);
    box->setEditable(!isSheet && info.id != QLatin1String("escape"));
    box->setInsertPolicy(QComboBox::NoInsert);
    const int known = box->findData(value);
    if (known >= 0)
        box->setCurrentIndex(known);
    else if (box->isEditable())
        box->setEditText(value);
    m_grid->addRow(row, info.label, box, Width);
    connect(box, &QComboBox::currentTextChanged, this, &ImportFields::changed);
    m_fields.push_back({&info, row, [box] {
                            const int at = box->findText(box->currentText());
                            return at >= 0 ? box->itemData(at).toString() : box->currentText();
                        }});
}

std::optional<ReadOptions> ImportFields::options()
{
    m_grid->clearProblems();
    ReadOptions options = m_base;
    for (const Field &field : m_fields) {
        if (auto set = field.info->set(options, field.value()); !set) {
            m_grid->setProblem(field.row, set.error().message);
            return std::nullopt;
        }
    }
    if (auto checked = options.check(); !checked) {
        if (!m_fields.empty())
            m_grid->setProblem(m_fields.front().row, checked.error().message);
        return std::nullopt;
    }
    return options;
}

} // namespace ui::transfer

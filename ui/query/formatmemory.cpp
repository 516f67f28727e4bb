// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/formatmemory.h"

#include "core/settings/settingkeys.h"
#include "ui/editor/codetools.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace ui::query {

using core::sql::FormatOptions;
using core::sql::KeywordCase;
namespace keys = core::settings::keys;

FormatMemory::FormatMemory(core::settings::Settings &settings, editor::SqlEditor &editor)
    : QObject(&editor)
    , m_settings(settings)
    , m_editor(editor)
{
    editor.tools().formatting().setOptions([this] { return read(); });
    connect(&editor.tools(), &editor::CodeTools::formatOptionsRequested, this, &FormatMemory::choose);
}

FormatOptions FormatMemory::read() const
{
    return {.keywords = KeywordCase(m_settings.get(keys::formatKeywords)),
            .indent = m_settings.get(keys::formatIndent),
            .leadingCommas = m_settings.get(keys::formatLeadingCommas),
            .lineWidth = m_settings.get(keys::formatLineWidth)};
}

void FormatMemory::choose()
{
    auto *dialog = new QDialog(&m_editor);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("formatOptions"));
    dialog->setWindowTitle(tr("How SQL is formatted"));
    auto *form = new QFormLayout(dialog);
    const auto add = [form](const QString &label, QWidget *field, const char *name) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(label);
        form->addRow(label, field);
    };
    const FormatOptions options = read();
    auto *keywords = new QComboBox(dialog);
    keywords->addItems({tr("As they are"), tr("Upper case"), tr("Lower case")});
    keywords->setCurrentIndex(int(options.keywords));
    add(tr("Keywords"), keywords, "formatKeywords");
    auto *indent = new QSpinBox(dialog);
    indent->setRange(keys::formatIndent.lowest, keys::formatIndent.highest);
    indent->setValue(options.indent);
    indent->setSuffix(tr(" blanks"));
    add(tr("Indentation"), indent, "formatIndent");
    auto *commas = new QComboBox(dialog);
    commas->addItems({tr("At the end of the line"), tr("At the start of the line")});
    commas->setCurrentIndex(options.leadingCommas ? 1 : 0);
    add(tr("Commas of long lists"), commas, "formatCommas");
    auto *width = new QSpinBox(dialog);
    width->setRange(keys::formatLineWidth.lowest, keys::formatLineWidth.highest);
    width->setValue(options.lineWidth);
    width->setSuffix(tr(" characters"));
    add(tr("Lines are broken after"), width, "formatLineWidth");
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *use = buttons->addButton(tr("Use this"), QDialogButtonBox::AcceptRole);
    use->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, keywords, indent, commas, width] {
        m_settings.set(keys::formatKeywords, keywords->currentIndex());
        m_settings.set(keys::formatIndent, indent->value());
        m_settings.set(keys::formatLeadingCommas, commas->currentIndex() == 1);
        m_settings.set(keys::formatLineWidth, width->value());
    });
    dialog->open();
}

} // namespace ui::query

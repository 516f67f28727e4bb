// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportform.h"

#include "core/transfer/format.h"
#include "core/transfer/optiontable.h"
#include "ui/connections/formgrid.h"
#include "ui/transfer/optionfields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui::transfer {

using core::transfer::Format;
using core::transfer::FormatInfo;
using core::transfer::WriteOptions;

namespace {

constexpr int FormatWidth = 220;

template <class W> W *named(W *widget, const char *name, const QString &says, const QString &tip)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(says);
    widget->setToolTip(tip);
    return widget;
}

} // namespace

ExportForm::ExportForm(const Theme &theme, bool heldRows, QWidget *parent, Target target)
    : QWidget(parent)
    , m_theme(theme)
    , m_target(target)
    , m_grid(new connections::FormGrid(theme))
{
    const bool folder = target == Target::Folder;
    const QString label = folder ? QStringLiteral("Folder") : QStringLiteral("File");
    m_path = named(new QLineEdit, "exportPath", label,
                   folder ? QStringLiteral("Each table becomes a file in it; made if it is not there")
                          : QStringLiteral("The file that is written; it appears when it is whole"));
    m_browse = named(new QPushButton(QStringLiteral("Browse…")), "exportBrowse",
                     folder ? QStringLiteral("Browse for a folder") : QStringLiteral("Browse for a file"),
                     folder ? QStringLiteral("Choose the folder (Ctrl+O)")
                            : QStringLiteral("Choose folder and name (Ctrl+O)"));
    m_browse->setShortcut(QKeySequence::Open);
    auto *file = new QWidget;
    auto *fileLine = new QHBoxLayout(file);
    fileLine->setContentsMargins(0, 0, 0, 0);
    fileLine->setSpacing(2 * metrics::Step);
    fileLine->addWidget(m_path, 1);
    fileLine->addWidget(m_browse);
    m_grid->addRow(QStringLiteral("exportPath"), label, file, 0, m_path);

    m_format = named(new QComboBox, "exportFormat", QStringLiteral("Format"),
                     QStringLiteral("What the file is; each format keeps its own options"));
    for (const FormatInfo &info : core::transfer::formats()) {
        if (info.toFile && !(heldRows && info.isBinary))
            m_format->addItem(info.label, int(info.format));
    }
    m_format->setMaxVisibleItems(m_format->count());
    m_grid->addRow(QStringLiteral("exportFormat"), QStringLiteral("Format"), m_format, FormatWidth);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * metrics::Step + 1); // as between the rows of a grid
    column->addWidget(m_grid);

    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        keepValues();
        showFields();
        emit changed();
    });
    connect(m_path, &QLineEdit::textEdited, this, [this] {
        setPathProblem({});
        emit pathEdited();
    });
    connect(m_browse, &QPushButton::clicked, this, &ExportForm::browseRequested);
    showFields();
}

void ExportForm::setOptions(Format format, const WriteOptions &usual, const Remembered &remembered)
{
    {
        const QSignalBlocker quiet(m_format);
        m_usual = usual;
        m_values = remembered;
        m_format->setCurrentIndex(qMax(0, m_format->findData(int(format))));
        showFields();
    }
    emit changed();
}

Format ExportForm::format() const
{
    return Format(m_format->currentData().toInt());
}

/// The fields of the format that is left.
void ExportForm::keepValues()
{
    if (m_fields)
        m_values[m_fieldsOf] = m_fields->values();
}

void ExportForm::showFields()
{
    const FormatInfo &info = core::transfer::formatInfo(format());
    WriteOptions options = m_usual;
    options.format = info.format;
    const QHash<QString, QString> values = m_values.value(info.id);
    for (const QString &id : info.options) {
        const auto *option = core::transfer::findOption(id);
        WriteOptions tried = options;
        if (option && values.contains(id) && option->set(tried, values[id]))
            options = tried;
    }
    delete m_fields;
    // of several tables each has its own name in its file
    m_fields = new OptionFields(
        m_theme, options, m_target == Target::Folder ? QStringList{QStringLiteral("table")} : QStringList());
    m_fieldsOf = info.id;
    layout()->addWidget(m_fields);
    setTabOrder(m_format, m_fields);
    followSuffix();
    connect(m_fields, &OptionFields::changed, this, [this] {
        followSuffix();
        emit changed();
    });
}

void ExportForm::followSuffix()
{
    WriteOptions options;
    options.format = format();
    if (const auto chosen = m_fields->options())
        options.compression = chosen->compression;
    const QString suffix = core::transfer::fileSuffix(options);
    if (m_target == Target::File && !m_suffix.isEmpty() && m_suffix != suffix
        && m_path->text().endsWith(m_suffix))
        m_path->setText(m_path->text().chopped(m_suffix.size()) + suffix);
    m_suffix = suffix;
}

std::optional<WriteOptions> ExportForm::options()
{
    return m_fields->options();
}

ExportForm::Remembered ExportForm::remembered() const
{
    Remembered all = m_values;
    all[m_fieldsOf] = m_fields->values();
    for (auto &values : all) {
        for (const auto &option : core::transfer::writeOptionTable()) {
            if (option.ofOneExport)
                values.remove(option.id);
        }
    }
    return all;
}

void ExportForm::setPath(const QString &path)
{
    m_path->setText(path);
    setPathProblem({});
}

QString ExportForm::path() const
{
    return m_path->text();
}

void ExportForm::setPathProblem(const QString &text)
{
    m_grid->setProblem(QStringLiteral("exportPath"), text);
    if (!text.isEmpty())
        m_grid->focusRow(QStringLiteral("exportPath"));
}

} // namespace ui::transfer

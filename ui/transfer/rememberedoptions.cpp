// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/rememberedoptions.h"

#include "core/transfer/format.h"
#include "ui/transfer/exportform.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace ui::transfer {

using core::settings::Settings;
namespace keys = core::settings::keys;

namespace {

ExportForm::Remembered rememberedFrom(const QString &json)
{
    ExportForm::Remembered remembered;
    const QJsonObject formats = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto format = formats.begin(); format != formats.end(); ++format) {
        const QJsonObject values = format->toObject();
        for (auto value = values.begin(); value != values.end(); ++value)
            remembered[format.key()].insert(value.key(), value->toString());
    }
    return remembered;
}

QString toJson(const ExportForm::Remembered &remembered)
{
    QJsonObject formats;
    for (auto format = remembered.begin(); format != remembered.end(); ++format) {
        QJsonObject values;
        for (auto value = format->begin(); value != format->end(); ++value)
            values.insert(value.key(), value.value());
        formats.insert(format.key(), values);
    }
    return QString::fromUtf8(QJsonDocument(formats).toJson(QJsonDocument::Compact));
}

} // namespace

void restoreOptions(const Settings &settings, ExportForm &form, const core::transfer::WriteOptions &usual)
{
    const auto format = core::transfer::formatFromName(settings.get(keys::exportFormat));
    form.setOptions(format ? *format : core::transfer::Format::Csv, usual,
                    rememberedFrom(settings.get(keys::exportOptions)));
}

void rememberOptions(Settings &settings, const ExportForm &form)
{
    settings.set(keys::exportFormat, core::transfer::formatInfo(form.format()).id);
    settings.set(keys::exportOptions, toJson(form.remembered()));
}

QString rememberedFolder(const Settings &settings)
{
    QString folder = settings.get(keys::exportFolder);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return !folder.isEmpty() && QDir(folder).exists() ? folder : QDir::homePath();
}

} // namespace ui::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/securitylabels.h"

#include "core/base/sqlquote.h"

#include <QMap>

namespace core::ddl {

namespace {

const QString Field = QStringLiteral("labels");
const QString Provider = QStringLiteral("provider");
const QString Label = QStringLiteral("label");

QMap<QString, QString> labelsOf(const forms::Values &values)
{
    QMap<QString, QString> labels;
    for (const forms::Values &row : values.rows(Field))
        labels.insert(row.text(Provider), row.text(Label));
    return labels;
}

} // namespace

forms::FieldSpec securityLabelsField()
{
    using Type = forms::FieldSpec::Type;
    return {.id = Field,
            .label = QStringLiteral("Security labels"),
            .type = Type::Table,
            .help
            = QStringLiteral("For mandatory access control, such as sepgsql. The server takes them only "
                             "where a provider is loaded."),
            .columns = {{.id = Provider, .label = QStringLiteral("Provider"), .required = true},
                        {.id = Label, .label = QStringLiteral("Label"), .required = true}},
            .key = {Provider}};
}

Script securityLabelsScript(const QString &object, const std::optional<forms::Values> &before,
                            const forms::Values &after)
{
    Script script;
    const auto old = before ? labelsOf(*before) : QMap<QString, QString>();
    const auto now = labelsOf(after);
    const auto label = [&](const QString &provider, const QString &value) {
        script.add(
            QStringLiteral("security label for %1 on %2 is %3").arg(quoteIdentifier(provider), object, value),
            Field);
    };
    for (auto at = old.begin(); at != old.end(); ++at) {
        if (!now.contains(at.key()))
            label(at.key(), QStringLiteral("null"));
    }
    for (auto at = now.begin(); at != now.end(); ++at) {
        if (!old.contains(at.key()) || old.value(at.key()) != at.value())
            label(at.key(), quoteLiteral(at.value()));
    }
    return script;
}

} // namespace core::ddl

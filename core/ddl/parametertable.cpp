// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/parametertable.h"

#include "core/base/sqlquote.h"

#include <QMap>

namespace core::ddl {

namespace {

using forms::Choice;
using forms::Context;
using forms::FieldSpec;
using forms::Values;

const QString Name = QStringLiteral("name");
const QString Value = QStringLiteral("value");

/// GUC_LIST_QUOTE; the server lets no extension make more of them.
bool isNameList(const QString &parameter)
{
    static const QStringList lists{
        QStringLiteral("local_preload_libraries"),   QStringLiteral("search_path"),
        QStringLiteral("session_preload_libraries"), QStringLiteral("shared_preload_libraries"),
        QStringLiteral("temp_tablespaces"),          QStringLiteral("unix_socket_directories")};
    return lists.contains(parameter);
}

/// Names of libraries and folders keep their case without quotes too.
bool isFolded(const QString &parameter)
{
    return parameter == QLatin1String("search_path") || parameter == QLatin1String("temp_tablespaces");
}

QStringList namesOf(const QString &text, bool folded)
{
    QStringList names;
    qsizetype at = 0;
    const auto skipSpaces = [&] {
        while (at < text.size() && text[at].isSpace())
            ++at;
    };
    for (;;) {
        skipSpaces();
        QString name;
        if (at < text.size() && text[at] == QLatin1Char('"')) {
            for (++at; at < text.size(); ++at) {
                if (text[at] != QLatin1Char('"')) {
                    name += text[at];
                } else if (at + 1 < text.size() && text[at + 1] == QLatin1Char('"')) {
                    name += text[++at];
                } else {
                    ++at;
                    break;
                }
            }
            skipSpaces();
            // what follows the closing quote belongs to nothing the server would take: it refuses it
            while (at < text.size() && text[at] != QLatin1Char(','))
                name += text[at++];
        } else {
            const qsizetype comma = text.indexOf(QLatin1Char(','), at);
            const qsizetype end = comma < 0 ? text.size() : comma;
            name = text.mid(at, end - at).trimmed();
            if (folded)
                name = name.toLower();
            at = end;
        }
        names << name;
        if (at >= text.size())
            return names;
        ++at;
    }
}

/// Two parts where a dot is inside (those of extensions); case does not matter to the server.
QString quotedParameter(const QString &name)
{
    QStringList parts;
    for (const QString &part : name.trimmed().split(QLatin1Char('.')))
        parts << quoteIdentifier(part.toLower());
    return parts.join(QLatin1Char('.'));
}

QString problemOfParameterName(const Values &row, const Context &)
{
    const QString name = row.text(Name);
    if (name.trimmed().isEmpty())
        return QStringLiteral("Needed");
    if (name.contains(QChar(u'\0')))
        return QStringLiteral("PostgreSQL has no NUL character");
    return {};
}

QString problemOfParameterValue(const Values &row, const Context &)
{
    return row.text(Value).contains(QChar(u'\0')) ? QStringLiteral("PostgreSQL has no NUL character")
                                                  : QString();
}

struct Parameter
{
    QString alter;
    QString name;
    QString value;
};

/// By what identifies a row, in the order of the identities.
QMap<QString, Parameter> parametersOf(const QString &field, const Values &values,
                                      const std::function<QString(const Values &)> &alter)
{
    QMap<QString, Parameter> all;
    for (const Values &row : values.rows(field)) {
        const Parameter parameter{alter(row), row.text(Name), row.text(Value)};
        all.insert(parameter.alter + QChar(u'\0') + parameter.name.trimmed().toLower(), parameter);
    }
    return all;
}

} // namespace

FieldSpec parametersField(const QString &id, const QList<FieldSpec> &belongsTo)
{
    using Type = FieldSpec::Type;
    FieldSpec field{.id = id,
                    .label = QStringLiteral("Parameters"),
                    .type = Type::Table,
                    .help
                    = QStringLiteral("Set at the start of each new session; sessions that are open keep "
                                     "what they have.")};
    field.columns << FieldSpec{.id = Name,
                               .label = QStringLiteral("Parameter"),
                               .type = Type::Suggest,
                               .required = true,
                               .choicesFrom = QStringLiteral("settings"),
                               .check = problemOfParameterName};
    field.key << Name;
    for (const FieldSpec &column : belongsTo) {
        field.columns << column;
        field.key << column.id;
    }
    field.columns << FieldSpec{.id = Value,
                               .label = QStringLiteral("Value"),
                               .type = Type::Suggest,
                               .check = problemOfParameterValue,
                               .choicesOf = [](const Values &row, const Context &context) {
                                   return context.choices.value(QStringLiteral("setting ")
                                                                + row.text(Name).trimmed().toLower());
                               }};
    return field;
}

QString setClause(const QString &name, const QString &value)
{
    QString list;
    const QString parameter = name.trimmed().toLower();
    if (isNameList(parameter)) {
        QStringList literals;
        for (const QString &part : namesOf(value, isFolded(parameter)))
            literals << quoteLiteral(part);
        list = literals.join(QStringLiteral(", "));
    } else {
        list = quoteLiteral(value);
    }
    return QStringLiteral("set ") + quotedParameter(name) + QStringLiteral(" = ") + list;
}

QString resetClause(const QString &name)
{
    return QStringLiteral("reset ") + quotedParameter(name);
}

Script parametersScript(const QString &field, const std::optional<Values> &before, const Values &after,
                        const std::function<QString(const Values &row)> &alter)
{
    Script script;
    const auto old = before ? parametersOf(field, *before, alter) : QMap<QString, Parameter>();
    const auto now = parametersOf(field, after, alter);
    for (auto at = old.begin(); at != old.end(); ++at) {
        if (!now.contains(at.key()))
            script.add(at->alter + QLatin1Char(' ') + resetClause(at->name), field);
    }
    for (auto at = now.begin(); at != now.end(); ++at) {
        if (!old.contains(at.key()) || old.value(at.key()).value != at->value)
            script.add(at->alter + QLatin1Char(' ') + setClause(at->name, at->value), field);
    }
    return script;
}

} // namespace core::ddl

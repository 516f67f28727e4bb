// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/definition.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::definition {

QString toSql(const Definition &definition)
{
    QString text;
    for (const QString &statement : definition.statements)
        text += statement + QLatin1String(";\n");
    return text;
}

QString scriptPreamble()
{
    // as pg_dump begins: bodies of functions may speak of what comes later, names are all qualified
    return QStringLiteral("set statement_timeout = 0;\n"
                          "set lock_timeout = 0;\n"
                          "set idle_in_transaction_session_timeout = 0;\n"
                          "set client_encoding = 'UTF8';\n"
                          "set standard_conforming_strings = on;\n"
                          "select pg_catalog.set_config('search_path', '', false);\n"
                          "set check_function_bodies = false;\n"
                          "set xmloption = content;\n"
                          "set client_min_messages = warning;\n"
                          "set row_security = off;\n"
                          "set default_table_access_method = heap;\n"
                          "set default_tablespace = '';\n");
}

QString toScript(const Definitions &definitions)
{
    QString text = scriptPreamble();
    for (const Definition &definition : definitions.list)
        text += QLatin1Char('\n') + toSql(definition);
    return text;
}

QByteArray toJsonLine(const Definition &definition)
{
    const auto quoted = [](const QString &text) {
        const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
        return array.mid(1, array.size() - 2);
    };
    return "{\"kind\":" + quoted(definition.type) + ",\"identity\":" + quoted(definition.identity)
        + ",\"ddl\":" + quoted(definition.statements.join(QLatin1String(";\n")) + QLatin1Char(';')) + '}';
}

} // namespace core::definition

// SPDX-License-Identifier: GPL-3.0-or-later
// The worst values of every type, as SQL and as the server writes them: what is shown, edited, saved, read,
// exported and imported has to come back as these very bytes. The texts are the same from PostgreSQL 13 on
// with TimeZone UTC and everything else as it is by default, in a database of encoding UTF8 and locale C.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace test {

struct WorstValue
{
    QByteArray type;                  ///< as SQL: numeric(12,2), worst.nest[]
    QByteArray sql;                   ///< an expression that makes it, to be put into a column of the type
    std::optional<QByteArray> text{}; ///< as the server writes it; nothing: NULL
    int since = 13;                   ///< the first server that knows it
};

/// What makes the schema `worst` and its types, the extension hstore among them; once per database.
QString worstTypes();

/// All that a server of this major version knows.
QList<WorstValue> worstValues(int server);

} // namespace test

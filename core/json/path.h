// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a value inside a document, in SQL.
#pragma once

#include "core/json/draft.h"

#include <QStringList>

namespace core::json {

/// One step down: a key, or an element's number.
struct PathStep
{
    bool isKey = false;
    QString key{};        ///< unescaped
    QByteArray keyText{}; ///< as it stands, in quotes
    std::uint32_t index = 0;

    /// As an element of text[]: the key, or the number.
    QString text() const { return isKey ? key : QString::number(index); }
};

/// From the child of the root down to the node; empty for the root.
struct JsonPath
{
    QList<PathStep> steps{};
    bool container = false; ///< what is there; else a scalar, which is taken as text
};

JsonPath pathOf(const Document &document, Node node);
JsonPath pathOf(const Draft &draft, Node node);

/// "-> 'shipping' -> 0 ->> 'carrier'"; empty for the root. A scalar is taken as text (->>), a container as
/// JSON.
QString arrowPath(const JsonPath &path);
/// "#> '{shipping,0}'", "#>> …" for a scalar.
QString hashPath(const JsonPath &path);
/// "$."shipping"[0]", as jsonpath (not quoted as an SQL literal).
QString jsonPath(const JsonPath &path);
/// "['shipping'][0]": PostgreSQL 14 and later, jsonb only.
QString subscriptPath(const JsonPath &path);
/// The same as one literal of text[], quoted for SQL: '{shipping,0}'.
QString pathLiteral(const QStringList &steps);

inline QString arrowPath(const Document &document, Node node)
{
    return arrowPath(pathOf(document, node));
}
inline QString hashPath(const Document &document, Node node)
{
    return hashPath(pathOf(document, node));
}
inline QString jsonPath(const Document &document, Node node)
{
    return jsonPath(pathOf(document, node));
}

} // namespace core::json

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/path.h"

#include "core/base/sqlquote.h"

#include <algorithm>

namespace core::json {

namespace {

// From the child of the root down to node.
std::vector<Node> steps(const Document &document, Node node)
{
    std::vector<Node> list;
    for (; node != Document::Root; node = document.parent(node))
        list.push_back(node);
    std::reverse(list.begin(), list.end());
    return list;
}

// One element of an array's text, always in quotes.
QString arrayElement(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

bool isPlain(const QString &text)
{
    return !text.isEmpty() && text.compare(QLatin1String("null"), Qt::CaseInsensitive) != 0
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c == QLatin1Char('_') || (c.unicode() < 128 && c.isLetterOrNumber());
           });
}

} // namespace

QString arrowPath(const Document &document, Node node)
{
    QString path;
    for (const Node step : steps(document, node)) {
        if (!path.isEmpty())
            path += QLatin1Char(' ');
        path += step == node && !document.isContainer(node) ? QLatin1String("->> ") : QLatin1String("-> ");
        path += document.hasKey(step) ? quoteLiteral(document.key(step))
                                      : QString::number(document.index(step));
    }
    return path;
}

QString hashPath(const Document &document, Node node)
{
    QStringList elements;
    for (const Node step : steps(document, node)) {
        const QString text
            = document.hasKey(step) ? document.key(step) : QString::number(document.index(step));
        elements << (isPlain(text) ? text : arrayElement(text));
    }
    return QLatin1String(document.isContainer(node) ? "#> " : "#>> ")
        + quoteLiteral(QLatin1Char('{') + elements.join(QLatin1Char(',')) + QLatin1Char('}'));
}

QString jsonPath(const Document &document, Node node)
{
    QString path = QStringLiteral("$");
    for (const Node step : steps(document, node)) {
        if (document.hasKey(step)) // a key's own text is a string of jsonpath, too
            path += QLatin1Char('.') + QString::fromUtf8(document.keyText(step));
        else
            path += QStringLiteral("[%1]").arg(document.index(step));
    }
    return path;
}

} // namespace core::json

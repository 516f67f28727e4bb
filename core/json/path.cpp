// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/path.h"

#include "core/base/sqlquote.h"

#include <algorithm>

namespace core::json {

namespace {

template <class Source> JsonPath stepsTo(const Source &source, Node node)
{
    JsonPath path;
    path.container = source.isContainer(node);
    for (; node != Document::Root; node = source.parent(node)) {
        PathStep step;
        step.isKey = source.hasKey(node);
        if (step.isKey) {
            step.keyText = QByteArray(QByteArrayView(source.keyText(node)).toByteArray());
            step.key = Document::unescaped(step.keyText);
        } else {
            step.index = source.index(node);
        }
        path.steps << step;
    }
    std::reverse(path.steps.begin(), path.steps.end());
    return path;
}

// One element of an array's text, in quotes.
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

JsonPath pathOf(const Document &document, Node node)
{
    return stepsTo(document, node);
}

JsonPath pathOf(const Draft &draft, Node node)
{
    return stepsTo(draft, node);
}

QString arrowPath(const JsonPath &path)
{
    QString out;
    for (qsizetype i = 0; i < path.steps.size(); ++i) {
        const PathStep &step = path.steps.at(i);
        if (i > 0)
            out += QLatin1Char(' ');
        out += i + 1 == path.steps.size() && !path.container ? QLatin1String("->> ") : QLatin1String("-> ");
        out += step.isKey ? quoteLiteral(step.key) : QString::number(step.index);
    }
    return out;
}

QString pathLiteral(const QStringList &steps)
{
    QStringList elements;
    for (const QString &text : steps)
        elements << (isPlain(text) ? text : arrayElement(text));
    return quoteLiteral(QLatin1Char('{') + elements.join(QLatin1Char(',')) + QLatin1Char('}'));
}

QString hashPath(const JsonPath &path)
{
    QStringList steps;
    for (const PathStep &step : path.steps)
        steps << step.text();
    return QLatin1String(path.container ? "#> " : "#>> ") + pathLiteral(steps);
}

QString jsonPath(const JsonPath &path)
{
    QString out = QStringLiteral("$");
    for (const PathStep &step : path.steps) {
        if (step.isKey) // a key's own text is a string of jsonpath, too
            out += QLatin1Char('.') + QString::fromUtf8(step.keyText);
        else
            out += QStringLiteral("[%1]").arg(step.index);
    }
    return out;
}

QString subscriptPath(const JsonPath &path)
{
    QString out;
    for (const PathStep &step : path.steps)
        out += QLatin1Char('[') + (step.isKey ? quoteLiteral(step.key) : QString::number(step.index))
            + QLatin1Char(']');
    return out;
}

} // namespace core::json

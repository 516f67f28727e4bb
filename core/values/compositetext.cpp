// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/compositetext.h"

#include "core/result/nestedtext.h"
#include "core/values/quoting.h"

#include <algorithm>

namespace core::values {

using result::NestedText;

Result<QList<Part>> parseComposite(const QByteArray &text)
{
    const auto tree = NestedText::composite(text, {});
    if (!tree)
        return tree.error();
    QList<Part> fields;
    for (std::uint32_t i = 0; i < tree->childCount(NestedText::Root); ++i) {
        const auto child = tree->child(NestedText::Root, i);
        fields.append(tree->kind(child) == NestedText::Kind::Null ? Part()
                                                                  : Part(tree->text(child).toByteArray()));
    }
    return fields;
}

QByteArray writeComposite(const QList<Part> &fields)
{
    QByteArray text("(");
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            text += ',';
        const Part &field = fields.at(i);
        if (!field)
            continue;
        const bool quotes
            = field->isEmpty() || std::any_of(field->begin(), field->end(), [](char c) {
                  return c == '"' || c == '\\' || c == '(' || c == ')' || c == ',' || isSpace(c);
              });
        if (quotes)
            appendQuoted(text, *field, Escaping::Doubling);
        else
            text += *field;
    }
    return text + ')';
}

} // namespace core::values

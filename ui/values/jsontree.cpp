// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/values/jsontree.h"

#include "core/result/celltext.h"
#include "ui/base/amounts.h"

#include <QCoreApplication>

namespace ui::values {

using core::json::Kind;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::values", text);
}

} // namespace

QString kindText(Kind kind, std::uint32_t children)
{
    switch (kind) {
    case Kind::Object:
        return tr("object of %1").arg(countText(children));
    case Kind::Array:
        return tr("array of %1").arg(countText(children));
    case Kind::String:
        return tr("string");
    case Kind::Number:
        return tr("number");
    case Kind::True:
    case Kind::False:
        return tr("boolean");
    case Kind::Null:
        break;
    }
    return tr("null");
}

Token kindColor(Kind kind)
{
    switch (kind) {
    case Kind::String:
        return Token::String;
    case Kind::Number:
        return Token::Number;
    case Kind::True:
    case Kind::False:
        return Token::Keyword;
    default:
        return Token::Muted;
    }
}

QString shownJson(Kind kind, std::uint32_t children, QByteArrayView scalar, qsizetype limit)
{
    switch (kind) {
    case Kind::Object:
        return QStringLiteral("{%1}").arg(countText(children));
    case Kind::Array:
        return QStringLiteral("[%1]").arg(countText(children));
    default:
        return core::result::displayText({scalar.data(), scalar.size(), false}, limit);
    }
}

QString plainJson(Kind kind, QByteArrayView text)
{
    return kind == Kind::String ? core::json::Document::unescaped(text) : QString::fromUtf8(text);
}

ValueTreePtr jsonTree(core::json::Document document)
{
    return std::make_shared<JsonTree<core::json::Document>>(std::move(document));
}

ValueTreePtr jsonTree(core::json::Draft draft)
{
    return std::make_shared<JsonTree<core::json::Draft>>(std::move(draft));
}

} // namespace ui::values

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspectorviews.h"

#include "core/result/typeinfo.h"
#include "ui/inspector/imagepane.h"

#include <algorithm>

namespace ui::inspector {

using core::result::TypeFamily;
using View = CellInspector::View;

namespace {

constexpr core::result::Oid Json = 114, Jsonb = 3802, Xml = 142, Record = 2249;

bool standsIn(const CellValue &value, char open, char close)
{
    const QByteArrayView text = value.cell.bytes();
    return text.size() >= 2 && text.front() == open && text.back() == close;
}

bool isBuiltin(core::result::Oid oid)
{
    return !core::result::builtinTypeName(oid, -1).isEmpty();
}

// Looks at the first bytes alone: a value in the old escape form is decoded whole otherwise.
QByteArray formatOf(CellValue value)
{
    value.cell.size = std::min<qsizetype>(value.cell.size, 4096);
    return pictureFormat(ValueBytes(std::move(value)));
}

bool isArray(const CellValue &value)
{
    const QByteArrayView text = value.cell.bytes();
    if (text.back() != '}' || (text.front() != '{' && text.front() != '['))
        return false;
    // the name of a type that is not built in comes later
    return value.column.typeName.isEmpty() ? !isBuiltin(value.column.typeOid)
                                           : value.column.typeName.endsWith(QLatin1String("[]"));
}

} // namespace

InspectorViews viewsOf(const CellValue &value)
{
    const core::result::Oid oid = value.column.typeOid;
    if (oid == Json || oid == Jsonb)
        return {QStringLiteral("json"), {View::Tree, View::Text, View::Hex}, true};
    if (oid == 17) {
        if (formatOf(value).isEmpty())
            return {QStringLiteral("binary"), {View::Hex, View::Text}};
        return {QStringLiteral("picture"), {View::Image, View::Hex, View::Text}};
    }
    if (isArray(value))
        return {QStringLiteral("array"), {View::List, View::Text, View::Hex}, false, false, !isBuiltin(oid)};
    if (standsIn(value, '(', ')') && (oid == Record || !isBuiltin(oid)))
        return {QStringLiteral("composite"), {View::List, View::Text, View::Hex}, false, true, true};
    const TypeFamily family = core::result::typeFamily(oid);
    if (family == TypeFamily::Text && (standsIn(value, '{', '}') || standsIn(value, '[', ']')))
        return {QStringLiteral("jsontext"), {View::Text, View::Tree, View::Hex}};
    return {QStringLiteral("text"), {View::Text, View::Hex}};
}

QString fileSuffix(const CellValue &value)
{
    const core::result::Oid oid = value.column.typeOid;
    if (oid == Json || oid == Jsonb)
        return QStringLiteral("json");
    if (oid == Xml)
        return QStringLiteral("xml");
    if (oid == 17) {
        const QByteArray format = formatOf(value);
        return format.isEmpty() ? QStringLiteral("bin") : QString::fromLatin1(format);
    }
    return QStringLiteral("txt");
}

} // namespace ui::inspector

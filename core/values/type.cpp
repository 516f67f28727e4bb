// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/type.h"

#include "core/result/typeinfo.h"

namespace core::values {

namespace {

struct Made
{
    Oid oid;
    Oid of;
};

// Source: pg_range.dat
constexpr Made Ranges[] = {{3904, 23}, {3906, 1700}, {3908, 1114}, {3910, 1184}, {3912, 1082}, {3926, 20}};
constexpr Made Multiranges[]
    = {{4451, 3904}, {4532, 3906}, {4533, 3908}, {4534, 3910}, {4535, 3912}, {4536, 3926}};
constexpr Oid Box = 603;

template <std::size_t N> Oid partOf(const Made (&table)[N], Oid oid)
{
    for (const Made &made : table) {
        if (made.oid == oid)
            return made.of;
    }
    return 0;
}

} // namespace

TypePtr withoutDomains(const TypePtr &type)
{
    TypePtr base = type;
    while (base && base->kind == Type::Kind::Domain && base->of)
        base = base->of;
    return base;
}

TypePtr builtinType(Oid oid, int modifier)
{
    auto type = std::make_shared<Type>();
    type->oid = oid;
    type->modifier = modifier;
    type->name = result::builtinTypeName(oid, modifier);
    type->delimiter = oid == Box ? ';' : ',';
    if (const Oid element = result::elementType(oid)) {
        type->kind = Type::Kind::Array;
        type->of = builtinType(element, modifier);
    } else if (const Oid subtype = partOf(Ranges, oid)) {
        type->kind = Type::Kind::Range;
        type->of = builtinType(subtype);
    } else if (const Oid range = partOf(Multiranges, oid)) {
        type->kind = Type::Kind::Multirange;
        type->of = builtinType(range);
    }
    return type;
}

} // namespace core::values

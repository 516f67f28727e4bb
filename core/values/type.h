// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue says of a type, so that its text can be taken apart, checked and written: a tree of
// values, shared and never changed. Thread: any.
#pragma once

#include "core/result/column.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace core::values {

using result::Oid;

struct Type;
using TypePtr = std::shared_ptr<const Type>;

/// A field of a composite.
struct Field
{
    QString name;
    TypePtr type;
};

struct Type
{
    enum class Kind
    {
        Base,
        Enum,
        Domain,
        Array,
        Composite,
        Range,
        Multirange,
        Hstore
    };

    Oid oid = 0;
    QString name; ///< as format_type() says it, with the modifier: numeric(12,2)
    Kind kind = Kind::Base;
    int modifier = -1;
    char delimiter = ','; ///< between the elements of an array of this type
    TypePtr of{};         ///< a domain's base, an array's element, a range's subtype, a multirange's range
    bool notNull = false; ///< a domain that refuses NULL
    QList<QByteArray> labels{}; ///< of an enum, in its order
    QList<Field> fields{};      ///< of a composite, without dropped ones
};

/// The type itself, or what a chain of domains stands on. Null stays null.
TypePtr withoutDomains(const TypePtr &type);

/// A type of which only this is known: built-in arrays, ranges and multiranges get their parts, any other is
/// a base type.
TypePtr builtinType(Oid oid, int modifier = -1);

} // namespace core::values

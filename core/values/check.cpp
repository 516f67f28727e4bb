// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/check.h"

#include "core/values/arraytext.h"
#include "core/values/bytea.h"
#include "core/values/compositetext.h"
#include "core/values/geometry.h"
#include "core/values/hstoretext.h"
#include "core/values/numbers.h"
#include "core/values/quoting.h"
#include "core/values/rangetext.h"
#include "core/values/scalars.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace core::values {

namespace {

enum BuiltinOid : Oid
{
    Bool = 16,
    Bytea = 17,
    Char = 18,
    Name = 19,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    Text = 25,
    OidType = 26,
    Xid = 28,
    Cid = 29,
    Json = 114,
    Xml = 142,
    Cidr = 650,
    Float4 = 700,
    Float8 = 701,
    Macaddr8 = 774,
    Macaddr = 829,
    Inet = 869,
    Bpchar = 1042,
    Varchar = 1043,
    Date = 1082,
    Time = 1083,
    Timestamp = 1114,
    Timestamptz = 1184,
    Interval = 1186,
    Timetz = 1266,
    Bit = 1560,
    Varbit = 1562,
    Numeric = 1700,
    Refcursor = 1790,
    Uuid = 2950,
    TsVector = 3614,
    TsQuery = 3615,
    Xid8 = 5069,
    FirstUserOid = 16384,
};

/// How a scalar's text is checked, and the characters that can stand in it besides white space; null: any.
struct Rule
{
    Oid oid;
    QString (*check)(const Type &type, QByteArrayView text, int server);
    const char *characters;
};

constexpr const char *Integers = "0123456789+-_xXoObBaAcCdDeEfF";
constexpr const char *Floats = "0123456789+-._xXoObBaAcCdDeEfFnNiItTyYpP";
constexpr const char *Moments = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-:./,@_";
constexpr const char *Shapes = "0123456789+-.eEinfINFtyTYaA,()[]{}<>";
constexpr const char *Hexes = "0123456789abcdefABCDEF:-.";

QString bytea(const Type &, QByteArrayView text, int)
{
    const auto bytes = bytesOf(text);
    return bytes ? QString() : bytes.error().message;
}

constexpr Rule Rules[] = {
    {Bool, booleanProblem, "truefalsynoTRUEFALSYNO01"},
    {Bytea, bytea, nullptr},
    {Char, singleCharProblem, nullptr},
    {Int8, integerProblem, Integers},
    {Int2, integerProblem, Integers},
    {Int4, integerProblem, Integers},
    {OidType, integerProblem, Integers},
    {Xid, integerProblem, Integers},
    {Cid, integerProblem, Integers},
    {Cidr, networkProblem, "0123456789abcdefABCDEF:./"},
    {Float4, decimalProblem, Floats},
    {Float8, decimalProblem, Floats},
    {Macaddr8, hardwareAddressProblem, Hexes},
    {Macaddr, hardwareAddressProblem, Hexes},
    {Inet, networkProblem, "0123456789abcdefABCDEF:./"},
    {Bpchar, lengthProblem, nullptr},
    {Varchar, lengthProblem, nullptr},
    {Date, momentProblem, Moments},
    {Time, momentProblem, Moments},
    {Timestamp, momentProblem, Moments},
    {Timestamptz, momentProblem, Moments},
    {Interval, intervalProblem, Moments},
    {Timetz, momentProblem, Moments},
    {Bit, bitProblem, "01bBxX23456789aAcCdDeEfF"},
    {Varbit, bitProblem, "01bBxX23456789aAcCdDeEfF"},
    {Numeric, decimalProblem, Floats},
    {Point, geometryProblem, Shapes},
    {Line, geometryProblem, Shapes},
    {Lseg, geometryProblem, Shapes},
    {Box, geometryProblem, Shapes},
    {Path, geometryProblem, Shapes},
    {Polygon, geometryProblem, Shapes},
    {Circle, geometryProblem, Shapes},
    {Uuid, uuidProblem, "0123456789abcdefABCDEF-{}"},
    {Xid8, integerProblem, Integers},
};

const Rule *ruleOf(Oid oid)
{
    const auto *rule = std::find_if(std::begin(Rules), std::end(Rules),
                                    [oid](const Rule &candidate) { return candidate.oid == oid; });
    return rule != std::end(Rules) ? rule : nullptr;
}

QString partProblem(const Type &type, const Part &part, int server)
{
    if (!part)
        return type.kind == Type::Kind::Domain && type.notNull
            ? QCoreApplication::translate("core::values", "%1 does not take NULL.").arg(type.name)
            : QString();
    return problem(type, *part, server);
}

QString arrayProblem(const Type &type, const QByteArray &text, int server)
{
    const char delimiter = type.of ? type.of->delimiter : ',';
    const auto array = ArrayText::parse(text, delimiter);
    if (!array)
        return array.error().message;
    for (qsizetype i = 0; type.of && i < array->elements.size(); ++i) {
        const QString wrong = partProblem(*type.of, array->elements.at(i), server);
        if (!wrong.isEmpty())
            return QCoreApplication::translate("core::values", "Element %1: %2").arg(i + 1).arg(wrong);
    }
    return {};
}

QString compositeProblem(const Type &type, const QByteArray &text, int server)
{
    const auto fields = parseComposite(text);
    if (!fields)
        return fields.error().message;
    if (type.fields.isEmpty())
        return {};
    if (fields->size() != type.fields.size())
        return QCoreApplication::translate("core::values", "%1 has %2 fields, not %3.")
            .arg(type.name)
            .arg(type.fields.size())
            .arg(fields->size());
    for (qsizetype i = 0; i < fields->size(); ++i) {
        const Field &field = type.fields.at(i);
        const QString wrong = field.type ? partProblem(*field.type, fields->at(i), server) : QString();
        if (!wrong.isEmpty())
            return QStringLiteral("%1: %2").arg(field.name, wrong);
    }
    return {};
}

QString boundsProblem(const Type &range, const RangeText &text, int server)
{
    if (!range.of || text.empty)
        return {};
    for (const Part &bound : {text.lower, text.upper}) {
        const QString wrong = bound ? problem(*range.of, *bound, server) : QString();
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString rangeProblem(const Type &type, const QByteArray &text, int server)
{
    const auto range = RangeText::parse(text);
    return range ? boundsProblem(type, *range, server) : range.error().message;
}

QString multirangeProblem(const Type &type, const QByteArray &text, int server)
{
    const auto ranges = parseMultirange(text);
    if (!ranges)
        return ranges.error().message;
    for (const RangeText &range : *ranges) {
        const QString wrong = type.of ? boundsProblem(*type.of, range, server) : QString();
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString hstoreProblem(const QByteArray &text)
{
    const auto pairs = parseHstore(text);
    return pairs ? QString() : pairs.error().message;
}

} // namespace

bool takesEmptyText(const Type &type)
{
    switch (type.kind) {
    case Type::Kind::Domain:
        return !type.of || takesEmptyText(*type.of);
    case Type::Kind::Enum:
        return type.labels.contains(QByteArray(""));
    case Type::Kind::Hstore:
        return true;
    case Type::Kind::Base:
        break;
    default:
        return false;
    }
    constexpr Oid Texts[]
        = {Char, Name, Text, Xml, Bpchar, Varchar, Refcursor, Bit, Varbit, TsVector, TsQuery};
    return type.oid >= FirstUserOid // of citext and its like nothing is known
        || std::find(std::begin(Texts), std::end(Texts), type.oid) != std::end(Texts);
}

QString problem(const Type &type, QByteArrayView text, int server)
{
    if (text.contains('\0'))
        return QCoreApplication::translate("core::values", "A value cannot hold a NUL character.");
    switch (type.kind) {
    case Type::Kind::Domain:
        return type.of ? problem(*type.of, text, server) : QString();
    case Type::Kind::Enum:
        return type.labels.isEmpty() || type.labels.contains(text.toByteArray())
            ? QString()
            : QCoreApplication::translate("core::values", "%1 is none of the labels of %2.")
                  .arg(QString::fromUtf8(text), type.name);
    case Type::Kind::Array:
        return arrayProblem(type, text.toByteArray(), server);
    case Type::Kind::Composite:
        return compositeProblem(type, text.toByteArray(), server);
    case Type::Kind::Range:
        return rangeProblem(type, text.toByteArray(), server);
    case Type::Kind::Multirange:
        return multirangeProblem(type, text.toByteArray(), server);
    case Type::Kind::Hstore:
        return hstoreProblem(text.toByteArray());
    case Type::Kind::Base:
        break;
    }
    const Rule *rule = ruleOf(type.oid);
    return rule ? rule->check(type, text, server) : QString();
}

bool mayContain(const Type &type, QChar character)
{
    if (type.kind == Type::Kind::Domain)
        return !type.of || mayContain(*type.of, character);
    const Rule *rule = type.kind == Type::Kind::Base ? ruleOf(type.oid) : nullptr;
    if (!rule || !rule->characters)
        return true;
    const char16_t c = character.unicode();
    return c < 0x80 && c != 0 && (isSpace(char(c)) || QByteArrayView(rule->characters).contains(char(c)));
}

} // namespace core::values

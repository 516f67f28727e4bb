// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/typeinfo.h"

#include <algorithm>

namespace core::result {

namespace {

struct Builtin
{
    Oid oid;
    Oid array;
    const char *name;
    TypeFamily family;
};

using enum TypeFamily;

// Sorted by OID.
constexpr Builtin Types[] = {
    {16, 1000, "boolean", Boolean},
    {17, 1001, "bytea", Binary},
    {18, 1002, "\"char\"", Text},
    {19, 1003, "name", Text},
    {20, 1016, "bigint", Number},
    {21, 1005, "smallint", Number},
    {22, 1006, "int2vector", Other},
    {23, 1007, "integer", Number},
    {24, 1008, "regproc", Text},
    {25, 1009, "text", Text},
    {26, 1028, "oid", Number},
    {27, 1010, "tid", Other},
    {28, 1011, "xid", Number},
    {29, 1012, "cid", Number},
    {30, 1013, "oidvector", Other},
    {114, 199, "json", Json},
    {142, 143, "xml", Code},
    {194, 0, "pg_node_tree", Code},
    {600, 1017, "point", Other},
    {601, 1018, "lseg", Other},
    {602, 1019, "path", Other},
    {603, 1020, "box", Other},
    {604, 1027, "polygon", Other},
    {628, 629, "line", Other},
    {650, 651, "cidr", Other},
    {700, 1021, "real", Number},
    {701, 1022, "double precision", Number},
    {705, 0, "unknown", Text},
    {718, 719, "circle", Other},
    {774, 775, "macaddr8", Other},
    {790, 791, "money", Number},
    {829, 1040, "macaddr", Other},
    {869, 1041, "inet", Other},
    {1033, 1034, "aclitem", Other},
    {1042, 1014, "character", Text},
    {1043, 1015, "character varying", Text},
    {1082, 1182, "date", DateTime},
    {1083, 1183, "time without time zone", DateTime},
    {1114, 1115, "timestamp without time zone", DateTime},
    {1184, 1185, "timestamp with time zone", DateTime},
    {1186, 1187, "interval", DateTime},
    {1266, 1270, "time with time zone", DateTime},
    {1560, 1561, "bit", Code},
    {1562, 1563, "bit varying", Code},
    {1700, 1231, "numeric", Number},
    {1790, 2201, "refcursor", Text},
    {2202, 2207, "regprocedure", Text},
    {2203, 2208, "regoper", Text},
    {2204, 2209, "regoperator", Text},
    {2205, 2210, "regclass", Text},
    {2206, 2211, "regtype", Text},
    {2249, 2287, "record", Other},
    {2275, 1263, "cstring", Text},
    {2277, 0, "anyarray", Other},
    {2278, 0, "void", Other},
    {2950, 2951, "uuid", Code},
    {2970, 2949, "txid_snapshot", Other},
    {3220, 3221, "pg_lsn", Code},
    {3361, 0, "pg_ndistinct", Other},
    {3402, 0, "pg_dependencies", Other},
    {3614, 3643, "tsvector", Other},
    {3615, 3645, "tsquery", Other},
    {3642, 3644, "gtsvector", Other},
    {3734, 3735, "regconfig", Text},
    {3769, 3770, "regdictionary", Text},
    {3802, 3807, "jsonb", Json},
    {3904, 3905, "int4range", Other},
    {3906, 3907, "numrange", Other},
    {3908, 3909, "tsrange", Other},
    {3910, 3911, "tstzrange", Other},
    {3912, 3913, "daterange", Other},
    {3926, 3927, "int8range", Other},
    {4072, 4073, "jsonpath", Json},
    {4089, 4090, "regnamespace", Text},
    {4096, 4097, "regrole", Text},
    {4191, 4192, "regcollation", Text},
    {4451, 6150, "int4multirange", Other},
    {4532, 6151, "nummultirange", Other},
    {4533, 6152, "tsmultirange", Other},
    {4534, 6153, "tstzmultirange", Other},
    {4535, 6155, "datemultirange", Other},
    {4536, 6157, "int8multirange", Other},
    {4600, 0, "pg_brin_bloom_summary", Other},
    {4601, 0, "pg_brin_minmax_multi_summary", Other},
    {5017, 0, "pg_mcv_list", Other},
    {5038, 5039, "pg_snapshot", Other},
    {5069, 271, "xid8", Number},
};

const Builtin *find(Oid oid)
{
    const auto *it = std::lower_bound(std::begin(Types), std::end(Types), oid,
                                      [](const Builtin &type, Oid wanted) { return type.oid < wanted; });
    return it != std::end(Types) && it->oid == oid ? it : nullptr;
}

const Builtin *findElement(Oid arrayOid)
{
    if (arrayOid == 0)
        return nullptr;
    const auto *it = std::find_if(std::begin(Types), std::end(Types),
                                  [arrayOid](const Builtin &type) { return type.array == arrayOid; });
    return it != std::end(Types) ? it : nullptr;
}

// Fields in the upper half, precision in the lower; all bits set where there is none.
QString intervalModifier(int modifier)
{
    struct Fields
    {
        int mask;
        const char *words;
    };
    constexpr int Month = 1 << 1, Year = 1 << 2, Day = 1 << 3, Hour = 1 << 10, Minute = 1 << 11,
                  Second = 1 << 12;
    static constexpr Fields Known[] = {
        {Year, " year"},
        {Month, " month"},
        {Day, " day"},
        {Hour, " hour"},
        {Minute, " minute"},
        {Second, " second"},
        {Year | Month, " year to month"},
        {Day | Hour, " day to hour"},
        {Day | Hour | Minute, " day to minute"},
        {Day | Hour | Minute | Second, " day to second"},
        {Hour | Minute, " hour to minute"},
        {Hour | Minute | Second, " hour to second"},
        {Minute | Second, " minute to second"},
    };
    QString text;
    const int fields = (modifier >> 16) & 0x7FFF;
    for (const Fields &known : Known) {
        if (known.mask == fields)
            text = QLatin1String(known.words);
    }
    const int precision = modifier & 0xFFFF;
    return precision == 0xFFFF ? text : text + QStringLiteral("(%1)").arg(precision);
}

// The modifier's text for the types that have one; the encodings are those of each type's typmodout function.
QString withModifier(const Builtin &type, int modifier)
{
    const QString name = QString::fromLatin1(type.name);
    // without a length these two are not what the SQL names mean (character(1), bit(1))
    if (type.oid == 1042 && modifier < 0)
        return QStringLiteral("bpchar");
    if (type.oid == 1560 && modifier < 0)
        return QStringLiteral("\"bit\"");
    if (modifier < 0)
        return name;
    const auto fractional = [&name, modifier] {
        const qsizetype space = name.indexOf(QLatin1Char(' '));
        const QString precision = QStringLiteral("(%1)").arg(modifier);
        return space < 0 ? name + precision : name.left(space) + precision + name.mid(space);
    };
    switch (type.oid) {
    case 1042:
    case 1043:
        return name + QStringLiteral("(%1)").arg(modifier - 4);
    case 1560:
    case 1562:
        return name + QStringLiteral("(%1)").arg(modifier);
    case 1700: {
        const int precision = ((modifier - 4) >> 16) & 0xffff;
        const int scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
        return name + QStringLiteral("(%1,%2)").arg(precision).arg(scale);
    }
    case 1083:
    case 1114:
    case 1184:
    case 1266:
        return fractional();
    case 1186:
        return name + intervalModifier(modifier);
    default:
        return name;
    }
}

} // namespace

QString builtinTypeName(Oid oid, int modifier)
{
    if (const Builtin *type = find(oid))
        return withModifier(*type, modifier);
    if (const Builtin *element = findElement(oid))
        return withModifier(*element, modifier) + QLatin1String("[]");
    return {};
}

QString shortTypeName(const QString &formatted)
{
    struct Spelling
    {
        const char *prefix;
        const char *suffix;
        const char *shortName;
    };
    static constexpr Spelling Spellings[] = {
        {"timestamp", " with time zone", "timestamptz"},
        {"timestamp", " without time zone", "timestamp"},
        {"time", " with time zone", "timetz"},
        {"time", " without time zone", "time"},
        {"character varying", "", "varchar"},
        {"character", "", "char"},
        {"bit varying", "", "varbit"},
        {"double precision", "", "float8"},
        {"boolean", "", "bool"},
    };
    QString base = formatted;
    QString array;
    while (base.endsWith(QLatin1String("[]"))) {
        base.chop(2);
        array += QLatin1String("[]");
    }
    for (const Spelling &spelling : Spellings) {
        const QLatin1String prefix(spelling.prefix);
        const QLatin1String suffix(spelling.suffix);
        if (!base.startsWith(prefix) || !base.endsWith(suffix))
            continue;
        const QString modifier = base.mid(prefix.size(), base.size() - prefix.size() - suffix.size());
        if (modifier.isEmpty()
            || (modifier.startsWith(QLatin1Char('(')) && modifier.endsWith(QLatin1Char(')'))))
            return QLatin1String(spelling.shortName) + modifier + array;
    }
    return formatted;
}

TypeFamily typeFamily(Oid oid)
{
    const Builtin *type = find(oid);
    return type ? type->family : Other;
}

Oid elementType(Oid arrayOid)
{
    const Builtin *element = findElement(arrayOid);
    return element ? element->oid : 0;
}

bool usesCodeFont(Oid oid)
{
    if (const Builtin *type = find(oid))
        return type->family == Json || type->family == Binary || type->family == Code;
    const Builtin *element = findElement(oid);
    return element && (element->family == Json || element->family == Binary);
}

} // namespace core::result

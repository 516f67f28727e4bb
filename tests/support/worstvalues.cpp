// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/worstvalues.h"

namespace test {

namespace {

QByteArray times(const char *text, int count)
{
    return QByteArray(text).repeated(count);
}

/// {1,2,…}
QByteArray countTo(int last)
{
    QByteArray text("{");
    for (int i = 1; i <= last; ++i) {
        if (i > 1)
            text += ',';
        text += QByteArray::number(i);
    }
    return text + '}';
}

} // namespace

QString worstTypes()
{
    return QString::fromUtf8(
        "create schema worst;\n"
        "create type worst.\"mo\"\"od %1 <b>\" as enum ('plain', 'it''s', '\"quoted\"', 'a"
        ",b', 'NULL', ' lead', 'tab\tin', '\xc3\xbcn\xc3\xaf', '{brace}', '(paren)', 'back"
        "\\slash', '');\n"
        "create type worst.pair as (a text, \"B \"\"b\" int4[], c worst.\"mo\"\"od %1 <b>\");\n"
        "create type worst.nest as (p worst.pair, ps worst.pair[], n numeric);\n"
        "create domain worst.posint as int4 check (value > 0);\n"
        "create domain worst.label as text not null;\n"
        "create domain worst.moods as worst.\"mo\"\"od %1 <b>\"[];\n"
        "create domain worst.smallpair as worst.pair;\n"
        "create domain worst.posints as worst.posint[];\n"
        "create type worst.textrange as range (subtype = text);\n"
        "create type worst.one as (sole text);\n"
        "create extension if not exists hstore with schema worst;\n"
        "create table worst.\"odd \"\"name\"\" %1 <b>\" (i int4);\n");
}

QList<WorstValue> worstValues(int server)
{
    static const QList<WorstValue> all{
        {"boolean", "true", "t"},
        {"boolean", "false", "f"},
        {"smallint", "-32768", "-32768"},
        {"smallint", "32767", "32767"},
        {"integer", "-2147483648", "-2147483648"},
        {"integer", "0", "0"},
        {"bigint", "-9223372036854775808", "-9223372036854775808"},
        {"bigint", "9223372036854775807", "9223372036854775807"},
        {"oid", "4294967295", "4294967295"},
        {"numeric", "repeat('9', 300)::numeric", times("9", 300)},
        {"numeric", "('-' || repeat('1', 150) || '.' || repeat('3', 150))::numeric",
         QByteArray("-") + times("1", 150) + QByteArray(".") + times("3", 150)},
        {"numeric", "'1e-300'::numeric", QByteArray("0.") + times("0", 299) + QByteArray("1")},
        {"numeric", "'0.000'::numeric", "0.000"},
        {"numeric", "'NaN'::numeric", "NaN"},
        {"numeric", "'1e1000'::numeric", QByteArray("1") + times("0", 1000)},
        {"numeric", "1.10", "1.10"},
        {"numeric", "repeat('9', 100000)::numeric", times("9", 100000)},
        {"numeric", "'infinity'::numeric", "Infinity", 14},
        {"numeric", "'-infinity'::numeric", "-Infinity", 14},
        {"numeric(12,2)", "-9999999999.99", "-9999999999.99"},
        {"numeric(12,2)", "0.10", "0.10"},
        {"numeric(300,150)", "'1.5'::numeric", QByteArray("1.5") + times("0", 149)},
        {"numeric(3,-2)", "12300", "12300", 15},
        {"numeric(2,5)", "0.00012", "0.00012", 15},
        {"real", "'-0'", "-0"},
        {"real", "'1e-45'", "1e-45"},
        {"real", "'3.4028235e38'", "3.4028235e+38"},
        {"real", "'NaN'", "NaN"},
        {"real", "'-Infinity'", "-Infinity"},
        {"real", "0.1", "0.1"},
        {"double precision", "'-0'", "-0"},
        {"double precision", "'5e-324'", "5e-324"},
        {"double precision", "'2.2250738585072011e-308'", "2.225073858507201e-308"},
        {"double precision", "'1.7976931348623157e308'", "1.7976931348623157e+308"},
        {"double precision", "'NaN'", "NaN"},
        {"double precision", "'Infinity'", "Infinity"},
        {"double precision", "'-Infinity'", "-Infinity"},
        {"double precision", "0.1::float8 + 0.2::float8", "0.30000000000000004"},
        {"double precision", "'1e15'", "1e+15"},
        {"double precision", "'123456789012345678'", "1.2345678901234568e+17"},
        {"money", "'-92233720368547758.08'", "-$92,233,720,368,547,758.08"},
        {"money", "'92233720368547758.07'", "$92,233,720,368,547,758.07"},
        {"money", "'0.01'", "$0.01"},
        {"text", "''", ""},
        {"text", "'NULL'", "NULL"},
        {"text", "null", std::nullopt},
        {"text", "' '", " "},
        {"text", "E'a\\r\\nb'", "a\r\nb"},
        {"text", "E'\\r\\n'", "\r\n"},
        {"text", "E'a\\nb\\rc\\r\\nd'", "a\nb\rc\r\nd"},
        {"text", "E'a\\rb'", "a\rb"},
        {"text", "E'\\n\\n'", "\n\n"},
        {"text", "E'tab\\there'", "tab\there"},
        {"text", "$$quote ' and \" and \\ and $ and %1 %s &amp; <b>$$",
         "quote ' and \" and \\ and $ and %1 %s &amp; <b>"},
        {"text", "U&'no\\00A0break'",
         "no\xc2\xa0"
         "break"},
        {"text", "U&'zero\\200Bwidth\\200D\\FEFF'", "zero\xe2\x80\x8bwidth\xe2\x80\x8d\xef\xbb\xbf"},
        {"text", "U&'e\\0301\\0327 combining'", "e\xcc\x81\xcc\xa7 combining"},
        {"text", "U&'\\202Ertl\\202C \\05E9\\05DC\\05D5\\05DD \\0645\\0631\\062D\\0628\\0627'",
         "\xe2\x80\xaertl\xe2\x80\xac \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd9\x85\xd8\xb1\xd8"
         "\xad\xd8\xa8\xd8\xa7"},
        {"text", "U&'\\+01F468\\200D\\+01F469\\200D\\+01F467 \\+01F3F3\\FE0F\\200D\\+01F308'",
         "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 \xf0\x9f"
         "\x8f\xb3\xef\xb8\x8f\xe2\x80\x8d\xf0\x9f\x8c\x88"},
        {"text", "U&'\\2028line\\2029para\\FDD0\\FDD1\\FFFC\\FFFF\\+10FFFF'",
         "\xe2\x80\xa8line\xe2\x80\xa9para\xef\xb7\x90\xef\xb7\x91\xef\xbf\xbc\xef\xbf\xbf\xf4"
         "\x8f\xbf\xbf"},
        {"text", "U&'\\240D pictures \\240A'||E'\\r x\\n'", "\xe2\x90\x8d pictures \xe2\x90\x8a\r x\n"},
        {"text", "E'\\x01\\x02\\x1b\\x7f'", "\x01\x02\x1b\x7f"},
        {"text", "U&'\\0085\\009c'", "\xc2\x85\xc2\x9c"},
        {"text", "'= now()'", "= now()"},
        {"text", "'  both  '", "  both  "},
        {"text", "'trailing'||E'\\n'", "trailing\n"},
        {"text", "repeat('x', 1048576)", times("x", 1048576)},
        {"text", "repeat(E'line with ''quotes'' and \\\\\\r\\n', 40000)",
         times("line with 'quotes' and \\\r\n", 40000)},
        {"character varying(3)", "'\xc3\xa4\xc3\xb6\xc3\xbc'", "\xc3\xa4\xc3\xb6\xc3\xbc"},
        {"character varying(3)", "''", ""},
        {"character varying(3)", "U&'\\+01F600\\+01F600\\+01F600'",
         "\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80"},
        {"character(5)", "'ab'", "ab   "},
        {"character(5)", "''", "     "},
        {"character(5)", "U&'\\00E4'", "\xc3\xa4    "},
        {"name", "repeat('n', 63)", times("n", 63)},
        {"name", "'\"Quoted %1'", "\"Quoted %1"},
        {"name", "repeat(U&'\\00E9', 31)",
         "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3"
         "\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
         "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"},
        {"\"char\"", "'a'", "a"},
        {"\"char\"", "' '", " "},
        {"\"char\"", "''", ""},
        {"\"char\"", "'\\'", "\\"},
        {"\"char\"", "'\\200'", "\\200", 16},
        {"\"char\"", "'\\377'", "\\377", 16},
        {"bytea",
         "(select string_agg(decode(lpad(to_hex(i), 2, '0'), 'hex'), '' order by i) from ge"
         "nerate_series(0, 255) i)",
         "\\x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223242526"
         "2728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4"
         "f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f7071727374757677"
         "78797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa"
         "0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8"
         "c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f"
         "1f2f3f4f5f6f7f8f9fafbfcfdfeff"},
        {"bytea", "''", "\\x"},
        {"bytea", "'\\x00'", "\\x00"},
        {"bytea", "convert_to('\\x41', 'UTF8')", "\\x5c783431"},
        {"bytea", "decode(repeat('00ff', 70000), 'hex')", QByteArray("\\x") + times("00ff", 70000)},
        {"bytea", "'\\x89504e470d0a1a0a0000000d49484452'", "\\x89504e470d0a1a0a0000000d49484452"},
        {"date", "'infinity'", "infinity"},
        {"date", "'-infinity'", "-infinity"},
        {"date", "'4713-01-01 BC'", "4713-01-01 BC"},
        {"date", "'0001-02-29 BC'", "0001-02-29 BC"},
        {"date", "'5874897-12-31'", "5874897-12-31"},
        {"date", "'2024-02-29'", "2024-02-29"},
        {"date", "'0001-01-01'", "0001-01-01"},
        {"date", "'10000-01-01'", "10000-01-01"},
        {"time without time zone", "'24:00'", "24:00:00"},
        {"time without time zone", "'00:00'", "00:00:00"},
        {"time without time zone", "'23:59:59.999999'", "23:59:59.999999"},
        {"time without time zone", "'12:34:56.7'", "12:34:56.7"},
        {"time(0) without time zone", "'23:59:59'", "23:59:59"},
        {"time with time zone", "'24:00+15:59:59'", "24:00:00+15:59:59"},
        {"time with time zone", "'00:00-15:59'", "00:00:00-15:59"},
        {"time with time zone", "'12:34:56.000001+05:30'", "12:34:56.000001+05:30"},
        {"timestamp without time zone", "'infinity'", "infinity"},
        {"timestamp without time zone", "'-infinity'", "-infinity"},
        {"timestamp without time zone", "'294276-12-31 23:59:59.999999'", "294276-12-31 23:59:59.999999"},
        {"timestamp without time zone", "'4714-11-24 00:00 BC'", "4714-11-24 00:00:00 BC"},
        {"timestamp without time zone", "'2024-12-31 23:59:60'", "2025-01-01 00:00:00"},
        {"timestamp without time zone", "'0044-03-15 12:00:00.000001 BC'", "0044-03-15 12:00:00.000001 BC"},
        {"timestamp without time zone", "'1999-01-01'", "1999-01-01 00:00:00"},
        {"timestamp without time zone", "'20000-01-01'", "20000-01-01 00:00:00"},
        {"timestamp(3) without time zone", "'2024-01-01 01:02:03.004'", "2024-01-01 01:02:03.004"},
        {"timestamp with time zone", "'infinity'", "infinity"},
        {"timestamp with time zone", "'-infinity'", "-infinity"},
        {"timestamp with time zone", "'294276-12-31 23:59:59.999999+00'", "294276-12-31 23:59:59.999999+00"},
        {"timestamp with time zone", "'4714-11-24 00:00+00 BC'", "4714-11-24 00:00:00+00 BC"},
        {"timestamp with time zone", "'2024-01-01 00:00:00.000001+05:45'", "2023-12-31 18:15:00.000001+00"},
        {"timestamp with time zone", "'1883-11-18 12:00:00+00:19:32'", "1883-11-18 11:40:28+00"},
        {"timestamp with time zone", "'0001-01-01 00:00+00'", "0001-01-01 00:00:00+00"},
        {"interval", "'1 year -2 mons +3 days -04:05:06.000007'", "10 mons 3 days -04:05:06.000007"},
        {"interval", "'-178000000 years'", "-178000000 years"},
        {"interval", "'178000000 years'", "178000000 years"},
        {"interval", "'00:00'", "00:00:00"},
        {"interval", "'-1 days +00:00:01'", "-1 days +00:00:01"},
        {"interval", "'2147483647 days'", "2147483647 days"},
        {"interval", "'P1Y2M3DT4H5M6.7S'", "1 year 2 mons 3 days 04:05:06.7"},
        {"interval", "'1 mon -1 day'", "1 mon -1 days"},
        {"interval", "'-0.000001 sec'", "-00:00:00.000001"},
        {"interval", "'2562047788:00:54.775807'", "2562047788:00:54.775807", 15},
        {"interval", "'infinity'", "infinity", 17},
        {"interval", "'-infinity'", "-infinity", 17},
        {"interval year to month", "'-3 years -5 mons'", "-3 years -5 mons"},
        {"interval(3)", "'1.234 sec'", "00:00:01.234"},
        {"uuid", "'00000000-0000-0000-0000-000000000000'", "00000000-0000-0000-0000-000000000000"},
        {"uuid", "'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'", "ffffffff-ffff-ffff-ffff-ffffffffffff"},
        {"worst.\"mo\"\"od %1 <b>\"", "'plain'", "plain"},
        {"worst.\"mo\"\"od %1 <b>\"", "'it''s'", "it's"},
        {"worst.\"mo\"\"od %1 <b>\"", "'\"quoted\"'", "\"quoted\""},
        {"worst.\"mo\"\"od %1 <b>\"", "'a,b'", "a,b"},
        {"worst.\"mo\"\"od %1 <b>\"", "'NULL'", "NULL"},
        {"worst.\"mo\"\"od %1 <b>\"", "' lead'", " lead"},
        {"worst.\"mo\"\"od %1 <b>\"", "E'tab\\tin'", "tab\tin"},
        {"worst.\"mo\"\"od %1 <b>\"", "'\xc3\xbcn\xc3\xaf'", "\xc3\xbcn\xc3\xaf"},
        {"worst.\"mo\"\"od %1 <b>\"", "'{brace}'", "{brace}"},
        {"worst.\"mo\"\"od %1 <b>\"", "'(paren)'", "(paren)"},
        {"worst.\"mo\"\"od %1 <b>\"", "'back\\slash'", "back\\slash"},
        {"worst.\"mo\"\"od %1 <b>\"", "''", ""},
        {"integer[]", "'{}'", "{}"},
        {"integer[]", "'{NULL}'", "{NULL}"},
        {"integer[]", "'{{1,2},{3,NULL}}'", "{{1,2},{3,NULL}}"},
        {"integer[]", "'[0:1]={-1,0}'", "[0:1]={-1,0}"},
        {"integer[]", "'[-2:-1][3:4]={{1,2},{3,4}}'", "[-2:-1][3:4]={{1,2},{3,4}}"},
        {"integer[]", "'{{{{{{1}}}}}}'", "{{{{{{1}}}}}}"},
        {"integer[]", "(select array_agg(i) from generate_series(1, 20000) i)", countTo(20000)},
        {"text[]",
         "array['', 'NULL', null, 'null', '\"', '\\', '{', '}', ',', ' ', 'a b', E'\\t', E'"
         "a\\r\\nb', '''', 'plain', '\xc3\xbcn\xc3\xaf', '\\\"', 'a,b', U&'\\00A0', ' x ', "
         "'(a)', '[1]']",
         "{\"\",\"NULL\",NULL,\"null\",\"\\\"\",\"\\\\\",\"{\",\"}\",\",\",\" \",\"a b\",\""
         "\t\",\"a\r\nb\",',plain,\xc3\xbcn\xc3\xaf,\"\\\\\\\"\",\"a,b\",\xc2\xa0,\" x \",("
         "a),[1]}"},
        {"text[]", "array[array['a','\"b'],array[null,'']]", "{{a,\"\\\"b\"},{NULL,\"\"}}"},
        {"text[]", "'[5:5]={x}'", "[5:5]={x}"},
        {"text[]", "array['{\"a\",NULL}', '{}', '[0:0]={1}']", "{\"{\\\"a\\\",NULL}\",\"{}\",\"[0:0]={1}\"}"},
        {"text[]", "array[E'\\x0b', E'\\f']", "{\"\x0b\",\"\x0c\"}"},
        {"box[]", "array['((1,2),(3,4))'::box, null, '((0,0),(1e300,-0))']",
         "{(3,4),(1,2);NULL;(1e+300,0),(0,-0)}"},
        {"point[]", "array['(1,2)'::point, '(NaN,Infinity)']", "{\"(1,2)\",\"(NaN,Infinity)\"}"},
        {"numeric[]", "array[repeat('9', 300)::numeric, 'NaN', null, 1.10]",
         QByteArray("{") + times("9", 300) + QByteArray(",NaN,NULL,1.10}")},
        {"boolean[]", "'{t,f,NULL}'", "{t,f,NULL}"},
        {"bytea[]", "array['\\x00ff'::bytea, '', null]", "{\"\\\\x00ff\",\"\\\\x\",NULL}"},
        {"timestamp with time zone[]",
         "array['infinity'::timestamptz, '2024-01-01 00:00+00', '0044-03-15 BC', null]",
         "{infinity,\"2024-01-01 00:00:00+00\",\"0044-03-15 00:00:00+00 BC\",NULL}"},
        {"json[]", "array['{\"a\": [1,  2], \"a\": \"\\\"\"}'::json, 'null', null]",
         "{\"{\\\"a\\\": [1,  2], \\\"a\\\": \\\"\\\\\\\"\\\"}\",\"null\",NULL}"},
        {"jsonb[]", "array['{\"a\": [1, 2], \"b\": \"\\\"\"}'::jsonb, 'null', null]",
         "{\"{\\\"a\\\": [1, 2], \\\"b\\\": \\\"\\\\\\\"\\\"}\",\"null\",NULL}"},
        {"worst.\"mo\"\"od %1 <b>\"[]",
         "array['plain','it''s','\"quoted\"','a,b','NULL',' lead',E'tab\\tin','\xc3\xbcn\xc3"
         "\xaf','{brace}','(paren)','back\\slash','',null]::worst.\"mo\"\"od %1 <b>\"[]",
         "{plain,it's,\"\\\"quoted\\\"\",\"a,b\",\"NULL\",\" lead\",\"tab\tin\",\xc3\xbcn\xc3"
         "\xaf,\"{brace}\",(paren),\"back\\\\slash\",\"\",NULL}"},
        {"int4range[]", "array['[1,3)'::int4range, 'empty', null, '(,)']", "{\"[1,3)\",empty,NULL,\"(,)\"}"},
        {"character varying(4)[]", "array['\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f', '']",
         "{\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f,\"\"}"},
        {"int2vector", "'1 2 3'", "1 2 3"},
        {"int2vector", "''", ""},
        {"oidvector", "'0 4294967295'", "0 4294967295"},
        {"worst.pair", "row('a \"b\" \\ (c), d', array[1,null,3], 'a,b')::worst.pair",
         "(\"a \"\"b\"\" \\\\ (c), d\",\"{1,NULL,3}\",\"a,b\")"},
        {"worst.pair", "row(null, null, null)::worst.pair", "(,,)"},
        {"worst.pair", "row('', '{}', '')::worst.pair", "(\"\",{},\"\")"},
        {"worst.pair", "row('NULL', '[0:1]={1,2}', '\"quoted\"')::worst.pair",
         "(NULL,\"[0:1]={1,2}\",\"\"\"quoted\"\"\")"},
        {"worst.pair", "row(E'a\\r\\n\\t', '{{1},{2}}', 'back\\slash')::worst.pair",
         "(\"a\r\n\t\",\"{{1},{2}}\",\"back\\\\slash\")"},
        {"worst.pair", "row(U&'\\202E\\00A0', null, 'tab\tin')::worst.pair",
         "(\xe2\x80\xae\xc2\xa0,,\"tab\tin\")"},
        {"worst.pair[]",
         "array[row('\"', '{1}', 'it''s')::worst.pair, null, row('{,}', null, 'NULL')::wors"
         "t.pair, row(null,null,null)::worst.pair]",
         "{\"(\\\"\\\"\\\"\\\",{1},it's)\",NULL,\"(\\\"{,}\\\",,NULL)\",\"(,,)\"}"},
        {"worst.nest",
         "row(row('\\\"', '{1,NULL}', '(paren)')::worst.pair, array[row('a,\"b', '{}', '{br"
         "ace}')::worst.pair, null], repeat('9', 300)::numeric)::worst.nest",
         QByteArray("(\"(\"\"\\\\\\\\\"\"\"\"\"\",\"\"{1,NULL}\"\",\"\"(paren)\"\")\",\"{\"\"(\\\\\"\""
                    "a,\\\\\"\"\\\\\"\"b\\\\\"\",{},{brace})\"\",NULL}\",")
             + times("9", 300) + QByteArray(")")},
        {"worst.nest", "row(null, '{}', 'NaN')::worst.nest", "(,{},NaN)"},
        {"worst.nest[]",
         "array[row(row('\\\"', '{1,NULL}', '(paren)')::worst.pair, array[row('a,\"b', '{}'"
         ", '{brace}')::worst.pair, null], 1)::worst.nest]",
         "{\"(\\\"(\\\"\\\"\\\\\\\\\\\\\\\\\\\"\\\"\\\"\\\"\\\"\\\",\\\"\\\"{1,NULL}\\\"\\\""
         ",\\\"\\\"(paren)\\\"\\\")\\\",\\\"{\\\"\\\"(\\\\\\\\\\\"\\\"a,\\\\\\\\\\\"\\\"\\\\"
         "\\\\\\\"\\\"b\\\\\\\\\\\"\\\",{},{brace})\\\"\\\",NULL}\\\",1)\"}"},
        {"worst.one", "row('x')::worst.one", "(x)"},
        {"worst.one", "row(null)::worst.one", "()"},
        {"worst.one", "row('')::worst.one", "(\"\")"},
        {"int4range", "'empty'", "empty"},
        {"int4range", "'(,)'", "(,)"},
        {"int4range", "'[1,3)'", "[1,3)"},
        {"int4range", "'[-2147483648,2147483647)'", "[-2147483648,2147483647)"},
        {"int4range", "'(,5)'", "(,5)"},
        {"int4range", "'[5,)'", "[5,)"},
        {"int8range", "'[-9223372036854775808,9223372036854775807)'",
         "[-9223372036854775808,9223372036854775807)"},
        {"numrange", "'[NaN,NaN]'", "[NaN,NaN]"},
        {"numrange", "numrange(null, repeat('9', 300)::numeric, '(]')",
         QByteArray("(,") + times("9", 300) + QByteArray("]")},
        {"numrange", "'(1.10,2.20]'", "(1.10,2.20]"},
        {"numrange", "'[1,1]'", "[1,1]"},
        {"numrange", "'(-infinity,infinity)'", "(-Infinity,Infinity)", 14},
        {"daterange", "'[-infinity,infinity)'", "[-infinity,infinity)"},
        {"daterange", "'[infinity,)'", "[infinity,)"},
        {"daterange", "'[4713-01-01 BC,5874897-12-31)'", "[\"4713-01-01 BC\",5874897-12-31)"},
        {"tsrange", "'[-infinity,infinity]'", "[-infinity,infinity]"},
        {"tsrange", "'(\"0044-03-15 00:00 BC\",\"294276-12-31 23:59:59.999999\"]'",
         "(\"0044-03-15 00:00:00 BC\",\"294276-12-31 23:59:59.999999\"]"},
        {"tstzrange", "'[2024-01-01 00:00+05:45,infinity)'", "[\"2023-12-31 18:15:00+00\",infinity)"},
        {"tstzrange", "'empty'", "empty"},
        {"worst.textrange", "worst.textrange('', 'x\"y\\z')", "[\"\",\"x\"\"y\\\\z\")"},
        {"worst.textrange", "worst.textrange('a,b', 'c)d', '(]')", "(\"a,b\",\"c)d\"]"},
        {"worst.textrange", "worst.textrange(null, '(')", "(,\"(\")"},
        {"worst.textrange", "worst.textrange('A b', 'a''b', '[]')", "[\"A b\",a'b]"},
        {"int4multirange", "'{}'", "{}", 14},
        {"int4multirange", "'{[1,3),[5,8)}'", "{[1,3),[5,8)}", 14},
        {"int4multirange", "'{(,)}'", "{(,)}", 14},
        {"nummultirange", "'{[1.10,2.20],(3,NaN]}'", "{[1.10,2.20],(3,NaN]}", 14},
        {"datemultirange", "'{(,2024-01-01),[2024-02-01,infinity)}'", "{(,2024-01-01),[2024-02-01,infinity)}",
         14},
        {"tsmultirange", "'{[\"0044-03-15 00:00 BC\",2024-01-01 00:00],(2024-01-02,)}'",
         "{[\"0044-03-15 00:00:00 BC\",\"2024-01-01 00:00:00\"],(\"2024-01-02 00:00:00\",)}", 14},
        {"tstzmultirange", "'{[2024-01-01 00:00+00,2024-01-02 00:00+00]}'",
         "{[\"2024-01-01 00:00:00+00\",\"2024-01-02 00:00:00+00\"]}", 14},
        {"worst.textmultirange",
         "worst.textmultirange(worst.textrange('', 'a\"b'), worst.textrange('c,d', '{}', '[]'))",
         "{[\"\",\"a\"\"b\"),[\"c,d\",{}]}", 14},
        {"int4multirange[]", "array['{[1,2),[4,5)}'::int4multirange, '{}', null]",
         "{\"{[1,2),[4,5)}\",\"{}\",NULL}", 14},
        {"worst.posint", "1", "1"},
        {"worst.posint", "2147483647", "2147483647"},
        {"worst.label", "''", ""},
        {"worst.label", "E'a\\r\\nb'", "a\r\nb"},
        {"worst.moods", "array['\"quoted\"', '', null]::worst.\"mo\"\"od %1 <b>\"[]",
         "{\"\\\"quoted\\\"\",\"\",NULL}"},
        {"worst.smallpair", "row('x,', '{1}', 'a,b')::worst.pair", "(\"x,\",{1},\"a,b\")"},
        {"worst.posints", "'{1,2,NULL}'", "{1,2,NULL}"},
        {"bit(8)", "B'10000001'", "10000001"},
        {"bit varying", "B''", ""},
        {"bit varying", "repeat('10', 500)::varbit", times("10", 500)},
        {"bit varying(5)", "B'101'", "101"},
        {"inet", "'0.0.0.0'", "0.0.0.0"},
        {"inet", "'255.255.255.255/0'", "255.255.255.255/0"},
        {"inet", "'::'", "::"},
        {"inet", "'::ffff:1.2.3.4/96'", "::ffff:1.2.3.4/96"},
        {"inet", "'fe80::1/64'", "fe80::1/64"},
        {"inet", "'192.168.0.1/24'", "192.168.0.1/24"},
        {"inet", "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"},
        {"cidr", "'0.0.0.0/0'", "0.0.0.0/0"},
        {"cidr", "'10.1.0.0/16'", "10.1.0.0/16"},
        {"cidr", "'::/0'", "::/0"},
        {"cidr", "'2001:db8::/32'", "2001:db8::/32"},
        {"cidr", "'1.2.3.4/32'", "1.2.3.4/32"},
        {"macaddr", "'00:00:00:00:00:00'", "00:00:00:00:00:00"},
        {"macaddr", "'ff:ff:ff:ff:ff:ff'", "ff:ff:ff:ff:ff:ff"},
        {"macaddr8", "'08:00:2b:01:02:03:04:05'", "08:00:2b:01:02:03:04:05"},
        {"worst.hstore", "''", ""},
        {"worst.hstore",
         "worst.hstore(array['a','b c','\"q\"','n','e','','back\\slash','\xc3\xbc',E'nl\\r\\"
         "n','NULL','=>'], array['1','x y','\\','NULL','',null,'\"','\xc3\xa9',E'\\t','NULL"
         "',','])",
         "\"\"=>NULL, \"a\"=>\"1\", \"e\"=>\"\", \"n\"=>\"NULL\", \"=>\"=>\",\", \"\xc3\xbc"
         "\"=>\"\xc3\xa9\", \"\\\"q\\\"\"=>\"\\\\\", \"b c\"=>\"x y\", \"NULL\"=>\"NULL\", "
         "\"nl\r\n\"=>\"\t\", \"back\\\\slash\"=>\"\\\"\""},
        {"worst.hstore", "worst.hstore('k', null)", "\"k\"=>NULL"},
        {"tsvector", "''", ""},
        {"tsvector", "'a:1A fat:2B,4C cat''s:5 \"quoted\":3'",
         "'\"quoted\"':3 'a':1A 'cat''s':5 'fat':2B,4C"},
        {"tsvector", "$$'sp ace':1 'back\\\\slash' 'quo''te':16383A$$::tsvector",
         "'back\\\\slash' 'quo''te':16383A 'sp ace':1"},
        {"tsquery", "''", ""},
        {"tsquery", "$$'sp ace' & !('a':*AB | 'b' <-> 'quo''te')$$",
         "'sp ace' & !( 'a':*AB | 'b' <-> 'quo''te' )"},
        {"pg_lsn", "'0/0'", "0/0"},
        {"pg_lsn", "'FFFFFFFF/FFFFFFFF'", "FFFFFFFF/FFFFFFFF"},
        {"xid8", "'18446744073709551615'", "18446744073709551615"},
        {"xid8", "'0'", "0"},
        {"xid", "'4294967295'", "4294967295"},
        {"tid", "'(4294967295,65535)'", "(4294967295,65535)"},
        {"tid", "'(0,1)'", "(0,1)"},
        {"pg_snapshot", "'10:20:10,14,15'", "10:20:10,14,15"},
        {"point", "'(-0,5e-324)'", "(-0,5e-324)"},
        {"point", "'(NaN,Infinity)'", "(NaN,Infinity)"},
        {"line", "'{1,-1,0.1}'", "{1,-1,0.1}"},
        {"lseg", "'[(0,0),(1,1)]'", "[(0,0),(1,1)]"},
        {"box", "'((1,2),(3,4))'", "(3,4),(1,2)"},
        {"path", "'[(0,0),(1,1)]'", "[(0,0),(1,1)]"},
        {"path", "'((0,0),(1,1),(2,0))'", "((0,0),(1,1),(2,0))"},
        {"polygon", "'((0,0),(1,1),(2,0))'", "((0,0),(1,1),(2,0))"},
        {"circle", "'<(0,0),0>'", "<(0,0),0>"},
        {"circle", "'<(NaN,0),Infinity>'", "<(NaN,0),Infinity>"},
        {"json", "'{\"b\": 1,  \"a\": 2, \"b\": 3}'", "{\"b\": 1,  \"a\": 2, \"b\": 3}"},
        {"json", "E'{\\r\\n\\t\"x\" : [1.0, 1e400, -0]\\n}'", "{\r\n\t\"x\" : [1.0, 1e400, -0]\n}"},
        {"json", "'\"\\u0000 \\ud800\"'", "\"\\u0000 \\ud800\""},
        {"json", "'null'", "null"},
        {"json", "' 1 '", " 1 "},
        {"json", "('[' || repeat('9', 300) || ']')::json",
         QByteArray("[") + times("9", 300) + QByteArray("]")},
        {"json", "(repeat('[', 1000)||repeat(']', 1000))::json", times("[", 1000) + times("]", 1000)},
        {"jsonb", "'{\"bb\": 1, \"a\": 2, \"bb\": 3}'", "{\"a\": 2, \"bb\": 3}"},
        {"jsonb", "('[' || repeat('9', 300) || ', 1.10, -0, 1e-20]')::jsonb",
         QByteArray("[") + times("9", 300) + QByteArray(", 1.10, 0, 0.00000000000000000001]")},
        {"jsonb", "'\"\\u00e9 \\\" \\\\ \\n\"'", "\"\xc3\xa9 \\\" \\\\ \\n\""},
        {"jsonb", "'null'", "null"},
        {"jsonb", "'{\"\": {}, \" \": []}'", "{\"\": {}, \" \": []}"},
        {"jsonpath", "'$.\"a b\"[*] ? (@ > 1 && @.x like_regex \"^a\\\\\\\\.b\")'",
         "$.\"a b\"[*]?(@ > 1 && @.\"x\" like_regex \"^a\\\\\\\\.b\")"},
        {"jsonpath", "'strict $'", "strict $"},
        {"xml", "'<a b=\"1\">x &amp; <![CDATA[<y>]]></a>'", "<a b=\"1\">x &amp; <![CDATA[<y>]]></a>"},
        {"xml", "xmlparse(content 'text only \xc3\xbc')", "text only \xc3\xbc"},
        {"xml", "xmlparse(document E'<?xml version=\"1.0\"?>\\n<r/>')", "<r/>"},
        {"regclass", "'pg_class'::regclass", "pg_class"},
        {"regclass", "'worst.\"odd \"\"name\"\" %1 <b>\"'::regclass", "worst.\"odd \"\"name\"\" %1 <b>\""},
        {"regclass", "0::regclass", "-"},
        {"regclass", "4294967295::oid::regclass", "4294967295"},
        {"regtype", "'int4[]'::regtype", "integer[]"},
        {"regtype", "'timestamptz'::regtype", "timestamp with time zone"},
        {"regtype", "'worst.\"mo\"\"od %1 <b>\"'::regtype", "worst.\"mo\"\"od %1 <b>\""},
        {"regproc", "'now'::regproc", "now"},
        {"regprocedure", "'lower(text)'::regprocedure", "lower(text)"},
        {"regoperator", "'+(int4,int4)'::regoperator", "+(integer,integer)"},
        {"regoperator", "'-(none,int4)'::regoperator", "-(NONE,integer)"},
        {"regrole", "'pg_monitor'::regrole", "pg_monitor"},
        {"regnamespace", "'worst'::regnamespace", "worst"},
        {"regconfig", "'simple'::regconfig", "simple"},
        {"aclitem", "'=r/postgres'::aclitem", "=r/postgres"},
        {"refcursor", "'\"<cursor>\"'", "\"<cursor>\""},
    };
    QList<WorstValue> known;
    for (const WorstValue &value : all) {
        if (value.since <= server)
            known.append(value);
    }
    return known;
}

} // namespace test

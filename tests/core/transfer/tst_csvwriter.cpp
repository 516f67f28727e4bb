// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvwriter.h"
#include "tests/support/testmain.h"

using namespace core;
using namespace core::transfer;
using result::CellView;
using result::Column;

namespace {

class ArraySink : public ByteSink
{
public:
    Result<void> write(QByteArrayView more) override
    {
        if (bytes.size() + more.size() > limit)
            return Error::io(QStringLiteral("full"));
        bytes.append(more);
        return {};
    }
    QByteArray bytes;
    qsizetype limit = std::numeric_limits<qsizetype>::max();
};

using Cells = QList<std::optional<QByteArray>>;

QList<Column> columns(const QStringList &names)
{
    QList<Column> list;
    for (const QString &name : names)
        list << Column{name};
    return list;
}

Result<void> writeAll(CsvWriter &writer, const QStringList &names, const QList<Cells> &rows)
{
    if (auto begun = writer.begin(columns(names)); !begun)
        return begun;
    for (const Cells &row : rows) {
        std::vector<CellView> views;
        for (const auto &cell : row)
            views.push_back(cell ? CellView{cell->constData(), cell->size(), false} : CellView{});
        if (auto written = writer.row(views); !written)
            return written;
    }
    return writer.end(true);
}

QByteArray csv(const CsvOptions &options, const QStringList &names, const QList<Cells> &rows)
{
    ArraySink sink;
    Progress progress;
    CsvWriter writer(sink, options, progress);
    auto written = writeAll(writer, names, rows);
    if (!written)
        return "ERROR " + written.error().message.toUtf8();
    if (progress.rows != rows.size() || progress.bytes != sink.bytes.size())
        return "ERROR counters";
    return sink.bytes;
}

const QStringList OneName{QStringLiteral("a")};

} // namespace

class TestCsvWriter : public QObject
{
    Q_OBJECT

private slots:
    void quotesWhatMustBe_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("written");
        const auto add = [](const char *name, QByteArray value, QByteArray written) {
            QTest::newRow(name) << value << written;
        };
        add("plain", "abc", "abc");
        add("empty is not NULL", "", "\"\"");
        add("delimiter", "a,b", "\"a,b\"");
        add("quote", "a\"b", "\"a\"\"b\"");
        add("only a quote", "\"", "\"\"\"\"");
        add("line feed", "a\nb", "\"a\nb\"");
        add("carriage return", "a\rb", "\"a\rb\"");
        add("spaces stay", " a ", " a ");
        add("backslash", "\\", "\\");
        add("end of data", "\\.", "\"\\.\"");
        add("longer than end of data", "\\.x", "\\.x");
        add("beyond a word", "123456789012345,", "\"123456789012345,\"");
        add("quote in the ninth byte", "12345678\"", "\"12345678\"\"\"");
        add("high bytes", "\xff\xfe\x80", "\xff\xfe\x80");
        add("emoji", "😀,", "\"😀,\"");
    }
    void quotesWhatMustBe()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, written);
        CsvOptions options;
        options.header = false;
        QCOMPARE(csv(options, OneName, {{value}}), written + '\n');
    }

    void nullAndTheTextForNull()
    {
        CsvOptions options;
        options.nullText = "NULL";
        QCOMPARE(csv(options, {QStringLiteral("a"), QStringLiteral("NULL")},
                     {{std::nullopt, QByteArray("NULL")}, {QByteArray(""), QByteArray("\\.")}}),
                 QByteArray("a,\"NULL\"\nNULL,\"NULL\"\n,\\.\n"));
    }

    void escapeOtherThanTheQuote()
    {
        CsvOptions options;
        options.header = false;
        options.escape = '\\';
        QCOMPARE(csv(options, OneName, {{QByteArray("a\"\\b")}, {QByteArray("a\\b")}}),
                 QByteArray("\"a\\\"\\\\b\"\na\\b\n"));
    }

    void noColumns() { QCOMPARE(csv({}, {}, {{}, {}}), QByteArray("\n\n\n")); }

    void lineEnds()
    {
        CsvOptions options;
        options.crlf = true;
        QCOMPARE(csv(options, OneName, {{QByteArray("x\ny")}}), QByteArray("a\r\n\"x\ny\"\r\n"));
    }

    void encodings()
    {
        CsvOptions options;
        options.header = false;
        const QByteArray euro("€é");
        options.encoding = TextEncoding::Utf8WithBom;
        QCOMPARE(csv(options, OneName, {{euro}}), QByteArray("\xEF\xBB\xBF€é\n"));
        options.encoding = TextEncoding::Windows1252;
        QCOMPARE(csv(options, OneName, {{euro}}), QByteArray("\x80\xe9\n"));
        options.encoding = TextEncoding::Utf16Le;
        const QString text = QStringLiteral("€é😀\n");
        QByteArray utf16("\xff\xfe");
        for (const QChar c : text)
            utf16 += QByteArray(1, char(c.unicode() & 0xff)) + char(c.unicode() >> 8);
        QCOMPARE(csv(options, OneName, {{euro + "😀"}}), utf16);
    }

    void whatTheEncodingLacksIsNamed()
    {
        CsvOptions options;
        options.encoding = TextEncoding::Latin1;
        const QStringList names{QStringLiteral("id"), QStringLiteral("price %1 %2")};
        const QByteArray answer
            = csv(options, names,
                  {{QByteArray("1"), QByteArray("caf\xc3\xa9")}, {QByteArray("2"), QByteArray("5 €")}});
        QVERIFY2(answer.startsWith("ERROR Row 2, column 2 (price %1 %2) has the character U+20AC"), answer);
        QVERIFY2(csv(options, {QStringLiteral("€")}, {}).startsWith("ERROR The name of column 1 (€)"),
                 "header");
        QVERIFY2(csv(options, OneName, {{QByteArray("a\xffz")}}).contains("not valid UTF-8"), "bytes");
        for (const char *invalid : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"}) {
            options.encoding = TextEncoding::Utf16Le;
            QVERIFY2(csv(options, OneName, {{QByteArray(invalid)}}).contains("not valid UTF-8"), invalid);
        }
    }

    void largeValuesAndManyRows()
    {
        CsvOptions options;
        options.header = false;
        const QByteArray large(3 << 20, 'x');
        QByteArray withQuotes = large;
        withQuotes[1 << 20] = '"';
        QByteArray expected = large + '\n' + '"' + withQuotes + "\"\n";
        expected.insert(large.size() + 2 + (1 << 20), '"');
        QVERIFY(csv(options, OneName, {{large}, {withQuotes}}) == expected);

        QList<Cells> rows;
        QByteArray lines;
        for (int i = 0; i < 200000; ++i) {
            const QByteArray number = QByteArray::number(i * 7919);
            rows << Cells{number, i % 3 == 0 ? std::optional<QByteArray>() : number + ','};
            lines += number + ',' + (i % 3 == 0 ? QByteArray() : '"' + number + ",\"") + '\n';
        }
        QVERIFY(csv(options, {QStringLiteral("a"), QStringLiteral("b")}, rows) == lines);
    }

    void errorsOfTheTargetEndIt()
    {
        ArraySink sink;
        sink.limit = 2 << 20;
        Progress progress;
        CsvWriter writer(sink, {}, progress);
        QList<Cells> rows(1000, Cells{QByteArray(10000, 'x')});
        auto written = writeAll(writer, OneName, rows);
        QVERIFY(!written);
        QCOMPARE(written.error().message, QStringLiteral("full"));
        QVERIFY(!writer.end(true));
        QVERIFY(progress.rows < 1000);
    }

    void idleHandsOnForPipesOnly()
    {
        for (const bool pipe : {false, true}) {
            ArraySink sink;
            Progress progress;
            CsvWriter writer(sink, {}, progress, pipe);
            VERIFY_OK(writer.begin(columns(OneName)));
            writer.idle();
            QCOMPARE(sink.bytes.isEmpty(), !pipe);
        }
    }

    void optionsAreChecked()
    {
        const auto refused = [](auto change) {
            CsvOptions options;
            change(options);
            auto checked = options.check();
            return !checked && checked.error().kind == Error::Kind::Input;
        };
        VERIFY_OK(CsvOptions().check());
        QVERIFY(refused([](CsvOptions &o) { o.delimiter = '"'; }));
        QVERIFY(refused([](CsvOptions &o) { o.delimiter = '\n'; }));
        QVERIFY(refused([](CsvOptions &o) { o.delimiter = '\0'; }));
        QVERIFY(refused([](CsvOptions &o) { o.quote = '\r'; }));
        QVERIFY(refused([](CsvOptions &o) { o.escape = char(0xe9); }));
        QVERIFY(refused([](CsvOptions &o) { o.nullText = "a,b"; }));
        QVERIFY(refused([](CsvOptions &o) { o.nullText = "\""; }));
        QVERIFY(refused([](CsvOptions &o) { o.nullText = "a\nb"; }));
    }

    void names()
    {
        QCOMPARE(characterFromName(QStringLiteral("tab"), {}).value(), '\t');
        QCOMPARE(characterFromName(QStringLiteral("\\t"), {}).value(), '\t');
        QCOMPARE(characterFromName(QStringLiteral(";"), {}).value(), ';');
        QVERIFY(!characterFromName(QStringLiteral("ab"), {}));
        QVERIFY(!characterFromName(QStringLiteral("é"), {}));
        QVERIFY(!characterFromName({}, {}));
        QCOMPARE(encodingFromName(QStringLiteral("UTF8")).value(), TextEncoding::Utf8);
        QCOMPARE(encodingFromName(QStringLiteral("Latin-1")).value(), TextEncoding::Latin1);
        QCOMPARE(encodingFromName(QStringLiteral("CP1252")).value(), TextEncoding::Windows1252);
        QVERIFY(!encodingFromName(QStringLiteral("klingon")));
        for (const EncodingName &entry : transfer::encodings())
            QCOMPARE(encodingFromName(entry.name).value(), entry.encoding);
    }
};

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/layout.h"
#include "tests/support/heartbeat.h"
#include "tests/support/testmain.h"
#include "ui/editor/sqlview.h"
#include "ui/json/jsoneditor.h"
#include "ui/json/jsontextpage.h"
#include "ui/json/jsontreeview.h"
#include "ui/json/pathpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace core::json;
using core::edit::Cell;
using core::edit::CellValue;
using ui::json::JsonEditor;

namespace {

/// Rows of one cell.
class OneCell : public ui::values::CellSink
{
public:
    explicit OneCell(Cell cell)
        : m_original(std::move(cell))
        , m_value(CellValue::fromCell(m_original))
    {
    }

    QString tableName(qsizetype, int) const override { return QStringLiteral("orders"); }
    QString whyNot(qsizetype, int) const override { return m_whyNot; }
    Cell original(qsizetype, int) const override { return m_original; }
    CellValue value(qsizetype, int) const override { return m_value; }
    QString preview(qsizetype, int, const CellValue &value) const override
    {
        const QString set = value.kind == CellValue::Kind::JsonPatch
            ? QString::fromUtf8(value.patch).replace(QStringLiteral("{column}"), QStringLiteral("details"))
            : QLatin1Char('\'') + QString::fromUtf8(value.text) + QLatin1Char('\'');
        return QStringLiteral("update orders set details =\n  ") + set
            + QStringLiteral("\nwhere order_id = 88213;");
    }
    bool savesAtOnce(qsizetype, int) const override { return m_atOnce; }
    core::Result<void> stage(qsizetype, int, const CellValue &value) override
    {
        m_value = value;
        ++m_staged;
        emit changed();
        return {};
    }
    core::Result<void> apply(qsizetype row, int column, const CellValue &value) override
    {
        if (!m_refusal.isEmpty())
            return core::Error::input(m_refusal);
        return stage(row, column, value);
    }

    Cell m_original;
    CellValue m_value;
    QString m_whyNot;
    QString m_refusal;
    bool m_atOnce = true;
    int m_staged = 0;
};

const QByteArray Details
    = "{\"note\": null, \"tags\": [\"garden\", \"tools\"], \"channel\": \"web\", \"shipping\": "
      "{\"carrier\": \"dhl\", \"insured\": true, \"weight_kg\": 4.7000000000000000001}}";

struct Shown
{
    explicit Shown(const QByteArray &json = Details, bool jsonb = true)
        : cell(json)
    {
        editor.resize(360, 640);
        editor.show();
        editor.open(&cell, {0, 3, QStringLiteral("details"), jsonb});
    }

    QString tree() const
    {
        QStringList lines;
        const auto &rows = editor.tree().nodes();
        for (int row = 0; row < rows.rowCount(); ++row)
            lines << QString(2 * rows.index(row, 0).data(ui::values::ValueTreeModel::DepthRole).toInt(),
                             QLatin1Char(' '))
                    + rows.index(row, 0).data().toString();
        return lines.join(QLatin1Char('\n'));
    }
    void go(std::initializer_list<std::uint32_t> way)
    {
        Node node = Draft::Root;
        for (const std::uint32_t step : way)
            node = editor.bench().draft().child(node, step);
        editor.tree().goTo(node);
        editor.tree().setFocus();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&editor.tree(), key, modifiers);
    }
    void type(const QString &text, Qt::Key end = Qt::Key_Return)
    {
        QLineEdit *field = editor.tree().field();
        QVERIFY(field);
        field->setText(text);
        QTest::keyClick(field, end);
    }
    QByteArray text() { return editor.bench().draft().text(); }

    OneCell cell;
    ui::Theme theme;
    ui::Icons icons{theme};
    JsonEditor editor{theme, icons};
};

} // namespace

class TestJsonEditor : public QObject
{
    Q_OBJECT

private slots:
    void valueInItsRow()
    {
        Shown shown;
        shown.go({3, 0});
        shown.key(Qt::Key_F2);
        QCOMPARE(shown.editor.tree().field()->text(), QStringLiteral("dhl"));
        shown.type(QStringLiteral("ups"));
        QVERIFY(!shown.editor.tree().field());
        QVERIFY(shown.text().contains("\"carrier\": \"ups\", \"insured\""));
        QVERIFY(shown.text().contains("4.7000000000000000001"));
        QTRY_COMPARE(shown.editor.willRun(),
                     QStringLiteral("update orders set details =\n  jsonb_set(details, '{shipping,carrier}', "
                                    "'\"ups\"')\nwhere order_id = 88213;"));
        QVERIFY(shown.editor.isModified());
        shown.editor.apply();
        QVERIFY(!shown.editor.isModified());
        QCOMPARE(shown.cell.m_value.kind, CellValue::Kind::JsonPatch);
        QCOMPARE(shown.cell.m_value.text, shown.text());
        QCOMPARE(shown.cell.m_value.guard,
                 QByteArray("({column} #> '{shipping,carrier}')::text = '\"dhl\"'"));
    }

    void numbersKeepTheirDigitsAndRubbishIsRefused()
    {
        Shown shown;
        shown.go({3, 2});
        shown.key(Qt::Key_Return);
        QCOMPARE(shown.editor.tree().field()->text(), QStringLiteral("4.7000000000000000001"));
        shown.type(QStringLiteral("nonsense"));
        QVERIFY(shown.editor.tree().field());
        QVERIFY(shown.editor.tree().field()->property("error").toBool());
        const QString digits = QString(300, QLatin1Char('7')) + QStringLiteral(".10");
        shown.type(digits);
        QVERIFY(shown.text().contains(digits.toUtf8()));
    }

    void hostileTexts()
    {
        Shown shown;
        for (const QString &text :
             {QStringLiteral("a\"b\\c"), QStringLiteral("<b>&amp;%1</b>"), QString(),
              QStringLiteral("שלום 😀"), QStringLiteral("NULL"), QStringLiteral("{column}")}) {
            shown.go({2});
            shown.key(Qt::Key_F2);
            shown.type(text);
            QCOMPARE(Document::unescaped(shown.editor.bench().draft().scalarText(
                         shown.editor.bench().draft().child(Draft::Root, 2))),
                     text);
            shown.go({2});
            shown.key(Qt::Key_F2, Qt::ShiftModifier);
            shown.type(text + QStringLiteral("'k"));
            QCOMPARE(shown.editor.bench().draft().key(shown.editor.bench().draft().child(Draft::Root, 2)),
                     text + QStringLiteral("'k"));
        }
        // what a line cannot hold is edited with its escapes
        Shown lines("{\"a\": \"x\\ny\"}");
        lines.go({0});
        lines.key(Qt::Key_F2);
        QCOMPARE(lines.editor.tree().field()->text(), QStringLiteral("\"x\\ny\""));
        lines.type(QStringLiteral("\"x\\u0000\""));
        QVERIFY(lines.editor.tree().field()); // jsonb does not take it
        lines.type(QStringLiteral("\"x\\ty\""));
        QCOMPARE(lines.text(), QByteArray("{\"a\": \"x\\ty\"}"));
    }

    void partsComeAndGo()
    {
        Shown shown("{\"a\": [1, 2], \"b\": {}}");
        shown.go({0, 0});
        shown.key(Qt::Key_Insert);
        shown.type(QStringLiteral("\"new\""));
        QCOMPARE(shown.text(), QByteArray("{\"a\": [1, \"new\", 2], \"b\": {}}"));
        shown.go({1});
        shown.key(Qt::Key_Insert);
        QCOMPARE(shown.editor.tree().field()->objectName(), QStringLiteral("jsonKeyField"));
        QLineEdit *field = shown.editor.tree().field();
        field->setText(QStringLiteral("k"));
        QTest::keyClick(field, Qt::Key_Tab); // on to its value
        QCOMPARE(shown.editor.tree().field()->objectName(), QStringLiteral("jsonValueField"));
        shown.type(QStringLiteral("true"));
        QCOMPARE(shown.text(), QByteArray("{\"a\": [1, \"new\", 2], \"b\": {\"k\": true}}"));
        shown.go({0, 1});
        shown.key(Qt::Key_D, Qt::ControlModifier);
        shown.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.text(), QByteArray("{\"a\": [1, \"new\", 2, \"new\"], \"b\": {\"k\": true}}"));
        shown.key(Qt::Key_Left, Qt::AltModifier); // out of the array: it gets a key
        QCOMPARE(shown.text(),
                 QByteArray("{\"a\": [1, \"new\", 2], \"key\": \"new\", \"b\": {\"k\": true}}"));
        shown.key(Qt::Key_Right, Qt::AltModifier);
        shown.key(Qt::Key_Delete);
        QCOMPARE(shown.text(), QByteArray("{\"a\": [1, \"new\", 2], \"b\": {\"k\": true}}"));
        while (shown.editor.bench().history().canUndo())
            shown.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.text(), QByteArray("{\"a\": [1, 2], \"b\": {}}"));
        QVERIFY(!shown.editor.isModified());
        shown.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.text(), QByteArray("{\"a\": [1, null, 2], \"b\": {}}"));
        shown.editor.discard();
        QCOMPARE(shown.text(), QByteArray("{\"a\": [1, 2], \"b\": {}}"));
    }

    void dragged()
    {
        Shown shown("{\"a\": [1, 2], \"b\": {\"x\": 0}, \"c\": 3}");
        auto &tree = shown.editor.tree();
        const auto row = [&](int number) { return tree.visualRect(tree.model()->index(number, 0)); };
        // rows: root, a, 0, 1, b, x, c
        QTest::mousePress(tree.viewport(), Qt::LeftButton, {}, row(6).center());
        QTest::mouseMove(tree.viewport(), row(5).center());
        const QPoint top(row(2).center().x(), row(2).top() + 1);
        QMouseEvent move(QEvent::MouseMove, top, tree.viewport()->mapToGlobal(top), Qt::LeftButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree.viewport(), &move);
        QTest::mouseRelease(tree.viewport(), Qt::LeftButton, {}, top);
        QCOMPARE(shown.text(), QByteArray("{\"a\": [3, 1, 2], \"b\": {\"x\": 0}}"));
        // a container does not go into itself
        QTest::mousePress(tree.viewport(), Qt::LeftButton, {}, row(1).center());
        const QPoint inside = row(3).center();
        QMouseEvent into(QEvent::MouseMove, inside, tree.viewport()->mapToGlobal(inside), Qt::LeftButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree.viewport(), &into);
        QTest::mouseRelease(tree.viewport(), Qt::LeftButton, {}, inside);
        QCOMPARE(shown.text(), QByteArray("{\"a\": [3, 1, 2], \"b\": {\"x\": 0}}"));
    }

    void textAndTreeAreInStep()
    {
        Shown shown;
        shown.editor.setSideBySide(true);
        shown.editor.resize(900, 600);
        auto &text = shown.editor.text();
        QCOMPARE(text.text(), QString::fromUtf8(laidOut(Details, Layout::Lines)));
        shown.go({3, 0});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("ups"));
        QVERIFY(text.text().contains(QStringLiteral("\"carrier\": \"ups\"")));
        text.setText(text.text().replace(QStringLiteral("\"web\""), QStringLiteral("[\"shop\", 1.50]")));
        QTRY_VERIFY(shown.tree().contains(QStringLiteral("channel: [2]\n    0: \"shop\"\n    1: 1.50")));
        QVERIFY(shown.text().contains("\"channel\": [\"shop\", 1.50], \"shipping\": {\"carrier\": \"ups\""));
        text.setText(text.text() + QStringLiteral("}"));
        QTRY_VERIFY(text.hasProblem());
        QVERIFY(text.problem().startsWith(QStringLiteral("Line 13, column 2")));
        QVERIFY(!shown.editor.findChild<QPushButton *>(QStringLiteral("jsonApply"))->isEnabled());
        QTRY_COMPARE(shown.editor.willRun(), QStringLiteral("-- the text is no JSON yet"));
        text.setText(text.text().chopped(1));
        QTRY_VERIFY(!text.hasProblem() && !text.isPending());
        QTRY_VERIFY(shown.editor.findChild<QPushButton *>(QStringLiteral("jsonApply"))->isEnabled());
        text.setText(text.text().replace(QStringLiteral("\"garden\""), QStringLiteral("\"\\ud800\"")));
        QTRY_VERIFY(text.problem().contains(QStringLiteral("surrogate")));
    }

    void jsonKeepsItsBytes()
    {
        const QByteArray source = "{\"x\":1, \"x\":2,\n\t\"y\":1e2, \"h\":\"\\ud800\\u0000\"}";
        Shown shown(source, false);
        shown.editor.setSideBySide(true);
        shown.editor.resize(900, 600);
        QCOMPARE(shown.editor.text().text(), QString::fromUtf8(source));
        shown.go({2});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("1e3"));
        QCOMPARE(shown.text(), QByteArray(source).replace("1e2", "1e3"));
        // white space that is typed counts, too
        shown.editor.text().setText(
            shown.editor.text().text().replace(QStringLiteral(", \"h\""), QStringLiteral(" ,\"h\"")));
        QTRY_COMPARE(shown.text(), QByteArray(source).replace("1e2, ", "1e3 ,"));
        QTRY_VERIFY(shown.editor.findChild<QPushButton *>(QStringLiteral("jsonApply"))->isEnabled());
        shown.editor.apply();
        QCOMPARE(shown.cell.m_value, CellValue::fromText(QByteArray(source).replace("1e2, ", "1e3 ,")));
    }

    void nothingTypedIsLost()
    {
        Shown shown;
        shown.go({2});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("shop"));
        shown.editor.close();
        QCOMPARE(shown.cell.m_staged, 1);
        shown.editor.open(&shown.cell, {0, 3, QStringLiteral("details"), true});
        QVERIFY(shown.tree().contains(QStringLiteral("channel: \"shop\"")));
        QVERIFY(!shown.editor.isModified());
        // the rows are about to be other ones: what stands in the field counts, too
        shown.go({2});
        shown.key(Qt::Key_F2);
        shown.editor.tree().field()->setText(QStringLiteral("web"));
        emit shown.cell.leaving();
        QCOMPARE(shown.cell.m_value.text, Details);
        shown.go({2});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("shop"));
        // staged over what was staged: the patch still begins at what the server has
        shown.go({3, 0});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("ups"));
        shown.editor.close();
        QCOMPARE(shown.cell.m_value.patch,
                 QByteArray("jsonb_set(jsonb_set({column}, '{shipping,carrier}', '\"ups\"'), '{channel}', "
                            "'\"shop\"')"));
        // and what fails is told and kept
        shown.cell.m_refusal = QStringLiteral("the <b>server</b> says no");
        shown.editor.open(&shown.cell, {0, 3, QStringLiteral("details"), true});
        shown.go({2});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("again"));
        QTRY_VERIFY(shown.editor.findChild<QPushButton *>(QStringLiteral("jsonApply"))->isEnabled());
        shown.editor.apply();
        QCOMPARE(shown.editor.findChild<QLabel *>(QStringLiteral("jsonTold"))->text(), shown.cell.m_refusal);
        QVERIFY(shown.editor.isModified());
    }

    void whatWasJustTypedIsNotLost()
    {
        Shown shown;
        shown.editor.showPage(JsonEditor::Page::Text);
        shown.editor.text().setText(QStringLiteral("{\"note\": 1}"));
        QVERIFY(shown.editor.text().isPending());
        shown.editor.close(); // at once: another cell was chosen
        QCOMPARE(shown.cell.m_value.text, QByteArray("{\"note\": 1}"));

        // no JSON yet: it waits in the row as it was typed, and comes back to be finished
        const QString half = QStringLiteral("{\"note\": 1, \"a<b>\": ");
        shown.editor.open(&shown.cell, {0, 3, QStringLiteral("details"), true});
        shown.editor.text().setText(half);
        shown.editor.close();
        QCOMPARE(shown.cell.m_value.text, half.toUtf8());
        shown.editor.open(&shown.cell, {0, 3, QStringLiteral("details"), true});
        QCOMPARE(shown.editor.text().text(), half);
        QTRY_VERIFY(shown.editor.text().hasProblem());
        const int staged = shown.cell.m_staged;
        shown.editor.close(); // looked at, no more
        QCOMPARE(shown.cell.m_staged, staged);
        shown.editor.open(&shown.cell, {0, 3, QStringLiteral("details"), true});
        shown.editor.text().setText(half + QStringLiteral("2}"));
        shown.editor.close();
        QCOMPARE(shown.cell.m_value.text, QByteArray("{\"note\": 1, \"a<b>\": 2}"));
    }

    void undoGoesOnAfterASave()
    {
        Shown shown;
        shown.go({3, 0});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("ups"));
        auto *apply = shown.editor.findChild<QPushButton *>(QStringLiteral("jsonApply"));
        QTRY_VERIFY(apply->isEnabled());
        const QString before = shown.tree();
        shown.editor.apply();
        // one edit more while it is being saved
        shown.go({2});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("shop"));
        // as the server writes it
        const QByteArray saved = "{\"note\": null, \"tags\": [\"garden\", \"tools\"], \"channel\": \"web\", "
                                 "\"shipping\": {\"carrier\": \"ups\", \"insured\": true, \"weight_kg\": "
                                 "4.7000000000000000001}}";
        shown.cell.m_original = saved;
        shown.cell.m_value = CellValue::fromText(saved);
        emit shown.cell.changed();
        QVERIFY(shown.tree().contains(QStringLiteral("channel: \"shop\"")));
        QVERIFY(shown.editor.isModified());
        // what will run is about what the server has now
        QTRY_VERIFY(apply->isEnabled());
        QVERIFY2(!shown.editor.willRun().contains(QLatin1String("carrier")),
                 qPrintable(shown.editor.willRun()));
        QVERIFY(shown.editor.willRun().contains(QLatin1String("{channel}")));
        shown.editor.bench().undo();
        QCOMPARE(shown.tree(), before); // open where it was
        QVERIFY(shown.editor.bench().history().canUndo());
        shown.editor.bench().undo();
        QTRY_VERIFY(apply->isEnabled());
        QVERIFY(shown.editor.willRun().contains(QLatin1String("'{shipping,carrier}', '\"dhl\"'")));
        shown.editor.close();
        QCOMPARE(shown.cell.m_value.text, Details);
    }

    void lockedSaysWhy()
    {
        Shown shown;
        shown.editor.close();
        shown.cell.m_whyNot = QStringLiteral("The table has no key.");
        shown.editor.open(&shown.cell, {0, 3, QStringLiteral("details"), true});
        QCOMPARE(shown.editor.findChild<QLabel *>(QStringLiteral("jsonLocked"))->text(), shown.cell.m_whyNot);
        shown.go({2});
        shown.key(Qt::Key_F2);
        QVERIFY(!shown.editor.tree().field());
        shown.key(Qt::Key_Delete);
        QCOMPARE(shown.text(), Details);
    }

    void rowsThatGo()
    {
        auto cell = std::make_unique<OneCell>(Details);
        ui::Theme theme;
        ui::Icons icons{theme};
        JsonEditor editor{theme, icons};
        editor.show();
        editor.open(cell.get(), {0, 3, QStringLiteral("details"), true});
        cell.reset();
        QVERIFY(editor.bench().isReadOnly());
        editor.apply();
        editor.close();
    }

    void searchAndPaths()
    {
        Shown shown;
        auto *search = shown.editor.findChild<QLineEdit *>(QStringLiteral("jsonSearch"));
        search->setText(QStringLiteral("DHL"));
        QTRY_COMPARE(shown.editor.findChild<QLabel *>(QStringLiteral("jsonHits"))->text(),
                     QStringLiteral("1 of 1"));
        shown.editor.showPage(JsonEditor::Page::Path);
        const auto field = [&](const char *name) {
            return shown.editor.findChild<QLineEdit *>(QLatin1String(name))->text();
        };
        QCOMPARE(field("jsonPath.arrow"), QStringLiteral("details -> 'shipping' ->> 'carrier'"));
        QCOMPARE(field("jsonPath.hash"), QStringLiteral("details #>> '{shipping,carrier}'"));
        QCOMPARE(field("jsonPath.jsonpath"), QStringLiteral("$.\"shipping\".\"carrier\""));
        QCOMPARE(field("jsonPath.subscript"), QStringLiteral("details['shipping']['carrier']"));
        QCOMPARE(field("jsonContains"),
                 QStringLiteral("details @> '{\"shipping\": {\"carrier\": \"dhl\"}}'"));
        const Draft &draft = shown.editor.bench().draft();
        shown.editor.bench().setPicked(draft.child(draft.child(Draft::Root, 1), 1), true);
        shown.editor.bench().setPicked(draft.child(draft.child(Draft::Root, 3), 0), true);
        QCOMPARE(
            field("jsonContains"),
            QStringLiteral("details @> '{\"tags\": [\"tools\"], \"shipping\": {\"carrier\": \"dhl\"}}'"));
        QCOMPARE(
            field("jsonExists"),
            QStringLiteral("details @? '$ ? (@.\"tags\"[*] == \"tools\" && @.\"shipping\".\"carrier\" == "
                           "\"dhl\")'"));
        QSignalSpy wanted(&shown.editor, &JsonEditor::filterRequested);
        shown.editor.setOffers(true, true);
        QTest::mouseClick(shown.editor.findChild<QPushButton *>(QStringLiteral("jsonContains.filter")),
                          Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void largeDocumentsDoNotStall()
    {
        QByteArray text = "{";
        for (int i = 0; i < 100'000; ++i)
            text += (i > 0 ? ", \"key " : "\"key ") + QByteArray::number(i) + "\": \"" + QByteArray(85, 'x')
                + '"';
        text += '}';
        Shown shown("{}");
        shown.editor.close();
        shown.cell.m_original = text;
        shown.cell.m_value = CellValue::fromText(text);
        Heartbeat heart;
        shown.editor.open(&shown.cell, {1, 3, QStringLiteral("details"), true});
        QTRY_VERIFY(shown.editor.bench().isLoaded());
        QTRY_COMPARE(shown.editor.tree().nodes().rowCount(), 100'001);
        const qint64 opening = heart.longestGap();
        heart.reset();
        shown.go({77'777});
        shown.key(Qt::Key_F2);
        shown.type(QStringLiteral("other"));
        QTRY_VERIFY(shown.editor.willRun().contains(
            QStringLiteral("jsonb_set(details, '{\"key 77777\"}', '\"other\"')")));
        shown.key(Qt::Key_Delete);
        shown.key(Qt::Key_D, Qt::ControlModifier);
        shown.editor.showPage(JsonEditor::Page::Text);
        shown.editor.showPage(JsonEditor::Page::Tree);
        shown.editor.findChild<QLineEdit *>(QStringLiteral("jsonSearch"))
            ->setText(QStringLiteral("key 5000"));
        QTRY_COMPARE(shown.editor.findChild<QLabel *>(QStringLiteral("jsonHits"))->text(),
                     QStringLiteral("1 of 11"));
        qInfo("longest gap: opening %lld ms, editing %lld ms", opening, heart.longestGap());
        QVERIFY(heart.longestGap() < 1000); // debug build on a loaded machine; some 60 ms
    }
};

QTEST_MAIN(TestJsonEditor)
#include "tst_jsoneditor.moc"

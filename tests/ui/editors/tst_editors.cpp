// SPDX-License-Identifier: GPL-3.0-or-later
// The editors that need no server, by keyboard as far as they have one.
#include "core/values/bytea.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/editors/body.h"
#include "ui/editors/editorframe.h"
#include "ui/editors/hexedit.h"
#include "ui/editors/pane.h"
#include "ui/editors/parts.h"
#include "ui/editors/textbox.h"

#include <QAction>
#include <QBuffer>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimeEdit>
#include <QToolButton>

using core::edit::CellValue;
using core::values::Type;
using core::values::TypePtr;
using ui::editors::CellEditor;
using ui::editors::ColumnFacts;
using ui::editors::EditorFrame;
using ui::editors::HexEdit;
using ui::editors::Next;
using ui::editors::Pane;
using ui::editors::PartsView;

namespace {

constexpr core::values::Oid Bool = 16, Bytea = 17, Int4 = 23, Text = 25, Timestamptz = 1184, Interval = 1186,
                            Numeric = 1700, Uuid = 2950, Int4Array = 1007, Int4Range = 3904,
                            Int4Multirange = 4451, Date = 1082;

struct Shown
{
    ui::Theme theme;
    ui::Icons icons{theme};
    support::ScriptedPrompts prompts;
    QWidget window;
    QPushButton other{QStringLiteral("other"), &window};
    std::unique_ptr<CellEditor> editor;
    int committed = 0;
    int cancelled = 0;

    explicit Shown(const TypePtr &type, bool notNull = false)
    {
        window.resize(900, 700);
        other.move(700, 650);
        editor = ui::editors::makeCellEditor(
            {.column = {QStringLiteral("c"), type->oid, -1}, .type = type, .notNull = notNull},
            {theme, icons, prompts}, &window);
        QObject::connect(editor.get(), &CellEditor::committed, &window, [this] { ++committed; });
        QObject::connect(editor.get(), &CellEditor::cancelled, &window, [this] { ++cancelled; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    explicit Shown(core::values::Oid oid)
        : Shown(core::values::builtinType(oid))
    {
    }

    void open(const CellValue &value)
    {
        editor->hide();
        editor->setValue(value);
        editor->placeOver({20, 20, 160, 25});
        editor->show();
        editor->setFocus();
    }
    void open(const char *text) { open(CellValue::fromText(text)); }

    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar c : text) // the first may open an editor that gets the others
            QTest::keyClicks(QApplication::focusWidget(), QString(c));
    }
    template <class T> T *find(const char *name) const { return window.findChild<T *>(QLatin1String(name)); }
    Pane *pane() const
    {
        return qobject_cast<Pane *>(static_cast<EditorFrame *>(editor.get())->body().pane());
    }
    QByteArray text() const { return editor->value().text; }
};

TypePtr mood()
{
    auto type = std::make_shared<Type>();
    type->oid = 50000;
    type->name = QStringLiteral("mood");
    type->kind = Type::Kind::Enum;
    type->labels = {"sad", "ok", "it's \"<b>%1\"", "very happy", ""};
    return type;
}

TypePtr pairType()
{
    auto type = std::make_shared<Type>();
    type->oid = 50001;
    type->name = QStringLiteral("pair");
    type->kind = Type::Kind::Composite;
    type->fields = {{QStringLiteral("a \"b\""), core::values::builtinType(Text)},
                    {QStringLiteral("list"), core::values::builtinType(Int4Array)},
                    {QStringLiteral("m"), mood()}};
    return type;
}

TypePtr arrayOf(const TypePtr &element)
{
    auto type = std::make_shared<Type>();
    type->oid = 50002;
    type->kind = Type::Kind::Array;
    type->of = element;
    return type;
}

} // namespace

class TestEditors : public QObject
{
    Q_OBJECT

private slots:
    void numbersRefuseOtherKeys()
    {
        Shown shown(Numeric);
        shown.open(CellValue::null());
        shown.type(QStringLiteral("1z2,3.q4"));
        QCOMPARE(shown.text(), QByteArray("123.4"));
        shown.press(Qt::Key_A, Qt::ControlModifier);
        shown.type(QString(300, QLatin1Char('9')));
        QCOMPARE(shown.text(), QByteArray(300, '9'));
        QVERIFY(shown.editor->problem().isEmpty());
        // emptied it is NULL: a number has no empty text
        shown.press(Qt::Key_A, Qt::ControlModifier);
        shown.press(Qt::Key_Delete);
        QCOMPARE(shown.editor->value(), CellValue::null());
        // at its beginning "=" begins an expression
        shown.type(QStringLiteral("=1+1"));
        QCOMPARE(shown.editor->value(), CellValue::expression("1+1"));
    }

    void aWrongValueStaysUntilItIsLeft()
    {
        Shown shown(Int4);
        shown.open("1");
        shown.type(QStringLiteral("99999999999"));
        QVERIFY(!shown.editor->problem().isEmpty());
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.committed, 0);
        auto *told = shown.find<QLabel>("editorProblem");
        QVERIFY(told->isVisible());
        QVERIFY(told->text().contains(QStringLiteral("2147483647")));
        shown.other.setFocus(); // but nothing typed is lost
        QCOMPARE(shown.committed, 1);
        QCOMPARE(shown.text(), QByteArray("99999999999"));
    }

    void boolHasThreeStates()
    {
        Shown shown(Bool);
        shown.open("t");
        QVERIFY(shown.find<QToolButton>("editorTrue")->isChecked());
        shown.press(Qt::Key_Space);
        QCOMPARE(shown.text(), QByteArray("f"));
        shown.press(Qt::Key_Space);
        QCOMPARE(shown.editor->value(), CellValue::null());
        QVERIFY(shown.find<QToolButton>("editorNull")->isChecked());
        shown.type(QStringLiteral("y"));
        QCOMPARE(shown.text(), QByteArray("t"));
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.text(), QByteArray("f"));
        shown.press(Qt::Key_Backspace);
        QCOMPARE(shown.editor->value(), CellValue::null());
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.cancelled, 1);
        QCOMPARE(shown.text(), QByteArray("t"));

        Shown strict(core::values::builtinType(Bool), true);
        strict.open("f");
        strict.press(Qt::Key_Backspace);
        QCOMPARE(strict.text(), QByteArray("f"));
        QVERIFY(!strict.find<QToolButton>("editorNull")->isEnabled());
    }

    void enumIsFilteredByTyping()
    {
        Shown shown(mood());
        shown.open("ok");
        auto *list = shown.find<QListView>("editorLabels");
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->model()->rowCount(), 5);
        shown.type(QStringLiteral("HAPP"));
        QCOMPARE(list->model()->rowCount(), 1);
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.text(), QByteArray("very happy"));
        QCOMPARE(shown.committed, 1);
        shown.open("sad");
        shown.press(Qt::Key_Down);
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.text(), QByteArray("it's \"<b>%1\""));
        shown.press(Qt::Key_Escape);
        QVERIFY(!list->isVisible());
        QCOMPARE(shown.text(), QByteArray("sad"));
        // none of them
        shown.open("sad");
        shown.type(QStringLiteral("zzz"));
        shown.press(Qt::Key_Return);
        QVERIFY(!shown.editor->problem().isEmpty());
    }

    void uuidIsMade()
    {
        Shown shown(Uuid);
        shown.open(CellValue::null());
        shown.press(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(shown.text().size(), 36);
        QVERIFY(shown.editor->problem().isEmpty());
        shown.press(Qt::Key_Backspace);
        QVERIFY(!shown.editor->problem().isEmpty());
    }

    void calendarKeepsWhatItDoesNotShow()
    {
        Shown shown(Timestamptz);
        shown.open("2024-02-29 12:34:56.000001+05:45");
        QVERIFY(!shown.pane());
        shown.press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(shown.pane() && shown.pane()->isVisible());
        auto *days = shown.find<QCalendarWidget>("calendarDays");
        QCOMPARE(days->selectedDate(), QDate(2024, 2, 29));
        QVERIFY(!shown.editor->isTouched());
        days->setSelectedDate(QDate(2025, 1, 31));
        QCOMPARE(shown.text(), QByteArray("2025-01-31 12:34:56.000001+05:45"));
        shown.find<QTimeEdit>("calendarTime")->setTime(QTime(1, 2, 3));
        QCOMPARE(shown.text(), QByteArray("2025-01-31 01:02:03.000001+05:45"));
        shown.find<QPushButton>("calendarEra")->click();
        QCOMPARE(shown.text(), QByteArray("2025-01-31 01:02:03.000001+05:45 BC"));
        shown.find<QPushButton>("calendarMinusInfinity")->click();
        QCOMPARE(shown.text(), QByteArray("-infinity"));
        QVERIFY(!shown.find<QPushButton>("calendarNow")); // without a server nobody knows
        QCOMPARE(shown.committed, 0);
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.text(), QByteArray("2024-02-29 12:34:56.000001+05:45"));
        // what no calendar can show is left alone
        for (const char *text : {"infinity", "5874897-12-31", "4713-01-01 BC", "24:00:00"}) {
            shown.open(text);
            shown.press(Qt::Key_Down, Qt::AltModifier);
            QVERIFY(!shown.editor->isTouched());
            QCOMPARE(shown.pane()->text(), QByteArray(text));
        }
    }

    void intervalInFields()
    {
        Shown shown(Interval);
        shown.open("1 year 2 mons -3 days +04:05:06.000007");
        shown.press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(shown.pane() && shown.pane()->isVisible());
        const auto field = [&](const char *name) { return shown.find<QLineEdit>(name); };
        QCOMPARE(field("intervalYears")->text(), QStringLiteral("1"));
        QCOMPARE(field("intervalDays")->text(), QStringLiteral("-3"));
        QCOMPARE(field("intervalSeconds")->text(), QStringLiteral("6.000007"));
        QVERIFY(!shown.editor->isTouched());
        field("intervalMonths")->selectAll();
        QTest::keyClicks(field("intervalMonths"), QStringLiteral("x0-11")); // letters are not typed
        QCOMPARE(shown.text(), QByteArray("1 year 11 mons -3 days +04:05:06.000007"));
        QTest::keyClick(field("intervalSeconds"), Qt::Key_Up);
        QCOMPARE(shown.text(), QByteArray("1 year 11 mons -3 days +04:05:07.000007"));
        // ninety minutes are the server's to turn into hours
        field("intervalMinutes")->selectAll();
        QTest::keyClicks(field("intervalMinutes"), QStringLiteral("90"));
        QCOMPARE(shown.text(), QByteArray("1 year 11 mons -3 days +4 hours 90 mins 7.000007 secs"));
        QVERIFY(shown.editor->problem().isEmpty());
        shown.find<QPushButton>("intervalNegate")->click();
        QCOMPARE(shown.text(), QByteArray("-1 years -11 mons +3 days -4 hours -90 mins -7.000007 secs"));
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.text(), QByteArray("1 year 2 mons -3 days +04:05:06.000007"));
        // what has another style, or no fields, is left alone
        for (const char *text : {"P1Y2M", "infinity", "@ 1 min ago", "1 1:2:3", ""}) {
            shown.open(text);
            shown.press(Qt::Key_Down, Qt::AltModifier);
            QVERIFY(!shown.editor->isTouched());
            QCOMPARE(shown.pane()->text(), QByteArray(text));
        }
    }

    void elementsOfAnArray()
    {
        Shown shown(Int4Array);
        shown.open("{1,NULL,3}");
        auto *view = shown.find<PartsView>("editorParts");
        QVERIFY(view && view->isVisible());
        QCOMPARE(view->model()->rowCount(), 3);
        QCOMPARE(view->model()->index(1, 1).data().toString(), QStringLiteral("NULL"));
        shown.press(Qt::Key_Down, Qt::AltModifier); // into the pane
        QCOMPARE(QApplication::focusWidget(), view);
        shown.type(QStringLiteral("42")); // over the first
        QVERIFY(view->openEditor());
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.text(), QByteArray("{42,NULL,3}"));
        QCOMPARE(view->currentRow(), 1);
        shown.press(Qt::Key_Insert);
        shown.type(QStringLiteral("7"));
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.text(), QByteArray("{42,NULL,7,3}"));
        view->setCurrentRow(2);
        shown.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shown.text(), QByteArray("{42,7,NULL,3}"));
        shown.press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(shown.text(), QByteArray("{42,NULL,NULL,3}"));
        shown.press(Qt::Key_Delete);
        QCOMPARE(shown.text(), QByteArray("{42,NULL,3}"));
        // Esc in an element gives that element back, Esc again everything
        view->setCurrentRow(0);
        shown.press(Qt::Key_F2);
        shown.type(QStringLiteral("5"));
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.cancelled, 0);
        QCOMPARE(shown.text(), QByteArray("{42,NULL,3}"));
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.cancelled, 1);
        QCOMPARE(shown.text(), QByteArray("{1,NULL,3}"));
        // typed by hand
        shown.open("{1}");
        shown.type(QStringLiteral("{{1,2},{3,4}"));
        QVERIFY(!shown.pane()->trouble().isEmpty());
        QVERIFY(!shown.editor->problem().isEmpty());
        shown.type(QStringLiteral("}"));
        QVERIFY(shown.pane()->trouble().isEmpty());
        QCOMPARE(view->model()->index(3, 0).data().toString(), QStringLiteral("[2][2]"));
    }

    void dimensionsOfAnArray()
    {
        Shown shown(Int4Array);
        shown.open("[0:1][5:6]={{1,2},{3,4}}");
        auto *view = shown.find<PartsView>("editorParts");
        auto *dimension = shown.find<QComboBox>("arrayDimension");
        QVERIFY(dimension->isVisible());
        QCOMPARE(view->model()->index(3, 0).data().toString(), QStringLiteral("[1][6]"));
        view->setCurrentRow(0);
        shown.find<QToolButton>("partsDown")->click();
        QCOMPARE(shown.text(), QByteArray("[0:1][5:6]={{3,4},{1,2}}"));
        dimension->setCurrentIndex(1);
        view->setCurrentRow(0);
        shown.find<QToolButton>("partsRemove")->click();
        QCOMPARE(shown.text(), QByteArray("[0:1][5:5]={{4},{2}}"));
        shown.open("{1,2}");
        shown.find<QToolButton>("partsNest")->click();
        QCOMPARE(shown.text(), QByteArray("{{1},{2}}"));
        // nothing, then one
        shown.open(CellValue::null());
        view->setFocus();
        shown.press(Qt::Key_Insert);
        shown.type(QStringLiteral("9"));
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.text(), QByteArray("{9}"));
    }

    void compositesInArrays()
    {
        Shown shown(arrayOf(pairType()));
        shown.open("{\"(\\\"x, y\\\",\\\"{1,2}\\\",ok)\",NULL}");
        auto *view = shown.find<PartsView>("editorParts");
        view->editRow(0);
        auto *inner = qobject_cast<EditorFrame *>(view->openEditor());
        QVERIFY(inner);
        auto *fields = qobject_cast<Pane *>(inner->body().pane());
        QVERIFY(fields && fields->isVisible());
        auto *rows = fields->findChild<PartsView *>();
        QCOMPARE(rows->model()->index(0, 0).data().toString(), QStringLiteral("a \"b\""));
        QCOMPARE(rows->model()->index(0, 1).data().toString(), QStringLiteral("x, y"));
        shown.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget(), rows);
        shown.type(QStringLiteral("z"));
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.committed, 0); // the focus went through three panes, and never left
        rows->setFocus();
        shown.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shown.text(), QByteArray("{\"(z,\\\"{1,2}\\\",ok)\",NULL}"));
        QVERIFY(shown.editor->problem().isEmpty());
        shown.other.setFocus();
        QCOMPARE(shown.committed, 1);
    }

    void bounds()
    {
        Shown shown(Int4Range);
        shown.open("[1,)");
        auto *view = shown.find<PartsView>("editorParts");
        QCOMPARE(view->model()->index(1, 1).data().toString(), QStringLiteral("without end"));
        QVERIFY(shown.find<QCheckBox>("rangeLower")->isChecked());
        view->setFocus();
        view->setCurrentRow(1);
        shown.type(QStringLiteral("5"));
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.text(), QByteArray("[1,5)"));
        shown.find<QCheckBox>("rangeUpper")->click();
        QCOMPARE(shown.text(), QByteArray("[1,5]"));
        shown.find<QCheckBox>("rangeEmpty")->click();
        QCOMPARE(shown.text(), QByteArray("empty"));
        shown.find<QCheckBox>("rangeEmpty")->click();
        QCOMPARE(shown.text(), QByteArray("[1,5]"));
        view->setFocus();
        view->setCurrentRow(0);
        shown.press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(shown.text(), QByteArray("(,5]"));

        Shown several(Int4Multirange);
        several.open("{[1,3),[5,8)}");
        auto *ranges = several.find<PartsView>("editorParts");
        QCOMPARE(ranges->model()->rowCount(), 2);
        ranges->setFocus();
        several.press(Qt::Key_Delete);
        QCOMPARE(several.text(), QByteArray("{[5,8)}"));
    }

    void pairs()
    {
        auto type = std::make_shared<Type>();
        type->oid = 50003;
        type->kind = Type::Kind::Hstore;
        Shown shown(TypePtr{type});
        shown.open("\"a\"=>\"1\", \"b\\\"c\"=>NULL");
        auto *view = shown.find<PartsView>("editorParts");
        QCOMPARE(view->model()->index(1, 0).data().toString(), QStringLiteral("b\"c"));
        view->setFocus();
        shown.press(Qt::Key_Insert);
        shown.type(QStringLiteral("key"));
        shown.press(Qt::Key_Tab);
        QCOMPARE(view->currentIndex().column(), 1);
        shown.type(QStringLiteral("it's"));
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.text(), QByteArray("\"a\"=>\"1\", \"b\\\"c\"=>NULL, \"key\"=>\"it's\""));
        view->setCurrentRow(0);
        shown.press(Qt::Key_Delete);
        QCOMPARE(shown.text(), QByteArray("\"b\\\"c\"=>NULL, \"key\"=>\"it's\""));
    }

    void bytesAreEdited()
    {
        Shown shown(Bytea);
        shown.open("\\x00ff41");
        auto *hex = shown.find<HexEdit>("hexEdit");
        QVERIFY(hex && hex->isVisible());
        shown.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget(), hex);
        shown.type(QStringLiteral("a1"));
        QCOMPARE(shown.text(), QByteArray("\\xa1ff41"));
        shown.press(Qt::Key_Insert);
        shown.type(QStringLiteral("b2"));
        QCOMPARE(shown.text(), QByteArray("\\xa1b2ff41"));
        shown.press(Qt::Key_Delete);
        QCOMPARE(shown.text(), QByteArray("\\xa1b241"));
        shown.press(Qt::Key_F6);
        shown.type(QStringLiteral("%z"));
        QCOMPARE(shown.text(), QByteArray("\\xa1b2257a41"));
        shown.press(Qt::Key_Home, Qt::ShiftModifier);
        shown.press(Qt::Key_Backspace);
        QCOMPARE(shown.text(), QByteArray("\\x41"));
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.text(), QByteArray("\\x00ff41"));
    }

    void bytesFromAndIntoFiles()
    {
        QTemporaryDir folder;
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all += char(i);
        Shown shown(Bytea);
        shown.open(CellValue::fromText(core::values::byteaText(all)));
        const QString path = folder.filePath(QStringLiteral("ü %1 \"x\".bin"));
        shown.prompts.answerFile(path);
        shown.find<QPushButton>("byteaSave")->click();
        auto *note = shown.find<QLabel>("byteaNote");
        QTRY_VERIFY(note->text().contains(QStringLiteral("saved")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), all);
        file.close();
        QImage image(20, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString picture = folder.filePath(QStringLiteral("p.png"));
        QVERIFY(image.save(picture));
        shown.prompts.answerFile(picture);
        shown.find<QPushButton>("byteaLoad")->click();
        QTRY_VERIFY(shown.text().startsWith("\\x89504e47"));
        QTRY_VERIFY(shown.pane()->findChild<QWidget *>(QStringLiteral("imagePane"))->isVisible());
        shown.prompts.answerFile(folder.filePath(QStringLiteral("missing")));
        shown.find<QPushButton>("byteaLoad")->click();
        QTRY_VERIFY(note->text().contains(QStringLiteral("missing")));
        QVERIFY(shown.text().startsWith("\\x89504e47"));
    }

    void textFromAndIntoFiles()
    {
        QTemporaryDir folder;
        Shown shown(Text);
        shown.open(CellValue::null());
        const QString path = folder.filePath(QStringLiteral("a.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("one\r\ntwo\xC2\xA0");
        file.close();
        shown.prompts.answerFile(path);
        shown.editor->findChild<QAction *>(QStringLiteral("editorLoad"))->trigger();
        QTRY_COMPARE(shown.text(), QByteArray("one\r\ntwo\xC2\xA0"));
        const QString copy = folder.filePath(QStringLiteral("b.txt"));
        shown.prompts.answerFile(copy);
        shown.editor->findChild<QAction *>(QStringLiteral("editorSave"))->trigger();
        QTRY_VERIFY(QFile::exists(copy));
        QFile written(copy);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("one\r\ntwo\xC2\xA0"));
        // what is no text is not taken
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\xfe");
        file.close();
        shown.prompts.answerFile(path);
        shown.editor->findChild<QAction *>(QStringLiteral("editorLoad"))->trigger();
        QTRY_VERIFY(shown.find<QLabel>("editorProblem")->isVisible());
        QCOMPARE(shown.text(), QByteArray("one\r\ntwo\xC2\xA0"));
        QCOMPARE(shown.committed, 0);
    }

    void hugeTextIsNotPutIntoABox()
    {
        Shown shown(Text);
        const QByteArray huge(100 << 20, 'x');
        shown.open(CellValue::fromText(huge));
        QVERIFY(shown.editor->opensLarge());
        QVERIFY(shown.editor->findChild<ui::editors::TextBox *>()->document()->characterCount() < 100000);
        QVERIFY(shown.editor->value() == CellValue::fromText(huge));
        QVERIFY(static_cast<EditorFrame *>(shown.editor.get())->body().text() == huge);
    }

    void everyWidgetHasAName()
    {
        const TypePtr types[] = {core::values::builtinType(Bool),
                                 core::values::builtinType(Int4Array),
                                 core::values::builtinType(Int4Range),
                                 core::values::builtinType(Bytea),
                                 core::values::builtinType(Date),
                                 mood(),
                                 pairType(),
                                 core::values::builtinType(Uuid)};
        for (const TypePtr &type : types) {
            Shown shown(type);
            shown.open(CellValue::null());
            shown.press(Qt::Key_Down, Qt::AltModifier);
            for (const QWidget *widget : shown.window.findChildren<QWidget *>()) {
                const bool inner = widget->objectName().startsWith(QLatin1String("qt_"));
                if (widget->focusPolicy() == Qt::NoFocus || inner || !widget->isVisible()
                    || widget == &shown.other || widget->inherits("QHeaderView")
                    || widget->inherits("QCalendarView") || widget->inherits("QSpinBox")
                    || widget->inherits("QAbstractButton"))
                    continue;
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            }
            shown.press(Qt::Key_Escape);
            QCOMPARE(shown.cancelled, 1);
        }
    }
};

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"

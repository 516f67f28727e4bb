// SPDX-License-Identifier: GPL-3.0-or-later
// A form made of every type of field: values in and out unchanged however hostile, changed marks, what is
// wrong where it is wrong, fields that depend on each other, keys. HOWDAH_SHOTS=folder keeps pictures.
#include "tests/support/testmain.h"
#include "ui/base/pill.h"
#include "ui/forms/calendarpopup.h"
#include "ui/forms/conflictmodel.h"
#include "ui/forms/field.h"
#include "ui/forms/formview.h"
#include "ui/forms/reportmodel.h"
#include "ui/forms/rowsmodel.h"
#include "ui/forms/tablefield.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

using namespace core::forms;
using namespace ui;
using namespace ui::forms;
using Type = FieldSpec::Type;

namespace {

const QStringList HostileTexts{
    QStringLiteral("\"; drop role x; --"),
    QStringLiteral("it's & %1 <b>bold</b> &amp; \\"),
    QStringLiteral("\u202Eright to left\u05D0\u05D1\u202C"),
    QStringLiteral("\U0001F418\U0001F1E6\U0001F1F9 e\u0301"),
    QString(63, QLatin1Char('x')),
    QStringLiteral("  spaces at the ends  "),
};

Values rowOf(const QString &name, bool flag, const QString &number)
{
    Values row;
    row.setText(QStringLiteral("name"), name);
    if (flag)
        row.setFlag(QStringLiteral("flag"), true);
    if (!number.isEmpty())
        row.setText(QStringLiteral("number"), number);
    return row;
}

FormSpec everything()
{
    const auto id = [](const char *text) { return QString::fromLatin1(text); };
    return {{
        {.fields
         = {{.id = id("text"), .label = id("Text & more"), .required = true},
            {.id = id("number"),
             .label = id("Number"),
             .type = Type::Number,
             .placeholder = id("no limit"),
             .minimum = -1,
             .maximum = 5},
            {.id = id("until"),
             .label = id("Valid until"),
             .type = Type::Timestamp,
             .remark =
                 [](const Values &v, const Context &) {
                     return v.text(QStringLiteral("until")).startsWith(QLatin1String("20"))
                         ? QStringLiteral("in the past")
                         : QString();
                 }},
            {.id = id("one"), .label = id("One of"), .type = Type::OneOf, .choicesFrom = id("roles")},
            {.id = id("some"), .label = id("Suggest"), .type = Type::Suggest, .choicesFrom = id("roles")},
            {.id = id("many"),
             .label = id("Many"),
             .type = Type::Many,
             .placeholder = id("Add role…"),
             .choicesFrom = id("roles")},
            {.id = id("hidden"),
             .label = id("Shown when ticked"),
             .shownWhen = [](const Values &v, const Context &) { return v.flag(QStringLiteral("login")); }},
            {.id = id("born"), .label = id("Only at birth"), .createOnly = true},
            {.id = id("note"), .label = id("Note"), .type = Type::Note}}},
        {.title = id("Attributes"),
         .fields = {{.id = id("login"), .label = id("Can log in"), .type = Type::Flag},
                    {.id = id("super"),
                     .label = id("Superuser"),
                     .type = Type::Flag,
                     .enabledWhen
                     = [](const Values &v, const Context &) { return v.flag(QStringLiteral("login")); }}},
         .flags = true},
        {.title = id("Longer"),
         .fields = {{.id = id("comment"), .label = id("Comment"), .type = Type::Paragraph},
                    {.id = id("code"), .label = id("Code"), .type = Type::Code, .language = id("{one}")},
                    {.id = id("rows"),
                     .label = id("Rows"),
                     .type = Type::Table,
                     .columns = {{.id = id("name"),
                                  .label = id("Name"),
                                  .type = Type::Suggest,
                                  .required = true,
                                  .choicesFrom = id("roles")},
                                 {.id = id("flag"), .label = id("Flag"), .type = Type::Flag},
                                 {.id = id("number"), .label = id("Number"), .type = Type::Number},
                                 {.id = id("kinds"),
                                  .label = id("Kinds"),
                                  .type = Type::Many,
                                  .choices = {{.value = id("a")}, {.value = id("b")}}}},
                     .key = {id("name")}}},
         .collapsed = true},
    }};
}

Context context()
{
    Context context{.version = {150000}};
    QList<Choice> roles;
    for (const QString &name : HostileTexts)
        roles << Choice{.value = name};
    for (int i = 0; i < 20; ++i)
        roles << Choice{.value = QStringLiteral("role_%1").arg(i), .detail = QStringLiteral("<i>detail</i>")};
    context.choices.insert(QStringLiteral("roles"), roles);
    return context;
}

} // namespace

class TestFormView : public QObject
{
    Q_OBJECT

    struct World
    {
        Theme theme;
        Icons icons{theme};
        FormView view{theme, icons};
        Values before;

        World()
        {
            before.setText(QStringLiteral("text"), QStringLiteral("was"));
            before.setText(QStringLiteral("note"), QStringLiteral("<b>told</b>"));
            view.setForm(everything(), context());
            view.setValues(before, before);
            view.resize(900, 900);
            view.show();
        }
        template <class T> T *find(const char *name) const
        {
            return view.findChild<T *>(QLatin1String(name));
        }
    };

private slots:
    void valuesComeBackAsTheyWent()
    {
        World w;
        for (const QString &text : HostileTexts) {
            Values values;
            for (const char *field : {"text", "some", "one", "hidden", "born", "comment", "code", "note"})
                values.setText(QLatin1String(field), text);
            values.setText(QStringLiteral("comment"), text + QLatin1Char('\n') + text);
            values.setText(QStringLiteral("until"), QStringLiteral("infinity"));
            values.setText(QStringLiteral("number"), QStringLiteral("5"));
            values.setList(QStringLiteral("many"), {text, QStringLiteral("unknown & <u>")});
            values.setFlag(QStringLiteral("login"), true);
            values.setRows(QStringLiteral("rows"), {rowOf(text, true, QStringLiteral("7"))});
            w.view.setValues(values, values);
            QVERIFY(!w.view.isModified());
            // through the widgets, not only through the value that was given
            Values stored;
            for (const auto &group : everything().groups) {
                for (const FieldSpec &spec : group.fields)
                    w.view.field(spec.id)->store(stored);
            }
            stored.setText(QStringLiteral("note"), text);
            QCOMPARE(stored.differences(values), QStringList());
        }
    }

    void typingIsAnEditAndCanBeTakenBack()
    {
        World w;
        QSignalSpy edited(&w.view, &FormView::edited);
        auto *line = w.find<QLineEdit>("text");
        QCOMPARE(line->accessibleName(), QStringLiteral("Text & more"));
        auto *mark = w.find<QToolButton>("textRevert");
        QVERIFY(!mark->isVisible());
        line->setFocus();
        QTest::keyClicks(line, QStringLiteral("<b>"));
        QCOMPARE(edited.size(), 3);
        QVERIFY(w.view.isModified());
        QVERIFY(mark->isVisible());
        QVERIFY(mark->toolTip().contains(QLatin1String("It was: was")));
        mark->click();
        QCOMPARE(line->text(), QStringLiteral("was"));
        QVERIFY(!w.view.isModified());
        QVERIFY(!mark->isVisible());
        QTest::keyClick(line, Qt::Key_X);
        QTest::keyClick(line, Qt::Key_Backspace, Qt::AltModifier);
        QTRY_VERIFY(!w.view.isModified());
    }

    void clearedTextIsAnEmptyTextAndNothingStaysNothing()
    {
        World w;
        auto *line = w.find<QLineEdit>("text");
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QVERIFY(!w.view.values().isNull(QStringLiteral("text")));
        auto *other = w.find<QLineEdit>("some");
        QTest::keyClick(other, Qt::Key_X);
        QTest::keyClick(other, Qt::Key_Backspace);
        QVERIFY(w.view.values().isNull(QStringLiteral("some")));
    }

    void problemsAreToldAtTheField()
    {
        World w;
        auto *number = w.find<QLineEdit>("number");
        auto *told = w.find<QLabel>("numberProblem");
        QTest::keyClicks(number, QStringLiteral("99"));
        QVERIFY(w.view.hasErrors());
        QVERIFY(number->property("error").toBool());
        QVERIFY(number->accessibleDescription().contains(QLatin1String("At most 5")));
        QVERIFY(!told->isVisible()); // it stands within
        QTest::keyClicks(number, QStringLiteral("9999999999"));
        QVERIFY(told->isVisible()); // now it does not fit
        QCOMPARE(told->text(), QStringLiteral("At most 5"));
        auto *until = w.find<QLineEdit>("until");
        QTest::keyClicks(until, QStringLiteral("2020-01-01"));
        QVERIFY(until->property("warn").toBool());
        QVERIFY(!until->property("error").toBool());
        QVERIFY(!w.find<QLabel>("untilProblem")->isVisible()); // it stands within
        QVERIFY(!w.view.check());
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(number));
        QCOMPARE(w.view.errorTexts(), QStringList{QStringLiteral("Number: At most 5")});
    }

    void whatIsMissingIsToldOnlyWhenAskedFor()
    {
        World w;
        w.view.setValues({}, {});
        auto *line = w.find<QLineEdit>("text");
        QVERIFY(w.view.hasErrors());
        QVERIFY(!line->property("error").toBool());
        QVERIFY(!w.view.check());
        QVERIFY(line->property("error").toBool());
        QTest::keyClick(line, Qt::Key_X);
        QVERIFY(!line->property("error").toBool());
    }

    void theServersWordsStandAtTheFieldUntilItIsEdited()
    {
        World w;
        const QString words
            = QStringLiteral("role \"<b>\" already exists & so on, at some length, so that it does not fit");
        w.view.setProblems({{.field = QStringLiteral("text"), .text = words}});
        auto *told = w.find<QLabel>("textProblem");
        QVERIFY(told->isVisible());
        QCOMPARE(told->text(), words);
        QCOMPARE(told->textFormat(), Qt::PlainText);
        QVERIFY(!w.view.hasErrors()); // one may try again
        QTest::keyClick(w.find<QLineEdit>("text"), Qt::Key_X);
        QVERIFY(!told->isVisible());
    }

    void fieldsDependOnEachOther()
    {
        World w;
        auto *hidden = w.find<QLineEdit>("hidden");
        auto *super = w.find<QCheckBox>("super");
        QVERIFY(!hidden->isVisible());
        QVERIFY(!super->isEnabled());
        w.find<QCheckBox>("login")->click();
        QVERIFY(hidden->isVisible());
        QVERIFY(super->isEnabled());
        QVERIFY(w.find<QLineEdit>("born")->isReadOnly());
    }

    void aReadOnlyFormSaysWhy()
    {
        World w;
        w.view.setReadOnly(QStringLiteral("needs CREATEROLE, which alice has not"));
        QVERIFY(w.find<QLineEdit>("text")->isReadOnly());
        QVERIFY(!w.find<QCheckBox>("login")->isEnabled());
        QVERIFY(w.find<QLineEdit>("text")->accessibleDescription().contains(QLatin1String("CREATEROLE")));
        w.view.setReadOnly({});
        QVERIFY(!w.find<QLineEdit>("text")->isReadOnly());
    }

    void chipsAreAddedAndRemovedByKeys()
    {
        World w;
        auto *line = w.find<QLineEdit>("many");
        line->setFocus();
        QTest::keyClicks(line, QStringLiteral("role_7"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(w.view.values().list(QStringLiteral("many")), QStringList{QStringLiteral("role_7")});
        line->clear();
        QTest::keyClicks(line, QStringLiteral("nobody"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(w.view.values().list(QStringLiteral("many")).size(), 1);
        line->clear();
        QTest::keyClick(line, Qt::Key_Backspace);
        QCOMPARE(w.view.values().list(QStringLiteral("many")), QStringList());
    }

    void oneOfManyIsFoundByTyping()
    {
        World w;
        auto *box = w.find<QComboBox>("one");
        QVERIFY(box->isEditable()); // a long list
        QTest::keyClicks(box->lineEdit(), QStringLiteral("role_1"));
        QCOMPARE(w.view.values().text(QStringLiteral("one")), QStringLiteral("role_1"));
        QTest::keyClicks(box->lineEdit(), QStringLiteral("!"));
        QVERIFY(box->property("error").toBool());
    }

    void theCalendarKeepsTheOffset()
    {
        World w;
        Values values = w.before;
        values.setText(QStringLiteral("until"), QStringLiteral("2031-05-06 07:08:09+02"));
        w.view.setValues(values, values);
        w.find<QToolButton>("untilCalendar")->click();
        auto *popup = w.find<CalendarPopup>("calendarPopup");
        QVERIFY(popup);
        auto *days = popup->findChild<QCalendarWidget *>();
        QCOMPARE(days->selectedDate(), QDate(2031, 5, 6));
        days->setSelectedDate(QDate(2032, 1, 2));
        popup->findChild<QPushButton *>(QStringLiteral("calendarTake"))->click();
        QCOMPARE(w.view.values().text(QStringLiteral("until")), QStringLiteral("2032-01-02 07:08:09+02"));
        w.find<QToolButton>("untilCalendar")->click();
        w.find<CalendarPopup>("calendarPopup");
        for (auto *open : w.view.findChildren<CalendarPopup *>()) {
            if (open->isVisible())
                open->findChild<QPushButton *>(QStringLiteral("calendarInfinity"))->click();
        }
        QCOMPARE(w.view.values().text(QStringLiteral("until")), QStringLiteral("infinity"));
    }

    void rowsAreAddedFilledAndRemoved()
    {
        World w;
        w.view.focusField(QStringLiteral("rows")); // opens its group
        auto *table = w.find<QTableView>("rows");
        auto *field = qobject_cast<TableField *>(w.view.field(QStringLiteral("rows")));
        QAbstractItemModelTester tester(&field->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(table->isVisible());
        w.find<QToolButton>("rowsAdd")->click();
        auto *editor = table->viewport()->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
        QVERIFY(editor);
        QTest::keyClicks(editor, HostileTexts.first());
        editor->completer()->popup()->hide();
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(w.view.values().rows(QStringLiteral("rows")).size(), 1);
        QTRY_COMPARE(w.view.values().rows(QStringLiteral("rows")).first().text(QStringLiteral("name")),
                     HostileTexts.first());
        const QModelIndex tick = field->model().index(0, 1);
        table->setCurrentIndex(tick);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        QVERIFY(w.view.values().rows(QStringLiteral("rows")).first().flag(QStringLiteral("flag")));
        QVERIFY(w.view.isModified());
        // a second row of the same key is told in its cell
        field->model().addRow();
        field->model().setData(field->model().index(1, 0), HostileTexts.first(), RowsModel::ValueRole);
        QCOMPARE(field->model().index(1, 0).data(RowsModel::ProblemRole).toString(),
                 QStringLiteral("Stands here twice"));
        field->model().setData(field->model().index(1, 2), QStringLiteral("seven"), RowsModel::ValueRole);
        QVERIFY(field->model().index(1, 2).data(RowsModel::IsErrorRole).toBool());
        field->model().setData(field->model().index(1, 3),
                               QStringList{QStringLiteral("a"), QStringLiteral("b")}, RowsModel::ValueRole);
        QCOMPARE(field->model().index(1, 3).data(Qt::DisplayRole).toString(), QStringLiteral("a, b"));
        table->setCurrentIndex(field->model().index(1, 0));
        QTest::keyClick(table, Qt::Key_Delete);
        table->setCurrentIndex(field->model().index(0, 0));
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(w.view.values().rows(QStringLiteral("rows")).isEmpty());
        QVERIFY(!w.view.isModified());
    }

    void modelsOfTheComparisonAndTheReportHold()
    {
        ConflictModel conflicts;
        QAbstractItemModelTester first(&conflicts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        conflicts.setRows({{{QStringLiteral("a"), true, true},
                            QStringLiteral("A"),
                            {},
                            QStringLiteral("<b>"),
                            QStringLiteral("&")},
                           {{QStringLiteral("b"), false, false}, QStringLiteral("B"), {}, {}, {}}});
        QCOMPARE(conflicts.index(0, ConflictModel::Mine).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(
            conflicts.setData(conflicts.index(0, ConflictModel::Theirs), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!conflicts.differences().first().takeMine);
        conflicts.takeAll(true);
        QVERIFY(conflicts.differences().last().takeMine);

        Theme theme;
        ReportModel report(theme);
        QAbstractItemModelTester second(&report, QAbstractItemModelTester::FailureReportingMode::QtTest);
        report.setGroups({{QStringLiteral("One"), {{QStringLiteral("a")}, {QStringLiteral("b")}}},
                          {QStringLiteral("Two"), {}}});
        QCOMPARE(report.rowCount(), 2);
        QCOMPARE(report.rowCount(report.index(0, 0)), 2);
        QCOMPARE(report.index(1, 0, report.index(0, 0)).data().toString(), QStringLiteral("b"));
    }

    void itFitsASmallWindow()
    {
        World w;
        w.view.resize(340, 900);
        QTRY_VERIFY(w.find<QLineEdit>("text")->width() < 260);
        QVERIFY(w.view.minimumSizeHint().width() <= 340);
        if (const QString folder = qEnvironmentVariable("HOWDAH_SHOTS"); !folder.isEmpty())
            w.view.grab().save(folder + QStringLiteral("/formview.png"));
    }
};

QTEST_MAIN(TestFormView)
#include "tst_formview.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/formspec.h"
#include "tests/support/testmain.h"

using namespace core::forms;

class TestForms : public QObject
{
    Q_OBJECT

private slots:
    void valuesKeepWhatTheyAreGiven();
    void secretsAreNotInTheJson();
    void problemsAreTold();
};

void TestForms::valuesKeepWhatTheyAreGiven()
{
    Values values;
    QVERIFY(values.isNull(QStringLiteral("name")));
    const QString hostile = QStringLiteral("a\"b'c\n%1 <b>\u202e\U0001F418");
    values.setText(QStringLiteral("name"), hostile);
    values.setText(QStringLiteral("number"), QStringLiteral("9223372036854775807"));
    values.setFlag(QStringLiteral("login"), false);
    values.setList(QStringLiteral("roles"), {hostile, QString()});
    Values row;
    row.setText(QStringLiteral("k"), hostile);
    values.setRows(QStringLiteral("rows"), {row, Values()});
    const Values back(values.json());
    QVERIFY(back == values);
    QCOMPARE(back.text(QStringLiteral("name")), hostile);
    QCOMPARE(back.list(QStringLiteral("roles")).size(), 2);
    QCOMPARE(back.rows(QStringLiteral("rows")).first().text(QStringLiteral("k")), hostile);
    QVERIFY(!back.isNull(QStringLiteral("login")));
    Values changed = values;
    changed.setNull(QStringLiteral("login"));
    changed.setText(QStringLiteral("name"), QString());
    QCOMPARE(changed.differences(values), (QStringList{QStringLiteral("login"), QStringLiteral("name")}));
    changed.take(QStringLiteral("login"), values);
    changed.take(QStringLiteral("name"), values);
    QVERIFY(changed == values);
}

void TestForms::secretsAreNotInTheJson()
{
    Values values;
    values.setSecret(QStringLiteral("password"), core::Secret(QStringLiteral("SCRAM-SHA-256$x")));
    QVERIFY(values.json().isEmpty());
    QVERIFY(!values.isNull(QStringLiteral("password")));
    QCOMPARE(values.differences(Values()), QStringList{QStringLiteral("password")});
}

void TestForms::problemsAreTold()
{
    FormSpec spec;
    spec.groups.append({.fields = {
                            {.id = QStringLiteral("name"), .label = QStringLiteral("Name"), .required = true},
                            {.id = QStringLiteral("limit"),
                             .type = FieldSpec::Type::Number,
                             .minimum = -1,
                             .maximum = 2147483647,
                             .remark =
                                 [](const Values &values, const Context &) {
                                     return values.text(QStringLiteral("limit")) == QLatin1String("0")
                                         ? QStringLiteral("nobody can connect")
                                         : QString();
                                 }},
                            {.id = QStringLiteral("parameters"),
                             .type = FieldSpec::Type::Table,
                             .columns = {{.id = QStringLiteral("name"), .required = true},
                                         {.id = QStringLiteral("value"),
                                          .type = FieldSpec::Type::OneOf,
                                          .choices = {{.value = QStringLiteral("on")}}}},
                             .key = {QStringLiteral("name")}},
                            {.id = QStringLiteral("hidden"),
                             .required = true,
                             .shownWhen = [](const Values &, const Context &) { return false; }},
                        }});
    Values values;
    QCOMPARE(problems(spec, values, {}),
             (QList<Problem>{{.field = QStringLiteral("name"), .text = QStringLiteral("Needed")}}));
    values.setText(QStringLiteral("name"), QStringLiteral("x"));
    for (const auto &[text, problem] : {std::pair{"-2", "At least -1"},
                                        {"2147483648", "At most 2147483647"},
                                        {"1.5", "Not a whole number"},
                                        {"99999999999999999999", "Not a whole number"}}) {
        values.setText(QStringLiteral("limit"), QLatin1String(text));
        QCOMPARE(problems(spec, values, {}).first().text, QLatin1String(problem));
    }
    values.setText(QStringLiteral("limit"), QStringLiteral("0"));
    QCOMPARE(problems(spec, values, {}),
             (QList<Problem>{{.field = QStringLiteral("limit"),
                              .text = QStringLiteral("nobody can connect"),
                              .error = false}}));
    values.setText(QStringLiteral("limit"), QStringLiteral("-1"));
    Values row;
    row.setText(QStringLiteral("name"), QStringLiteral("a"));
    row.setText(QStringLiteral("value"), QStringLiteral("off"));
    Values twice;
    twice.setText(QStringLiteral("name"), QStringLiteral("a"));
    values.setRows(QStringLiteral("parameters"), {row, twice});
    const QList<Problem> found = problems(spec, values, {});
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.first(),
             (Problem{.field = QStringLiteral("parameters"),
                      .row = 0,
                      .column = QStringLiteral("value"),
                      .text = QStringLiteral("Not one of the choices")}));
    QCOMPARE(found.last(),
             (Problem{.field = QStringLiteral("parameters"),
                      .row = 1,
                      .column = QStringLiteral("name"),
                      .text = QStringLiteral("Stands here twice")}));
}

QTEST_APPLESS_MAIN(TestForms)
#include "tst_forms.moc"

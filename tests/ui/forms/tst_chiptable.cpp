// SPDX-License-Identifier: GPL-3.0-or-later
// Memberships as chips: added by a name, removed and brought back, their options in a popup by keyboard and
// mouse, what is new, changed or removed told in words, many of them quick.
#include "core/ddl/memberships.h"
#include "tests/support/testmain.h"
#include "ui/forms/chiptablefield.h"
#include "ui/forms/formview.h"
#include "ui/forms/rowsmodel.h"

#include <QCheckBox>
#include <QCompleter>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

using namespace core::forms;
using namespace ui::forms;
using State = ChipText::State;

namespace {

const QString Hostile = QStringLiteral("we\"ird'; & <b>%1\n☕ \u202ex");

Values membership(const QString &role, bool admin = false, bool inherit = true, bool set = true)
{
    Values row;
    row.setText(QStringLiteral("role"), role);
    row.setFlag(QStringLiteral("admin"), admin);
    row.setFlag(QStringLiteral("inherit"), inherit);
    row.setFlag(QStringLiteral("set"), set);
    row.setText(QStringLiteral("grantor"), QStringLiteral("postgres"));
    return row;
}

struct World
{
    explicit World(const QStringList &roles
                   = {QStringLiteral("reporting"), QStringLiteral("pg_read_all_stats"), QStringLiteral("app"),
                      Hostile},
                   int version = 160004)
    {
        context.version = core::ServerVersion{version};
        context.superuser = true;
        context.facts.setFlag(QStringLiteral("me_super"), true);
        context.facts.setText(QStringLiteral("me"), QStringLiteral("postgres"));
        context.facts.setText(QStringLiteral("bootstrap"), QStringLiteral("postgres"));
        QList<Choice> choices;
        for (const QString &role : roles)
            choices << Choice{role};
        context.choices.insert(QStringLiteral("roles"), choices);
        FormSpec spec;
        FieldSpec name{.id = QStringLiteral("name"), .label = QStringLiteral("Name")};
        spec.groups << FieldGroup{
            .fields = {name, core::ddl::membershipField(core::ddl::MembershipSide::MemberOf, context)}};
        view.setForm(spec, context);
        view.resize(760, 420);
    }
    void set(const QList<Values> &rows)
    {
        Values values;
        values.setText(QStringLiteral("name"), QStringLiteral("alice"));
        values.setRows(QStringLiteral("member_of"), rows);
        view.setValues(values, values);
        view.show();
    }
    ChipTableField &field()
    {
        return *qobject_cast<ChipTableField *>(view.field(QStringLiteral("member_of")));
    }
    QLineEdit *line() { return view.findChild<QLineEdit *>(QStringLiteral("member_of")); }
    QList<Values> rows() const { return view.values().rows(QStringLiteral("member_of")); }
    /// "+reporting(admin)"
    QStringList chips()
    {
        const QStringList signs{QString(), QStringLiteral("+"), QStringLiteral("*"), QStringLiteral("-")};
        QStringList list;
        for (const RowChip *chip : field().chips()) {
            const ChipText &text = chip->chip();
            list << signs.at(int(text.state)) + text.name
                    + (text.special.isEmpty() ? QString() : QStringLiteral("(%1)").arg(text.special));
        }
        return list;
    }
    void type(const QString &text)
    {
        line()->setFocus();
        line()->setText(text);
        emit line()->textEdited(text);
        QTest::keyClick(line(), Qt::Key_Return);
    }
    void shot(const char *name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const bool dark : {true, false}) {
            theme.setMode(dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
            view.grab().save(QStringLiteral("%1/%2-%3.png")
                                 .arg(folder, QLatin1String(name),
                                      dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
    }

    ui::Theme theme;
    ui::Icons icons{theme};
    Context context;
    FormView view{theme, icons};
};

} // namespace

class TestChipTable : public QObject
{
    Q_OBJECT

private slots:
    void addedRemovedAndBroughtBack()
    {
        World w;
        w.set({membership(QStringLiteral("reporting")), membership(QStringLiteral("app"), true, false)});
        QCOMPARE(w.chips(),
                 (QStringList{QStringLiteral("reporting"), QStringLiteral("app(admin, no inherit)")}));
        QVERIFY(!w.view.isModified());
        w.type(Hostile);
        QCOMPARE(w.chips().last(),
                 QStringLiteral("+") + QString(Hostile).replace(QLatin1Char('\n'), QChar(0x21B5)));
        QCOMPARE(w.rows().last().text(QStringLiteral("role")), Hostile);
        QVERIFY(w.rows().last().flag(QStringLiteral("inherit")));
        QVERIFY(w.line()->text().isEmpty());
        w.type(QStringLiteral("reporting")); // it is there
        QCOMPARE(w.rows().size(), 3);

        // away by the keyboard, and back with its options
        w.field().chips().at(1)->setFocus();
        QTest::keyClick(w.field().chips().at(1), Qt::Key_Delete);
        QCOMPARE(w.chips().at(1), QStringLiteral("-app(admin, no inherit)"));
        QCOMPARE(w.rows().size(), 2);
        QVERIFY(w.field().chips().at(1)->accessibleName().contains(QLatin1String("to be removed")));
        w.shot("chips");
        QTest::keyClick(w.field().chips().at(1), Qt::Key_Backspace);
        QCOMPARE(w.chips().at(1), QStringLiteral("app(admin, no inherit)"));
        QTest::keyClick(w.field().chips().at(1), Qt::Key_Delete);
        w.type(QStringLiteral("app"));
        QCOMPARE(w.chips().at(1), QStringLiteral("app(admin, no inherit)"));

        // a new one goes whole, by its cross
        RowChip *last = w.field().chips().last();
        QTest::mouseClick(last, Qt::LeftButton, {}, QPoint(last->width() - 12, last->height() / 2));
        QCOMPARE(w.chips().size(), 2);
        QVERIFY(!w.view.isModified());
    }

    void optionsInThePopup()
    {
        World w;
        w.set({membership(QStringLiteral("reporting")), membership(Hostile)});
        std::unique_ptr<QMenu> menu(w.field().menuOf(1));
        auto *admin = menu->findChild<QCheckBox *>(QStringLiteral("member_of_admin"));
        QVERIFY(admin && admin->isEnabled() && !admin->isChecked());
        menu->popup(w.view.mapToGlobal(QPoint(10, 10)));
        QTRY_VERIFY(admin->hasFocus() || menu->isVisible());
        QTest::keyClick(admin, Qt::Key_Space);
        QVERIFY(menu->isVisible()); // several can be ticked
        QTest::keyClick(menu->findChild<QCheckBox *>(QStringLiteral("member_of_set")), Qt::Key_Space);
        QCOMPARE(w.chips().last().first(1), QStringLiteral("*"));
        QVERIFY(w.chips().last().endsWith(QLatin1String("(admin, no set)")));
        QVERIFY(w.rows().last().flag(QStringLiteral("admin")));
        QVERIFY(!w.rows().last().flag(QStringLiteral("set")));
        QVERIFY(w.rows().last().flag(QStringLiteral("inherit")));
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts << action->text();
        QVERIFY(texts.contains(QStringLiteral("Granted by postgres")));
        menu->findChild<QAction *>(QStringLiteral("member_ofMenuRemove"))->trigger();
        QCOMPARE(w.chips().last().first(1), QStringLiteral("-"));
        w.view.revertAll();
        QCOMPARE(w.chips().last().first(1), Hostile.first(1));
        // before 16 there is only ADMIN
        World older({QStringLiteral("reporting")}, 150004);
        older.set({membership(QStringLiteral("reporting"))});
        menu.reset(older.field().menuOf(0));
        QVERIFY(menu->findChild<QCheckBox *>(QStringLiteral("member_of_admin")));
        QVERIFY(!menu->findChild<QCheckBox *>(QStringLiteral("member_of_set")));
        menu.reset(); // before the field that is its parent
    }

    void theKeyboardReachesEverything()
    {
        World w;
        w.set({membership(QStringLiteral("reporting")), membership(QStringLiteral("app"))});
        w.view.activateWindow();
        w.line()->setFocus();
        QTest::keyClick(w.line(), Qt::Key_Backspace); // nothing is removed by a key too many
        QCOMPARE(w.rows().size(), 2);
        QTRY_VERIFY(w.field().chips().at(1)->hasFocus());
        QTest::keyClick(w.field().chips().at(1), Qt::Key_Left);
        QVERIFY(w.field().chips().at(0)->hasFocus());
        QTest::keyClick(w.field().chips().at(0), Qt::Key_Return);
        auto *menu = w.field().findChild<QMenu *>(QStringLiteral("member_ofMenu"));
        QVERIFY(menu && menu->isVisible());
        menu->close();
        QTest::keyClick(w.field().chips().at(0), Qt::Key_Right);
        QTest::keyClick(w.field().chips().at(1), Qt::Key_Right);
        QVERIFY(w.line()->hasFocus());
        // what is typed and not added is not lost by a save
        w.line()->setText(QStringLiteral("pg_read_all_stats"));
        emit w.line()->textEdited(w.line()->text());
        QVERIFY(w.field().refusal().contains(QLatin1String("not added yet")));
        QVERIFY(!w.view.check());
        w.line()->setText(QStringLiteral("nobody <b>"));
        emit w.line()->textEdited(w.line()->text());
        QVERIFY(w.field().refusal().contains(QLatin1String("nobody <b>")));
        w.line()->clear();
        emit w.line()->textEdited(QString());
        QVERIFY(w.view.check());
    }

    void manyOfThem()
    {
        QStringList roles;
        for (int i = 0; i < 5000; ++i)
            roles << QStringLiteral("role %1").arg(i);
        World w(roles);
        QList<Values> rows;
        for (int i = 0; i < 500; ++i)
            rows << membership(roles.at(i), i == 400);
        QElapsedTimer clock;
        clock.start();
        w.set(rows);
        const qint64 shown = clock.restart();
        QCOMPARE(w.chips().size(), 24);
        auto *more = w.view.findChild<QToolButton *>(QStringLiteral("member_ofMore"));
        QVERIFY(more->isVisible());
        QCOMPARE(more->text(), QStringLiteral("476 more…"));
        clock.start();
        w.type(QStringLiteral("role 4999"));
        const qint64 added = clock.restart();
        QCOMPARE(w.chips().size(), 25); // what is new is always seen
        QCOMPARE(w.chips().last(), QStringLiteral("+role 4999"));
        w.field().model().removeRow(450);
        QVERIFY(w.chips().contains(QStringLiteral("-role 450")));
        qInfo("500 of 5,000: shown in %lld ms, one added in %lld ms", shown, added);
        QVERIFY2(shown < 1000 && added < 500, "too slow"); // a debug build on a busy machine
        w.shot("chips-many");
        more->click();
        auto *table = w.view.findChild<QTableView *>(QStringLiteral("member_of"));
        QTRY_VERIFY(table && table->isVisible());
        QCOMPARE(table->model()->rowCount(), 500);
    }

    void oneNameTwiceSaysByWhom()
    {
        World w;
        Values other = membership(QStringLiteral("reporting"));
        other.setText(QStringLiteral("grantor"), QStringLiteral("app"));
        w.set({membership(QStringLiteral("reporting")), other});
        QCOMPARE(w.chips(),
                 (QStringList{QStringLiteral("reporting(granted by postgres)"),
                              QStringLiteral("reporting(granted by app)")}));
    }

    void readOnlyShowsAndChangesNothing()
    {
        World w;
        w.set({membership(QStringLiteral("reporting"))});
        w.view.setReadOnly(QStringLiteral("may not"));
        QVERIFY(!w.line()->isVisible());
        QTest::keyClick(w.field().chips().first(), Qt::Key_Delete);
        QCOMPARE(w.rows().size(), 1);
        std::unique_ptr<QMenu> menu(w.field().menuOf(0));
        QVERIFY(!menu->findChild<QCheckBox *>(QStringLiteral("member_of_admin"))->isEnabled());
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("member_ofMenuRemove"))->isEnabled());
    }

    void aProblemStandsAtItsChip()
    {
        World w;
        w.set({membership(QStringLiteral("reporting"))});
        w.field().model().addRow();
        w.field().model().setData(w.field().model().index(1, 0), QStringLiteral("reporting"),
                                  RowsModel::ValueRole);
        w.field().model().setData(w.field().model().index(1, 4), QStringLiteral("postgres"),
                                  RowsModel::ValueRole);
        QCOMPARE(w.field().chips().size(), 2);
        QVERIFY(std::any_of(w.field().chips().begin(), w.field().chips().end(),
                            [](const RowChip *chip) { return !chip->chip().problem.isEmpty(); }));
        QVERIFY(!w.view.check());
    }
};

QTEST_MAIN(TestChipTable)
#include "tst_chiptable.moc"

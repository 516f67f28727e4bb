// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody else grants or revokes between reading and saving: it is told side by side before anything is
// written, in the matrix, in "Grant or revoke" and in default privileges. HOWDAH_SHOTS=folder keeps pictures.
#include "core/base/sqlquote.h"
#include "tests/support/accessworld.h"
#include "tests/support/testmain.h"
#include "ui/access/accessforms.h"
#include "ui/access/defaultstab.h"
#include "ui/access/grantmodel.h"
#include "ui/access/granttab.h"
#include "ui/access/picks.h"
#include "ui/access/privilegesection.h"
#include "ui/base/banner.h"
#include "ui/forms/conflictpanel.h"
#include "ui/forms/formtab.h"
#include "ui/forms/sqlpanel.h"

#include <QPushButton>
#include <QRandomGenerator>

using namespace core;
using namespace ui::access;
using core::forms::Values;
using ui::forms::ConflictModel;
using ui::forms::ConflictPanel;

class TestMeanwhile : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<ScriptTab> m_tab;
    QString m_role;
    const QString m_schema = QStringLiteral("app\"; -- <b>&%1\n");

    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    QString table() const { return quoteQualified({m_schema, QStringLiteral("a")}); }
    QString value(const QString &sql)
    {
        const auto rows = m_world->exec(sql);
        return rows && !rows->isEmpty() ? rows->first().value(0) : QStringLiteral("?");
    }
    bool has(const char *privilege)
    {
        return value(QStringLiteral("select has_table_privilege(%1, %2, '%3')")
                         .arg(quoteLiteral(m_role), quoteLiteral(table()), QLatin1String(privilege)))
            == QLatin1String("t");
    }
    void show(ScriptTab *tab)
    {
        m_tab.reset(tab);
        m_tab->resize(1100, 700);
        m_tab->show();
        m_tab->reload();
        QTRY_VERIFY(!m_tab->isBusy() && !m_tab->form().values().json().isEmpty());
    }
    void edit(const std::function<void(Values &)> &change)
    {
        Values values = m_tab->form().values();
        change(values);
        m_tab->form().setValues(m_tab->form().before(), values);
        emit m_tab->form().edited();
        QTRY_VERIFY(!m_tab->script().isEmpty());
    }
    template <class Tab> bool save(Tab &tab)
    {
        QList<bool> saved;
        tab.save([&](bool ok) { saved << ok; });
        [&] { QTRY_COMPARE(saved.size(), 1); }();
        return saved.value(0);
    }
    static QString told(ConflictPanel &panel, int column, int row = 0)
    {
        return panel.model().index(row, column).data().toString();
    }
    void goOn(ConflictPanel &panel)
    {
        panel.findChild<QPushButton *>(QStringLiteral("conflictGoOn"))->click();
        QVERIFY(!panel.isVisible());
    }

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<support::AccessWorld>(url);
        m_role = QStringLiteral("late \"'\\%1<b> ")
            + QString::number(QRandomGenerator::global()->generate(), 36);
        exec(QStringLiteral(
                 "create role %1; create schema %2; create table %3 (id int); create table %2.b (id "
                 "int); grant select, delete on %3 to %1")
                 .arg(quoteIdentifier(m_role), quoteIdentifier(m_schema), table()));
    }
    void cleanup()
    {
        m_tab.reset();
        m_world->pool.closeAll();
        (void)m_world->exec(
            QStringLiteral("drop owned by %1 cascade; drop role %1").arg(quoteIdentifier(m_role)));
        m_world.reset();
    }

    void theMatrix_data()
    {
        QTest::addColumn<bool>("mine");
        QTest::newRow("mine") << true;
        QTest::newRow("theirs") << false;
    }
    void theMatrix()
    {
        QFETCH(bool, mine);
        core::ddl::ObjectForms all{core::kinds::forms().list() + accessForms()};
        const auto base = m_world->services();
        const ui::forms::FormServices services{base.theme,    base.icons,   base.pool,  base.connector,
                                               base.settings, base.prompts, base.kinds, base.library,
                                               all,           base.drafts};
        catalog::ObjectRef ref;
        ref.kind = QStringLiteral("access/table");
        ref.name = QStringLiteral("a");
        ref.oid = value(QStringLiteral("select cast(%1 as regclass)::oid").arg(quoteLiteral(table())))
                      .toLongLong();
        ui::forms::FormTab tab(services);
        auto *section = new PrivilegeSection(services, PrivilegeSection::Of::Object);
        tab.addSection(QStringLiteral("Privileges"), section);
        tab.resize(1100, 700);
        tab.show();
        tab.open(m_world->place, ref);
        MatrixModel &model = section->model();
        QTRY_VERIFY(model.rowOf(m_role) >= 0);
        const auto at = [&](core::access::Privilege privilege) {
            return model.index(model.rowOf(m_role), model.columnOf(privilege));
        };
        const auto isGranted = [&](core::access::Privilege privilege) {
            const QModelIndex index = at(privilege);
            return model.cell(index.row(), index.column()).mark == MatrixCell::Mark::Own;
        };
        QVERIFY(!isGranted(core::access::Privilege::Insert));
        model.set({at(core::access::Privilege::Update)}, MatrixModel::Wanted::Granted);
        model.set({at(core::access::Privilege::Select)}, MatrixModel::Wanted::None);
        QTRY_VERIFY(tab.sqlPanel().shownSql().contains(QLatin1String("grant update")));
        exec(QStringLiteral("grant insert on %1 to %2; revoke delete on %1 from %2; grant truncate on %1 to "
                            "public")
                 .arg(table(), quoteIdentifier(m_role)));
        QVERIFY(!save(tab));
        QVERIFY(tab.conflicts().isVisible());
        QCOMPARE(tab.conflicts().model().rowCount(), 1); // PUBLIC's is nothing that was changed here
        QVERIFY(told(tab.conflicts(), ConflictModel::Name).contains(m_role));
        QCOMPARE(told(tab.conflicts(), ConflictModel::Was), QStringLiteral("select, delete"));
        QCOMPARE(told(tab.conflicts(), ConflictModel::Theirs), QStringLiteral("select, insert"));
        QCOMPARE(told(tab.conflicts(), ConflictModel::Mine), QStringLiteral("insert, update"));
        m_world->shot(tab, QStringLiteral("meanwhile-matrix"));
        QVERIFY(!has("update"));
        QVERIFY(!save(tab)); // not before it is decided
        tab.conflicts().model().takeAll(mine);
        goOn(tab.conflicts());
        // read again: a save before that would find the same once more
        QTRY_VERIFY(isGranted(core::access::Privilege::Insert));
        if (!mine) {
            QTRY_VERIFY(!tab.isModified());
            QTRY_COMPARE(tab.status().state, QStringLiteral("idle"));
            QVERIFY(has("select") && has("insert") && !has("update"));
            return;
        }
        // a save while the object is read is refused
        QTRY_VERIFY(tab.status().state == QLatin1String("idle") && section->problem().isEmpty()
                    && tab.sqlPanel().shownSql().contains(QLatin1String("grant update"))
                    && !tab.sqlPanel().shownSql().contains(QLatin1String("insert")));
        QTRY_VERIFY(tab.isModified());
        const bool saved = save(tab);
        QVERIFY2(saved, qPrintable(tab.banner().fullText() + tab.sqlPanel().shownSql()));
        QVERIFY(has("update") && has("insert") && !has("select") && !has("delete"));
    }

    void grantOrRevoke_data() { theMatrix_data(); }
    void grantOrRevoke()
    {
        QFETCH(bool, mine);
        show(new GrantTab(m_world->services(), m_world->place, {.grantee = m_role, .schema = m_schema}));
        edit([](Values &values) {
            values.setText(QStringLiteral("verb"), QStringLiteral("revoke"));
            values.setList(QStringLiteral("privileges"), {QStringLiteral("select")});
        });
        exec(QStringLiteral("grant select on %1 to %2 with grant option; grant insert on %1 to %2")
                 .arg(table(), quoteIdentifier(m_role)));
        QVERIFY(!save(*m_tab));
        QVERIFY(m_tab->conflicts().isVisible());
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Was), QStringLiteral("select, delete"));
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Theirs),
                 QStringLiteral("select, insert, delete; with grant option: select"));
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Mine), QStringLiteral("insert, delete"));
        m_world->shot(*m_tab, QStringLiteral("meanwhile-grant"));
        QVERIFY(has("select"));
        m_tab->conflicts().model().takeAll(mine);
        goOn(m_tab->conflicts());
        QTRY_VERIFY(!m_tab->isBusy() && m_tab->script().isEmpty() != mine);
        if (mine) {
            QVERIFY2(save(*m_tab), qPrintable(m_tab->banner().fullText()));
            QVERIFY(!has("select") && has("insert"));
        } else {
            QCOMPARE(static_cast<GrantTab &>(*m_tab).model().unticked().size(), 1);
        }
    }

    void laterObjectsOfGrantOrRevoke()
    {
        const QString maker = value(QStringLiteral("select current_user"));
        show(new GrantTab(m_world->services(), m_world->place, {.grantee = m_role, .schema = m_schema}));
        edit([&](Values &values) {
            values.setList(QStringLiteral("privileges"), {QStringLiteral("update")});
            values.setList(QStringLiteral("makers"), {maker});
        });
        QTRY_VERIFY(m_tab->sqlPanel().shownSql().contains(QLatin1String("alter default")));
        exec(QStringLiteral("alter default privileges in schema %1 grant select on tables to %2")
                 .arg(quoteIdentifier(m_schema), quoteIdentifier(m_role)));
        QVERIFY(!save(*m_tab));
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Was), QStringLiteral("nothing"));
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Theirs), QStringLiteral("select"));
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Mine), QStringLiteral("select, update"));
        goOn(m_tab->conflicts());
        QTRY_VERIFY(!m_tab->isBusy() && !m_tab->script().isEmpty());
        QVERIFY2(save(*m_tab), qPrintable(m_tab->banner().fullText()));
    }

    void defaultPrivileges_data() { theMatrix_data(); }
    void defaultPrivileges()
    {
        QFETCH(bool, mine);
        const QString maker = value(QStringLiteral("select current_user"));
        const auto alter = [&](const QString &what) {
            exec(QStringLiteral("alter default privileges in schema %1 %2")
                     .arg(quoteIdentifier(m_schema), what.arg(quoteIdentifier(m_role))));
        };
        alter(QStringLiteral("grant select on tables to %1"));
        show(new DefaultsTab(m_world->services(), m_world->place));
        edit([&](Values &values) {
            QList<Values> rows = values.rows(QStringLiteral("rows"));
            for (Values &row : rows) {
                if (row.text(QStringLiteral("schema")) == m_schema)
                    row.setList(QStringLiteral("privileges"),
                                {QStringLiteral("select"), QStringLiteral("update")});
            }
            values.setRows(QStringLiteral("rows"), rows);
        });
        // the same row, and one that nobody looks at here
        alter(QStringLiteral("grant insert on tables to %1"));
        alter(QStringLiteral("grant usage on sequences to %1"));
        QVERIFY(!save(*m_tab));
        QVERIFY(m_tab->conflicts().isVisible());
        QCOMPARE(m_tab->conflicts().model().rowCount(), 1);
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Was), QStringLiteral("select"));
        QCOMPARE(told(m_tab->conflicts(), ConflictModel::Theirs), QStringLiteral("select, insert"));
        m_world->shot(*m_tab, QStringLiteral("meanwhile-defaults"));
        m_tab->conflicts().model().takeAll(mine);
        goOn(m_tab->conflicts());
        QTRY_VERIFY(!m_tab->isBusy() && m_tab->script().isEmpty() != mine);
        QVERIFY(!m_tab->script().toSql().contains(QLatin1String("sequences"))); // theirs stays
        if (mine)
            QVERIFY2(save(*m_tab), qPrintable(m_tab->banner().fullText()));
        exec(QStringLiteral("create table %1.later (id int); create sequence %1.more")
                 .arg(quoteIdentifier(m_schema)));
        const QString later = quoteLiteral(quoteQualified({m_schema, QStringLiteral("later")}));
        QCOMPARE(value(QStringLiteral("select has_table_privilege(%1, %2, 'update')")
                           .arg(quoteLiteral(m_role), later)),
                 mine ? QStringLiteral("t") : QStringLiteral("f"));
        QCOMPARE(value(QStringLiteral("select has_table_privilege(%1, %2, 'insert')")
                           .arg(quoteLiteral(m_role), later)),
                 QStringLiteral("t")); // also with mine: what they granted was not touched here
    }
};

QTEST_MAIN(TestMeanwhile)
#include "tst_meanwhile_db.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gallery.h"
#include "tests/support/testmain.h"
#include "ui/palette/actionsource.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/fuzzyquery.h"
#include "ui/palette/palettebutton.h"
#include "ui/palette/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace ui;
using namespace ui::palette;

namespace {

const QString Hostile = QStringLiteral("a\"b'c & <b>%1</b>\n\u202Eabc\U0001F418");

class ManyObjects : public PaletteSource
{
public:
    explicit ManyObjects(int count)
    {
        for (int i = 0; i < count; ++i)
            m_names += QStringLiteral("%1_%2_%3")
                           .arg(QLatin1String(i % 3 ? "order" : "customer"))
                           .arg(i)
                           .arg(QLatin1String("log"));
        m_names += QStringLiteral("order_items");
        m_names += Hostile;
    }

    QList<PaletteItem> items(const QString &query, int limit) override
    {
        const FuzzyQuery fuzzy(query);
        QList<PaletteItem> result;
        for (const int i :
             bestMatches(int(m_names.size()), limit, [&](int n) { return fuzzy.score(m_names.at(n)); }))
            result.append({.title = m_names.at(i),
                           .subtitle = QStringLiteral("public"),
                           .iconName = QStringLiteral("table"),
                           .trailing = QStringLiteral("table"),
                           .run = [this, i] { went = m_names.at(i); }});
        return result;
    }

    QString went;

private:
    QStringList m_names;
};

QString titles(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines += model.index(row, 0).data().toString();
    return lines.join(QLatin1Char('|'));
}

struct Bench
{
    Bench()
        : icons(theme)
        , actions(icons)
        , source(actions)
        , objects(50)
    {
        theme.setMode(Theme::Mode::Light);
        window.resize(1000, 640);
        auto *column = new QVBoxLayout(&window);
        edit = new QLineEdit(&window);
        column->addWidget(edit);
        column->addStretch();
        const auto add = [&](const char *id, const char *text, const char *icon, const QKeySequence &keys) {
            return actions.add({.id = QLatin1String(id),
                                .text = QString::fromUtf8(text),
                                .icon = QLatin1String(icon),
                                .shortcuts = {keys},
                                .group = QStringLiteral("Query")},
                               [this, id] { ran = QLatin1String(id); });
        };
        add("query.run", "&Run statement", "run", QKeySequence(Qt::Key_F5));
        add("query.cancel", "Cancel", "stop", QKeySequence(Qt::Key_Escape));
        add("query.rollback", "Roll back", "rollback", QKeySequence())->setEnabled(false);
        add("result.export", "Export…", "export", QKeySequence(Qt::CTRL | Qt::Key_E));
        window.addActions(actions.all());
        palette = new CommandPalette(theme, icons, &window);
        palette->addSource(&source);
        palette->addSource(&objects);
        window.show();
        window.activateWindow();
        edit->setFocus();
        field = palette->findChild<QLineEdit *>(QStringLiteral("paletteField"));
        list = palette->findChild<QListView *>(QStringLiteral("paletteList"));
    }

    Theme theme;
    Icons icons;
    Actions actions;
    ActionSource source;
    ManyObjects objects;
    QWidget window;
    QLineEdit *edit = nullptr;
    CommandPalette *palette = nullptr;
    QLineEdit *field = nullptr;
    QListView *list = nullptr;
    QString ran;
};

} // namespace

class TestCommandPalette : public QObject
{
    Q_OBJECT

private slots:
    void usedLatelyStandsFirst()
    {
        ManyObjects objects(30);
        const QList<PaletteSource *> sources{&objects};
        const auto first = [&](const QString &query, const QStringList &recent) {
            return merged(sources, query, 100, recent).first().title;
        };
        const auto keyOf
            = [&](const QString &title) { return paletteKey(merged(sources, title, 1).first()); };
        const QString four = keyOf(QStringLiteral("order_4_log"));
        const QString seven = keyOf(QStringLiteral("order_7_log"));
        QVERIFY(first(QStringLiteral("log"), {}) != QStringLiteral("order_4_log"));
        QCOMPARE(first(QStringLiteral("log"), {four}), QStringLiteral("order_4_log"));
        QCOMPARE(first(QStringLiteral("log"), {seven, four}), QStringLiteral("order_7_log"));
        // a name typed whole is meant
        QCOMPARE(first(QStringLiteral("order_8_log"), {seven, four}), QStringLiteral("order_8_log"));
        // nothing typed yet
        QCOMPARE(first({}, {seven, four}), QStringLiteral("order_7_log"));
        QCOMPARE(merged(sources, {}, 100, {seven, four}).at(1).title, QStringLiteral("order_4_log"));
        // gone meanwhile
        QVERIFY(!first({}, {QStringLiteral("dropped\x1fpublic\x1ftable")}).isEmpty());
    }

    void ranking()
    {
        const QStringList names{QStringLiteral("customer_orders"), QStringLiteral("border"),
                                QStringLiteral("o_r_d_e_r"),       QStringLiteral("orders"),
                                QStringLiteral("order"),           QStringLiteral("nothing")};
        const FuzzyQuery query(QStringLiteral("ORDER"));
        QStringList sorted;
        for (const int i :
             bestMatches(int(names.size()), 10, [&](int n) { return query.score(names.at(n)); }))
            sorted += names.at(i);
        QCOMPARE(sorted.join(QLatin1Char('|')),
                 QStringLiteral("order|orders|customer_orders|border|o_r_d_e_r"));
    }

    void positions()
    {
        QCOMPARE(FuzzyQuery(QStringLiteral("oi")).positions(QStringLiteral("x_o_order_items")),
                 QList<int>({4, 10}));
        QCOMPARE(FuzzyQuery(QStringLiteral("items ord")).positions(QStringLiteral("order_items")),
                 QList<int>({0, 1, 2, 6, 7, 8, 9, 10}));
        QCOMPARE(FuzzyQuery(QStringLiteral("ÄB")).positions(QStringLiteral("xäb")), QList<int>({1, 2}));
        QVERIFY(!FuzzyQuery(QStringLiteral("xyz")).score(QStringLiteral("orders")));
        QCOMPARE(FuzzyQuery(QStringLiteral("  ")).score(QStringLiteral("orders")), std::optional<int>(0));
        QVERIFY(FuzzyQuery(Hostile).score(Hostile));
        QVERIFY(!FuzzyQuery(QStringLiteral("a")).score(QString()));
    }

    void staysInstant()
    {
        ManyObjects objects(20000);
        for (const char *typed : {"", "o", "or", "orderlog", "customer 17", "zzz"}) {
            QElapsedTimer clock;
            clock.start();
            const auto found = merged({&objects}, QLatin1String(typed), 100);
            const auto took = clock.nsecsElapsed() / 1000;
            qInfo("20000 objects, \"%s\": %lld items in %lld us", typed, qlonglong(found.size()),
                  qlonglong(took));
            QVERIFY(found.size() <= 100);
        }
    }

    void opensFiltersRuns()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        QAbstractItemModelTester tester(bench.list->model());
        QCOMPARE(bench.palette->accessibleName(), QStringLiteral("Command palette"));
        bench.palette->toggle();
        QVERIFY(bench.palette->isOpen());
        QVERIFY(bench.field->hasFocus());
        QTest::keyClicks(bench.field, QStringLiteral("run st"));
        QVERIFY(titles(*bench.list->model()).startsWith(QStringLiteral("Run statement")));
        QVERIFY(bench.field->accessibleDescription().startsWith(QStringLiteral("Run statement")));
        QTest::keyClick(bench.field, Qt::Key_Return);
        QCOMPARE(bench.ran, QStringLiteral("query.run"));
        QVERIFY(!bench.palette->isOpen());
        QVERIFY(bench.edit->hasFocus());
    }

    void keysBelongToThePalette()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.palette->open();
        const int rows = bench.list->model()->rowCount();
        QTest::keyClick(bench.field, Qt::Key_Up);
        QCOMPARE(bench.list->currentIndex().row(), rows - 1);
        QTest::keyClick(bench.field, Qt::Key_Down);
        QCOMPARE(bench.list->currentIndex().row(), 0);
        QTest::keyClick(bench.field, Qt::Key_PageDown);
        QCOMPARE(bench.list->currentIndex().row(), 10);
        QTest::keyClick(bench.field, Qt::Key_PageUp);
        QCOMPARE(bench.list->currentIndex().row(), 0);
        QTest::keyClick(bench.field, Qt::Key_Escape); // "Cancel" has this shortcut in the window
        QVERIFY(!bench.palette->isOpen());
        QVERIFY(bench.ran.isEmpty());
        QVERIFY(bench.edit->hasFocus());
    }

    void disabledDoesNotRun()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.palette->open(QStringLiteral("roll back"));
        QCOMPARE(bench.list->currentIndex().data().toString(), QStringLiteral("Roll back"));
        QTest::keyClick(bench.field, Qt::Key_Return);
        QVERIFY(bench.palette->isOpen());
        QVERIFY(bench.ran.isEmpty());
    }

    void objectsAndMouse()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.palette->open(QStringLiteral("order_items"));
        const QRect row = bench.list->visualRect(bench.list->model()->index(0, 0));
        QTest::mouseClick(bench.list->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(bench.objects.went, QStringLiteral("order_items"));
        bench.palette->open(QStringLiteral("<b>%1"));
        QCOMPARE(bench.list->currentIndex().data().toString(), Hostile);
        QTest::mouseClick(bench.palette, Qt::LeftButton, {}, QPoint(3, 600));
        QVERIFY(!bench.palette->isOpen());
        bench.palette->open(QStringLiteral("no such thing %1 <b>"));
        auto *empty = bench.palette->findChild<QLabel *>(QStringLiteral("paletteEmpty"));
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->textFormat(), Qt::PlainText);
        QTest::keyClick(bench.field, Qt::Key_Return);
    }

    void focusElsewhereCloses()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.palette->open();
        bench.edit->setFocus();
        QVERIFY(!bench.palette->isOpen());
        QVERIFY(bench.edit->hasFocus());
    }

    void button()
    {
        Bench bench;
        QAction *open = bench.actions.add({.id = QStringLiteral("palette.open"),
                                           .text = QStringLiteral("Go to any object or action"),
                                           .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_K)}},
                                          [&] { bench.palette->toggle(); });
        auto *button = new PaletteButton(bench.theme, bench.icons, open, &bench.window);
        bench.window.layout()->addWidget(button);
        button->show();
        QVERIFY(button->toolTip().contains(QStringLiteral("Ctrl+K")));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(bench.palette->isOpen());
        const QString folder = QStringLiteral(HOWDAH_BINARY_DIR "/gallery");
        QDir().mkpath(folder);
        bench.palette->open(QStringLiteral("or"));
        for (const bool dark : {false, true}) {
            bench.theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            const QImage image = support::photograph(&bench.window, 1.5);
            QVERIFY(image.save(
                folder
                + (dark ? QStringLiteral("/palette-dark.png") : QStringLiteral("/palette-light.png"))));
        }
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/feedresult.h"
#include "tests/support/heartbeat.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/base/elidedlabel.h"
#include "ui/inspector/cellinspector.h"
#include "ui/inspector/hexpane.h"
#include "ui/inspector/hexview.h"
#include "ui/inspector/imagepane.h"
#include "ui/inspector/valueview.h"
#include "ui/values/cellsink.h"
#include "ui/values/valuetreeview.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace core::result;
using namespace test;
using namespace ui::inspector;
using namespace ui::values;

namespace {

using View = CellInspector::View;

// An inspector on the screen, with settings of its own.
struct Inspected
{
    explicit Inspected(const QString &file = {})
        : settings(file.isEmpty() ? folder.filePath(QStringLiteral("settings.ini")) : file)
    {
        inspector.resize(300, 400);
        inspector.show();
    }

    QString note() const
    {
        const auto *label = inspector.findChild<QLabel *>(QStringLiteral("inspectorNote"));
        return label->isHidden() ? QString() : label->text();
    }

    QTemporaryDir folder;
    ui::Theme theme;
    ui::Icons icons{theme};
    core::settings::Settings settings;
    support::ScriptedPrompts prompts;
    CellInspector inspector{theme, icons, settings, prompts};
};

/// Rows over which texts can be laid.
class Laid : public CellSink
{
public:
    QString tableName(qsizetype, int) const override { return QStringLiteral("t"); }
    QString whyNot(qsizetype, int) const override { return {}; }
    core::edit::Cell original(qsizetype, int) const override { return {}; }
    core::edit::CellValue value(qsizetype, int) const override
    {
        return m_over.value_or(core::edit::CellValue());
    }
    std::optional<core::edit::CellValue> over(qsizetype, int) const override { return m_over; }
    QString preview(qsizetype, int, const core::edit::CellValue &) const override { return {}; }
    bool savesAtOnce(qsizetype, int) const override { return false; }
    core::Result<void> stage(qsizetype, int, const core::edit::CellValue &) override { return {}; }
    core::Result<void> apply(qsizetype, int, const core::edit::CellValue &) override { return {}; }
    void lay(std::optional<core::edit::CellValue> value)
    {
        m_over = std::move(value);
        emit changed();
    }

private:
    std::optional<core::edit::CellValue> m_over;
};

} // namespace

class TestCellInspector : public QObject
{
    Q_OBJECT

private slots:
    void showsACell()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("<b>details</b>", 3802), column("raw", 17), column("t", 25)});
        feeder.rows({{QByteArray("{\"weight\": 4.70000000000000000000001, \"a\": [1]}"),
                      QByteArray("\\x48690a"), QByteArray("<i>x</i>\nline two")},
                     {std::nullopt, QByteArray(), QByteArray("NULL")}});
        inspector.setResult(&result);
        inspector.showCell(0, 0);
        QCOMPARE(inspector.views(), (QList<View>{View::Tree, View::Text, View::Hex}));
        QCOMPARE(
            inspector.shownText(),
            QStringLiteral("<b>details</b>: {2}\n  weight: 4.70000000000000000000001\n  a: [1]\n    0: 1"));
        inspector.chooseView(View::Text);
        QCOMPARE(inspector.shownText(),
                 QStringLiteral("{\n  \"weight\": 4.70000000000000000000001,\n  \"a\": [\n    1\n  ]\n}"));
        inspector.findChild<QToolButton *>(QStringLiteral("inspectorIndent"))->click();
        QCOMPARE(inspector.shownText(),
                 QStringLiteral("{\"weight\": 4.70000000000000000000001, \"a\": [1]}"));
        const auto *name = inspector.findChild<ui::ElidedLabel *>(QStringLiteral("inspectorName"));
        QCOMPARE(name->text(), QStringLiteral("<b>details</b>"));
        const auto *about = inspector.findChild<ui::ElidedLabel *>(QStringLiteral("inspectorAbout"));
        QCOMPARE(about->text(), QStringLiteral("jsonb \u00b7 row 1"));
        inspector.showCell(0, 1);
        QCOMPARE(inspector.view(), View::Hex);
        QVERIFY2(inspector.shownText().startsWith(QLatin1String("0000  48 69 0a")),
                 qPrintable(inspector.shownText()));
        inspector.showCell(0, 2);
        QCOMPARE(inspector.shownText(), QStringLiteral("<i>x</i>\nline two"));
        QCOMPARE(shown.note(), QStringLiteral("17 characters"));
        inspector.showCell(1, 0);
        QCOMPARE(inspector.shownText(), QStringLiteral("NULL"));
        const QImage null = inspector.grab().toImage();
        inspector.showCell(1, 1);
        QCOMPARE(inspector.shownText(), QStringLiteral("Empty string"));
        inspector.showCell(1, 2);
        QCOMPARE(inspector.shownText(), QStringLiteral("NULL"));
        QVERIFY(inspector.grab().toImage() != null);
        inspector.showCell(7, 7);
        QVERIFY(inspector.shownText().contains(QLatin1String("Select")));
    }

    void whatIsStagedIsShown()
    {
        using core::edit::CellValue;
        Inspected shown;
        Laid rows;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("t", 25)});
        feeder.rows({{QByteArray("old")}});
        shown.inspector.setResult(&result);
        shown.inspector.setSink(&rows);
        shown.inspector.showCell(0, 0);
        QCOMPARE(shown.inspector.shownText(), QStringLiteral("old"));
        rows.lay(CellValue::fromText("<b>new</b>\r\n%1"));
        QCOMPARE(shown.inspector.shownText(), QStringLiteral("<b>new</b>\n%1"));
        rows.lay(CellValue::null());
        QCOMPARE(shown.inspector.shownText(), QStringLiteral("NULL"));
        rows.lay(CellValue::expression("now()"));
        QCOMPARE(shown.inspector.shownText(), QStringLiteral("now()"));
        rows.lay({}); // undone
        QCOMPARE(shown.inspector.shownText(), QStringLiteral("old"));
    }

    void theChosenViewIsKept()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("s.ini"));
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("j", 3802), column("t", 25), column("k", 114)});
        feeder.rows({{QByteArray("[1]"), QByteArray("x"), QByteArray("{}")}});
        {
            Inspected shown(file);
            shown.inspector.setResult(&result);
            shown.inspector.showCell(0, 0);
            QTest::mouseClick(shown.inspector.findChild<QWidget *>(QStringLiteral("inspectorView.3")),
                              Qt::LeftButton);
            QCOMPARE(shown.inspector.view(), View::Text);
            // the arrows go over the views that do not suit
            auto *text = shown.inspector.findChild<QWidget *>(QStringLiteral("inspectorView.3"));
            shown.inspector.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&shown.inspector));
            text->setFocus();
            QTest::keyClick(text, Qt::Key_Left);
            QCOMPARE(shown.inspector.view(), View::Tree);
            QTest::keyClick(shown.inspector.focusWidget(), Qt::Key_Right);
            QCOMPARE(shown.inspector.view(), View::Text);
            shown.inspector.showCell(0, 1);
            shown.inspector.chooseView(View::Hex);
            QVERIFY(shown.settings.save());
        }
        Inspected shown(file);
        shown.inspector.setResult(&result);
        shown.inspector.showCell(0, 2);
        QCOMPARE(shown.inspector.view(), View::Text);
        shown.inspector.showCell(0, 1);
        QCOMPARE(shown.inspector.view(), View::Hex);
        shown.settings.set(
            core::settings::keys::inspectorViews,
            {QStringLiteral("=x"), QStringLiteral("json=99"), QStringLiteral("json=-1"), QString()});
        shown.inspector.showCell(0, 0);
        QCOMPARE(shown.inspector.view(), View::Tree);
    }

    void copiesTheWholeValue()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("j", 114), column("t", 25)});
        feeder.rows({{QByteArray("{\"a\" :1}"), QByteArray(3 << 20, 'x')}});
        inspector.setResult(&result);
        inspector.showCell(0, 0);
        inspector.findChild<QToolButton *>(QStringLiteral("inspectorCopy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("{\"a\" :1}"));
        inspector.showCell(0, 1);
        QSignalSpy copied(&inspector, &CellInspector::copied);
        inspector.copyValue();
        QTRY_COMPARE(copied.count(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text().size(), 3 << 20);
    }

    void savesTheWholeValue()
    {
        QTemporaryDir folder;
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a/b\n", 17), column("t", 25), column("e", 17)});
        QByteArray bytes;
        for (int i = 0; i < 3 << 20; ++i)
            bytes += char(i * 7);
        const QByteArray text = "line\r\nend\xff";
        feeder.rows({{QByteArray("\\x") + bytes.toHex(), text, QByteArray("a\\\\b\\001")}});
        inspector.setResult(&result);
        const auto saved = [&](int column, const char *name) {
            inspector.showCell(0, column);
            shown.prompts.answerFile(folder.filePath(QLatin1String(name)));
            QSignalSpy done(&inspector, &CellInspector::saved);
            inspector.findChild<QToolButton *>(QStringLiteral("inspectorSave"))->click();
            if (!QTest::qWaitFor([&] { return !done.isEmpty(); }, support::Patience))
                return QByteArray("not saved");
            QFile file(folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
        };
        QVERIFY(saved(0, "a") == bytes);
        QCOMPARE(QFileInfo(shown.prompts.fileQuestions.last().suggestion).fileName(),
                 QStringLiteral("a_b_.bin"));
        QCOMPARE(saved(1, "b"), text);
        QCOMPARE(saved(2, "c"), QByteArray("a\\b\x01"));
        QSignalSpy failed(&inspector, &CellInspector::failed);
        shown.prompts.answerFile(folder.filePath(QStringLiteral("nowhere/x")));
        inspector.saveValue();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
    }

    void hugeValuesNeverStall()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("t", 25), column("j", 3802), column("b", 17), column("l", 25), column("u", 25)});
        const QByteArray json = "[" + QByteArray("1,").repeated(3'000'000) + "1]";
        feeder.rows({{QByteArray(100 << 20, 'x'), json, "\\x" + QByteArray("00ff").repeated(20 << 20),
                      QByteArray(1 << 20, '\n'), QByteArray("\xf0\x9f\x98\x80").repeated(1 << 20)}});
        inspector.setResult(&result);
        for (int c = 0; c < 5; ++c) {
            for (const View view : {View::Tree, View::Hex, View::Text}) {
                Heartbeat heart;
                QElapsedTimer clock;
                clock.start();
                inspector.showCell(0, c);
                if (!inspector.views().contains(view))
                    continue;
                inspector.chooseView(view);
                const qint64 call = clock.elapsed();
                QTRY_VERIFY(!shown.note().isEmpty());
                inspector.grab();
                qInfo("column %d, view %d: both calls %lld ms, longest gap %lld ms, %s", c, int(view),
                      static_cast<long long>(call), static_cast<long long>(heart.longestGap()),
                      qPrintable(shown.note()));
                QVERIFY(inspector.shownText().size() < (40 << 20));
            }
        }
        // every part can be reached, and none is cut within a character
        inspector.showCell(0, 4);
        QSet<QString> seen;
        const auto press = [&](const char *name) {
            auto *tool = inspector.findChild<QToolButton *>(QLatin1String(name));
            const bool enabled = tool->isEnabled();
            tool->click();
            return enabled;
        };
        int parts = 1;
        QVERIFY(!press("textPrevious"));
        while (press("textNext")) {
            ++parts;
            QVERIFY(!inspector.shownText().contains(QLatin1Char('\\')));
        }
        QCOMPARE(parts, 16);
        QVERIFY(shown.note().contains(QLatin1String("4 MB of 4 MB")));
        while (press("textPrevious"))
            --parts;
        QCOMPARE(parts, 1);
        press("textLast");
        QVERIFY(shown.note().contains(QLatin1String("4 MB of 4 MB")));
        inspector.showCell(0, 3);
        press("textLast");
        QVERIFY2(shown.note().endsWith(QLatin1String("1 MB of 1 MB")), qPrintable(shown.note()));
        QVERIFY(inspector.shownText().size() > 3000);
    }

    void theTreeByKeys()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("doc", 3802)});
        feeder.rows({{QByteArray("{\"it's\":[1,{\"k\":\"Needle\"}],\"z\":\"a\\nb\",\"needle2\":null}")}});
        inspector.setResult(&result);
        inspector.showCell(0, 0);
        auto *tree = inspector.findChild<ValueTreeView *>();
        QVERIFY(tree);
        const auto lines = [&] { return inspector.shownText().split(QLatin1Char('\n')).size(); };
        QCOMPARE(lines(), 7);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Slash);
        QCOMPARE(lines(), 4);
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Right);
        QCOMPARE(lines(), 6);
        QTest::keyClick(tree, Qt::Key_Right);
        const auto *path = inspector.findChild<ui::ElidedLabel *>(QStringLiteral("treePath"));
        QCOMPARE(path->text(), QStringLiteral("-> 'it''s' ->> 0"));
        QTest::keyClick(tree, Qt::Key_Left);
        QCOMPARE(path->text(), QStringLiteral("-> 'it''s'"));
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("[1,{\"k\":\"Needle\"}]"));
        QTest::keyClick(tree, Qt::Key_Left);
        QCOMPARE(lines(), 4);
        QTest::keyClick(tree, Qt::Key_F, Qt::ControlModifier);
        auto *search = inspector.findChild<QLineEdit *>(QStringLiteral("treeSearch"));
        QCOMPARE(inspector.focusWidget(), search);
        QTest::keyClicks(search, QStringLiteral("needle"));
        const auto *hits = inspector.findChild<QLabel *>(QStringLiteral("treeHits"));
        QTRY_COMPARE(hits->text(), QStringLiteral("1 of 2"));
        QCOMPARE(path->text(), QStringLiteral("-> 'it''s' -> 1 ->> 'k'"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(path->text(), QStringLiteral("->> 'needle2'"));
        QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(hits->text(), QStringLiteral("1 of 2"));
        search->setText(QStringLiteral("nowhere"));
        QTRY_COMPARE(hits->text(), QStringLiteral("none"));
        QTest::keyClick(tree, Qt::Key_Asterisk);
        QCOMPARE(lines(), 7);
        shown.theme.setMode(ui::Theme::Mode::Dark);
        const QImage dark = inspector.grab().toImage();
        shown.theme.setMode(ui::Theme::Mode::Light);
        QVERIFY(inspector.grab().toImage() != dark);
    }

    void arraysAndBrokenJson()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 1009), column("j", 114), column("c", 2249), column("t", 25)});
        feeder.rows({{QByteArray("[2:3]={NULL,\"NULL\"}"), QByteArray("{\"a\" 1}"),
                      QByteArray("(1,\"{2,3}\",\"\")"), QByteArray("{\"x\": 1}")}});
        inspector.setResult(&result);
        inspector.showCell(0, 0);
        QCOMPARE(inspector.views().first(), View::List);
        QCOMPARE(inspector.shownText(), QStringLiteral("a: [2]\n  2: NULL\n  3: \"NULL\""));
        inspector.showCell(0, 1);
        QVERIFY2(inspector.shownText().startsWith(QLatin1String("Line 1, column 6")),
                 qPrintable(inspector.shownText()));
        inspector.showCell(0, 2);
        QCOMPARE(inspector.shownText(),
                 QStringLiteral("c: (3)\n  f1: \"1\"\n  f2: [2]\n    1: \"2\"\n    2: \"3\"\n  f3: \"\""));
        inspector.showCell(0, 3);
        QCOMPARE(inspector.view(), View::Text);
        inspector.chooseView(View::Tree);
        QCOMPARE(inspector.shownText(), QStringLiteral("t: {1}\n  x: 1"));
    }

    void pictures()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        const auto bytea = [](const QImage &image, const char *format) {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            image.save(&buffer, format);
            return "\\x" + bytes.toHex();
        };
        QImage small(30, 20, QImage::Format_ARGB32);
        small.fill(Qt::red);
        QImage large(6000, 5000, QImage::Format_Grayscale8);
        large.fill(77);
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 17), column("b", 17), column("c", 17), column("d", 17)});
        feeder.rows(
            {{bytea(small, "png"), bytea(large, "jpeg"), bytea(small, "png").left(80),
              "\\x"
                  + QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='10'/>").toHex()}});
        inspector.setResult(&result);
        QVERIFY(!inspector.findChild<ImagePane *>()); // made when it is wanted
        inspector.showCell(0, 0);
        QCOMPARE(inspector.view(), View::Image);
        auto *pane = inspector.findChild<ImagePane *>();
        QVERIFY(pane);
        QTRY_COMPARE(shown.note(), QStringLiteral("PNG, 30 × 20 pixels"));
        QCOMPARE(pane->image().pixelColor(3, 3), QColor(Qt::red));
        pane->setFocus();
        QTest::keyClick(pane, Qt::Key_Space);
        QVERIFY(!pane->isFitted());
        Heartbeat heart;
        inspector.showCell(0, 1);
        QTRY_COMPARE(shown.note(), QStringLiteral("JPEG, 6000 × 5000 pixels, shown smaller"));
        inspector.grab();
        qInfo("30 megapixels: longest gap %lld ms", static_cast<long long>(heart.longestGap()));
        QVERIFY(qint64(pane->image().width()) * pane->image().height() <= ImagePane::MostPixels + 10'000);
        inspector.showCell(0, 2);
        QTRY_VERIFY(inspector.shownText().contains(QLatin1String("cannot be read")));
        inspector.showCell(0, 3);
        QTRY_COMPARE(shown.note(), QStringLiteral("SVG, 40 × 10 pixels"));
        inspector.clear();
        QVERIFY(pane->image().isNull());
    }

    void bytesByKeys()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("b", 17)});
        QByteArray bytes;
        for (int i = 0; i < 70'000; ++i)
            bytes += char(i);
        feeder.rows({{"\\x" + bytes.toHex()}});
        inspector.setResult(&result);
        inspector.showCell(0, 0);
        auto *view = inspector.findChild<HexView *>();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view->position(), 69'999);
        QVERIFY(shown.note().contains(QLatin1String("0x1116f")));
        QVERIFY(view->accessibleDescription().contains(QLatin1String("1116f: 6f")));
        QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("6e6f"));
        QTest::keyClick(view, Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(inspector.shownText().startsWith(QLatin1String("000000  00 01 02")));
        QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view->selection().second, 69'999);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(100, 30));
        QVERIFY(view->position() > 0);
        inspector.grab();
    }

    void longLinesAreJoinedAgainWhenCopied()
    {
        ValueView view;
        QString text = QString(30'000, QLatin1Char('x')) + QStringLiteral("\n\nshort\n")
            + QStringLiteral("😀").repeated(9000);
        view.showText(text);
        QVERIFY(view.document()->blockCount() > 6);
        view.selectAll();
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        QTextCursor cursor(view.document());
        cursor.setPosition(10);
        cursor.setPosition(int(ValueView::LongestLine) + 20, QTextCursor::KeepAnchor);
        view.setTextCursor(cursor);
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('x')), ValueView::LongestLine + 9);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1Char('\n')));
    }

    void theResultMayDieFirst()
    {
        Inspected shown;
        CellInspector &inspector = shown.inspector;
        {
            ResultSet result;
            Feeder feeder(result);
            feeder.begin({column("t", 25)});
            feeder.rows({{QByteArray("x")}});
            inspector.setResult(&result);
            inspector.showCell(0, 0);
            QCOMPARE(inspector.shownText(), QStringLiteral("x"));
        }
        QVERIFY(inspector.shownText().contains(QLatin1String("Select")));
        inspector.copyValue();
    }
};

QTEST_MAIN(TestCellInspector)
#include "tst_cellinspector.moc"

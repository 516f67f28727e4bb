// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/base/banner.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/pill.h"
#include "ui/base/progressline.h"
#include "ui/base/segmented.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace ui;

namespace {

const QString Hostile = QStringLiteral("a\"b'c & <b>%1</b>\n\u202Eabc\U0001F418");

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void bannerShowsTheWholeError()
    {
        Theme theme;
        Icons icons(theme);
        Banner banner(theme, icons);
        QVERIFY(!banner.isVisibleTo(nullptr));
        core::Error error{.kind = core::Error::Kind::Sql, .message = Hostile};
        error.sqlState = QStringLiteral("23505");
        error.detail = QStringLiteral("Key (id)=(1) already exists.");
        error.hint = QStringLiteral("Use another.");
        error.context = QStringLiteral("PL/pgSQL function f() line 3");
        banner.setError(error);
        banner.resize(700, banner.sizeHint().height());
        banner.show();
        QCOMPARE(banner.text(), Hostile);
        QCOMPARE(banner.tone(), Banner::Tone::Danger);
        for (const QLabel *label : banner.findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
        QCOMPARE(banner.findChild<QLabel *>(QStringLiteral("bannerCode"))->text(), error.sqlState);
        QVERIFY(banner.findChild<QLabel *>(QStringLiteral("bannerBelow"))->text().contains(error.hint));
        auto *detail = banner.findChild<QPlainTextEdit *>(QStringLiteral("bannerDetail"));
        QVERIFY(!detail->isVisible());
        QTest::mouseClick(banner.findChild<QToolButton *>(QStringLiteral("bannerMore")), Qt::LeftButton);
        QVERIFY(detail->isVisible());
        QCOMPARE(detail->toPlainText(), error.context);
        QTest::mouseClick(banner.findChild<QToolButton *>(QStringLiteral("bannerCopy")), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        for (const QString &part : {error.message, error.sqlState, error.detail, error.hint, error.context})
            QVERIFY2(copied.contains(part), qPrintable(part));
    }

    void bannerButtons()
    {
        Theme theme;
        Icons icons(theme);
        Banner banner(theme, icons);
        banner.setMessage(Banner::Tone::Warn, QStringLiteral("Session lost"));
        banner.show();
        bool reconnected = false;
        auto *button = banner.addButton(
            QStringLiteral("Reconnect"),
            [&] {
                reconnected = true;
                banner.setMessage(Banner::Tone::Ok,
                                  QStringLiteral("Connected")); // from inside its own button
            },
            true);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(reconnected);
        QTRY_VERIFY(!banner.findChild<QPushButton *>(QStringLiteral("bannerButton0")));
        QSignalSpy closed(&banner, &Banner::closed);
        QTest::mouseClick(banner.findChild<QToolButton *>(QStringLiteral("bannerClose")), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
        QVERIFY(!banner.isVisible());
    }

    void elidedLabel()
    {
        Theme theme;
        ElidedLabel label(theme, Hostile);
        QCOMPARE(label.text(), Hostile);
        QCOMPARE(label.accessibleName(), Hostile);
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(20, 20);
        QVERIFY(label.isElided());
        QVERIFY(label.minimumSizeHint().width() < 100);
    }

    void segmented()
    {
        Theme theme;
        Segmented control(theme, QStringLiteral("view"),
                          {QStringLiteral("Tree"), QStringLiteral("Text"), QStringLiteral("Path")});
        QSignalSpy changed(&control, &Segmented::currentChanged);
        QCOMPARE(control.current(), 0);
        control.show();
        QVERIFY(QTest::qWaitForWindowExposed(&control));
        auto *text = control.findChild<QAbstractButton *>(QStringLiteral("view.1"));
        QCOMPARE(text->accessibleName(), QStringLiteral("Text"));
        QTest::mouseClick(text, Qt::LeftButton);
        QCOMPARE(control.current(), 1);
        QCOMPARE(changed.count(), 1);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Right);
        QCOMPARE(control.current(), 2);
        control.setCurrent(7);
        QCOMPARE(control.current(), 2);
    }

    void pill()
    {
        Theme theme;
        Pill pill(theme, Hostile, true);
        pill.resize(pill.sizeHint());
        QSignalSpy removed(&pill, &Pill::removeRequested);
        QSignalSpy clicked(&pill, &Pill::clicked);
        QTest::mouseClick(&pill, Qt::LeftButton, {}, QPoint(pill.width() - 12, 10));
        QCOMPARE(removed.count(), 1);
        QTest::mouseClick(&pill, Qt::LeftButton, {}, QPoint(8, 10));
        QCOMPARE(clicked.count(), 1);
        QTest::keyClick(&pill, Qt::Key_Delete);
        QCOMPARE(removed.count(), 2);
    }

    void progressLine()
    {
        Theme theme;
        ProgressLine line(theme);
        line.setShare(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(line.share(), 0.0);
        line.setShare(7);
        QCOMPARE(line.share(), 1.0);
        line.resize(100, 4);
        QCOMPARE(line.grab().toImage().pixelColor(50, 2), theme.color(Token::Accent));
        line.setIndeterminate();
        QVERIFY(line.isIndeterminate());
        line.setIdle();
        QVERIFY(!line.isIndeterminate());
    }

    void sectionLabel()
    {
        Theme theme;
        SectionLabel label(theme, QStringLiteral("Production"));
        QCOMPARE(label.text(), QStringLiteral("PRODUCTION"));
        QCOMPARE(label.accessibleName(), QStringLiteral("Production"));
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/crossicon.h"
#include "ui/base/whenwanted.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QTest>

using namespace ui;

class TestWhenWanted : public QObject
{
    Q_OBJECT

private slots:
    void madeOnceAndNotBefore()
    {
        QWidget window;
        int made = 0;
        const WhenWanted<QLineEdit> field([&] {
            ++made;
            return new QLineEdit(&window);
        });
        QVERIFY(!field.ifMade());
        QCOMPARE(made, 0);
        field->setText(QStringLiteral("x"));
        QCOMPARE((*field).text(), QStringLiteral("x"));
        QCOMPARE(field.get(), field.ifMade());
        QCOMPARE(field->parentWidget(), &window);
        QCOMPARE(made, 1);
    }

    void crossIsDrawnInThePalettesColour()
    {
        QPalette colors = QApplication::palette();
        colors.setColor(QPalette::PlaceholderText, QColor(200, 10, 20));
        QApplication::setPalette(colors);
        const QImage image = crossIcon().pixmap(32, 32).toImage();
        QCOMPARE(image.size(), QSize(32, 32));
        QCOMPARE(image.pixelColor(16, 16).red(), 200);
        QVERIFY(image.pixelColor(16, 16).alpha() > 100);
        QCOMPARE(image.pixelColor(16, 3).alpha(), 0);
    }
};

QTEST_MAIN(TestWhenWanted)
#include "tst_whenwanted.moc"

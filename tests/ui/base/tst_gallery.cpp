// SPDX-License-Identifier: GPL-3.0-or-later
// Photographs the look in light and dark at three scalings (build folder, gallery/) and measures what can be
// measured.
#include "tests/support/gallery.h"
#include "tests/support/testmain.h"

#include <QAbstractButton>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QSet>

using namespace ui;

class TestGallery : public QObject
{
    Q_OBJECT

private:
    static QString folder()
    {
        const QString path = QStringLiteral(HOWDAH_BINARY_DIR "/gallery");
        QDir().mkpath(path);
        return path;
    }

private slots:
    void photographs_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<qreal>("ratio");
        for (const bool dark : {false, true}) {
            for (const qreal ratio : {1.0, 1.5, 2.0})
                QTest::addRow("%s-%d", dark ? "dark" : "light", int(ratio * 100)) << dark << ratio;
        }
    }

    void photographs()
    {
        QFETCH(bool, dark);
        QFETCH(qreal, ratio);
        Theme theme;
        theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        Icons icons(theme);
        std::unique_ptr<QWidget> gallery(support::makeGallery(theme, icons));
        gallery->show();
        QVERIFY(QTest::qWaitForWindowExposed(gallery.get()));
        const QImage image = support::photograph(gallery.get(), ratio);
        QCOMPARE(image.size(), QSizeF(gallery->size() * ratio).toSize());
        QSet<QRgb> seen;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                seen.insert(image.pixel(x, y));
        }
        QVERIFY2(seen.size() > 50, "the picture is nearly empty");
        for (const Token token : {Token::Window, Token::Surface, Token::Accent, Token::Selection})
            QVERIFY2(seen.contains(theme.color(token).rgb()), qPrintable(theme.color(token).name()));
        QVERIFY(
            image.save(QStringLiteral("%1/%2.png").arg(folder(), QLatin1String(QTest::currentDataTag()))));
    }

    void noTextIsClipped()
    {
        Theme theme;
        Icons icons(theme);
        std::unique_ptr<QWidget> gallery(support::makeGallery(theme, icons));
        gallery->show();
        QVERIFY(QTest::qWaitForWindowExposed(gallery.get()));
        const auto widgets = gallery->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisible()
                || !(qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLabel *>(widget)))
                continue;
            const QSize wanted = widget->sizeHint();
            QVERIFY2(widget->width() >= wanted.width() && widget->height() >= wanted.height(),
                     qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                            widget->property("text").toString())));
        }
    }

    void iconSheet()
    {
        Theme theme;
        for (const bool dark : {false, true}) {
            theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            Icons icons(theme);
            std::unique_ptr<QWidget> sheet(support::makeIconSheet(icons));
            const QImage image = support::photograph(sheet.get(), 2.0);
            QVERIFY(image.save(
                folder() + (dark ? QStringLiteral("/icons-dark.png") : QStringLiteral("/icons-light.png"))));
        }
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/base/icons.h"
#include "ui/base/style.h"
#include "ui/base/systemscheme.h"
#include "ui/base/theme.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QWindow>

#include <cmath>

using namespace ui;

namespace {

/// WCAG 2: relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textIsReadable()
    {
        QFETCH(bool, dark);
        const Colors colors = Theme::colorsOf(dark);
        const auto color = [&](Token token) { return colors[size_t(token)]; };
        for (const Token front :
             {Token::Text, Token::Muted, Token::Accent, Token::Ok, Token::Warn, Token::Danger, Token::Keyword,
              Token::String, Token::Number, Token::Comment, Token::Function}) {
            for (const Token back : {Token::Window, Token::Surface, Token::Sunken, Token::Selection}) {
                if (front == Token::Comment && back == Token::Selection)
                    continue;
                const double ratio = contrast(color(front), color(back));
                QVERIFY2(ratio >= 4.5,
                         qPrintable(QStringLiteral("%1 on %2: %3")
                                        .arg(color(front).name(), color(back).name())
                                        .arg(ratio)));
            }
        }
        for (const Token back : {Token::Accent, Token::Danger})
            QVERIFY(contrast(color(Token::OnAccent), color(back)) >= 4.5);
    }

    void switchesWhileRunning()
    {
        Theme theme;
        theme.setMode(Theme::Mode::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        QPushButton button(QStringLiteral("Save"));
        button.show();
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color(Token::Surface));
        QCOMPARE(button.palette().color(QPalette::Window), theme.color(Token::Window));
        QVERIFY(dynamic_cast<Style *>(QApplication::style()));
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        theme.setMode(Theme::Mode::Light);
        QCOMPARE(button.palette().color(QPalette::Window), theme.color(Token::Window));
    }

    void followsThePlatform()
    {
        Theme theme;
        auto *system = theme.findChild<SystemScheme *>();
        QVERIFY(system);
        const bool before = theme.isDark();
        system->setPortalValue(before ? 2 : 1);
        QCOMPARE(theme.isDark(), !before);
        // The D-Bus signal's way in, with the variant in a variant that some portals send.
        const auto inner = QVariant::fromValue(QDBusVariant(uint(before ? 1 : 2)));
        QDBusMessage message = QDBusMessage::createSignal(QStringLiteral("/p"),
                                                          QStringLiteral("org.freedesktop.portal.Settings"),
                                                          QStringLiteral("SettingChanged"));
        message.setArguments({QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"),
                              QVariant::fromValue(QDBusVariant(inner))});
        QVERIFY(QMetaObject::invokeMethod(system, "onSettingChanged", Q_ARG(QDBusMessage, message)));
        QCOMPARE(theme.isDark(), before);
        // A fixed mode does not follow.
        theme.setMode(before ? Theme::Mode::Dark : Theme::Mode::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        system->setPortalValue(before ? 2 : 1);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(theme.isDark(), before);
        theme.setMode(Theme::Mode::System);
        QCOMPARE(theme.isDark(), !before);
    }

    void ownPaletteIsNotThePlatforms()
    {
        Theme first;
        first.setMode(Theme::Mode::Dark);
        // Our dark palette is set now; the platform here is light, and so says a second look.
        SystemScheme again;
        QVERIFY(!again.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), first.color(Token::Window));
    }

    void switchingSettles()
    {
        // Only while exec() runs does Qt post palette changes to windows; answering each with a change never
        // ended.
        struct Counter : QObject
        {
            bool eventFilter(QObject *, QEvent *event) override
            {
                count += event->type() == QEvent::ApplicationPaletteChange;
                return false;
            }
            int count = 0;
        } counter;
        Theme theme;
        QWidget window;
        window.show();
        qApp->installEventFilter(&counter);
        auto *system = theme.findChild<SystemScheme *>();
        QTimer::singleShot(0, &window, [&] { system->setPortalValue(1); });
        QTimer::singleShot(20, &window, [&] { system->setPortalValue(2); });
        QTimer::singleShot(40, &window, [&] {
            QEvent change(QEvent::ThemeChange);
            QCoreApplication::sendEvent(window.windowHandle(), &change);
        });
        QTimer::singleShot(120, qApp, &QCoreApplication::quit);
        QCoreApplication::exec();
        QVERIFY(counter.count > 0);
        QVERIFY2(counter.count < 60, qPrintable(QString::number(counter.count)));
        QCOMPARE(window.palette().color(QPalette::Window), theme.color(Token::Window));
    }

    void styleOutlivesTheTheme()
    {
        {
            Theme theme;
            theme.setMode(Theme::Mode::Dark);
        }
        QPushButton button(QStringLiteral("Save"));
        button.setProperty("primary", true);
        button.resize(80, 29);
        const QImage image = button.grab().toImage();
        QCOMPARE(image.pixelColor(8, 14), Theme::colorsOf(true)[size_t(Token::Accent)]);
    }

    void iconsFollowTheTheme()
    {
        Theme theme;
        theme.setMode(Theme::Mode::Light);
        Icons icons(theme);
        const QIcon icon = icons.icon(QStringLiteral("dot"), Token::Accent);
        const auto middle = [&](QIcon::Mode mode) {
            return icon.pixmap(QSize(16, 16), 1.0, mode).toImage().pixelColor(8, 8);
        };
        QCOMPARE(middle(QIcon::Normal), theme.color(Token::Accent));
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(middle(QIcon::Normal), theme.color(Token::Accent));
        QVERIFY(middle(QIcon::Disabled).alpha() < 150);
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).devicePixelRatio(), 2.0);
    }

    void everyIconDraws()
    {
        Theme theme;
        Icons icons(theme);
        const auto files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 90);
        for (const QString &file : files) {
            const QImage image = icons.icon(file.chopped(4)).pixmap(QSize(16, 16), 1.0).toImage();
            int ink = 0;
            for (int y = 0; y < 16; ++y) {
                for (int x = 0; x < 16; ++x)
                    ink += image.pixelColor(x, y).alpha() > 100;
            }
            QVERIFY2(ink >= 7, qPrintable(file));
        }
    }

    void unknownIconIsADot()
    {
        Theme theme;
        Icons icons(theme);
        const auto picture = [&](const char *name) {
            return icons.icon(QString::fromUtf8(name)).pixmap(QSize(16, 16), 1.0).toImage();
        };
        QCOMPARE(picture("../no%1 such & <b>"), picture("dot"));
        QCOMPARE(picture(""), picture("dot"));
        QVERIFY(!Icons::exists(QStringLiteral("nope")));
        QVERIFY(!Icons::applicationIcon().pixmap(64, 64).isNull());
    }

    void iconOutlivesTheTheme()
    {
        QIcon icon;
        {
            Theme theme;
            Icons icons(theme);
            icon = icons.icon(QStringLiteral("table"));
        }
        QVERIFY(!icon.pixmap(QSize(16, 16), 1.0).isNull());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

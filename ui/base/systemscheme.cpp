// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/systemscheme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QEvent>
#include <QFile>
#include <QPalette>
#include <QThread>

namespace ui {

namespace {

constexpr auto Service = "org.freedesktop.portal.Desktop";
constexpr auto Path = "/org/freedesktop/portal/desktop";
constexpr auto Interface = "org.freedesktop.portal.Settings";
constexpr auto Group = "org.freedesktop.appearance";
constexpr auto Key = "color-scheme";
constexpr int AnswerTimeoutMs = 2000;

/// There is a bus to talk to already: libdbus would start one otherwise.
bool haveSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFile::exists(runtime + QStringLiteral("/bus"));
}

QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>() && value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return;
    readPalette();
    qApp->installEventFilter(this);
    // A run without a screen (tests, pictures, headless verbs) looks the same on every machine.
    if (haveSessionBus() && QGuiApplication::platformName() != QLatin1String("offscreen"))
        askPortal();
}

SystemScheme::~SystemScheme()
{
    *m_abandoned = true;
    // A bus that hangs longer than its own time-out must not keep the program from leaving.
    // allow(blocking wait): bounded, and the program is leaving
    if (m_thread && !m_thread->wait(AnswerTimeoutMs + 500))
        m_thread->setParent(nullptr);
}

void SystemScheme::setPortalValue(uint value)
{
    const bool before = isDark();
    m_portalDark = value == 1 ? std::optional(true) : value == 2 ? std::optional(false) : std::nullopt;
    update(before);
}

bool SystemScheme::eventFilter(QObject *watched, QEvent *event)
{
    // Every window is told; one look is enough. Not ApplicationPaletteChange: Qt also posts that to all
    // windows after our own setPalette(), and answering it with another one never ended (measured).
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !m_lookAgain) {
        m_lookAgain = true;
        QMetaObject::invokeMethod(this, &SystemScheme::lookAgain, Qt::QueuedConnection);
    }
    return false;
}

void SystemScheme::lookAgain()
{
    const bool before = isDark();
    readPalette();
    m_lookAgain = false;
    update(before);
}

void SystemScheme::onSettingChanged(const QDBusMessage &message)
{
    const QVariantList values = message.arguments();
    if (values.size() == 3 && values.at(0).toString() == QLatin1String(Group)
        && values.at(1).toString() == QLatin1String(Key))
        setPortalValue(unwrapped(values.at(2)).toUInt());
}

void SystemScheme::askPortal()
{
    m_thread = QThread::create([this, abandoned = m_abandoned] {
        // Connecting and asking block, here alone. `this` outlives all that follows: the destructor waits.
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (*abandoned || !bus.isConnected())
            return;
        // No service name: Qt would ask for its owner first. Path and interface are enough.
        bus.connect(QString(), QLatin1String(Path), QLatin1String(Interface),
                    QStringLiteral("SettingChanged"), this, SLOT(onSettingChanged(QDBusMessage)));
        QDBusMessage question = QDBusMessage::createMethodCall(
            QLatin1String(Service), QLatin1String(Path), QLatin1String(Interface), QStringLiteral("Read"));
        question.setArguments({QLatin1String(Group), QLatin1String(Key)});
        const QDBusMessage answer = bus.call(question, QDBus::Block, AnswerTimeoutMs);
        if (*abandoned || answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
            return;
        const uint value = unwrapped(answer.arguments().constFirst()).toUInt();
        QMetaObject::invokeMethod(
            this, [this, value] { setPortalValue(value); }, Qt::QueuedConnection);
    });
    m_thread->setObjectName(QStringLiteral("system-scheme"));
    m_thread->setParent(this);
    m_thread->start(QThread::LowPriority);
}

void SystemScheme::readPalette()
{
    const QString gtk = qEnvironmentVariable("GTK_THEME");
    if (gtk.endsWith(QLatin1String(":dark")) || gtk.endsWith(QLatin1String("-dark"), Qt::CaseInsensitive)) {
        m_paletteDark = true;
        return;
    }
    // The application's palette hides the platform's: take ours off, look, put it back.
    const QPalette ours = QGuiApplication::palette();
    QGuiApplication::setPalette(QPalette());
    m_paletteDark = isDarkPalette(QGuiApplication::palette());
    QGuiApplication::setPalette(ours);
}

void SystemScheme::update(bool before)
{
    if (isDark() != before)
        emit changed();
}

} // namespace ui

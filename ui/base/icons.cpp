// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

namespace ui {

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(":/icons/") + name + QStringLiteral(".svg");
}

/// Renders name in the given colour; size in device pixels. Cost: one SVG parse on a cache miss.
QPixmap rendered(const QString &name, const QColor &color, QSize size)
{
    const QString key = QStringLiteral("howdah-icon/%1/%2/%3x%4")
                            .arg(QString::number(color.rgba(), 16), name)
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(Icons::exists(name) ? name : QStringLiteral("dot")));
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    // The opacity goes to the painter: SVG 1.2 Tiny has no #rrggbbaa.
    const QByteArray svg = file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedEngine : public QIconEngine
{
public:
    ThemedEngine(const Theme *theme, QString name, Token token)
        : m_theme(theme)
        , m_name(std::move(name))
        , m_token(token)
        , m_last(theme->color(token))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap pixmap = rendered(m_name, color(mode), rect.size() * ratio);
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, color(mode), size);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return rendered(m_name, color(mode), size);
    }

    QIconEngine *clone() const override { return new ThemedEngine(*this); }
    QString key() const override { return QStringLiteral("howdah"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode)
    {
        if (m_theme)
            m_last = m_theme->color(m_token);
        QColor result = m_last;
        if (mode == QIcon::Disabled)
            result.setAlphaF(0.4F);
        return result;
    }

    QPointer<const Theme> m_theme;
    QString m_name;
    Token m_token;
    QColor m_last;
};

/// A picture with colours of its own.
class PictureEngine : public QIconEngine
{
public:
    explicit PictureEngine(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap pixmap = rendered(m_name, Qt::black, rect.size() * ratio);
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        return rendered(m_name, Qt::black, size);
    }

    QIconEngine *clone() const override { return new PictureEngine(*this); }
    QString key() const override { return QStringLiteral("howdah"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QString m_name;
};

} // namespace

Icons::Icons(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
{
}

QIcon Icons::icon(const QString &name, Token color) const
{
    return QIcon(new ThemedEngine(&m_theme, name, color));
}

QPixmap Icons::pixmap(const QString &name, Token color, int size, qreal devicePixelRatio) const
{
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap result = rendered(name, m_theme.color(color), QSize(pixels, pixels));
    result.setDevicePixelRatio(devicePixelRatio);
    return result;
}

bool Icons::exists(const QString &name)
{
    return !name.isEmpty() && QFile::exists(pathOf(name));
}

QIcon Icons::applicationIcon()
{
    // QIcon(path) would load every plugin for image formats, to find the one for SVG
    return QIcon(new PictureEngine(QStringLiteral("howdah")));
}

} // namespace ui

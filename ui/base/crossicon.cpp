// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/crossicon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

#include <algorithm>

namespace ui {

namespace {

class CrossEngine : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor color = QGuiApplication::palette().color(group, QPalette::PlaceholderText);
        const qreal side = std::min(rect.width(), rect.height());
        const qreal inset = side * 0.3;
        QRectF arms(0, 0, side - 2 * inset, side - 2 * inset);
        arms.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color, std::max(1.0, side / 11), Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(arms.topLeft(), arms.bottomRight());
        painter->drawLine(arms.topRight(), arms.bottomLeft());
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new CrossEngine(*this); }
    QString key() const override { return QStringLiteral("howdah-cross"); }
    bool isNull() override { return false; }
};

} // namespace

QIcon crossIcon()
{
    return QIcon(new CrossEngine);
}

} // namespace ui

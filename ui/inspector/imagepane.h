// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's page of a picture in a bytea: read in the thread pool, never larger than a limit of pixels.
#pragma once

#include "ui/base/theme.h"
#include "ui/inspector/valuepane.h"

#include <QImage>

#include <optional>

namespace ui::inspector {

/// "png", "jpeg", … by the first bytes; empty where they are no picture that this Qt reads.
QByteArray pictureFormat(const ValueBytes &bytes);

struct Picture
{
    QImage image;   ///< scaled down where the whole would be too large
    QImage preview; ///< no larger than a screen: what is painted while fitted
    QSize size;     ///< of the whole, in pixels
    QByteArray format;
};

class ImagePane : public ValuePane
{
    Q_OBJECT

public:
    explicit ImagePane(const Theme &theme, QWidget *parent = nullptr);
    ~ImagePane() override;

    void setValue(const CellValue &value) override;
    void clear() override;
    QString note() const override { return m_note; }
    /// What stands instead of the picture; empty while one is shown.
    QString shownText() const override { return m_message; }
    const QImage &image() const { return m_picture.image; }
    /// Fitted into the room there is, or each pixel as one.
    void setFitted(bool fitted);
    bool isFitted() const { return m_fitted; }

    static constexpr qint64 MostPixels = 24'000'000;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void show(core::Result<Picture> picture);
    void moveBy(const QPoint &delta);

    const Theme &m_theme;
    Picture m_picture;
    QString m_note;
    QString m_message;
    std::optional<core::Task<Picture>> m_reading;
    quint64 m_serial = 0;
    bool m_fitted = true;
    QPoint m_shift; ///< of the picture's centre, where it is not fitted
    QPoint m_dragFrom;
};

} // namespace ui::inspector

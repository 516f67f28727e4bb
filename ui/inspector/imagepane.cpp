// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/imagepane.h"

#include "core/base/pooltask.h"
#include "ui/base/amounts.h"

#include <QBuffer>
#include <QImageReader>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::inspector {

namespace {

constexpr qsizetype LargestFile = 256 << 20;
constexpr qsizetype LargestSvg = 8 << 20; // its cost does not follow from its size
constexpr int PreviewSide = 1600;
constexpr int Square = 8;

core::Result<Picture> readPicture(const ValueBytes &bytes, const QByteArray &format)
{
    if (bytes.size() > (format == "svg" ? LargestSvg : LargestFile))
        return core::Error::input(
            ImagePane::tr("The picture is too large to be shown (%1).").arg(sizeText(bytes.size())));
    QByteArray data = bytes.read(0, bytes.size());
    QBuffer buffer(&data);
    if (!buffer.open(QIODevice::ReadOnly))
        return core::Error::internal(buffer.errorString());
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(int(ImagePane::MostPixels * 4 >> 20) + 1);
    Picture picture;
    picture.format = format;
    picture.size = reader.size();
    if (picture.size.isValid()) {
        // read at a smaller size: JPEG and SVG never make the whole then
        const double pixels = double(picture.size.width()) * picture.size.height();
        if (pixels > double(ImagePane::MostPixels)) {
            const double factor = std::sqrt(double(ImagePane::MostPixels) / pixels);
            reader.setScaledSize((QSizeF(picture.size) * factor).toSize().expandedTo(QSize(1, 1)));
            reader.setAllocationLimit(1024);
        }
    }
    picture.image = reader.read();
    if (picture.image.isNull())
        return core::Error::input(ImagePane::tr("The picture cannot be read: %1").arg(reader.errorString()));
    if (!picture.size.isValid())
        picture.size = picture.image.size();
    const bool large = std::max(picture.image.width(), picture.image.height()) > PreviewSide;
    picture.preview = large
        ? picture.image.scaled(PreviewSide, PreviewSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        : picture.image;
    return picture;
}

} // namespace

QByteArray pictureFormat(const ValueBytes &bytes)
{
    const QByteArray head = bytes.read(0, 512);
    QByteArray format;
    if (head.startsWith("\x89PNG\r\n\x1a\n"))
        format = "png";
    else if (head.startsWith("\xff\xd8\xff"))
        format = "jpeg";
    else if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        format = "gif";
    else if (head.startsWith("RIFF") && head.mid(8, 4) == "WEBP")
        format = "webp";
    else if (head.startsWith("BM") && bytes.size() > 54)
        format = "bmp";
    else if (head.trimmed().startsWith("<svg")
             || (head.trimmed().startsWith("<?xml") && head.contains("<svg")))
        format = "svg";
    if (!format.isEmpty() && !QImageReader::supportedImageFormats().contains(format))
        format.clear();
    return format;
}

ImagePane::ImagePane(const Theme &theme, QWidget *parent)
    : ValuePane(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("imagePane"));
    setAccessibleName(tr("Picture"));
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Double click, or Space: fitted or at its own size"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

ImagePane::~ImagePane()
{
    if (m_reading)
        m_reading->requestStop();
}

void ImagePane::setValue(const CellValue &value)
{
    clear();
    m_message = tr("Reading the picture…");
    m_reading = core::runInPool<Picture>([value](const std::stop_token &) -> core::Result<Picture> {
        const ValueBytes bytes(value);
        const QByteArray format = pictureFormat(bytes);
        if (format.isEmpty())
            return core::Error::input(ImagePane::tr("This is no picture."));
        return readPicture(bytes, format);
    });
    core::whenDone(*m_reading, this, [this, serial = m_serial](core::Result<Picture> picture) {
        if (serial == m_serial)
            show(std::move(picture));
    });
    update();
}

void ImagePane::clear()
{
    ++m_serial;
    if (m_reading)
        m_reading->requestStop();
    m_reading.reset();
    m_picture = {};
    m_note.clear();
    m_message.clear();
    m_shift = {};
    m_fitted = true;
    update();
}

void ImagePane::show(core::Result<Picture> picture)
{
    m_reading.reset();
    if (picture) {
        m_picture = *std::move(picture);
        m_message.clear();
        m_note = tr("%1, %2 × %3 pixels")
                     .arg(QString::fromLatin1(m_picture.format.toUpper()))
                     .arg(m_picture.size.width())
                     .arg(m_picture.size.height());
        if (m_picture.image.size() != m_picture.size && m_picture.image.size() != m_picture.size.transposed())
            m_note = tr("%1, shown smaller").arg(m_note);
        setAccessibleDescription(m_note);
    } else {
        m_message = picture.error().message;
    }
    emit noteChanged();
    update();
}

void ImagePane::setFitted(bool fitted)
{
    m_fitted = fitted;
    m_shift = {};
    update();
}

void ImagePane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    if (m_picture.image.isNull()) {
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(rect().adjusted(24, 24, -24, -24),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_message);
        return;
    }
    const QSizeF room(std::max(1, width() - 24), std::max(1, height() - 24));
    QSizeF size = QSizeF(m_picture.image.size()) / devicePixelRatioF();
    if (m_fitted && (size.width() > room.width() || size.height() > room.height()))
        size.scale(room, Qt::KeepAspectRatio);
    QRectF place(QPointF(), size);
    place.moveCenter(QRectF(rect()).center() + QPointF(m_shift));
    // what is transparent stands on a board, so that no picture vanishes in the background
    const QRect board = place.toAlignedRect() & rect();
    painter.setClipRect(board);
    painter.fillRect(board, m_theme.blend(Token::Surface, Token::Text, 0.04));
    const QColor dark = m_theme.blend(Token::Surface, Token::Text, 0.12);
    for (int y = board.top() / Square; y <= board.bottom() / Square; ++y) {
        for (int x = board.left() / Square; x <= board.right() / Square; ++x) {
            if ((x + y) & 1)
                painter.fillRect(x * Square, y * Square, Square, Square, dark);
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_fitted);
    painter.drawImage(place, m_fitted ? m_picture.preview : m_picture.image);
    painter.setClipping(false);
    if (hasFocus()) {
        painter.setPen(m_theme.color(Token::Accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ImagePane::moveBy(const QPoint &delta)
{
    if (m_fitted)
        return;
    const QSize size = m_picture.image.size() / devicePixelRatioF();
    m_shift += delta;
    const int x = std::max(0, (size.width() - width()) / 2 + 24);
    const int y = std::max(0, (size.height() - height()) / 2 + 24);
    m_shift = {std::clamp(m_shift.x(), -x, x), std::clamp(m_shift.y(), -y, y)};
    update();
}

void ImagePane::keyPressEvent(QKeyEvent *event)
{
    constexpr int Step = 40;
    switch (event->key()) {
    case Qt::Key_Space:
        setFitted(!m_fitted);
        break;
    case Qt::Key_Left:
        moveBy({Step, 0});
        break;
    case Qt::Key_Right:
        moveBy({-Step, 0});
        break;
    case Qt::Key_Up:
        moveBy({0, Step});
        break;
    case Qt::Key_Down:
        moveBy({0, -Step});
        break;
    default:
        ValuePane::keyPressEvent(event);
    }
}

void ImagePane::mousePressEvent(QMouseEvent *event)
{
    m_dragFrom = event->position().toPoint();
    setFocus(Qt::MouseFocusReason);
}

void ImagePane::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint to = event->position().toPoint();
    moveBy(to - m_dragFrom);
    m_dragFrom = to;
}

void ImagePane::mouseDoubleClickEvent(QMouseEvent *)
{
    setFitted(!m_fitted);
}

} // namespace ui::inspector

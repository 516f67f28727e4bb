// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/byteapane.h"

#include "core/result/chunkbuilder.h"
#include "core/transfer/filenames.h"
#include "core/values/bytea.h"
#include "ui/base/amounts.h"
#include "ui/editors/hexedit.h"
#include "ui/editors/valuefile.h"
#include "ui/inspector/imagepane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::editors {

namespace {

constexpr core::values::Oid Bytea = 17;
constexpr qsizetype MostPicture = 16 << 20;
constexpr int PictureHeight = 150;

} // namespace

ByteaPane::ByteaPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : Pane(tools.theme, owner)
    , m_prompts(tools.prompts)
    , m_column(facts.column.name)
    , m_hex(new HexEdit(tools.theme, this))
    , m_picture(new inspector::ImagePane(tools.theme, this))
    , m_note(new QLabel(this))
{
    setAccessibleName(tr("Bytes"));
    m_picture->setFixedHeight(PictureHeight);
    m_picture->hide();
    m_note->setObjectName(QStringLiteral("byteaNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    content().addWidget(m_hex, 1);
    content().addWidget(m_picture);
    auto *row = new QHBoxLayout;
    const auto button = [&](const char *name, const QString &text, auto pressed) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        row->addWidget(made);
        connect(made, &QPushButton::clicked, this, pressed);
    };
    button("byteaLoad", tr("Load a file…"), [this] { load(); });
    button("byteaSave", tr("Save to a file…"), [this] { save(); });
    row->addWidget(m_note, 1, Qt::AlignRight);
    content().addLayout(row);
    connect(m_hex, &HexEdit::edited, this, [this] {
        m_told.clear();
        updateNote();
        showPicture();
        emit edited();
    });
    connect(m_hex, &HexEdit::positionChanged, this, &ByteaPane::updateNote);
}

QByteArray ByteaPane::text() const
{
    return core::values::byteaText(m_hex->bytes());
}

QWidget *ByteaPane::firstField() const
{
    return m_hex;
}

QString ByteaPane::take(const QByteArray &text)
{
    const auto bytes = core::values::bytesOf(text);
    if (!bytes)
        return bytes.error().message;
    setBytes(*bytes);
    return {};
}

void ByteaPane::takeNothing()
{
    setBytes(QByteArray(""));
}

void ByteaPane::setBytes(const QByteArray &bytes)
{
    m_hex->setReadOnly(bytes.size() > MostEdited);
    m_hex->setBytes(bytes);
    updateNote();
    showPicture();
}

void ByteaPane::updateNote()
{
    const auto size = m_hex->bytes().size();
    QString note = size == 1 ? tr("1 byte")
        : size < 1024        ? tr("%1 bytes").arg(size)
                             : tr("%1 (%2 bytes)").arg(sizeText(size), countText(size));
    if (m_hex->isReadOnly())
        note += tr(", edited byte by byte up to %1").arg(sizeText(MostEdited));
    else
        note += m_hex->inserts() ? tr(", inserting") : tr(", overwriting");
    m_note->setText(m_told.isEmpty() ? note : m_told);
}

void ByteaPane::showPicture()
{
    const QByteArray &bytes = m_hex->bytes();
    if (bytes.isEmpty() || bytes.size() > MostPicture) {
        m_picture->hide();
        return;
    }
    // the picture's page reads cells
    const QByteArray cell = core::values::byteaText(bytes);
    const core::result::CellView row[] = {{cell.constData(), cell.size(), false}};
    core::result::ChunkBuilder builder(1);
    builder.append(row);
    inspector::CellValue value;
    value.column.typeOid = Bytea;
    value.chunk = builder.take();
    value.cell = value.chunk->cell(0, 0);
    const bool shown = !inspector::pictureFormat(inspector::ValueBytes(value)).isEmpty();
    if (shown)
        m_picture->setValue(value);
    if (m_picture->isHidden() == shown) {
        m_picture->setVisible(shown);
        if (isVisible())
            resize(width(), sizeHint().height());
    }
}

void ByteaPane::load()
{
    m_prompts.openFile({.title = tr("Load %1 from a file").arg(m_column)}, this, [this](const QString &path) {
        if (path.isEmpty())
            return;
        core::whenDone(readValueFile(path), this, [this](const core::Result<QByteArray> &bytes) {
            m_told = bytes ? QString() : bytes.error().message;
            if (bytes)
                setBytes(*bytes);
            else
                updateNote();
            if (bytes)
                emit edited();
        });
    });
}

void ByteaPane::save()
{
    const QString name = core::transfer::safeFileName(m_column);
    m_prompts.saveFile({.title = tr("Save %1 to a file").arg(m_column), .suggestion = name}, this,
                       [this](const QString &path) {
                           if (path.isEmpty())
                               return;
                           core::whenDone(writeValueFile(path, m_hex->bytes()), this,
                                          [this](const core::Result<qint64> &written) {
                                              m_told = written ? tr("%1 saved").arg(sizeText(*written))
                                                               : written.error().message;
                                              updateNote();
                                          });
                       });
}

} // namespace ui::editors

// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a bytea: to be edited, from a file, into a file, and as a picture if they are one. Thread:
// GUI.
#pragma once

#include "ui/editors/celleditor.h"
#include "ui/editors/pane.h"

class QLabel;

namespace ui::inspector {
class ImagePane;
}

namespace ui::editors {

class HexEdit;

class ByteaPane : public Pane
{
    Q_OBJECT

public:
    /// More than this is shown, loaded and saved, and not edited byte by byte: each key writes the whole.
    static constexpr qsizetype MostEdited = 1 << 20;

    ByteaPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override;
    QWidget *firstField() const override;

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;

private:
    void setBytes(const QByteArray &bytes);
    void updateNote();
    void showPicture();
    void load();
    void save();

    Prompts &m_prompts;
    QString m_column;
    HexEdit *m_hex;
    inspector::ImagePane *m_picture;
    QLabel *m_note;
    QString m_told; ///< what became of a file
};

} // namespace ui::editors

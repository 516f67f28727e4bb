// SPDX-License-Identifier: GPL-3.0-or-later
// A UUID, and a button that makes one. Thread: GUI.
#pragma once

#include "ui/editors/textbody.h"

namespace ui::editors {

class UuidBody : public TextBody
{
    Q_OBJECT

public:
    UuidBody(const ColumnFacts &facts, const EditorTools &tools, QWidget *parent = nullptr);

    QList<QAction *> extraActions() override;

public slots:
    void generate();

private:
    QAction *m_generate;
};

} // namespace ui::editors

// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's page of a value's bytes.
#pragma once

#include "ui/base/theme.h"
#include "ui/inspector/valuepane.h"

namespace ui::inspector {

class HexView;

class HexPane : public ValuePane
{
    Q_OBJECT

public:
    explicit HexPane(const Theme &theme, QWidget *parent = nullptr);

    void setValue(const CellValue &value) override;
    void clear() override;
    /// "3 bytes", and where the cursor is once it was moved.
    QString note() const override;
    QString shownText() const override;

    HexView &view() const { return *m_view; }

private:
    HexView *m_view;
    qsizetype m_size = 0;
};

} // namespace ui::inspector

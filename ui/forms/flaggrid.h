// SPDX-License-Identifier: GPL-3.0-or-later
// Ticks in columns of equal width, as many as there is room for. Thread: GUI.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace ui::forms {

class FlagGrid : public QLayout
{
    Q_OBJECT

public:
    FlagGrid() = default;
    ~FlagGrid() override;

    // QLayout
    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    std::vector<QLayoutItem *> shown() const;
    int columnWidth() const;
    int columns(int width) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace ui::forms

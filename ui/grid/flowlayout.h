// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets one after the other like words, in as many lines as they need. Thread: GUI.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace ui::grid {

class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(int spacing = 6)
        : m_gap(spacing)
    {
    }
    ~FlowLayout() override;

    /// Puts widget at a place among the others.
    void insert(int index, QWidget *widget);

    // QLayout
    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;

    int m_gap;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace ui::grid

// SPDX-License-Identifier: GPL-3.0-or-later
// What an object needs, or what needs it. Enter goes to an object. Thread: GUI.
#pragma once

#include "ui/object/sectionpage.h"

#include <QPersistentModelIndex>

#include <deque>

class QTreeView;

namespace ui::object {

class DependencyModel;

class DependencyPage : public SectionPage
{
    Q_OBJECT

public:
    DependencyPage(const forms::FormServices &services, forms::FormAccess &access,
                   const core::objects::Section &section, QWidget *parent = nullptr);

    DependencyModel &model() const { return *m_model; }
    QTreeView &view() const { return *m_view; }
    QString toText() const override;

protected:
    void read() override;
    void clear() override;

private:
    void readBeneath(const QPersistentModelIndex &index);
    void showMenu(const QPoint &at);
    core::objects::Direction direction() const;

    DependencyModel *m_model;
    QTreeView *m_view;
};

} // namespace ui::object

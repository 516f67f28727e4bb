// SPDX-License-Identifier: GPL-3.0-or-later
// A section of rows, with the definition of the current one whole beneath them. Enter goes to what a row
// stands for. Thread: GUI.
#pragma once

#include "ui/object/sectionpage.h"

class QPushButton;
class QTableView;

namespace ui::editor {
class SqlView;
}

namespace ui::object {

class RowsModel;

class RowsPage : public SectionPage
{
    Q_OBJECT

public:
    RowsPage(const forms::FormServices &services, forms::FormAccess &access,
             const core::objects::Section &section, QWidget *parent = nullptr);

    RowsModel &model() const { return *m_model; }
    QTableView &view() const { return *m_view; }
    QString toText() const override;

protected:
    void read() override;
    void clear() override;

private:
    void fitColumns();
    void showCode();
    void showMenu(const QPoint &at);

    RowsModel *m_model;
    QTableView *m_view;
    QWidget *m_codePane;
    editor::SqlView *m_code;
    QPushButton *m_more = nullptr;
    bool m_wantsMore = false;
};

} // namespace ui::object

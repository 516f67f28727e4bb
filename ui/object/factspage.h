// SPDX-License-Identifier: GPL-3.0-or-later
// A section of fields: what an object is, or what the server counts of it. Thread: GUI.
#pragma once

#include "ui/object/sectionpage.h"

class QPushButton;

namespace ui::object {

class FactsView;

class FactsPage : public SectionPage
{
    Q_OBJECT

public:
    FactsPage(const forms::FormServices &services, forms::FormAccess &access,
              const core::objects::Section &section, QWidget *parent = nullptr);

    FactsView &view() const { return *m_view; }
    QString toText() const override;

signals:
    /// The object as the server has it now; only from the section of properties.
    void named(const core::objects::Named &named);

protected:
    void read() override;
    void clear() override;

private:
    FactsView *m_view;
    QPushButton *m_more = nullptr; ///< what is read on request only
    bool m_wantsMore = false;
};

} // namespace ui::object

// SPDX-License-Identifier: GPL-3.0-or-later
// One object of the database to look at: its sections in a column at the left (a list in one line where the
// tab is narrow), each read when it is shown. No session is held in between. Thread: GUI.
#pragma once

#include "core/objects/read.h"
#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"
#include "ui/tabs/tab.h"

#include <optional>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QStringListModel;
class QToolButton;

namespace ui {
class ElidedLabel;
}
namespace ui::forms {
class FormAccess;
}

namespace ui::object {

class SectionPage;

/// What it takes to show the tab again: part of a draft, or of a journal.
struct ObjectPlace
{
    forms::FormPlace place;
    core::catalog::ObjectRef ref;
    QString section;
};
QJsonObject toJson(const ObjectPlace &place);
std::optional<ObjectPlace> objectPlaceFromJson(const QJsonObject &json);

class ObjectTab : public tabs::Tab
{
    Q_OBJECT

public:
    explicit ObjectTab(const forms::FormServices &services, QWidget *parent = nullptr);
    ~ObjectTab() override;

    /// Nothing is read before the tab is shown. section: one to begin with; empty: the first.
    void open(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
              const QString &section = {});

    const core::catalog::ObjectRef &ref() const { return m_ref; }
    const forms::FormPlace &place() const;
    ObjectPlace objectPlace() const;
    QStringList sectionIds() const;
    QString currentSection() const;
    void showSection(const QString &id);
    /// Null where the object has no such section.
    SectionPage *page(const QString &id) const;
    SectionPage *currentPage() const;
    void readAgain();

    QString title() const override;
    QString iconName() const override;
    tabs::TabStatus status() const override;
    bool hasInspection() const override { return false; }
    void runStatement() override { readAgain(); }
    void cancel() override;
    void focusWork() override;

signals:
    void objectRequested(const core::catalog::ObjectRef &ref);
    void editRequested(const core::catalog::ObjectRef &ref);
    void rowsRequested(const core::catalog::ObjectRef &ref);
    void openSqlRequested(const QString &title, const QString &sql);
    /// What objectPlace() gives is another one.
    void placeChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    SectionPage *makePage(const core::objects::Section &section);
    void showHead();
    void showCurrent(int index);
    void takeNamed(const core::objects::Named &named);
    void follow(const core::objects::Address &address);

    forms::FormServices m_services;
    forms::FormAccess *m_access;
    core::catalog::ObjectRef m_ref;
    QList<SectionPage *> m_pages;
    std::optional<core::session::SessionInfo> m_info;
    bool m_gone = false;

    QLabel *m_icon = nullptr;
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_headline = nullptr;
    QPushButton *m_rows = nullptr;
    QPushButton *m_edit = nullptr;
    QToolButton *m_reload = nullptr;
    QStringListModel *m_titles;
    QWidget *m_side = nullptr;
    QListView *m_list;
    QComboBox *m_choice;
    QStackedWidget *m_stack;
};

} // namespace ui::object

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/objecttab.h"

#include "core/profile/profilejson.h"
#include "core/session/borrow.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/focusorder.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/hairline.h"
#include "ui/object/definitionpage.h"
#include "ui/object/dependencypage.h"
#include "ui/object/factspage.h"
#include "ui/object/privilegepage.h"
#include "ui/object/rowspage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::object {

using core::catalog::ObjectKind;
using core::catalog::ObjectRef;
using core::objects::Address;
using core::objects::Named;
using core::objects::Section;

namespace {

constexpr int ListWidth = 168;
constexpr int Narrow = 620; ///< below it the sections stand in one line

QString key(const char *name)
{
    return QLatin1String(name);
}

/// Privileges want a kind that has them; what walks pg_depend, an object that stands there.
bool suits(const Section &section, const ObjectRef &ref)
{
    switch (section.shape) {
    case Section::Shape::Privileges:
        return PrivilegePage::isFor(ref);
    case Section::Shape::Dependencies:
    case Section::Shape::Definition:
        return core::objects::addressOf(ref).isValid();
    case Section::Shape::Facts:
    case Section::Shape::Table:
        return true;
    }
    return false;
}

} // namespace

QJsonObject toJson(const ObjectPlace &place)
{
    const ObjectRef &ref = place.ref;
    return {{key("profile"), core::profile::profileToJson(place.place.profile)},
            {key("place"), place.place.database},
            {key("section"), place.section},
            {key("database"), ref.database},
            {key("kind"), ref.kind},
            {key("oid"), QString::number(ref.oid)},
            {key("sub"), QString::number(ref.sub)},
            {key("schema"), ref.schema},
            {key("name"), ref.name},
            {key("label"), ref.label},
            {key("parent"), ref.parent},
            {key("parentKind"), ref.parentKind}};
}

std::optional<ObjectPlace> objectPlaceFromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json.value(key(name)).toString(); };
    ObjectPlace place;
    place.place = {core::profile::profileFromJson(json.value(key("profile")).toObject()), text("place")};
    place.section = text("section");
    ObjectRef &ref = place.ref;
    ref.profile = place.place.profile.id;
    ref.database = text("database");
    ref.kind = text("kind");
    ref.oid = text("oid").toLongLong();
    ref.sub = text("sub").toLongLong();
    ref.schema = text("schema");
    ref.name = text("name");
    ref.label = text("label");
    ref.parent = text("parent");
    ref.parentKind = text("parentKind");
    if (ref.kind.isEmpty())
        return {};
    return place;
}

ObjectTab::ObjectTab(const forms::FormServices &services, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_titles(new QStringListModel(this))
    , m_list(new QListView(this))
    , m_choice(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("objectTab"));
    m_list->setObjectName(QStringLiteral("objectSections"));
    m_list->setAccessibleName(tr("Sections"));
    m_list->setModel(m_titles);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setProperty("roomy", true);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->viewport()->setAutoFillBackground(true);
    m_choice->setObjectName(QStringLiteral("objectSectionChoice"));
    m_choice->setAccessibleName(tr("Section"));
    m_choice->setModel(m_titles);
    m_choice->hide();
    m_stack->setMinimumSize(180, 120); // a section may want more than a narrow window has

    auto *page = new QHBoxLayout;
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    m_side = new QWidget(this);
    m_side->setFixedWidth(ListWidth);
    m_side->setBackgroundRole(QPalette::Window);
    m_side->setAutoFillBackground(true);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(8, 10, 8, 8);
    side->addWidget(m_list);
    page->addWidget(m_side);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    page->addLayout(right, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(new forms::HairLine(services.theme, this));
    layout->addLayout(page, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { showCurrent(index.row()); });
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { m_list->setCurrentIndex(m_titles->index(index)); });
    connect(&services.theme, &Theme::changed, this, &ObjectTab::showHead);
}

ObjectTab::~ObjectTab() = default;

QWidget *ObjectTab::makeHead()
{
    auto *head = new QWidget(this);
    m_icon = new QLabel(head);
    m_icon->setFixedSize(20, 24);
    m_name = new ElidedLabel(m_services.theme, {}, head);
    m_name->setObjectName(QStringLiteral("objectName"));
    QFont large = m_name->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_headline = new ElidedLabel(m_services.theme, {}, head);
    m_headline->setObjectName(QStringLiteral("objectHeadline"));
    m_headline->setColor(Token::Muted);
    m_rows = new QPushButton(tr("Rows"), head);
    m_rows->setObjectName(QStringLiteral("objectRows"));
    m_rows->setAccessibleName(tr("Show the rows"));
    m_rows->setToolTip(tr("The rows in a tab of their own"));
    connect(m_rows, &QPushButton::clicked, this, [this] { emit rowsRequested(m_ref); });
    m_edit = new QPushButton(tr("Edit"), head);
    m_edit->setObjectName(QStringLiteral("objectEdit"));
    m_edit->setAccessibleName(tr("Edit it in its form"));
    m_edit->setToolTip(tr("The form of this object"));
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_ref); });
    m_reload = new QToolButton(head);
    m_reload->setObjectName(QStringLiteral("objectReload"));
    m_reload->setIcon(m_services.icons.icon(QStringLiteral("refresh")));
    m_reload->setAutoRaise(true);
    m_reload->setAccessibleName(tr("Read again"));
    m_reload->setToolTip(tr("Read this section again (F5)"));
    connect(m_reload, &QToolButton::clicked, this, &ObjectTab::readAgain);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_icon);
    line->addWidget(m_name, 1);
    line->addWidget(m_choice);
    line->addWidget(m_rows);
    line->addWidget(m_edit);
    line->addWidget(m_reload);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(20, 12, 12, 12);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(m_headline);
    return head;
}

SectionPage *ObjectTab::makePage(const Section &section)
{
    SectionPage *page = nullptr;
    switch (section.shape) {
    case Section::Shape::Facts: {
        auto *facts = new FactsPage(m_services, *m_access, section, m_stack);
        connect(facts, &FactsPage::named, this, &ObjectTab::takeNamed);
        page = facts;
        break;
    }
    case Section::Shape::Table:
        page = new RowsPage(m_services, *m_access, section, m_stack);
        break;
    case Section::Shape::Dependencies:
        page = new DependencyPage(m_services, *m_access, section, m_stack);
        break;
    case Section::Shape::Privileges: {
        auto *privileges = new PrivilegePage(m_services, *m_access, section, m_stack);
        connect(privileges, &PrivilegePage::editRequested, this, &ObjectTab::editRequested);
        page = privileges;
        break;
    }
    case Section::Shape::Definition:
        page = new DefinitionPage(m_services, *m_access, section, m_stack);
        break;
    }
    connect(page, &SectionPage::stateChanged, this, &Tab::statusChanged);
    connect(page, &SectionPage::lent, this,
            [this](const core::session::SessionInfo &info) { m_info = info; });
    connect(page, &SectionPage::gone, this, [this] {
        m_gone = true;
        showHead();
    });
    connect(page, &SectionPage::linkActivated, this, &ObjectTab::follow);
    connect(page, &SectionPage::objectActivated, this, &ObjectTab::objectRequested);
    connect(page, &SectionPage::openSqlRequested, this, &ObjectTab::openSqlRequested);
    return page;
}

void ObjectTab::open(const forms::FormPlace &place, const ObjectRef &ref, const QString &section)
{
    m_access->setPlace(place);
    m_ref = ref;
    m_gone = false;
    const ObjectKind *kind = m_services.kinds.find(ref.kind);
    QStringList titles;
    for (SectionPage *page : std::as_const(m_pages))
        delete page;
    m_pages.clear();
    for (const Section &one : kind ? core::objects::sectionsOf(*kind) : QList<Section>()) {
        if (!suits(one, ref))
            continue;
        SectionPage *page = makePage(one);
        page->setObject(ref);
        m_pages << page;
        m_stack->addWidget(page);
        titles << one.title;
    }
    m_titles->setStringList(titles);
    m_rows->setVisible(kind && kind->is(ObjectKind::HasRows));
    m_edit->setVisible(m_services.forms.find(ref.kind) != nullptr);
    showHead();
    const auto wanted = sectionIds().indexOf(section);
    m_list->setCurrentIndex(m_titles->index(wanted < 0 ? 0 : int(wanted)));
    emit titleChanged();
}

const forms::FormPlace &ObjectTab::place() const
{
    return m_access->place();
}

ObjectPlace ObjectTab::objectPlace() const
{
    return {place(), m_ref, currentSection()};
}

QStringList ObjectTab::sectionIds() const
{
    QStringList ids;
    for (const SectionPage *page : m_pages)
        ids << page->section().id;
    return ids;
}

SectionPage *ObjectTab::currentPage() const
{
    return qobject_cast<SectionPage *>(m_stack->currentWidget());
}

QString ObjectTab::currentSection() const
{
    const SectionPage *page = currentPage();
    return page ? page->section().id : QString();
}

SectionPage *ObjectTab::page(const QString &id) const
{
    return m_pages.value(sectionIds().indexOf(id), nullptr);
}

void ObjectTab::showSection(const QString &id)
{
    if (const auto at = sectionIds().indexOf(id); at >= 0)
        m_list->setCurrentIndex(m_titles->index(int(at)));
}

void ObjectTab::showCurrent(int index)
{
    SectionPage *page = m_pages.value(index, nullptr);
    if (!page)
        return;
    m_stack->setCurrentWidget(page);
    m_choice->setCurrentIndex(index);
    if (isVisible())
        page->want();
    emit placeChanged();
    emit statusChanged();
}

void ObjectTab::readAgain()
{
    if (SectionPage *page = currentPage())
        page->readAgain();
}

void ObjectTab::cancel()
{
    if (SectionPage *page = currentPage())
        page->stop();
}

/// It may have been renamed or moved since it was listed.
void ObjectTab::takeNamed(const Named &named)
{
    ObjectRef now = named.ref;
    if (now.kind != m_ref.kind && now.kind.isEmpty())
        now.kind = m_ref.kind;
    m_gone = false;
    const bool same = now.name == m_ref.name && now.schema == m_ref.schema && now.label == m_ref.label;
    m_ref.name = now.name;
    m_ref.schema = now.schema;
    m_ref.label = now.label;
    m_ref.comment = now.comment;
    if (!now.parent.isEmpty())
        m_ref.parent = now.parent;
    for (SectionPage *page : std::as_const(m_pages))
        page->setNamed(m_ref);
    showHead();
    if (!same) {
        emit titleChanged();
        emit placeChanged();
    }
}

void ObjectTab::follow(const Address &address)
{
    core::session::borrow<Named>(
        m_access->shared(), this, tr("Reading a name"),
        [library = m_services.library, ref = m_ref, address](core::session::Link &link,
                                                             core::session::Job &job) -> core::Result<Named> {
            auto named = core::objects::readNamed(link, job, library, ref, {address});
            if (!named)
                return std::move(named).error();
            return named->value(address);
        },
        {},
        [this](const core::Result<Named> &named) {
            if (named && !named->ref.kind.isEmpty())
                emit objectRequested(named->ref);
        });
}

void ObjectTab::showHead()
{
    const ObjectKind *kind = m_services.kinds.find(m_ref.kind);
    m_icon->setPixmap(m_services.icons.pixmap(iconName(), Token::Accent, 20, devicePixelRatioF()));
    m_name->setText(m_ref.text());
    QStringList parts;
    if (kind)
        parts << kind->label;
    if (!m_ref.parent.isEmpty() && m_ref.parent != m_ref.schema && m_ref.parent != m_ref.database)
        parts << tr("of %1").arg(m_ref.parent);
    if (!m_ref.schema.isEmpty())
        parts << tr("in %1").arg(m_ref.schema);
    if (m_gone)
        parts = QStringList{tr("gone: somebody has dropped it")} + parts;
    if (!m_ref.comment.isEmpty())
        parts << m_ref.comment;
    m_headline->setText(parts.join(QStringLiteral(" · ")));
}

QString ObjectTab::title() const
{
    return m_ref.text();
}

QString ObjectTab::iconName() const
{
    const ObjectKind *kind = m_services.kinds.find(m_ref.kind);
    return kind ? kind->icon : QStringLiteral("dot");
}

tabs::TabStatus ObjectTab::status() const
{
    tabs::TabStatus status;
    status.profile = place().profile;
    status.database = place().database;
    status.session = m_info;
    status.placeIsFixed = true;
    const SectionPage *page = currentPage();
    status.canRun = page != nullptr;
    status.running = page && page->isReading();
    status.state = status.running ? tr("reading") : m_info ? tr("idle") : tr("not connected");
    return status;
}

void ObjectTab::focusWork()
{
    if (SectionPage *page = currentPage(); page && page->isRead())
        page->setFocus(Qt::OtherFocusReason);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

void ObjectTab::showEvent(QShowEvent *event)
{
    Tab::showEvent(event);
    // one that is only added and at once covered by another reads nothing
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (SectionPage *page = currentPage(); page && isVisible())
                page->want();
        },
        Qt::QueuedConnection);
}

void ObjectTab::resizeEvent(QResizeEvent *event)
{
    Tab::resizeEvent(event);
    const bool narrow = width() < Narrow;
    if (narrow == m_choice->isVisibleTo(this))
        return;
    const bool focused = m_list->hasFocus() || m_choice->hasFocus();
    m_side->setVisible(!narrow);
    m_choice->setVisible(narrow);
    if (focused)
        (narrow ? static_cast<QWidget *>(m_choice) : m_list)->setFocus(Qt::OtherFocusReason);
}

} // namespace ui::object

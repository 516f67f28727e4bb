// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/factspage.h"

#include "ui/object/factsview.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui::object {

using core::Result;
using core::objects::Address;
using core::objects::Fact;
using core::objects::Named;

namespace {

struct Answer
{
    QList<Fact> facts{};
    Named named{};
    bool hasMore = false; ///< there is something to be read on request
};

} // namespace

FactsPage::FactsPage(const forms::FormServices &services, forms::FormAccess &access,
                     const core::objects::Section &section, QWidget *parent)
    : SectionPage(services, access, section, parent)
    , m_view(new FactsView(services.theme, this))
{
    if (!section.request.isEmpty()) {
        auto *bar = new QWidget(this);
        auto *line = new QHBoxLayout(bar);
        line->setContentsMargins(20, 12, 20, 0);
        m_more = new QPushButton(section.requestText, bar);
        m_more->setObjectName(QStringLiteral("sectionRequest"));
        m_more->setAccessibleName(section.requestText);
        m_more->setToolTip(section.requestToolTip);
        m_more->hide();
        line->addWidget(m_more);
        line->addStretch(1);
        addTools(bar);
        connect(m_more, &QPushButton::clicked, this, [this] {
            m_wantsMore = true;
            readAgain();
        });
    }
    setBody(m_view);
    connect(m_view, &FactsView::linkActivated, this, &SectionPage::linkActivated);
}

QString FactsPage::toText() const
{
    return m_view->toText();
}

void FactsPage::clear()
{
    m_view->setFacts({});
    m_wantsMore = false;
    if (m_more)
        m_more->hide();
}

void FactsPage::read()
{
    const bool own = m_section.id == QLatin1String("properties");
    borrow<Answer>(
        [library = m_services.library, ref = m_ref, section = m_section, own,
         more = m_wantsMore](core::session::Link &link, core::session::Job &job) -> Result<Answer> {
            Answer answer;
            auto facts = core::objects::readFacts(link, job, library, ref, section, section.verb);
            if (!facts)
                return std::move(facts).error();
            answer.facts = *facts;
            auto measure = core::objects::measureStatement(link, job, library, ref, section);
            if (!measure)
                return std::move(measure).error();
            answer.hasMore = !measure->isEmpty();
            if (more && answer.hasMore) {
                auto added = core::objects::readMeasured(link, job, *measure);
                if (!added)
                    return std::move(added).error();
                answer.facts = *added + answer.facts;
            }
            const Address address = core::objects::addressOf(ref);
            if (own && address.isValid()) {
                auto named = core::objects::readNamed(link, job, library, ref, {address});
                if (!named)
                    return std::move(named).error();
                answer.named = named->value(address);
            }
            return answer;
        },
        [this](const Result<Answer> &answer) {
            m_wantsMore = m_wantsMore && answer;
            if (!answer) {
                fail(answer.error());
                return;
            }
            m_view->setFacts(answer->facts);
            if (m_more)
                m_more->setVisible(answer->hasMore);
            finish(answer->facts.isEmpty());
            if (!answer->named.identity.isEmpty())
                emit named(answer->named);
        });
}

} // namespace ui::object

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actiontab.h"

#include "core/actions/words.h"
#include "ui/actions/radiusmodel.h"
#include "ui/actions/runwatch.h"
#include "ui/base/banner.h"
#include "ui/base/onelinetext.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/scriptsteps.h"
#include "ui/forms/sqlpanel.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui::actions {

using core::Result;
using core::actions::Action;
using core::actions::Situation;
using core::actions::Target;
using core::catalog::ObjectRef;
using core::forms::Values;

namespace {

constexpr int TreeHeight = 280;
constexpr int OpenAtOnce = 400; ///< nodes that are shown opened
constexpr qsizetype MostNotices = 200;

/// "Drop" of "Drop…".
QString plain(const QString &text)
{
    return text.endsWith(QChar(0x2026)) ? text.chopped(1) : text;
}

} // namespace

ActionTab::ActionTab(const forms::FormServices &services, const forms::FormPlace &place, const Action &action,
                     const QList<ObjectRef> &objects, QWidget *parent)
    : ScriptTab(services, place, parent)
    , m_action(action)
    , m_objects(objects)
    , m_radius(new RadiusModel(services.icons, this))
    , m_tree(new QTreeView(this))
    , m_radiusText(connections::makeMessageLabel(services.theme, Token::Muted, this))
    , m_obstacle(connections::makeMessageLabel(services.theme, Token::Danger, this))
    , m_remarks(connections::makeMessageLabel(services.theme, Token::Text, this))
    , m_notices(connections::makeMessageLabel(services.theme, Token::Muted, this))
    , m_watch(new RunWatch(
          services.theme, services.library,
          [this](const QString &database) { return access().shared(database); }, this))
{
    setObjectName(QStringLiteral("actionTab"));
    form().setMarked(false);
    body().insertWidget(0, m_watch);
    m_obstacle->setObjectName(QStringLiteral("actionObstacle"));
    m_remarks->setObjectName(QStringLiteral("actionRemarks"));
    m_notices->setObjectName(QStringLiteral("actionNotices"));
    m_radiusText->setObjectName(QStringLiteral("actionRadiusText"));
    body().addWidget(m_obstacle);
    m_remarkHeading = addHeading(tr("What it means"));
    body().addWidget(m_remarks);
    m_radiusHeading = addHeading(tr("What goes along"));
    body().addWidget(m_radiusText);
    m_tree->setObjectName(QStringLiteral("actionRadius"));
    m_tree->setAccessibleName(tr("What goes along"));
    m_tree->setModel(m_radius);
    m_tree->setUniformRowHeights(true);
    m_tree->setMinimumHeight(TreeHeight);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(RadiusModel::ObjectColumn, QHeaderView::Stretch);
    m_tree->header()->resizeSection(RadiusModel::KindColumn, 116);
    m_tree->header()->resizeSection(RadiusModel::WhyColumn, 176);
    m_tree->header()->resizeSection(RadiusModel::RowsColumn, 92);
    m_tree->header()->resizeSection(RadiusModel::SizeColumn, 72);
    body().addWidget(m_tree, 100);
    body().addWidget(m_notices);
    body().addStretch(1);
    for (QWidget *hidden : {static_cast<QWidget *>(m_obstacle), static_cast<QWidget *>(m_remarkHeading),
                            static_cast<QWidget *>(m_remarks), static_cast<QWidget *>(m_radiusHeading),
                            static_cast<QWidget *>(m_radiusText), static_cast<QWidget *>(m_tree),
                            static_cast<QWidget *>(m_notices)})
        hidden->hide();
    connect(&form(), &forms::FormView::edited, this, &ActionTab::write);
    setHead(iconName(), title(), headline());
    showScript({}, tr("reading…"));
}

ActionTab::~ActionTab() = default;

QString ActionTab::title() const
{
    const QString what
        = m_objects.size() == 1 ? m_objects.first().name : tr("%n objects", nullptr, int(m_objects.size()));
    return QStringLiteral("%1: %2").arg(plain(m_action.text), oneLine(what));
}

QString ActionTab::iconName() const
{
    return m_action.icon.isEmpty() ? QStringLiteral("settings") : m_action.icon;
}

QString ActionTab::headline() const
{
    if (m_situation.targets.isEmpty())
        return m_action.toolTip;
    QString text = core::actions::enumerated(core::actions::identities(m_situation.targets), 3);
    if (const QString size = core::actions::sized(m_situation.targets); !size.isEmpty())
        text += QStringLiteral(" · ") + size;
    return oneLine(text);
}

void ActionTab::load()
{
    ask<Situation>(
        tr("Reading what is there"),
        [library = services().library, objects = m_objects,
         radius = m_action.radius](core::session::Link &link, core::session::Job &job) {
            return core::actions::readSituation(link, job, library, objects, radius);
        },
        [this](Result<Situation> situation) {
            if (situation)
                take(std::move(*situation));
            else
                showReadError(situation.error());
        });
}

void ActionTab::take(Situation situation)
{
    m_situation = std::move(situation);
    setHead(iconName(), title(), headline());
    if (!isAfterSave()) {
        if (!m_situation.gone.isEmpty())
            banner().setMessage(Banner::Tone::Warn,
                                tr("Not there any more, and left out: %1")
                                    .arg(core::actions::enumerated(m_situation.gone, 10)));
        else if (!m_situation.renamed.isEmpty())
            banner().setMessage(Banner::Tone::Info,
                                tr("Renamed since the tree was read: %1")
                                    .arg(core::actions::enumerated(m_situation.renamed, 10)));
    }
    if (m_situation.targets.isEmpty()) {
        form().setEnabled(false);
        m_answer = {};
        m_remarks->hide();
        m_remarkHeading->hide();
        m_obstacle->hide();
        m_radius->setRadius({});
        showRadius();
        showScript({}, isAfterSave() ? tr("done") : tr("nothing is left"));
    } else {
        fillForm();
        showRadius();
        write();
    }
}

core::forms::FormSpec ActionTab::fields() const
{
    return m_action.fields ? m_action.fields(m_situation) : core::forms::FormSpec();
}

void ActionTab::fillForm()
{
    Values values = form().values();
    if (!m_filled || isAfterSave())
        values = m_action.first ? m_action.first(m_situation) : Values();
    m_filled = true;
    showFields(m_situation.context);
    form().setValues(values, values);
    form().setVisible(m_action.fields != nullptr);
    const QString button = m_action.button ? m_action.button(m_situation) : plain(m_action.text);
    if (m_action.danger)
        sqlPanel().setDangerText(button);
    else
        sqlPanel().setSaveText(button);
}

void ActionTab::write()
{
    if (m_situation.targets.isEmpty())
        return;
    m_answer = m_action.write(m_situation, form().values());
    m_obstacle->setText(m_answer.obstacle);
    m_obstacle->setVisible(!m_answer.obstacle.isEmpty());
    QStringList lines;
    for (const QString &remark : std::as_const(m_answer.remarks))
        lines << QStringLiteral("•  ") + oneLine(remark);
    m_remarks->setText(lines.join(QLatin1Char('\n')));
    m_remarks->setVisible(!lines.isEmpty());
    m_remarkHeading->setVisible(!lines.isEmpty());
    const bool wrong = form().hasErrors();
    showScript(wrong ? core::ddl::Script() : m_answer.script, m_answer.note);
}

void ActionTab::showRadius()
{
    const core::actions::Radius &radius = m_situation.radius;
    const bool shown = m_action.radius && !m_situation.targets.isEmpty() && radius.owned.isEmpty();
    m_radius->setRadius(shown ? radius : core::actions::Radius());
    const qsizetype others = shown ? radius.others() : 0;
    QStringList lines;
    if (shown && others == 0) {
        lines << tr("Nothing else depends on it: RESTRICT, the server's own way, drops just this.");
    } else if (shown) {
        QStringList alone;
        QStringList cascaded;
        for (const core::actions::RadiusCount &count : radius.counts) {
            if (count.count > count.cascaded)
                alone << core::actions::counted(count.count - count.cascaded, count.type);
            if (count.cascaded > 0)
                cascaded << core::actions::counted(count.cascaded, count.type);
        }
        if (!cascaded.isEmpty())
            lines << tr("Only with CASCADE: %1").arg(cascaded.join(QStringLiteral(", ")));
        else
            lines << tr("Nothing else depends on it: RESTRICT is enough.");
        if (!alone.isEmpty())
            lines << tr("As parts of it, in any case: %1").arg(alone.join(QStringLiteral(", ")));
        if (radius.tables > 0)
            lines << tr("All together about %1 rows, %2")
                         .arg(core::catalog::shortCount(radius.rows),
                              core::catalog::shortBytes(radius.bytes));
    }
    m_radiusText->setText(lines.join(QLatin1Char('\n')));
    m_radiusHeading->setVisible(shown);
    m_radiusText->setVisible(shown);
    m_tree->setVisible(others > 0);
    if (others > 0 && radius.nodes.size() <= OpenAtOnce)
        m_tree->expandAll();
    else if (others > 0)
        m_tree->expandToDepth(0);
}

// --- running

void ActionTab::askToRun(std::function<void(bool)> answer)
{
    if (!m_action.danger || place().profile.environment != core::profile::Environment::Production) {
        ScriptTab::askToRun(std::move(answer));
        return;
    }
    Question question;
    const QString button = m_action.button ? m_action.button(m_situation) : plain(m_action.text);
    question.title = tr("%1 on production?").arg(button);
    question.text = tr("%1 is a production connection. What is lost cannot be brought back.")
                        .arg(place().profile.title());
    question.detail = script().preview();
    question.answers = {{button, Question::Role::Danger}};
    question.confirmation = m_situation.targets.size() == 1 ? m_situation.targets.first().name
                                                            : QString::number(m_situation.targets.size());
    if (question.confirmation.isEmpty())
        question.confirmation = m_situation.targets.first().identity;
    services().prompts.ask(question, this, [answer = std::move(answer)](int chosen) { answer(chosen == 0); });
}

/// What runs long has a session of its own, so that nobody waits for it.
core::Task<core::session::Lease> ActionTab::lendToRun(const QString &database)
{
    return m_action.longRunning ? access().own(database) : ScriptTab::lendToRun(database);
}

void ActionTab::runBegan(const core::session::SessionInfo &session)
{
    m_notices->hide();
    m_watch->start(session.database, session.backendPid, script().statements.size());
}

void ActionTab::statementBegan(qsizetype statement)
{
    if (m_watch->isRunning())
        m_watch->setStatement(statement);
}

void ActionTab::runEnded(const core::ddl::SaveOutcome &outcome)
{
    m_watch->stop();
    QStringList lines;
    for (const auto &notice : outcome.notices.mid(0, MostNotices)) {
        lines << notice.message;
        if (!notice.detail.isEmpty())
            lines << notice.detail;
    }
    if (outcome.notices.size() > MostNotices)
        lines << tr("… and %1 more").arg(outcome.notices.size() - MostNotices);
    m_notices->setText(lines.join(QLatin1Char('\n')));
    m_notices->setVisible(!lines.isEmpty());
    if (outcome.ok() && !m_action.longRunning)
        emit completed(QStringLiteral("%1 %2").arg(m_action.done, headline()));
}

QString ActionTab::moreAbout(const core::Error &error) const
{
    // lock_timeout, or cancelled while it waited
    if (error.sqlState != QLatin1String("55P03") && error.sqlState != QLatin1String("57014"))
        return {};
    QStringList names;
    for (const core::ddl::Blocker &blocker : m_watch->blockers())
        names << core::actions::describe(blocker);
    return names.isEmpty() ? QString() : tr("It waited for %1.").arg(names.join(QStringLiteral(", ")));
}

} // namespace ui::actions

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/seeasbar.h"

#include "core/access/seeasguard.h"
#include "ui/base/elidedlabel.h"
#include "ui/connections/tonelabel.h"
#include "ui/editor/sqlview.h"
#include "ui/forms/choices.h"
#include "ui/query/requestsettings.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace ui::query {

using core::access::RequestSetting;
using core::access::SeeAs;
using forms::ChoiceModel;

namespace {

constexpr int RoleWidth = 190;
constexpr int MostSqlLines = 8;
constexpr int MostStateWidth = 320;

} // namespace

QString seeAsSql(const SeeAs &seeAs, bool commit)
{
    SeeAs shown = seeAs;
    for (RequestSetting &setting : shown.settings) {
        if (core::access::looksSecret(setting.name, setting.value))
            setting.value = QStringLiteral("…");
    }
    QString sql;
    for (const core::ddl::Statement &statement : core::access::enterScript(shown).statements)
        sql += statement.sql + QLatin1String(";\n");
    return sql + SeeAsBar::tr("-- the statements, each sent by itself") + QLatin1Char('\n')
        + (commit ? QStringLiteral("commit;") : QStringLiteral("rollback;"));
}

SeeAsBar::SeeAsBar(const Theme &theme, const Icons &icons, bool runs, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_runs(runs)
    , m_box(new QComboBox(this))
    , m_roles(new ChoiceModel(this))
    , m_state(new ElidedLabel(theme, {}, this))
    , m_rows(new ElidedLabel(theme, {}, this))
    , m_count(new QPushButton(this))
    , m_settingsButton(
          foldButton("seeAsSettings", tr("Settings"), tr("What policies ask for with current_setting()")))
    , m_sqlButton(foldButton("seeAsSql", tr("SQL"), tr("What is sent around the statements")))
    , m_keep(new QCheckBox(tr("Keep changes"), this))
    , m_leave(new QToolButton(this))
    , m_problem(connections::makeMessageLabel(theme, Token::Danger, this))
    , m_settings(new RequestSettings(theme, icons, this))
    , m_sql(new editor::SqlView(theme, this))
{
    setObjectName(QStringLiteral("seeAsBar"));
    setAccessibleName(tr("Seeing as another role"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto *icon = new QLabel(this);
    const auto showIcon = [this, icon] {
        icon->setPixmap(m_icons.pixmap(QStringLiteral("eye"), Token::Accent, 16, devicePixelRatioF()));
    };
    showIcon();
    auto *as = new QLabel(tr("Seeing as"), this);
    as->setBuddy(m_box);

    m_box->setObjectName(QStringLiteral("seeAsRole"));
    m_box->setAccessibleName(tr("Role to see as"));
    m_box->setToolTip(tr("The role that what runs in this tab is run as"));
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setCompleter(nullptr);
    m_box->setFixedWidth(RoleWidth);
    m_box->setModel(m_roles);
    m_box->lineEdit()->setObjectName(QStringLiteral("seeAsRoleText"));
    m_box->lineEdit()->setAccessibleName(tr("Role to see as"));
    m_box->lineEdit()->setPlaceholderText(tr("choose a role"));
    m_box->view()->setItemDelegate(new forms::ChoiceDelegate(theme, m_box));
    forms::makeCompleter(theme, m_roles, m_box->lineEdit());
    m_box->setCurrentIndex(-1);

    m_state->setObjectName(QStringLiteral("seeAsState"));
    m_state->setColor(Token::Muted);
    m_rows->setObjectName(QStringLiteral("seeAsRows"));
    m_rows->setAccessibleName(tr("Rows that the role sees"));
    m_count->setObjectName(QStringLiteral("countHidden"));
    m_count->setProperty("flat", true);
    m_count->setFlat(true);
    m_keep->setObjectName(QStringLiteral("seeAsKeep"));
    m_keep->setVisible(runs);
    m_leave->setObjectName(QStringLiteral("seeAsLeave"));
    m_leave->setText(tr("Stop"));
    m_leave->setProperty("framed", true);
    m_leave->setAccessibleName(tr("Stop seeing as this role"));
    m_leave->setToolTip(tr("Be oneself again"));
    m_problem->setObjectName(QStringLiteral("seeAsProblem"));
    m_problem->hide();
    m_settings->hide();
    m_sql->setObjectName(QStringLiteral("seeAsSqlView"));
    m_sql->setAccessibleName(tr("SQL around the statements"));
    m_sql->setWrapped(true);
    m_sql->hide();

    auto *first = new QHBoxLayout;
    m_first = first;
    first->setSpacing(8);
    first->addWidget(icon);
    first->addWidget(as);
    first->addWidget(m_box);
    first->addWidget(m_state, 1);
    first->addWidget(m_count);
    first->addWidget(m_settingsButton);
    first->addWidget(m_sqlButton);
    first->addWidget(m_keep);
    first->addWidget(m_leave);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->setContentsMargins(24, 0, 0, 0);
    second->addWidget(m_rows, 1);
    m_second = second;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 5, 8, 6);
    layout->setSpacing(4);
    layout->addLayout(first);
    layout->addWidget(m_problem);
    layout->addLayout(second);
    layout->addWidget(m_settings);
    layout->addWidget(m_sql);

    connect(m_box->lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        m_role = m_roles->valueOf(text);
        refresh();
        emit edited();
    });
    connect(m_box->lineEdit(), &QLineEdit::returnPressed, this, &SeeAsBar::submitted);
    connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &SeeAsBar::roleFinished);
    const auto choose = [this](const QString &role) {
        setRole(role);
        emit edited();
        emit roleFinished();
        emit submitted();
    };
    connect(m_box->lineEdit()->completer(), qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [choose](const QModelIndex &index) { choose(index.data(ChoiceModel::ValueRole).toString()); });
    connect(m_box, &QComboBox::activated, this,
            [this, choose](int index) { choose(m_roles->choices().value(index).value); });
    connect(m_settings, &RequestSettings::edited, this, [this] {
        refresh();
        emit edited();
    });
    connect(m_settings, &RequestSettings::submitted, this, &SeeAsBar::submitted);
    connect(m_settingsButton, &QToolButton::toggled, this, [this](bool open) {
        m_settings->setVisible(open);
        if (open)
            m_settings->focusFirst();
    });
    connect(m_sqlButton, &QToolButton::toggled, this, [this](bool open) {
        m_sql->setVisible(open);
        refresh();
    });
    connect(m_keep, &QCheckBox::toggled, this, [this] {
        refresh();
        emit edited();
    });
    connect(m_leave, &QToolButton::clicked, this, &SeeAsBar::leaveRequested);
    connect(m_count, &QPushButton::clicked, this, [this] {
        if (m_counting)
            emit countCancelled();
        else
            emit countRequested();
    });
    connect(&theme, &Theme::changed, this, [this, showIcon] {
        showIcon();
        update();
    });
    setKeepRefused({});
    setRows({}, false, false);
    refresh();
}

QToolButton *SeeAsBar::foldButton(const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setMinimumHeight(metrics::Field);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return button;
}

void SeeAsBar::setRole(const QString &role)
{
    m_role = role;
    fillBox();
    refresh();
}

void SeeAsBar::setRoles(const QList<core::forms::Choice> &roles)
{
    m_roles->setChoices(roles);
    fillBox();
}

/// What is typed stays, whatever the list does.
void SeeAsBar::fillBox()
{
    QLineEdit *line = m_box->lineEdit();
    if (line->hasFocus() && m_roles->valueOf(line->text()) == m_role)
        return;
    const QSignalBlocker quiet(m_box);
    m_box->setCurrentIndex(m_roles->indexOf(m_role));
    m_box->setEditText(m_role);
    line->setCursorPosition(0);
}

SeeAs SeeAsBar::seeAs() const
{
    return {m_role, m_settings->settings()};
}

bool SeeAsBar::keepsChanges() const
{
    return m_runs && m_keep->isEnabled() && m_keep->isChecked();
}

void SeeAsBar::setKeepsChanges(bool keep)
{
    m_keep->setChecked(keep);
}

void SeeAsBar::setKeepRefused(const QString &why)
{
    m_keep->setProperty("refused", !why.isEmpty());
    m_keep->setEnabled(why.isEmpty());
    if (!why.isEmpty())
        m_keep->setChecked(false);
    m_keep->setToolTip(why.isEmpty() ? tr("Commit instead of rolling back, where every statement went well")
                                     : why);
    refresh();
}

void SeeAsBar::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_box->setProperty("error", !text.isEmpty());
    m_box->update();
    refresh();
}

QString SeeAsBar::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void SeeAsBar::setLocked(bool locked)
{
    m_box->setEnabled(!locked);
    m_settings->setEnabled(!locked);
    m_keep->setEnabled(!locked && !m_keep->property("refused").toBool());
    m_leave->setEnabled(!locked);
}

void SeeAsBar::setPending(bool pending)
{
    if (m_pending == pending)
        return;
    m_pending = pending;
    refresh();
}

QString SeeAsBar::stateText() const
{
    return m_state->text();
}

QString SeeAsBar::sql() const
{
    return seeAsSql(seeAs(), m_runs && m_keep->isChecked());
}

void SeeAsBar::setRows(const QString &text, bool counting, bool countable)
{
    m_counting = counting;
    m_rows->setText(text);
    m_rows->setVisible(!text.isEmpty());
    m_count->setText(counting ? tr("Cancel") : text.isEmpty() ? tr("Count hidden rows") : tr("Count again"));
    m_count->setAccessibleName(counting ? tr("Cancel counting") : tr("Count the rows that policies hide"));
    m_count->setToolTip(counting ? tr("Stop counting")
                                 : tr("Count the table's rows with and without its policies, on a session of "
                                      "its own: two scans of the table"));
    m_count->setVisible(counting || countable);
    fit();
}

QString SeeAsBar::rowsText() const
{
    return m_rows->text();
}

void SeeAsBar::focusRole()
{
    m_box->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_box->lineEdit()->selectAll();
}

void SeeAsBar::refresh()
{
    const bool keeps = m_runs && m_keep->isChecked();
    m_state->setText(m_pending              ? m_role.isEmpty() ? tr("· the rows beneath are as before")
                                                               : tr("· Enter reads the rows as this role")
                                      : m_role.isEmpty() ? QString()
                         : !m_runs          ? tr("· read only, in a transaction that is rolled back")
                         : keeps            ? tr("· changes are committed")
                                            : tr("· everything is rolled back"));
    m_state->setColor(keeps ? Token::Warn : Token::Muted);
    const qsizetype count = m_settings->settings().size();
    m_settingsButton->setText(count > 0 ? tr("Settings · %1").arg(count) : tr("Settings"));
    m_settingsButton->setAccessibleName(m_settingsButton->text());
    if (!m_sql->isHidden()) {
        const QString text = sql();
        m_sql->setSql(text);
        m_sql->setFixedHeight(std::min<int>(int(text.count(QLatin1Char('\n'))) + 1, MostSqlLines) * 20 + 12);
    }
    fit();
    update();
}

QSize SeeAsBar::minimumSizeHint() const
{
    return {RoleWidth, QWidget::minimumSizeHint().height()};
}

void SeeAsBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void SeeAsBar::fit()
{
    // the role, what becomes of changes and the way out stay; the question about rows moves to theirs
    const auto place = [this](bool wide) {
        if (wide == m_wide)
            return;
        m_wide = wide;
        if (wide)
            m_first->insertWidget(m_first->indexOf(m_settingsButton), m_count);
        else
            m_second->addWidget(m_count, 0, Qt::AlignLeft);
    };
    const QMargins around = layout()->contentsMargins();
    m_state->setMinimumWidth(std::min(m_state->sizeHint().width(), MostStateWidth));
    layout()->activate(); // what is within it counts as it is now
    const int needed = m_first->minimumSize().width() + around.left() + around.right()
        + (m_wide ? 0 : m_count->sizeHint().width() + m_first->spacing());
    place(needed <= width() || m_count->isHidden());
    if (layout()->minimumSize().width() > width())
        m_state->setMinimumWidth(0); // of a narrow tab
}

void SeeAsBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool keeps = m_runs && m_keep->isChecked();
    painter.fillRect(rect(), m_theme.blend(Token::Window, keeps ? Token::Warn : Token::Accent, 0.08));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/requestsettings.h"

#include "core/access/seeasguard.h"
#include "ui/connections/tonelabel.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace ui::query {

using core::access::RequestSetting;

namespace {

/// What frameworks over row level security usually ask for.
const QStringList Usual{QStringLiteral("app.current_user"),      QStringLiteral("app.tenant_id"),
                        QStringLiteral("app.user_id"),           QStringLiteral("jwt.claims.user_id"),
                        QStringLiteral("request.headers"),       QStringLiteral("request.jwt.claim.role"),
                        QStringLiteral("request.jwt.claim.sub"), QStringLiteral("request.jwt.claims"),
                        QStringLiteral("request.method"),        QStringLiteral("request.path"),
                        QStringLiteral("row_security"),          QStringLiteral("search_path"),
                        QStringLiteral("statement_timeout")};

constexpr int MostRows = 50;

} // namespace

RequestSettings::RequestSettings(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_area(new QWidget(this))
    , m_add(new QPushButton(tr("Add setting"), this))
    , m_keep(new QCheckBox(tr("Keep for this connection"), this))
    , m_note(new connections::ToneLabel(theme, Token::Muted, {}, this))
{
    setObjectName(QStringLiteral("requestSettings"));
    setAccessibleName(tr("Request settings"));
    m_grid = new QGridLayout(m_area);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(4);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 5);
    m_add->setObjectName(QStringLiteral("addRequestSetting"));
    m_add->setIcon(icons.icon(QStringLiteral("plus")));
    m_add->setProperty("flat", true);
    m_add->setFlat(true);
    m_add->setToolTip(tr("What policies ask for with current_setting(): request.jwt.claims and the like"));
    m_keep->setObjectName(QStringLiteral("keepRequestSettings"));
    m_keep->setToolTip(tr("Write them into Howdah's settings on this computer, without values that look "
                          "like secrets. Otherwise they go with the tab."));
    m_note->setObjectName(QStringLiteral("requestSettingsNote"));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(m_add);
    below->addWidget(m_keep);
    below->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_area);
    layout->addLayout(below);

    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({});
        arrange();
        m_rows.last().name->setFocus();
        changed();
    });
    connect(m_keep, &QCheckBox::toggled, this, [this] {
        changed();
        emit keptChanged();
    });
    setSettings({});
}

QList<RequestSetting> RequestSettings::settings() const
{
    QList<RequestSetting> list;
    for (const Row &row : m_rows) {
        const QString name = row.name->text().trimmed();
        if (!name.isEmpty() || !row.value->text().isEmpty())
            list << RequestSetting{name, row.value->text()};
    }
    return list;
}

void RequestSettings::setSettings(const QList<RequestSetting> &settings)
{
    for (const Row &row : std::as_const(m_rows)) {
        for (QWidget *part : {static_cast<QWidget *>(row.name), static_cast<QWidget *>(row.value),
                              static_cast<QWidget *>(row.remove)}) {
            part->hide();
            part->deleteLater();
        }
    }
    m_rows.clear();
    for (const RequestSetting &setting : settings)
        addRow(setting);
    if (m_rows.isEmpty())
        addRow({}); // a place to type at once
    arrange();
    const QSignalBlocker quiet(this);
    changed();
}

QString RequestSettings::problem() const
{
    const QList<RequestSetting> all = settings();
    for (const RequestSetting &setting : all) {
        if (const QString why = core::access::whyNotASetting(setting.name); !why.isEmpty())
            return setting.name.isEmpty() ? why : QStringLiteral("%1: %2").arg(setting.name, why);
    }
    return {};
}

bool RequestSettings::isKept() const
{
    return m_keep->isChecked();
}

void RequestSettings::setKept(bool kept)
{
    const QSignalBlocker quiet(m_keep);
    m_keep->setChecked(kept);
    const QSignalBlocker quieter(this);
    changed();
}

void RequestSettings::focusFirst()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.name->text().isEmpty()) {
            row.name->setFocus();
            return;
        }
    }
    m_rows.first().value->setFocus();
}

void RequestSettings::addRow(const RequestSetting &setting)
{
    const int number = int(m_rows.size());
    Row row{new QLineEdit(setting.name, m_area), new QLineEdit(setting.value, m_area),
            new QToolButton(m_area)};
    row.name->setObjectName(QStringLiteral("settingName%1").arg(number));
    row.name->setAccessibleName(tr("Name of the setting"));
    row.name->setPlaceholderText(QStringLiteral("request.jwt.claims"));
    row.name->setFont(m_theme.codeFont());
    auto *completer = new QCompleter(Usual, row.name);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->popup()->setAccessibleName(tr("Completion"));
    row.name->setCompleter(completer);
    row.value->setObjectName(QStringLiteral("settingValue%1").arg(number));
    row.value->setAccessibleName(tr("Value of the setting"));
    row.value->setPlaceholderText(tr("value"));
    row.value->setFont(m_theme.codeFont());
    row.remove->setObjectName(QStringLiteral("removeSetting%1").arg(number));
    row.remove->setAccessibleName(tr("Remove the setting"));
    row.remove->setToolTip(tr("Remove the setting"));
    row.remove->setIcon(m_icons.icon(QStringLiteral("close")));
    row.remove->setAutoRaise(true);
    for (QLineEdit *line : {row.name, row.value}) {
        connect(line, &QLineEdit::textEdited, this, &RequestSettings::changed);
        connect(line, &QLineEdit::returnPressed, this, &RequestSettings::submitted);
    }
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &RequestSettings::changed);
    connect(row.remove, &QToolButton::clicked, this, [this, button = row.remove] { removeRow(button); });
    m_rows << row;
}

void RequestSettings::removeRow(QToolButton *button)
{
    QList<RequestSetting> left;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.remove != button)
            left << RequestSetting{row.name->text(), row.value->text()};
    }
    setSettings(left);
    m_add->setFocus();
    changed();
    emit submitted();
}

void RequestSettings::arrange()
{
    for (int i = 0; i < m_rows.size(); ++i) {
        m_grid->addWidget(m_rows[i].name, i, 0);
        m_grid->addWidget(m_rows[i].value, i, 1);
        m_grid->addWidget(m_rows[i].remove, i, 2);
        for (QWidget *part : {static_cast<QWidget *>(m_rows[i].name), static_cast<QWidget *>(m_rows[i].value),
                              static_cast<QWidget *>(m_rows[i].remove)})
            part->show();
        // the keyboard goes through them as the eye does
        if (i > 0)
            setTabOrder(m_rows[i - 1].remove, m_rows[i].name);
        setTabOrder(m_rows[i].name, m_rows[i].value);
        setTabOrder(m_rows[i].value, m_rows[i].remove);
    }
    setTabOrder(m_rows.last().remove, m_add);
    setTabOrder(m_add, m_keep);
    m_add->setEnabled(m_rows.size() < MostRows);
}

void RequestSettings::changed()
{
    int secrets = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const bool wrong
            = !row.name->text().isEmpty() && !core::access::whyNotASetting(row.name->text()).isEmpty();
        row.name->setProperty("error", wrong);
        row.name->update();
        secrets += core::access::looksSecret(row.name->text(), row.value->text()) ? 1 : 0;
    }
    const QString why = problem();
    m_note->setTone(why.isEmpty() ? Token::Muted : Token::Danger);
    if (!why.isEmpty())
        m_note->setText(why);
    else if (isKept() && secrets > 0)
        m_note->setText(secrets == 1 ? tr("One value looks like a secret: it is not kept.")
                                     : tr("%1 values look like secrets: they are not kept.").arg(secrets));
    else
        m_note->setText({});
    emit edited();
}

} // namespace ui::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/secretfield.h"

#include "core/base/pooltask.h"
#include "core/passwords/strength.h"
#include "ui/forms/problemline.h"
#include "ui/forms/secretclipboard.h"
#include "ui/forms/strengthmeter.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::forms {

using core::Secret;
using core::passwords::Method;

namespace {

constexpr int IconWidth = 26;

QString remarkOn(const QString &password)
{
    if (password.contains(QLatin1Char('\n')) || password.contains(QLatin1Char('\r'))
        || password.contains(QChar(QChar::LineSeparator)))
        return SecretField::tr("holds a line break");
    if (password.front().isSpace() || password.back().isSpace())
        return SecretField::tr("begins or ends with a blank");
    return {};
}

} // namespace

SecretField::SecretField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                         FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_line(new ProblemLine(tools.theme, this))
    , m_eye(new QAction(this))
    , m_generate(new QAction(tools.icons.icon(QStringLiteral("refresh")), tr("Generate a password"), this))
    , m_below(new QWidget(this))
    , m_meter(new StrengthMeter(tools.theme, m_below))
    , m_copy(new QToolButton(m_below))
    , m_options(new QToolButton(m_below))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Step);
    layout->addWidget(m_line);
    layout->addWidget(m_below);
    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(2, 0, 0, 0);
    below->setSpacing(metrics::Step);
    below->addWidget(m_meter, 1);
    below->addWidget(m_copy);
    below->addWidget(m_options);
    m_below->hide();
    setFocusProxy(m_line);

    m_line->setObjectName(spec.id);
    m_line->setPlaceholderText(spec.placeholder);
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_line->setTrailing(2 * IconWidth);
    m_line->addAction(m_eye, QLineEdit::TrailingPosition);
    m_line->addAction(m_generate, QLineEdit::TrailingPosition);
    m_eye->setCheckable(true);
    m_generate->setToolTip(tr("Generate a password"));
    const auto buttons = m_line->findChildren<QToolButton *>();
    for (auto *button : buttons) {
        const bool eye = button->defaultAction() == m_eye;
        button->setObjectName(spec.id + (eye ? QStringLiteral("Eye") : QStringLiteral("Generate")));
        button->setAccessibleName(eye ? tr("Show what is typed") : tr("Generate a password"));
    }
    connect(m_eye, &QAction::toggled, this, &SecretField::setShown);
    connect(m_generate, &QAction::triggered, this, &SecretField::generate);
    connect(m_line, &QLineEdit::textChanged, this, &SecretField::typed);

    m_copy->setObjectName(spec.id + QStringLiteral("Copy"));
    m_copy->setAutoRaise(true);
    m_copy->setIcon(tools.icons.icon(QStringLiteral("copy")));
    m_copy->setAccessibleName(tr("Copy the password once"));
    connect(m_copy, &QToolButton::clicked, this, [this] {
        copySecret(Secret(m_line->text()));
        m_copy->setEnabled(false);
        m_copy->setToolTip(tr("Copied. It is taken off the clipboard after a minute."));
    });
    m_options->setObjectName(spec.id + QStringLiteral("Options"));
    m_options->setAutoRaise(true);
    m_options->setIcon(tools.icons.icon(QStringLiteral("settings")));
    m_options->setAccessibleName(tr("How passwords are generated and hashed"));
    m_options->setToolTip(m_options->accessibleName());
    m_options->setPopupMode(QToolButton::InstantPopup);
    addMenu();
    setShown(false);
    setMethod(m_method);
}

SecretField::~SecretField()
{
    const QSignalBlocker quiet(m_line);
    clear();
}

void SecretField::addMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(id() + QStringLiteral("Menu"));
    const auto add = [&](const QString &text, bool checked, QActionGroup *group, auto change) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, change);
    };
    auto *lengths = new QActionGroup(menu);
    for (const int length : {12, 16, 20, 32, 64}) {
        add(tr("%1 characters").arg(length), length == m_recipe.length, lengths, [this, length] {
            m_recipe.length = length;
            generate();
        });
    }
    menu->addSeparator();
    add(tr("With signs"), m_recipe.symbols, nullptr, [this](bool on) {
        m_recipe.symbols = on;
        generate();
    });
    add(tr("Nothing that looks alike (0 O, 1 l I)"), m_recipe.unambiguous, nullptr, [this](bool on) {
        m_recipe.unambiguous = on;
        generate();
    });
    for (const auto &choice : spec().choices) {
        if (choice.value != QLatin1String("md5"))
            continue;
        menu->addSeparator();
        auto *methods = new QActionGroup(menu);
        add(tr("SCRAM-SHA-256"), true, methods, [this] { setMethod(Method::ScramSha256); });
        add(tr("MD5: weak, only for clients that know nothing else"), false, methods,
            [this] { setMethod(Method::Md5); });
    }
    m_options->setMenu(menu);
}

void SecretField::setMethod(Method method)
{
    m_method = method;
    m_line->setNote(method == Method::Md5 ? tr("MD5, weak; hashed here") : tr("SCRAM-SHA-256, hashed here"));
    typed();
}

void SecretField::setShown(bool shown)
{
    m_eye->setChecked(shown);
    m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setText(shown ? tr("Hide what is typed") : tr("Show what is typed"));
    m_eye->setToolTip(m_eye->text());
    m_eye->setIcon(icons().icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye")));
}

void SecretField::clear()
{
    // what Qt keeps of it is written over as far as it can be reached; setText() forgets the undo history
    m_line->setText(QString(m_line->text().size(), QLatin1Char(' ')));
    m_line->setText({});
    m_verifier = {};
    setShown(false);
}

void SecretField::generate()
{
    if (m_line->isReadOnly())
        return;
    setShown(true);
    m_line->setText(QString::fromLatin1(core::passwords::generate(m_recipe).reveal()));
    m_line->setFocus(Qt::OtherFocusReason);
}

QString SecretField::pendingText() const
{
    return tr("hashing…");
}

QString SecretField::refusal() const
{
    if (m_line->text().isEmpty())
        return {};
    if (m_pending)
        return pendingText();
    return m_failure;
}

void SecretField::typed()
{
    const QString text = m_line->text();
    m_verifier = {};
    m_failure = text.isEmpty() ? QString() : core::passwords::refusal(text);
    m_pending = !text.isEmpty() && m_failure.isEmpty();
    m_below->setVisible(!text.isEmpty());
    m_copy->setEnabled(!text.isEmpty());
    m_copy->setToolTip(tr("Copy the password once; it is taken off the clipboard after a minute"));
    judge();
    if (m_pending)
        hash();
    emit edited();
    emit changed();
}

void SecretField::judge()
{
    if (!m_line->text().isEmpty())
        m_meter->setStrength(core::passwords::strength(m_line->text(), m_role), remarkOn(m_line->text()));
}

/// One at a time: fast typing makes no queue.
void SecretField::hash()
{
    if (m_running)
        return;
    m_running = true;
    const QString text = m_line->text();
    const Secret password(text);
    core::whenDone(core::runInPool<Secret>([password, role = m_role, method = m_method](auto &) {
                       return core::passwords::verifier(password, role, method);
                   }),
                   this, [this, text, role = m_role, method = m_method](core::Result<Secret> made) {
                       hashed(std::move(made), text, role, method);
                   });
}

void SecretField::hashed(core::Result<Secret> made, const QString &of, const QString &role, Method method)
{
    m_running = false;
    if (!m_pending)
        return;
    if (of != m_line->text() || method != m_method || (method == Method::Md5 && role != m_role)) {
        hash();
        return;
    }
    m_pending = false;
    if (made)
        m_verifier = *made;
    else
        m_failure = made.error().message;
    emit edited();
    emit changed();
}

void SecretField::setValue(const core::forms::Values &values)
{
    const Secret secret = values.secret(id());
    if (!secret.isEmpty() && secret.reveal() == m_verifier.reveal())
        return; // what stands here
    const QSignalBlocker quiet(this);
    clear();
    m_verifier = secret;
}

void SecretField::store(core::forms::Values &values) const
{
    values.setSecret(id(), m_verifier);
}

void SecretField::follow(const core::forms::Values &values)
{
    const QString role = values.text(QStringLiteral("name"));
    if (role == m_role)
        return;
    m_role = role;
    judge();
    if (m_method == Method::Md5 && !m_line->text().isEmpty())
        typed();
}

void SecretField::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
    m_generate->setEnabled(!readOnly);
    m_options->setEnabled(!readOnly);
}

bool SecretField::setProblem(const QString &text, bool error)
{
    // a few milliseconds: no reason for a red edge
    const bool busy = text == pendingText();
    return m_line->setProblem(busy ? QString() : text, error);
}

QWidget *SecretField::work() const
{
    return m_line;
}

QString SecretField::toText(const core::forms::Values &) const
{
    return tr("what it is on the server");
}

} // namespace ui::forms

// SPDX-License-Identifier: GPL-3.0-or-later
// What the form does. How it is laid out is in connectionformlayout.cpp.
#include "ui/connections/connectionform.h"

#include "core/profile/conninfo.h"
#include "core/profile/profilecheck.h"
#include "ui/connections/environmentlook.h"
#include "ui/connections/formgrid.h"
#include "ui/connections/parametertable.h"
#include "ui/connections/sslmodes.h"
#include "ui/connections/tonelabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTimer>

namespace ui::connections {

using core::Error;
using core::Result;
using core::Secret;
using core::profile::ConnectionProfile;

namespace {

/// Typing brings one character (an input method a few); a connection string comes at once.
constexpr qsizetype PasteLength = 6;
/// Nothing is said of a test that is over before that.
constexpr std::chrono::milliseconds QuietFor{200};

const QString TestRow = QStringLiteral("test");
const QString ParametersRow = QStringLiteral("parameters");
const QString NameRow = QStringLiteral("name");
const QString DatabaseRow = QStringLiteral("database");
constexpr qsizetype MostNames = 12;

} // namespace

ConnectionForm::~ConnectionForm()
{
    // ~QWidget takes the focus away, and a field that loses it says editingFinished() to what is no form any
    // more
    for (QLineEdit *field : findChildren<QLineEdit *>())
        field->disconnect(this);
    m_reading.requestStop();
}

void ConnectionForm::showProfile(const ConnectionProfile &profile, const Secret &password)
{
    cancelTest();
    const QScopedValueRollback<bool> filling(m_filling, true);
    m_existing = !profile.id.isNull() && m_services.profiles.find(profile.id).has_value();
    m_original = profile;
    updateGroups();
    m_name->setText(profile.name);
    m_group->setCurrentText(profile.group);
    m_environment->setCurrentIndex(m_environment->findData(int(profile.environment)));
    m_host->setText(profile.host);
    m_port->setText(profile.port);
    m_database->setText(profile.database);
    m_user->setText(profile.user);
    m_password->setSecret(password);
    m_passwordTyped = !password.isEmpty();
    m_savePassword->setChecked(profile.savePassword);
    const QString mode = profile.sslMode.isEmpty() ? QStringLiteral("prefer") : profile.sslMode;
    if (m_sslMode->findData(mode) < 0)
        m_sslMode->addItem(mode, mode); // of a newer libpq, perhaps
    m_sslMode->setCurrentIndex(m_sslMode->findData(mode));
    m_parameters->parameters().setParameters(profile.parameters);
    m_readOnly->setChecked(profile.readOnly);
    m_delete->setVisible(m_existing);
    m_heading->setText(m_existing ? profile.title() : QStringLiteral("New connection"));
    m_password->setPlaceholderText(
        m_existing && profile.savePassword ? QStringLiteral("Leave empty to use the saved one") : QString());
    m_grid->clearProblems();
    showTestWords(Token::Muted, {});
    updateSslMeaning();
    for (QLineEdit *field : {m_host, m_paste})
        m_lengths.insert(field, field->text().size());
    m_filling = false;
    changed();
}

ConnectionProfile ConnectionForm::profile() const
{
    ConnectionProfile profile;
    profile.id = m_original.id;
    profile.name = m_name->text().trimmed();
    profile.group = m_group->currentText().trimmed();
    profile.environment = core::profile::Environment(m_environment->currentData().toInt());
    profile.host = m_host->text().trimmed();
    profile.port = m_port->text().remove(QLatin1Char(' '));
    // a database's or a role's name may begin or end with a space
    profile.database = m_database->text();
    profile.user = m_user->text();
    profile.sslMode = m_sslMode->currentData().toString();
    if (profile.sslMode == QLatin1String("prefer") && m_original.sslMode.isEmpty())
        profile.sslMode.clear(); // libpq's default, left unsaid
    profile.parameters = m_parameters->parameters().parameters();
    profile.readOnly = m_readOnly->isChecked();
    profile.savePassword = m_savePassword->isChecked();
    return profile;
}

bool ConnectionForm::isModified() const
{
    return m_passwordTyped || !(profile() == m_original);
}

void ConnectionForm::focusFirst()
{
    (m_existing ? m_name : m_paste)->setFocus(Qt::OtherFocusReason);
}

QString ConnectionForm::title() const
{
    const ConnectionProfile now = profile();
    return !m_existing && now.name.isEmpty() && now.host.isEmpty() ? QStringLiteral("New connection")
                                                                   : now.title();
}

// --- filling from what was pasted

void ConnectionForm::pasted(QLineEdit *field, const QString &text)
{
    const qsizetype before = m_lengths.value(field);
    m_lengths.insert(field, text.size());
    if (text.size() - before >= PasteLength && core::profile::looksLikeConninfo(text))
        fill(text);
}

bool ConnectionForm::fill(const QString &text)
{
    auto parsed = core::profile::parseConninfo(text);
    if (!parsed) {
        m_pasteWords->setTone(Token::Danger);
        m_pasteWords->setText(wordsOf(parsed.error()));
        m_pasteWords->show();
        m_paste->setProperty("error", true);
        m_paste->update();
        return false;
    }
    fillFrom(*parsed, QStringLiteral("Filled in from the connection string."));
    return true;
}

void ConnectionForm::fillFrom(const core::profile::ParsedConninfo &parsed, const QString &whence)
{
    ConnectionProfile filled = parsed.profile;
    const ConnectionProfile now = profile();
    const ConnectionProfile original = m_original;
    // what a connection string does not speak of stays
    filled.id = now.id;
    filled.name = parsed.profile.name.isEmpty() ? now.name : parsed.profile.name;
    filled.group = now.group;
    filled.environment = now.environment;
    filled.readOnly = now.readOnly;
    filled.savePassword = now.savePassword;
    showProfile(filled, parsed.password);
    m_original = original;
    m_paste->setText({}); // and with it the password that may be in it, also from the undo history
    m_paste->setProperty("error", false);
    m_lengths.insert(m_paste, 0);
    QStringList words{whence};
    words << parsed.notes;
    m_pasteWords->setTone(parsed.notes.isEmpty() ? Token::Ok : Token::Warn);
    m_pasteWords->setText(words.join(QLatin1Char('\n')));
    m_pasteWords->show();
    changed();
}

// --- checks

void ConnectionForm::changed()
{
    if (m_filling)
        return;
    check();
    const bool modified = isModified();
    if (modified != m_wasModified) {
        m_wasModified = modified;
        emit modifiedChanged(modified);
    }
    emit titleChanged(title());
}

void ConnectionForm::check()
{
    m_grid->clearProblems();
    m_grid->setRemark(DatabaseRow, {});
    QHash<int, QString> rows;
    for (const auto &problem : core::profile::checkProfile(profile())) {
        if (m_grid->problem(problem.field).isEmpty())
            m_grid->setProblem(problem.field, problem.message);
        if (problem.row >= 0)
            rows.insert(m_parameters->parameters().rowOfEntry(problem.row), problem.message);
    }
    m_parameters->parameters().setProblems(rows);
}

// --- saving

bool ConnectionForm::storeProfile()
{
    m_parameters->commit();
    changed();
    ConnectionProfile now = profile();
    const bool saysNothing = now.name.isEmpty() && now.host.isEmpty() && now.user.isEmpty()
        && now.database.isEmpty() && now.parameters.isEmpty();
    if (saysNothing)
        m_grid->setProblem(NameRow, QStringLiteral("Give the connection a name, or say where the server is"));
    for (const QString &row : {NameRow, QStringLiteral("host"), QStringLiteral("port"),
                               QStringLiteral("database"), QStringLiteral("user"), ParametersRow}) {
        if (!m_grid->problem(row).isEmpty()) {
            m_grid->focusRow(row);
            return false;
        }
    }
    if (m_existing) {
        if (auto stored = m_services.profiles.update(now); !stored) {
            showTestError(stored.error());
            return false;
        }
    } else {
        auto id = m_services.profiles.add(now);
        if (!id) {
            showTestError(id.error());
            return false;
        }
        now.id = *id;
    }
    m_original = now;
    m_existing = true;
    m_delete->show();
    m_heading->setText(now.title());
    updateGroups();
    return true;
}

bool ConnectionForm::save()
{
    if (!storeProfile())
        return false;
    const Secret typed = m_password->secret();
    if (m_passwordTyped && m_original.savePassword && !typed.isEmpty()) {
        core::whenDone(m_services.secrets.write(m_original.id, typed), this, [this](Result<void> written) {
            updateKeychainWords();
            if (!written && !written.error().isCancelled())
                showTestError(written.error());
        });
    } else if (!m_original.savePassword) {
        // no longer to be kept: what is stored goes
        core::whenDone(m_services.secrets.remove(m_original.id), this, [](Result<void>) {});
    }
    m_passwordTyped = false;
    changed();
    emit saved(m_original, typed);
    return true;
}

void ConnectionForm::saveAndConnect()
{
    if (!storeProfile())
        return;
    // stored only after it proved right, by the connector
    const PasswordAnswer typed{m_password->secret(), m_original.savePassword};
    if (!m_original.savePassword)
        core::whenDone(m_services.secrets.remove(m_original.id), this, [](Result<void>) {});
    m_passwordTyped = false;
    changed();
    emit connectRequested(m_original, typed);
}

void ConnectionForm::askDelete()
{
    Question question;
    question.title = QStringLiteral("Delete the connection “") + m_original.title() + QStringLiteral("”?");
    question.text = QStringLiteral("Its saved password goes too. The server and its data stay as they are.");
    question.answers = {{QStringLiteral("Delete connection"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this](int answer) {
        if (answer != 0)
            return;
        const QUuid id = m_original.id;
        if (auto removed = m_services.profiles.remove(id); !removed) {
            showTestError(removed.error());
            return;
        }
        core::whenDone(m_services.secrets.remove(id), this, [](Result<void>) {});
        m_existing = false;
        emit deleted(id);
    });
}

// --- trying it

void ConnectionForm::test()
{
    m_parameters->commit();
    cancelTest();
    changed();
    for (const QString &row : {QStringLiteral("host"), QStringLiteral("port"), QStringLiteral("database"),
                               QStringLiteral("user"), ParametersRow}) {
        if (!m_grid->problem(row).isEmpty()) {
            m_grid->focusRow(row);
            return;
        }
    }
    const quint64 serial = ++m_testSerial;
    if (m_passwordTyped || !m_existing || !m_original.savePassword) {
        startTest(m_password->secret());
        return;
    }
    m_reading = m_services.secrets.read(m_original.id);
    core::whenDone(m_reading, this, [this, serial](Result<std::optional<Secret>> answer) {
        if (serial != m_testSerial)
            return;
        updateKeychainWords();
        startTest(answer && answer->has_value() ? **answer : Secret());
    });
}

void ConnectionForm::startTest(const Secret &password)
{
    core::session::ConnectRequest request;
    request.profile = profile();
    request.password = password;
    m_test.start(request);
    showTestWords(Token::Muted, {});
    QTimer::singleShot(QuietFor, this, [this, serial = m_testSerial] {
        if (m_test.isRunning() && serial == m_testSerial)
            showTestWords(Token::Muted,
                          QStringLiteral("Connecting to ") + profile().title() + QStringLiteral("…"));
    });
}

void ConnectionForm::cancelTest()
{
    ++m_testSerial;
    m_reading.requestStop();
    if (!m_test.isRunning())
        return;
    m_test.cancel();
    showTestWords(Token::Muted, QStringLiteral("Test cancelled."));
}

void ConnectionForm::showTestResult(const core::session::SessionInfo &info)
{
    showTestWords(Token::Ok, summaryOf(info));
}

void ConnectionForm::showTestError(const Error &error)
{
    const QString row = fieldOf(error);
    if (row == TestRow) {
        showTestWords(Token::Danger, wordsOf(error));
        return;
    }
    m_grid->setProblem(row, wordsOf(error));
    m_grid->focusRow(row);
    showTestWords(Token::Danger, QStringLiteral("No connection after %1 ms.").arg(m_test.elapsed().count()));
}

void ConnectionForm::showDatabases(const QStringList &names)
{
    auto *completer = new QCompleter(names, m_database);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete m_database->completer();
    m_database->setCompleter(completer);
    if (names.contains(m_database->text()) || m_database->text().isEmpty())
        return;
    QString list = names.mid(0, MostNames).join(QStringLiteral(", "));
    if (names.size() > MostNames)
        list += QStringLiteral(", and %1 more").arg(names.size() - MostNames);
    m_grid->setRemark(DatabaseRow, QStringLiteral("On this server: ") + list);
}

void ConnectionForm::showTestWords(Token tone, const QString &words)
{
    m_testWords->setTone(tone);
    m_testWords->setText(words);
    updateTestRow();
}

void ConnectionForm::updateTestRow()
{
    m_testButton->setEnabled(!m_test.isRunning());
    m_cancelTest->setVisible(m_test.isRunning());
    m_testRow->setVisible(m_test.isRunning() || !m_testWords->text().isEmpty());
}

// --- what depends on other things

void ConnectionForm::updateKeychainWords()
{
    const bool keychain = m_services.secrets.persistent();
    m_savePassword->setText(keychain ? QStringLiteral("Save in keychain")
                                     : QStringLiteral("Kept for this run; no keychain found"));
    m_savePassword->setAccessibleName(m_savePassword->text());
}

void ConnectionForm::updateSslMeaning()
{
    const QString value = m_sslMode->currentData().toString();
    QString meaning;
    for (const SslMode &mode : sslModes()) {
        if (mode.value == value)
            meaning = mode.meaning;
    }
    m_grid->setRemark(QStringLiteral("sslmode"), meaning);
}

void ConnectionForm::updateGroups()
{
    const QString now = m_group->currentText();
    const QScopedValueRollback<bool> filling(m_filling, true);
    m_group->clear();
    m_group->addItems(m_services.profiles.groups());
    m_group->setCurrentText(now);
}

void ConnectionForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_test.isRunning()) {
        cancelTest();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui::connections

// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one connection: a tab or a sheet, never a modal dialog. Checks stand at the fields.
#pragma once

#include "core/profile/profilestore.h"
#include "core/secrets/secretstore.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/connections/connectiontest.h"
#include "ui/connections/passwordprompt.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace core::profile {
struct ParsedConninfo;
}

namespace ui::connections {

class FormGrid;
class ParameterTable;
class ToneLabel;

class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    struct Services
    {
        const Theme &theme;
        const Icons &icons;
        Prompts &prompts;
        core::profile::ProfileStore &profiles;
        core::secrets::SecretStore &secrets;
        core::session::Canceller &canceller;
    };

    /// A form for a new connection; showProfile() fills it. Lifetime: the services outlive it.
    explicit ConnectionForm(const Services &services, QWidget *parent = nullptr);
    ~ConnectionForm() override;

    /// Shows a profile. One with an id that the store knows is edited; any other becomes a new one when it is
    /// saved.
    void showProfile(const core::profile::ConnectionProfile &profile, const core::Secret &password = {});
    /// What the fields say; id is null for a new one.
    core::profile::ConnectionProfile profile() const;
    /// Something was changed since the last showProfile() or save.
    bool isModified() const;
    /// The profile's name for a tab.
    QString title() const;
    /// The field to start with: the connection string of a new one, the name of one that exists.
    void focusFirst();

public slots:
    void test();
    void cancelTest();
    /// Saves if nothing is wrong; true if it was saved.
    bool save();
    void saveAndConnect();

signals:
    /// In the store now. typed is what stood in the password field, for Pool::setPassword; may be empty. It
    /// is in the secret store already where "Save in keychain" was ticked.
    void saved(const core::profile::ConnectionProfile &profile, const core::Secret &typed);
    /// Saved, and to be connected: hand both to Connector::connectTo. The password is not stored yet.
    void connectRequested(const core::profile::ConnectionProfile &profile,
                          const ui::connections::PasswordAnswer &typed);
    void deleted(const QUuid &profile);
    /// Cancel: the tab wants to be closed.
    void closeRequested();
    void modifiedChanged(bool modified);
    void titleChanged(const QString &title);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildFields();
    QWidget *buildHeader();
    QWidget *buildFooter();
    QWidget *buildPasswordRow();
    QWidget *buildTestRow();
    void addServiceMenu(QToolButton *button);
    void connectFields();

    bool fill(const QString &text);
    void fillFrom(const core::profile::ParsedConninfo &parsed, const QString &whence);
    void pasted(QLineEdit *field, const QString &text);
    void changed();
    void check();
    bool storeProfile();
    void startTest(const core::Secret &password);
    void showTestResult(const core::session::SessionInfo &info);
    void showTestError(const core::Error &error);
    void showDatabases(const QStringList &names);
    void showTestWords(Token tone, const QString &words);
    void updateTestRow();
    void updateKeychainWords();
    void updateSslMeaning();
    void updateGroups();
    void askDelete();

    Services m_services;
    ConnectionTest m_test;
    core::profile::ConnectionProfile m_original;
    bool m_existing = false;
    bool m_wasModified = false;
    bool m_filling = false;
    bool m_passwordTyped = false;
    QHash<const QLineEdit *, qsizetype>
        m_lengths; ///< before the last edit: a paste makes a field longer at once
    core::Task<std::optional<core::Secret>> m_reading;
    quint64 m_testSerial = 0;

    FormGrid *m_grid = nullptr;
    ToneLabel *m_heading = nullptr;
    ToneLabel *m_subheading = nullptr;
    QLineEdit *m_paste = nullptr;
    ToneLabel *m_pasteWords = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_group = nullptr;
    QComboBox *m_environment = nullptr;
    QLineEdit *m_host = nullptr;
    QLineEdit *m_port = nullptr;
    QLineEdit *m_database = nullptr;
    QLineEdit *m_user = nullptr;
    PasswordField *m_password = nullptr;
    QCheckBox *m_savePassword = nullptr;
    QComboBox *m_sslMode = nullptr;
    ParameterTable *m_parameters = nullptr;
    QCheckBox *m_readOnly = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_cancelTest = nullptr;
    QPushButton *m_delete = nullptr;
    ToneLabel *m_testWords = nullptr;
    QWidget *m_testRow = nullptr;
};

} // namespace ui::connections

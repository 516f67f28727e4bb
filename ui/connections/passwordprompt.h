// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a password in place: no dialog, the rest of the window stays usable.
#pragma once

#include "core/base/error.h"
#include "core/profile/connectionprofile.h"
#include "ui/connections/passwordfield.h"

#include <QFrame>

#include <optional>

class QCheckBox;

namespace ui::connections {

struct PasswordQuestion
{
    core::profile::ConnectionProfile profile;
    std::optional<core::Error> previous; ///< why the last password was refused, in the server's words
    bool keychain = true;                ///< false: what is saved lasts for this run only
};

struct PasswordAnswer
{
    core::Secret password;
    bool save = false;
};

class PasswordPrompt : public QFrame
{
    Q_OBJECT

public:
    PasswordPrompt(const Theme &theme, const Icons &icons, const PasswordQuestion &question,
                   QWidget *parent = nullptr);

signals:
    void answered(const ui::connections::PasswordAnswer &answer);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void accept();

    const Theme &m_theme;
    PasswordQuestion m_question;
    PasswordField *m_password;
    QCheckBox *m_save;
};

/// "alice on db.example.com", as prompts and messages name a connection.
QString whoAndWhere(const core::profile::ConnectionProfile &profile);

} // namespace ui::connections

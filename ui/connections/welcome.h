// SPDX-License-Identifier: GPL-3.0-or-later
// The first tab: start the playground, connect to a server, or go back to where one was. It only says what is
// wanted.
#pragma once

#include "core/base/secret.h"
#include "core/profile/profilestore.h"
#include "ui/base/icons.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui::connections {

class CardButton;
class ToneLabel;

class Welcome : public QWidget
{
    Q_OBJECT

public:
    enum class Playground
    {
        Stopped,
        Starting,
        Running
    };

    Welcome(const Theme &theme, const Icons &icons, const core::profile::ProfileStore &profiles,
            QWidget *parent = nullptr);

    /// text: what it does right now ("Creating the sample database"); percent below 0: no end is known.
    void setPlayground(Playground state, const QString &text = {}, int percent = -1);
    /// A line at the playground's card: why it could not be started. Taken away by the next setPlayground().
    void setPlaygroundError(const QString &words);
    void focusFirst();

signals:
    void startPlayground();
    void newConnection();
    void connectTo(const core::profile::ConnectionProfile &profile);
    /// From the field: a profile without id, with the password that stood in the string (may be empty).
    void connectAdHoc(const core::profile::ConnectionProfile &profile, const core::Secret &password);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuildRecent();
    void connectPasted();

    const Theme &m_theme;
    const core::profile::ProfileStore &m_profiles;
    CardButton *m_playground;
    ToneLabel *m_playgroundError;
    ToneLabel *m_recentTitle;
    QWidget *m_recentHost;
    QVBoxLayout *m_recent;
    QLineEdit *m_uri;
    ToneLabel *m_uriProblem;
};

} // namespace ui::connections

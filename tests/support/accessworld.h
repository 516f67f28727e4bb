// SPDX-License-Identifier: GPL-3.0-or-later
// What tabs about privileges use, on a database of their own: nobody is asked for a password.
#pragma once

#include "core/kinds/forms.h"
#include "core/kinds/kinds.h"
#include "core/secrets/memorystore.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QWidget>

namespace support {

class AccessWorld
{
    class NoAsker : public ui::connections::PasswordAsker
    {
    public:
        core::Task<ui::connections::PasswordAnswer> ask(const ui::connections::PasswordQuestion &) override
        {
            return core::finishedTask<ui::connections::PasswordAnswer>(core::Error::cancelled());
        }
    };

public:
    explicit AccessWorld(const QString &databaseUrl)
        : url(databaseUrl)
        , place{profileFromUrl(url), {}}
    {
        place.database = place.profile.database;
    }

    core::Result<TestServer::Rows> exec(const QString &sql) const { return TestServer::query(url, sql); }
    ui::forms::FormServices services()
    {
        return {theme, icons, pool, connector, settings, prompts, kinds, core::catalog::SqlLibrary(),
                forms, drafts};
    }

    /// HOWDAH_SHOTS=folder keeps pictures, light and dark.
    void shot(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const bool dark : {true, false}) {
            theme.setMode(dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
            QCoreApplication::sendPostedEvents();
            widget.grab().save(
                QStringLiteral("%1/%2-%3.png")
                    .arg(folder, name, dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
    }

    QTemporaryDir home;
    QString url;
    ui::forms::FormPlace place;
    core::session::Canceller canceller;
    core::session::Pool pool{canceller};
    core::secrets::MemoryStore secrets;
    NoAsker asker;
    ui::connections::Connector connector{pool, secrets, asker};
    core::settings::Settings settings{home.filePath(QStringLiteral("settings.ini"))};
    ScriptedPrompts prompts;
    ui::Theme theme;
    ui::Icons icons{theme};
    core::catalog::ObjectKinds kinds = core::kinds::all();
    core::ddl::ObjectForms forms = core::kinds::forms();
    core::workspace::Drafts drafts{home.filePath(QStringLiteral("drafts"))};
};

} // namespace support

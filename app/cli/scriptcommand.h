// SPDX-License-Identifier: GPL-3.0-or-later
// A script run statement by statement on a session of its own, and on those it asks for with \connect. Ends
// the program and deletes itself.
#pragma once

#include "app/cli/resultprinter.h"
#include "app/cli/sessioncommand.h"
#include "core/psql/interpreter.h"

namespace app::cli {

struct ScriptSettings
{
    RowFormat format = RowFormat::Tsv;
    bool formatGiven = false; ///< what the script says of it is for its files alone
    bool quiet = false;
    bool fromInput = false;      ///< the script is standard input: nobody answers there
    core::psql::Memory memory{}; ///< the variables it begins with
};

class ScriptCommand : public SessionCommand
{
public:
    ScriptCommand(const Console &console, QObject *parent);
    ~ScriptCommand() override;

    /// name: of the script, as errors say it.
    void start(const Connection &connection, QString name, std::unique_ptr<core::psql::Reader> reader,
               const ScriptSettings &settings);

private:
    struct Script;
    void open(const core::profile::ConnectionProfile &profile, const QString &database,
              std::function<void(core::Result<core::session::Lease>)> then);
    void run();
    void moveTo(const core::query::Step &step);

    std::unique_ptr<Script> m_script;
    core::session::Lease m_lease;
};

} // namespace app::cli

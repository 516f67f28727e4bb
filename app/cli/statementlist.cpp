// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/statementlist.h"

#include "app/cli/cli.h"
#include "core/base/mappedfile.h"
#include "core/sql/splitter.h"

#include <cinttypes>
#include <cstdio>

namespace app::cli {

int printStatements(const QString &path, const Console &console)
{
    auto file = core::MappedFile::open(path);
    if (!file)
        return console.error(file.error());
    core::sql::Splitter splitter((*file)->bytes());
    core::sql::Statement statement;
    bool written = true;
    while (written && splitter.next(statement)) {
        if (statement.kind != core::sql::Statement::Kind::Backslash)
            written
                = std::printf("{\"line\":%d,\"offset\":%" PRId64 ",\"length\":%" PRId64 "}\n", statement.line,
                              int64_t(statement.offset), int64_t(statement.commandEnd - statement.offset))
                >= 0;
        (*file)->forget(statement.end());
    }
    if (!written || std::fflush(stdout) != 0)
        return console.error(core::Error::io(QStringLiteral("Cannot write to standard output")));
    return Done;
}

} // namespace app::cli

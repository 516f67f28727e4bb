// SPDX-License-Identifier: GPL-3.0-or-later
// Rows between a COPY on the server and a file or a script of ours. Thread: the session's.
#pragma once

#include "core/importing/copyin.h"
#include "core/query/runner.h"

namespace core::psql {

/// A COPY … FROM STDIN with the rows that `next` gives, as an outcome like any statement's.
query::Outcome copyRowsIn(session::Link &link, session::Job &job, const QByteArray &sql,
                          const importing::NextBytes &next, const query::RunOptions &options);

/// What \copy was given: the statement for the server, and where the rows come from or go.
struct ClientCopy
{
    QByteArray sql{}; ///< COPY … FROM STDIN … or COPY … TO STDOUT …
    bool toFile = false;
    bool standard = false; ///< stdin: rows in the script; stdout: as rows of any COPY
    QString path{};
    bool operator==(const ClientCopy &) const = default;
};

/// arguments: the line behind \copy. Fails with Input.
Result<ClientCopy> parseClientCopy(QByteArrayView arguments);

/// The file under its name only when it is whole.
query::Outcome copyToFile(session::Link &link, session::Job &job, const ClientCopy &copy,
                          result::RowSink &sink, const query::RunOptions &options);
query::Outcome copyFromFile(session::Link &link, session::Job &job, const ClientCopy &copy,
                            const query::RunOptions &options);

} // namespace core::psql

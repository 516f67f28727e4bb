// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles and sessions on a test server, and a sink that keeps what it gets.
#pragma once

#include "core/query/runner.h"
#include "core/result/rowsink.h"
#include "core/session/pool.h"

#include <QStringList>

/// A profile with the values of a postgresql:// URL; every call gives a new id.
core::profile::ConnectionProfile profileFromUrl(const QString &url);
core::session::ConnectRequest requestFromUrl(const QString &url);

/// Keeps rows as text, NULL as a null QString. Fails after failAfter rows, if that is not negative.
class KeepingSink : public core::result::RowSink
{
public:
    core::Result<void> begin(const QList<core::result::Column> &columns) override;
    core::Result<void> row(std::span<const core::result::CellView> cells) override;
    core::Result<void> end(bool complete) override;

    QList<core::result::Column> columns;
    QList<QStringList> rows;
    qsizetype failAfter = -1;
    int begins = 0;
    int ends = 0;
    bool complete = false;
};

/// Runs one statement on the session and waits (event loop not needed).
core::query::Outcome runAndWait(core::session::Session &session, const QByteArray &sql,
                                KeepingSink *sink = nullptr);

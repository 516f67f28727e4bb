// SPDX-License-Identifier: GPL-3.0-or-later
// How psql writes rows to a file (\o, \g FILE): aligned, unaligned or CSV. Thread: any, one at a time.
#pragma once

#include "core/base/result.h"
#include "core/result/rowsink.h"
#include "core/transfer/bytesink.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace core::psql {

struct RowLook
{
    enum class Format : quint8
    {
        Aligned,
        Unaligned,
        Csv
    };
    Format format = Format::Aligned;
    bool tuplesOnly = false;
    bool footer = true;
    QByteArray separator{"|"};
    QByteArray csvSeparator{","};
    QByteArray null{};
    bool operator==(const RowLook &) const = default;

    /// \pset NAME [VALUE]. Nothing: it is none of these. Fails with Input: not such a value.
    std::optional<Result<void>> set(const QByteArray &name, const std::optional<QByteArray> &value);
};

/// Aligned rows are kept until they are all there, or fill 16 MB: what comes later has the widths found so
/// far.
std::unique_ptr<result::RowSink> rowWriter(transfer::ByteSink &target, const RowLook &look, bool expanded,
                                           const QString &title);

} // namespace core::psql

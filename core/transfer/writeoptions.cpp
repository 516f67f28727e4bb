// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/writeoptions.h"

namespace core::transfer {

CsvOptions WriteOptions::csvRules() const
{
    CsvOptions rules = csv;
    if (format == Format::Tsv)
        rules.delimiter = '\t';
    return rules;
}

Result<void> WriteOptions::check() const
{
    if (format == Format::Csv || format == Format::Tsv)
        return csvRules().check();
    const bool isUpsert = format == Format::SqlUpsert;
    const bool isUpdate = format == Format::SqlUpdate;
    if (isUpsert || isUpdate || format == Format::SqlInsert) {
        if (sql.table.isEmpty())
            return Error::input(QStringLiteral("Into which table? The statements have to name one"));
        if (sql.rowsPerStatement < 1 || sql.rowsPerStatement > SqlOptions::MostRowsPerStatement)
            return Error::input(QStringLiteral("Rows per statement: a number from 1 to %1")
                                    .arg(SqlOptions::MostRowsPerStatement));
    }
    if ((isUpsert || isUpdate) && sql.keyColumns.isEmpty())
        return Error::input(QStringLiteral("Which columns are the key? %1 needs them")
                                .arg(isUpsert ? QStringLiteral("An upsert") : QStringLiteral("An UPDATE")),
                            QStringLiteral("They tell a row from all others: those of the primary key."));
    if (format == Format::Xlsx && compression != Compression::None)
        return Error::input(QStringLiteral("A workbook is compressed already"));
    return {};
}

Result<void> WriteOptions::checkForTables() const
{
    WriteOptions one = *this;
    if (one.sql.table.isEmpty())
        one.sql.table = QStringList{QStringLiteral("t")};
    return one.check();
}

} // namespace core::transfer

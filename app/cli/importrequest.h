// SPDX-License-Identifier: GPL-3.0-or-later
// What the options of howdah import say. Everything here fails with Input.
#pragma once

#include "app/cli/verb.h"
#include "core/importing/inputfile.h"
#include "core/importing/plan.h"

namespace app::cli {

QList<Option> importOptions();

/// Which column goes where, and what becomes of the rows that are there: of imports and of copies.
struct RowWishes
{
    core::importing::MappingWish mapping{};
    core::importing::OnConflict onConflict = core::importing::OnConflict::Fail;
    QStringList key{};
};
QList<Option> rowOptions();
core::Result<RowWishes> rowWishesFrom(const Arguments &arguments);

/// How the file is to be read: what was said, the rest as it looks.
core::Result<core::importing::ReadOptions> readOptionsFrom(const Arguments &arguments,
                                                           const core::importing::InputFile &file);
core::Result<core::importing::ImportRequest> importRequestFrom(const Arguments &arguments,
                                                               const core::importing::ReadOptions &read);
/// "CSV, delimiter ;, encoding UTF-8 …" for people.
QString described(const core::importing::ReadOptions &read);

} // namespace app::cli

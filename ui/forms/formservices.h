// SPDX-License-Identifier: GPL-3.0-or-later
// What forms use of the program; all of it outlives the tabs.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/catalog/sqllibrary.h"
#include "core/ddl/objectform.h"
#include "core/session/pool.h"
#include "core/settings/settings.h"
#include "core/workspace/drafts.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/base/theme.h"
#include "ui/connections/connector.h"

namespace ui::forms {

struct FormServices
{
    const Theme &theme;
    const Icons &icons;
    core::session::Pool &pool;
    connections::Connector &connector;
    core::settings::Settings &settings;
    Prompts &prompts;
    const core::catalog::ObjectKinds &kinds;
    core::catalog::SqlLibrary library;
    const core::ddl::ObjectForms &forms;
    core::workspace::Drafts &drafts;
};

} // namespace ui::forms

#include "core/session/pool.h"
#include "core/query/runner.h"

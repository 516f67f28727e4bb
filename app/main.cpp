// SPDX-License-Identifier: GPL-3.0-or-later
// howdah: becomes howdah-window or howdah-headless, whichever the arguments ask for. The verbs have a program
// of their own because a process pays for every library it is linked with: without Qt's widgets an export
// takes 12 MB less and is there in half the time. Neither Qt nor the C++ library here: this costs about a
// millisecond.
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <linux/limits.h>
#include <unistd.h>

namespace {

/// A verb, or a question about the program: everything else (nothing, an option of the window, a connection
/// as libpq takes it) opens the window.
bool isHeadless(const char *word)
{
    const char *const questions[] = {"--version", "--help", "-h"};
    for (const char *question : questions) {
        if (std::strcmp(word, question) == 0)
            return true;
    }
    return word[0] != '-' && word[0] != '\0' && !std::strpbrk(word, ":=");
}

/// Runs the program of that name in a folder relative to this program's; returns if there is none.
void become(const char *folder, const char *name, char **argv)
{
    char path[PATH_MAX];
    const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return;
    path[length] = '\0';
    char *behind = std::strrchr(path, '/') + 1;
    const auto room = sizeof path - std::size_t(behind - path);
    if (std::size_t(std::snprintf(behind, room, "%s%s", folder, name)) < room)
        ::execv(path, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const char *name = argc > 1 && isHeadless(argv[1]) ? "howdah-headless" : "howdah-window";
    become("", name, argv); // where it was built
    become("../" HOWDAH_LIBEXEC "/", name, argv);
    std::fprintf(stderr, "howdah: %s cannot be started: %s\n", name, std::strerror(errno));
    return 127;
}

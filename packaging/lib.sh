# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run and packaging/test share: packages, building, phases with their times.
# Exit codes: 2 this system is not one we can set up (the packages needed are printed), 1 anything else.

export LC_ALL=C.UTF-8
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
packages_file=$root/packaging/packages

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# packages_for GROUP... : their names, one per line
packages_for() {
    local wanted=" $* " group name _
    while read -r group name _; do
        case $group in '' | '#'*) continue ;; esac
        case $wanted in *" $group "*) printf '%s\n' "$name" ;; esac
    done <"$packages_file"
}

# missing_packages GROUP... : those of packages_for that are not installed
missing_packages() {
    local names installed name
    names=$(packages_for "$@")
    # shellcheck disable=SC2086 # one word per name
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $names 2>/dev/null | sed -n 's/ installed$//p')
    for name in $names; do
        grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
    done
}

# explain_packages GROUP... : the list for a person, on stderr
explain_packages() {
    local wanted=" $* " group name what
    while read -r group name what; do
        case $group in '' | '#'*) continue ;; esac
        case $wanted in *" ${group%\?} "*)
            printf '  %-6s %-24s %s%s\n' "${group%\?}" "$name" "$what" "$([ "${group%\?}" = "$group" ] || echo ' (optional)')" >&2 ;;
        esac
    done <"$packages_file"
}

# known_system: is this one of the systems whose package names we know and test?
known_system() {
    local os
    [ -r /etc/os-release ] || return 1
    # shellcheck disable=SC1091
    os=$(. /etc/os-release && printf '%s %s' "${ID:-}" "${VERSION_ID:-}")
    [ "$os" = "debian 12" ] || [ "$os" = "ubuntu 24.04" ]
}

# as_root COMMAND... : runs it, with sudo where we are not root
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# need_packages GROUP... : installs what is missing, and only that.
# HOWDAH_PACKAGES=ready says that they are there under whatever names this system has.
need_packages() {
    [ "${HOWDAH_PACKAGES:-}" != ready ] || return 0
    if ! known_system; then
        say "This sets up Debian 12 and Ubuntu 24.04. On any other system these are needed (Debian's names):"
        explain_packages "$@"
        say "With them installed: HOWDAH_PACKAGES=ready $0"
        exit 2
    fi
    local missing optional group
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        say "Missing, and there is neither root nor sudo to install them: $(tr '\n' ' ' <<<"$missing")"
        exit 2
    fi
    say "Installing: $(tr '\n' ' ' <<<"$missing")"
    keep_port_5432_free
    apt update || die "apt-get update failed"
    optional=$(for group in "$@"; do missing_packages "$group?"; done | while read -r name; do
        if apt-cache show "$name" >/dev/null 2>&1; then printf '%s\n' "$name"; fi
    done)
    # shellcheck disable=SC2086 # one word per name
    apt install --no-install-recommends $missing $optional || die "apt-get install failed"
}

apt() {
    local verb=$1
    shift
    as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q -y -o DPkg::Lock::Timeout=300 \
        -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$verb" "$@" </dev/null >&2
}

# The server package makes a cluster of its own on port 5432 and starts it. Who installs Howdah has not asked for
# that; where PostgreSQL is already in use, nothing is touched.
keep_port_5432_free() {
    local folder=/etc/postgresql-common/createcluster.d
    if [ -e /etc/postgresql-common ] || [ -e /etc/postgresql ]; then return 0; fi
    say "PostgreSQL is new here: $folder/howdah.conf keeps its packages from starting a cluster on port 5432"
    as_root mkdir -p "$folder"
    printf '%s\n' "# Written by Howdah's set-up: no \"main\" cluster on installation." \
        "# Remove this file to have one made, or run pg_createcluster." "create_main_cluster = false" |
        as_root tee "$folder/howdah.conf" >/dev/null
}

# jobs_for_machine: one per core, fewer where memory is short (a compiler run takes up to 1 GB)
jobs_for_machine() {
    local cores memory
    cores=$(nproc 2>/dev/null || echo 2)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null)
    [ -n "$memory" ] || memory=$cores
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure PRESET: only where ninja could not see by itself that it is needed
configure() {
    local build=$root/build/$1
    if [ -f "$build/build.ninja" ] && [ "$build/build.ninja" -nt "$root/CMakePresets.json" ]; then return 0; fi
    (cd "$root" && cmake --preset "$1") >&2
}

# build PRESET [TARGET...]: ninja's words go to stderr, and only where there was something to do
build() {
    local preset=$1 quiet=() targets=()
    shift
    [ $# = 0 ] || targets=(--target "$@")
    [ -t 2 ] || quiet=(-- --quiet)
    (cd "$root" && cmake --build --preset "$preset" -j "${HOWDAH_JOBS:-$(jobs_for_machine)}" \
        ${targets[@]+"${targets[@]}"} ${quiet[@]+"${quiet[@]}"}) >&2
}

# phase NAME COMMAND... : runs it and remembers how long it took, for phase_times
phase_log=
phase() {
    local name=$1 start=$SECONDS
    shift
    "$@" || return
    phase_log+="$name $((SECONDS - start)) s, "
}
phase_times() { say "Times: ${phase_log%, }"; }

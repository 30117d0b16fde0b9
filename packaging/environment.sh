# Sourced by run.sh and test.sh, which set $root. `environment runtime` or `environment development` sets $env to the
# folder that holds the libraries of that lock, and has set_up.py make it first when there is none.

# A folder counts when it was made from this very lock, for this kind of computer, by a Python that is still there
# (its bin/python leads to one exact version). set_up.py puts it in place in one move, so it is whole or absent.
find_environment() {
    for env in "$root/.organiser/$kind"-* "$cache/$kind"-*; do
        [ -x "$env/bin/python" ] && cmp -s "$lock" "$env/requirements.lock" && return 0
    done
    return 1
}

# The computer's own Python comes first, as the one its pip belongs to.
find_python() {
    for candidate in python3 python3.13 python3.12 python3.11 python3.14 python; do
        "$candidate" -c 'import sys, importlib.util as u
sys.exit(not ((3, 11) <= sys.version_info < (3, 15) and (u.find_spec("pip") or u.find_spec("ensurepip"))))' \
            </dev/null >/dev/null 2>&1 && python=$candidate && return 0
    done
    for candidate in python3 python3.13 python3.12 python3.11 python; do
        "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' </dev/null >/dev/null 2>&1 || continue
        echo "Organiser needs pip, which fetches the libraries it is built on, and $candidate has none." >&2
        "$candidate" "$root/packaging/system_libraries.py" line pip
        return 1
    done
    found=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null)
    echo "Organiser needs Python 3.11 or newer, and this computer has ${found:+only Python }${found:-none}:" \
        "install a newer one, then run the same command again." >&2
    return 1
}

environment() {
    case $1 in runtime) lock=$root/packaging/requirements.lock ;; *) lock=$root/packaging/requirements-dev.lock ;; esac
    computer=$(uname -sm)
    case $computer in MINGW* | MSYS* | CYGWIN*) printf '%s\n' 'On Windows, use packaging\run.cmd.' >&2 && return 1 ;; esac
    kind=$1-${computer% *}-${computer##* }
    cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}/organiser
    find_environment && return 0
    find_python || return 1
    "$python" "$root/packaging/set_up.py" "$kind" "$lock" "$root/.organiser" "$cache" || return 1
    find_environment
}

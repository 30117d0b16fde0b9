#!/bin/sh
# Runs every check and test:      sh packaging/test.sh
# Runs pytest alone, as given:    sh packaging/test.sh tests/domain -k agenda
# What is missing is set up first. Exit code 0 when everything passed, 1 when not.

case $0 in */*) root=${0%/*}/.. ;; *) root=.. ;; esac
root=$(CDPATH='' cd -- "$root" && pwd -P) || exit 1

unset PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
export QT_QPA_PLATFORM=offscreen PYTHONUTF8=1
case $(uname -s) in Darwin) export LC_ALL=en_GB.UTF-8 ;; *) export LC_ALL=C.UTF-8 ;; esac

. "$root/packaging/environment.sh"
environment development || exit 1

qt=yes
if [ ! -e "$env/works-with-offscreen" ] && [ "${computer% *}" = Linux ]; then
    "$env/bin/python" "$root/packaging/system_libraries.py" need offscreen "$env/works-with-offscreen" || qt=no
fi

# What the tools remember goes beside the libraries: the checkout stays clean, and may be read-only.
memory=$env/memory
export RUFF_CACHE_DIR="$memory/ruff" MYPY_CACHE_DIR="$memory/mypy" HYPOTHESIS_STORAGE_DIRECTORY="$memory/hypothesis"

if [ $# -gt 0 ]; then
    [ $qt = yes ] || exit 1
    case $(pwd -P)/ in "$root"/*) ;; *) cd -- "$root" || exit 1 ;; esac
    exec "$env/bin/python" -m pytest -o "cache_dir=$memory/pytest" "$@"
fi

cd -- "$root" || exit 1
passed=''
failed=''
check() {
    name=$1
    shift
    printf '\n--- %s\n' "$name"
    if "$@"; then passed="$passed, $name"; else failed="$failed, $name"; fi
}

check 'ruff check' "$env/bin/ruff" check .
check 'ruff format' "$env/bin/ruff" format --check .
check 'mypy --strict' "$env/bin/python" -m mypy --strict
check 'import-linter' "$env/bin/python" "$env/bin/lint-imports" --no-logo --cache-dir "$memory/import-linter"
if [ $qt = yes ]; then
    check 'pytest' "$env/bin/python" -m pytest -n auto --dist loadfile --max-worker-restart=0 -o "cache_dir=$memory/pytest"
else
    failed="$failed, pytest (not run, for want of the system libraries named above)"
fi

passed=${passed#, }
failed=${failed#, }
if [ -n "$failed" ]; then
    printf '\nFailed: %s. Passed: %s.\n' "$failed" "${passed:-nothing}"
    exit 1
fi
printf '\nEverything passed: %s.\n' "$passed"

# Completion of mcpctl for bash. Generated from its commands by: mcpctl completion bash

_mcpctl_take() {
    local word
    while IFS= read -r word; do
        COMPREPLY+=("$word")
    done
}

_mcpctl_words() {
    _mcpctl_take < <(compgen -W "$1" -- "$cur")
}

_mcpctl_files() {
    _mcpctl_take < <(compgen "$1" -- "$cur")
    compopt -o filenames 2>/dev/null
}

# A file is only a server when its path says so: ./server.py
_mcpctl_server() {
    case $cur in
    ./* | ../* | /* | '~'*) _mcpctl_files -f ;;
    *)
        _mcpctl_words demo
        if [[ -z $cur ]]; then
            _mcpctl_take < <(compgen -f -- ./)
            compopt -o filenames 2>/dev/null
        fi
        ;;
    esac
}

# Sets command, the number of the operand at the cursor, and what lies between -- and the cursor. bash makes a word of its
# own of each '='.
_mcpctl_scan() {
    local i word
    for ((i = 1; i < ${#COMP_WORDS[@]}; i++)); do
        case ${COMP_WORDS[i]} in
        -- | --stdio | --server) operands=1 ;;
        esac
    done
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        --)
            behind=$((COMP_CWORD - i))
            return
            ;;
        =) i=$((i + 1)) ;;
        -o | --output | --jq | --expect | --stdio | --http | --sse | --header | --bearer-env | --allow-http | --connect-timeout | --unix-socket | --env | --elicit | --meta | --timeout | --max-time | --start-timeout | --max-message | -a | --arg | --args | --listen | --transport | --server | --ca-cert | --client-cert | --client-key | --env-file | -O | --output-file | --cwd | --roots | --save | --protocol)
            [[ ${COMP_WORDS[i + 1]} != = ]] || i=$((i + 1))
            i=$((i + 1))
            ;;
        -?*) ;;
        *)
            if [[ -z $command ]]; then
                command=$word
            else
                operands=$((operands + 1))
            fi
            ;;
        esac
    done
}

_mcpctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' operands=0 behind=0 formats='' options='-h --help'
    COMPREPLY=()
    if [[ $cur == = ]]; then
        cur=''
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    _mcpctl_scan
    if [[ $behind == 1 ]]; then
        _mcpctl_take < <(compgen -c -- "$cur")
        return
    elif [[ $behind != 0 ]]; then
        _mcpctl_files -f
        return
    fi
    case $command in
    list)
        options='-o --output --jq --expect --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml table name'
        ;;
    describe)
        options='-o --output --jq --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml'
        ;;
    call)
        options='-o --output --jq --expect -O --output-file --save -a --arg --args --no-validate --template --edit --read-only --confirm --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml table text'
        ;;
    doctor)
        options='-o --output --jq --expect --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml'
        ;;
    info)
        options='-o --output --jq --expect --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml'
        ;;
    tools)
        options='-o --output --jq --expect --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml table name'
        ;;
    resources)
        options='-o --output --jq --expect --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml table name'
        ;;
    prompts)
        options='-o --output --jq --expect --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml table name'
        ;;
    read)
        options='-o --output --jq --expect -O --output-file --save --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml text'
        ;;
    prompt)
        options='-o --output --jq --expect -O --output-file --save -a --arg --args --no-validate --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml text'
        ;;
    complete)
        options='-o --output --jq -a --arg --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml name'
        ;;
    raw)
        options='-o --output --jq --expect --stdio --server --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --env --env-file --cwd --protocol --roots --elicit --meta --timeout --max-time --start-timeout --max-message -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml'
        ;;
    demo)
        options='--listen --transport -v --verbose -q --quiet --no-input -h --help'
        formats='human'
        ;;
    cache)
        options='-v --verbose -q --quiet --no-input -h --help'
        formats='human'
        ;;
    completion)
        options='-v --verbose -q --quiet --no-input -h --help'
        formats='human'
        ;;
    version)
        options='-o --output --jq -v --verbose -q --quiet --no-input -h --help'
        formats='human json jsonl yaml'
        ;;
    help)
        options='-v --verbose -q --quiet --no-input -h --help'
        formats='human'
        ;;
    esac
    case $prev in
    -o | --output)
        _mcpctl_words "$formats"
        return
        ;;
    --jq | --expect | --stdio | --http | --sse | --header | --bearer-env | --allow-http | --connect-timeout | --unix-socket | --env | --elicit | --meta | --timeout | --max-time | --start-timeout | --max-message | -a | --arg | --args | --listen | --transport)
        :
        return
        ;;
    --server)
        _mcpctl_words 'demo'
        return
        ;;
    --ca-cert | --client-cert | --client-key | --env-file | -O | --output-file)
        _mcpctl_files -f
        return
        ;;
    --cwd | --roots | --save)
        _mcpctl_files -d
        return
        ;;
    --protocol)
        _mcpctl_words 'auto legacy modern 2024-11-05 2025-03-26 2025-06-18 2025-11-25 2026-07-28'
        return
        ;;
    esac
    if [[ $cur == -* ]]; then
        _mcpctl_words "$options"
        return
    fi
    case $command:$operands in
    :* | help:0)
        _mcpctl_words 'list describe call doctor info tools resources prompts read prompt complete raw demo cache completion version help'
        ;;
    list:0 | describe:0 | call:0 | doctor:0 | info:0 | tools:0 | resources:0 | prompts:0 | read:0 | prompt:0 | complete:0 | raw:0)
        _mcpctl_server
        ;;
    list:1)
        _mcpctl_words 'tools resources templates prompts'
        ;;
    cache:0)
        _mcpctl_words 'warm status clear'
        ;;
    completion:0)
        _mcpctl_words 'bash zsh fish'
        ;;
    esac
}

complete -F _mcpctl mcpctl

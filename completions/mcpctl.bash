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

# What mcpctl remembers of the server: tools, their arguments and values, URIs. Nothing is started for it.
_mcpctl_ask() {
    local word offered
    while IFS=$'\t' read -r word _; do
        printf -v offered %q "$word"
        [[ $word == *[!A-Za-z0-9_.:/=@,+%-]* ]] || offered=$word
        COMPREPLY+=("$offered")
    done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete --line "${COMP_LINE:0:COMP_POINT}" "$cur" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *[=/] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

# A file is only a server when its path says so: ./server.py
_mcpctl_server() {
    case $cur in
    ./* | ../* | /* | '~'*) _mcpctl_files -f ;;
    *)
        _mcpctl_words demo
        _mcpctl_ask
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
        -o | --output | --jq | --expect | --page | --cursor | --limit | --stdio | --env | --http | --sse | --header | --bearer-env | --allow-http | --connect-timeout | --unix-socket | --elicit | --sample-with | --sample-reply | --sample-url | --model | --model-key-env | --yes-sampling | --advertise | --log-level | --meta | --timeout | --max-time | --start-timeout | --redact | --traceparent | --max-message | -a | --arg | --args | --trace-filter | --count | --for | --until | --exec | --parallel | --filter | --export | --collector | --ignore | --listen | --fault | --seed | --json | --name | --server | --config | --env-file | --ca-cert | --client-cert | --client-key | --answers | --record | -O | --output-file | -f | --file | --html | --cwd | --roots | --save | --protocol | --transport | --into | --from)
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
        options='-o --output --jq --expect --page --cursor --limit --cache --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml table wide name'
        ;;
    describe)
        options='-o --output --jq --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml'
        ;;
    call)
        options='-o --output --jq --expect --follow -O --output-file --save -a --arg --args --no-validate --template --edit --read-only --confirm --task --detach --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml table text'
        ;;
    trace)
        options='--trace-filter -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    doctor)
        options='-o --output --jq --expect --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml'
        ;;
    info)
        options='-o --output --jq --expect --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml'
        ;;
    tools)
        options='-o --output --jq --expect --page --cursor --limit --cache --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml table wide name'
        ;;
    resources)
        options='-o --output --jq --expect --page --cursor --limit --cache --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml table wide name'
        ;;
    prompts)
        options='-o --output --jq --expect --page --cursor --limit --cache --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml table wide name'
        ;;
    read)
        options='-o --output --jq --expect -O --output-file --save --cache --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml text'
        ;;
    prompt)
        options='-o --output --jq --expect -O --output-file --save -a --arg --args --no-validate --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml text'
        ;;
    complete)
        options='-o --output --jq -a --arg --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml name'
        ;;
    watch)
        options='-o --output --count --for --until --exec --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl'
        ;;
    tasks)
        options='-o --output --jq --expect --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml table wide text name'
        ;;
    raw)
        options='-o --output --jq --expect --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml'
        ;;
    batch)
        options='-o --output --jq --parallel --fail-fast --no-validate --read-only --confirm --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml'
        ;;
    repl)
        options='-f --file --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    show)
        options='-o --output --jq --filter -f --follow --html --export -O --output-file --collector -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human jsonl'
        ;;
    replay)
        options='-o --output --jq --expect --ignore --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --answers --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --roots --advertise --protocol --log-level --meta --timeout --max-time --start-timeout --record --redact --traceparent --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml'
        ;;
    mock)
        options='--listen --transport --strict --fault --seed -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    proxy)
        options='--listen --transport --record --redact --fault --seed --stdio --server --config --trust-project --env --env-file --cwd --inherit-env --http --sse --header --bearer-env --allow-http --ca-cert --client-cert --client-key --insecure --connect-timeout --unix-socket --retry --max-message -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    servers)
        options='-o --output --jq --config --trust-project --json --header --env --env-file --cwd --transport --name --into --from --project --replace --yes -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml table wide name'
        ;;
    demo)
        options='--listen --transport -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    cache)
        options='-v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    completion)
        options='-v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    version)
        options='-o --output --jq -v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human json jsonl yaml'
        ;;
    help)
        options='-v --verbose -q --quiet --no-input --no-pager -h --help'
        formats='human'
        ;;
    esac
    case $prev in
    -o | --output)
        _mcpctl_words "$formats"
        return
        ;;
    --jq | --expect | --page | --cursor | --limit | --stdio | --env | --http | --sse | --header | --bearer-env | --allow-http | --connect-timeout | --unix-socket | --elicit | --sample-with | --sample-reply | --sample-url | --model | --model-key-env | --yes-sampling | --advertise | --log-level | --meta | --timeout | --max-time | --start-timeout | --redact | --traceparent | --max-message | -a | --arg | --args | --trace-filter | --count | --for | --until | --exec | --parallel | --filter | --export | --collector | --ignore | --listen | --fault | --seed | --json | --name)
        :
        return
        ;;
    --server)
        _mcpctl_ask
        return
        ;;
    --config | --env-file | --ca-cert | --client-cert | --client-key | --answers | --record | -O | --output-file | -f | --file | --html)
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
    --transport)
        _mcpctl_words 'http sse'
        return
        ;;
    --into | --from)
        _mcpctl_words 'claude-desktop claude-code cursor vscode windsurf zed gemini qwen codex cline roo continue goose opencode copilot kiro junie amp lmstudio'
        return
        ;;
    esac
    if [[ $cur == -* ]]; then
        _mcpctl_words "$options"
        [[ $command != call && $command != prompt ]] || _mcpctl_ask
        return
    fi
    case $command:$operands in
    :* | trace:0 | help:0)
        _mcpctl_words 'list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help'
        ;;
    list:0 | describe:0 | call:0 | doctor:0 | info:0 | tools:0 | resources:0 | prompts:0 | read:0 | prompt:0 | complete:0 | watch:0 | tasks:0 | raw:0 | batch:0 | repl:0 | replay:0 | proxy:0)
        _mcpctl_server
        ;;
    list:1)
        _mcpctl_words 'tools resources templates prompts'
        ;;
    tasks:1)
        _mcpctl_words 'list get wait result answer cancel'
        ;;
    batch:1 | show:0 | mock:0)
        _mcpctl_files -f
        ;;
    servers:0)
        _mcpctl_words 'list show add remove import install uninstall trust schema'
        ;;
    servers:1)
        _mcpctl_ask
        ;;
    cache:0)
        _mcpctl_words 'warm status clear'
        ;;
    completion:0)
        _mcpctl_words 'bash zsh fish powershell'
        ;;
    ?*:*)
        _mcpctl_ask
        ;;
    esac
}

complete -F _mcpctl mcpctl

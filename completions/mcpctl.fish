# Completions of mcpctl for fish. Generated from its commands by: mcpctl completion fish

# The words before the cursor that are no options, each on a line; a server named otherwise counts as a word.
function __mcpctl_operands
    set -l skip 0
    set -l server (commandline -o | string match -r -- '^--(stdio(=.*)?|server(=.*)?)?$')
    for token in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $token
            case --
                echo behind
                return
            case -o --output --jq --expect --page --cursor --limit --stdio --env --http --sse --header --bearer-env --allow-http --connect-timeout --unix-socket --elicit --sample-with --sample-reply --sample-url --model --model-key-env --yes-sampling --advertise --log-level --meta --timeout --max-time --start-timeout --redact --traceparent --max-message -a --arg --args --trace-filter --count --for --until --exec --parallel --filter --export --collector --ignore --listen --fault --seed --json --name --server --config --env-file --ca-cert --client-cert --client-key --answers --record -O --output-file -f --file --html --cwd --roots --save --protocol --transport --into --from
                set skip 1
            case '-?*'
            case '*'
                echo $token
                if set -q server[1]
                    echo server
                    set -e server
                end
        end
    end
end

function __mcpctl_is
    set -l words (__mcpctl_operands)
    test (count $words) -gt 0; and test "$words[-1]" != behind; and contains -- $words[1] $argv
end

function __mcpctl_at
    set -l words (__mcpctl_operands)
    test (count $words) -eq (math $argv[1] + 1); and contains -- $words[1] $argv[2..-1]
end

function __mcpctl_behind
    set -l words (__mcpctl_operands)
    test "$words[-1]" = behind
end

# What mcpctl remembers of the server: tools, their arguments and values, URIs. Nothing is started for it.
function __mcpctl_ask
    set -l tokens (commandline -opc)
    $tokens[1] __complete --words $tokens[2..-1] (commandline -ct) 2>/dev/null
end

function __mcpctl_asks
    set -l words (__mcpctl_operands)
    test (count $words) -ge 1; and test "$words[-1]" != behind; and contains -- $words[1] list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy
end

complete -c mcpctl -f
complete -c mcpctl -n __mcpctl_asks -a '(__mcpctl_ask)'
complete -c mcpctl -n __mcpctl_behind -F

complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a list -d 'list what a server offers'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a describe -d 'show one tool, resource, template or prompt'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a call -d 'call a tool'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a trace -d 'show what goes over the wire'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a doctor -d 'find out why a server cannot be used'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a info -d 'show what a server is and what was negotiated'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a tools -d 'list tools'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a resources -d 'list resources'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a prompts -d 'list prompts'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a read -d 'read a resource'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a prompt -d 'get a prompt'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a complete -d 'ask for completions of an argument'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a watch -d 'tell of changes as they happen'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a tasks -d 'work with tasks that a server remembers'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a raw -d 'send any request'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a batch -d 'run the calls of a file or of stdin on one connection'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a repl -d 'work at a prompt, or run a script of lines'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a show -d 'show a recording'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a replay -d 'ask again what a recording asked'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a mock -d 'be a server made from a recording or by hand'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a proxy -d 'stand between a host and a server'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a servers -d 'show and change lists of servers, ours and others'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a demo -d 'be the built-in demo server'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a cache -d 'make, show or remove the start-up archive'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a completion -d 'print a completion script for a shell'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a version -d 'show versions'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a help -d 'show help'

complete -c mcpctl -n '__mcpctl_at 0 list' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 list' -F
complete -c mcpctl -n '__mcpctl_at 1 list' -a 'tools resources templates prompts'

complete -c mcpctl -n '__mcpctl_at 0 describe' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 describe' -F

complete -c mcpctl -n '__mcpctl_at 0 call' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 call' -F

complete -c mcpctl -n '__mcpctl_at 0 trace' -a 'list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help'

complete -c mcpctl -n '__mcpctl_at 0 doctor' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 doctor' -F

complete -c mcpctl -n '__mcpctl_at 0 info' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 info' -F

complete -c mcpctl -n '__mcpctl_at 0 tools' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 tools' -F

complete -c mcpctl -n '__mcpctl_at 0 resources' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 resources' -F

complete -c mcpctl -n '__mcpctl_at 0 prompts' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 prompts' -F

complete -c mcpctl -n '__mcpctl_at 0 read' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 read' -F

complete -c mcpctl -n '__mcpctl_at 0 prompt' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 prompt' -F

complete -c mcpctl -n '__mcpctl_at 0 complete' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 complete' -F

complete -c mcpctl -n '__mcpctl_at 0 watch' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 watch' -F

complete -c mcpctl -n '__mcpctl_at 0 tasks' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 tasks' -F
complete -c mcpctl -n '__mcpctl_at 1 tasks' -a 'list get wait result answer cancel'

complete -c mcpctl -n '__mcpctl_at 0 raw' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 raw' -F

complete -c mcpctl -n '__mcpctl_at 0 batch' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 batch' -F
complete -c mcpctl -n '__mcpctl_at 1 batch' -F

complete -c mcpctl -n '__mcpctl_at 0 repl' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 repl' -F

complete -c mcpctl -n '__mcpctl_at 0 show' -F

complete -c mcpctl -n '__mcpctl_at 0 replay' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 replay' -F

complete -c mcpctl -n '__mcpctl_at 0 mock' -F

complete -c mcpctl -n '__mcpctl_at 0 proxy' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 proxy' -F

complete -c mcpctl -n '__mcpctl_at 0 servers' -a 'list show add remove import install uninstall trust schema'
complete -c mcpctl -n '__mcpctl_at 1 servers' -a '(__mcpctl_ask)'


complete -c mcpctl -n '__mcpctl_at 0 cache' -a 'warm status clear'

complete -c mcpctl -n '__mcpctl_at 0 completion' -a 'bash zsh fish powershell'


complete -c mcpctl -n '__mcpctl_at 0 help' -a 'list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help'

complete -c mcpctl -n '__mcpctl_is list' -s o -l output -x -a 'human json jsonl yaml table wide name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is describe' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is call' -s o -l output -x -a 'human json jsonl yaml table text' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is doctor' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is info' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is tools' -s o -l output -x -a 'human json jsonl yaml table wide name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is resources' -s o -l output -x -a 'human json jsonl yaml table wide name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is prompts' -s o -l output -x -a 'human json jsonl yaml table wide name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is read' -s o -l output -x -a 'human json jsonl yaml text' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is prompt' -s o -l output -x -a 'human json jsonl yaml text' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is complete' -s o -l output -x -a 'human json jsonl yaml name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is watch' -s o -l output -x -a 'human json jsonl' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is tasks' -s o -l output -x -a 'human json jsonl yaml table wide text name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is raw' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is batch' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is show' -s o -l output -x -a 'human jsonl' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is replay' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is servers' -s o -l output -x -a 'human json jsonl yaml table wide name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is version' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete tasks raw show replay servers version' -l jq -x -d 'run a jq expression on the JSON document'
complete -c mcpctl -n '__mcpctl_is list call doctor info tools resources prompts read prompt tasks raw replay' -l expect -x -d 'exit 1 when this is false, null or empty'
complete -c mcpctl -n '__mcpctl_is list tools resources prompts' -l page -x -d 'this page alone, counted from 1, as the server cut it'
complete -c mcpctl -n '__mcpctl_is list tools resources prompts' -l cursor -x -d 'the page alone that this cursor of the server\'s names'
complete -c mcpctl -n '__mcpctl_is list tools resources prompts' -l limit -x -d 'at most so many items; no page more than that is fetched'
complete -c mcpctl -n '__mcpctl_is list tools resources prompts read' -l cache -d 'take what a server said is fresh and public from the last run'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l stdio -x -d 'start this command line as the server'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l server -x -a '(__mcpctl_ask)' -d 'the server of this name in a list of servers'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy servers' -l config -r -F -d 'read your list of servers from this file'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy servers' -l trust-project -d 'use what the project\'s files say without asking'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l env -x -d 'set a variable of the server, or pass ours through'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l env-file -r -F -d 'read variables of the server from NAME=VALUE lines'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l cwd -x -a '(__fish_complete_directories)' -d 'start the server in this directory'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l inherit-env -d 'give a server of the catalog all of our variables'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l http -x -d 'the server at this URL, over Streamable HTTP alone'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l sse -x -d 'the server at this URL, over HTTP+SSE alone'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l header -x -d 'send this header; @FILE for a file of them'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l bearer-env -x -d 'send the token in this variable as Authorization'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l allow-http -x -d 'send headers to this host over plain http too'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l ca-cert -r -F -d 'trust the certificates in this PEM file as well'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l client-cert -r -F -d 'show the server this certificate (PEM)'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l client-key -r -F -d 'its key (PEM, PKCS#8), if in a file of its own'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l insecure -d 'accept any certificate for any host'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l connect-timeout -x -d 'time to connect (10s); 0 is none'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l unix-socket -x -d 'connect to this Unix domain socket'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l retry -d 'repeat a call whose answer was lost; may run twice'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l answers -r -F -d 'answer by the rules in this file'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l elicit -x -d 'answer forms: accept-defaults, decline or cancel'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l sample-with -x -d 'let this command be the server\'s language model'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l sample-reply -x -d 'the answer when the server asks a language model'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l sample-url -x -d 'ask the model at this OpenAI-like endpoint'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l model -x -d 'the model\'s name there'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l model-key-env -x -d 'the variable that holds the key for it'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l yes-sampling -x -d 'let a model\'s request, reply or all pass unasked'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l roots -x -a '(__fish_complete_directories)' -d 'a directory to name when the server asks for roots'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l advertise -x -d 'what the server may ask: elicitation, sampling, roots (all), or none'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l protocol -x -a 'auto legacy modern 2024-11-05 2025-03-26 2025-06-18 2025-11-25 2026-07-28' -d 'auto (default), legacy, modern or a date'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l log-level -x -d 'show the server\'s log messages from this level on: debug, info, warning, ...'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l meta -x -d 'a member of _meta in requests; K:=JSON for JSON'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l timeout -x -d 'silence allowed in a request (60s); 0 is none'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l max-time -x -d 'end of the whole run (10m); 0 is none'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l start-timeout -x -d 'time for the server to be ready (60s)'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l record -r -F -d 'record what goes over the wire; see: mcpctl show'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l redact -x -d 'take this out of messages too, such as $..email'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay' -l traceparent -x -d 'W3C trace context for _meta; new makes a fresh one'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete watch tasks raw batch repl replay proxy' -l max-message -x -d 'longest message in memory (64MiB); 0 is no limit'
complete -c mcpctl -n '__mcpctl_is list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help' -s v -l verbose -d 'say more on stderr; twice for even more'
complete -c mcpctl -n '__mcpctl_is list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help' -s q -l quiet -d 'say nothing on stderr but failures'
complete -c mcpctl -n '__mcpctl_is list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help' -l no-input -d 'never ask anything'
complete -c mcpctl -n '__mcpctl_is list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help' -l no-pager -d 'do not show long results a page at a time'
complete -c mcpctl -n '__mcpctl_is list describe call trace doctor info tools resources prompts read prompt complete watch tasks raw batch repl show replay mock proxy servers demo cache completion version help' -s h -l help -d 'show this help'
complete -c mcpctl -n '__mcpctl_is call' -l follow -d 'also read what resource links point to'
complete -c mcpctl -n '__mcpctl_is call read prompt' -s O -l output-file -r -F -d 'write the one content to this file'
complete -c mcpctl -n '__mcpctl_is call read prompt' -l save -x -a '(__fish_complete_directories)' -d 'write every content to a file in this directory'
complete -c mcpctl -n '__mcpctl_is call prompt' -s a -l arg -x -d 'an argument, taken literally'
complete -c mcpctl -n '__mcpctl_is call prompt' -l args -x -d 'all arguments as JSON; @FILE, or - for stdin'
complete -c mcpctl -n '__mcpctl_is call prompt batch' -l no-validate -d 'send arguments that do not fit the schema'
complete -c mcpctl -n '__mcpctl_is call' -l template -d 'print a minimal argument object instead of calling'
complete -c mcpctl -n '__mcpctl_is call' -l edit -d 'edit the arguments in $VISUAL or $EDITOR first'
complete -c mcpctl -n '__mcpctl_is call batch' -l read-only -d 'refuse tools that are not marked read-only'
complete -c mcpctl -n '__mcpctl_is call batch' -l confirm -d 'ask before a tool that may destroy something'
complete -c mcpctl -n '__mcpctl_is call' -l task -d 'run it as a task of the server and wait for it'
complete -c mcpctl -n '__mcpctl_is call' -l detach -d 'the same without waiting; see: mcpctl help tasks'
complete -c mcpctl -n '__mcpctl_is trace' -l trace-filter -x -d 'show only these kinds, methods or ids'
complete -c mcpctl -n '__mcpctl_is complete' -s a -l arg -x -d 'an argument that is fixed already'
complete -c mcpctl -n '__mcpctl_is watch' -l count -x -d 'end after so many events'
complete -c mcpctl -n '__mcpctl_is watch' -l for -x -d 'end after this time; 1 if --count or --until is unmet then'
complete -c mcpctl -n '__mcpctl_is watch' -l until -x -d 'end at the first event for which this is true'
complete -c mcpctl -n '__mcpctl_is watch' -l exec -x -d 'run this for each event, which it gets as JSON on stdin'
complete -c mcpctl -n '__mcpctl_is batch' -l jq -x -d 'run a jq expression on each result, as -o jsonl has it'
complete -c mcpctl -n '__mcpctl_is batch' -l parallel -x -d 'run so many lines at once (1); results stay in order'
complete -c mcpctl -n '__mcpctl_is batch' -l fail-fast -d 'begin no other line once one has failed'
complete -c mcpctl -n '__mcpctl_is repl' -s f -l file -r -F -d 'run the lines of this file; - is stdin'
complete -c mcpctl -n '__mcpctl_is show' -l filter -x -d 'only these kinds, methods or ids'
complete -c mcpctl -n '__mcpctl_is show' -s f -l follow -d 'go on as the file grows, until the recording ends'
complete -c mcpctl -n '__mcpctl_is show' -l html -r -F -d 'write a web page instead'
complete -c mcpctl -n '__mcpctl_is show' -l export -x -d 'write har, otlp or mermaid instead'
complete -c mcpctl -n '__mcpctl_is show' -s O -l output-file -r -F -d 'where --export goes'
complete -c mcpctl -n '__mcpctl_is show' -l collector -x -d 'give --export otlp to this OTLP/HTTP collector'
complete -c mcpctl -n '__mcpctl_is replay' -l ignore -x -d 'do not compare this part of the results'
complete -c mcpctl -n '__mcpctl_is mock proxy demo' -l listen -x -d 'speak HTTP there and print the URL; port 0 takes a free one'
complete -c mcpctl -n '__mcpctl_is mock proxy demo' -l transport -x -a 'http sse' -d 'http (default) or sse, the transport of 2024-11-05'
complete -c mcpctl -n '__mcpctl_is mock' -l strict -d 'recorded requests come once and in order; exit 1 when one is missing or another comes'
complete -c mcpctl -n '__mcpctl_is mock proxy' -l fault -x -d 'do something wrong to answers, see below; repeatable'
complete -c mcpctl -n '__mcpctl_is mock proxy' -l seed -x -d 'makes the chance in --fault another one (0)'
complete -c mcpctl -n '__mcpctl_is servers' -l json -x -d 'add: any program\'s entry or list; @FILE or - for stdin'
complete -c mcpctl -n '__mcpctl_is servers' -l header -x -d 'add: send this header; references are kept'
complete -c mcpctl -n '__mcpctl_is servers' -l env -x -d 'add: a variable of the server, or ours by name'
complete -c mcpctl -n '__mcpctl_is servers' -l env-file -r -F -d 'add: a file with more variables of the server'
complete -c mcpctl -n '__mcpctl_is servers' -l cwd -x -a '(__fish_complete_directories)' -d 'add: where the server is started'
complete -c mcpctl -n '__mcpctl_is servers' -l transport -x -a 'http sse' -d 'add: http or sse; both are tried without'
complete -c mcpctl -n '__mcpctl_is servers' -l name -x -d 'import, install: what the entry is called there'
complete -c mcpctl -n '__mcpctl_is servers' -l into -x -a 'claude-desktop claude-code cursor vscode windsurf zed gemini qwen codex cline roo continue goose opencode copilot kiro junie amp lmstudio' -d 'install: the program to write for'
complete -c mcpctl -n '__mcpctl_is servers' -l from -x -a 'claude-desktop claude-code cursor vscode windsurf zed gemini qwen codex cline roo continue goose opencode copilot kiro junie amp lmstudio' -d 'uninstall: the program whose list loses the entry'
complete -c mcpctl -n '__mcpctl_is servers' -l project -d 'change the file of the project, not the user\'s'
complete -c mcpctl -n '__mcpctl_is servers' -l replace -d 'add, import: change an entry that is there already'
complete -c mcpctl -n '__mcpctl_is servers' -l yes -d 'install, uninstall: do not ask'

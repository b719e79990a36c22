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
            case -o --output --jq --expect --stdio --http --sse --header --bearer-env --allow-http --connect-timeout --unix-socket --env --elicit --meta --timeout --max-time --start-timeout --max-message -a --arg --args --listen --transport --server --ca-cert --client-cert --client-key --env-file -O --output-file --cwd --roots --save --protocol
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

complete -c mcpctl -f
complete -c mcpctl -n __mcpctl_behind -F

complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a list -d 'list what a server offers'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a describe -d 'show one tool, resource, template or prompt'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a call -d 'call a tool'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a doctor -d 'find out why a server cannot be used'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a info -d 'show what a server is and what was negotiated'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a tools -d 'list tools'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a resources -d 'list resources'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a prompts -d 'list prompts'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a read -d 'read a resource'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a prompt -d 'get a prompt'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a complete -d 'ask for completions of an argument'
complete -c mcpctl -n 'test (count (__mcpctl_operands)) -eq 0' -a raw -d 'send any request'
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

complete -c mcpctl -n '__mcpctl_at 0 raw' -a demo -d 'the built-in demo server'
complete -c mcpctl -n '__mcpctl_at 0 raw' -F


complete -c mcpctl -n '__mcpctl_at 0 cache' -a 'warm status clear'

complete -c mcpctl -n '__mcpctl_at 0 completion' -a 'bash zsh fish'


complete -c mcpctl -n '__mcpctl_at 0 help' -a 'list describe call doctor info tools resources prompts read prompt complete raw demo cache completion version help'

complete -c mcpctl -n '__mcpctl_is list' -s o -l output -x -a 'human json jsonl yaml table name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is describe' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is call' -s o -l output -x -a 'human json jsonl yaml table text' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is doctor' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is info' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is tools' -s o -l output -x -a 'human json jsonl yaml table name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is resources' -s o -l output -x -a 'human json jsonl yaml table name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is prompts' -s o -l output -x -a 'human json jsonl yaml table name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is read' -s o -l output -x -a 'human json jsonl yaml text' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is prompt' -s o -l output -x -a 'human json jsonl yaml text' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is complete' -s o -l output -x -a 'human json jsonl yaml name' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is raw' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is version' -s o -l output -x -a 'human json jsonl yaml' -d 'form of the result'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw version' -l jq -x -d 'run a jq expression on the JSON document'
complete -c mcpctl -n '__mcpctl_is list call doctor info tools resources prompts read prompt raw' -l expect -x -d 'exit 1 when this is false, null or empty'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l stdio -x -d 'start this command line as the server'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l server -x -a 'demo' -d 'the server of this name, whatever the word looks like'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l http -x -d 'the server at this URL, over Streamable HTTP alone'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l sse -x -d 'the server at this URL, over the older HTTP+SSE alone'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l header -x -d 'send this header; @FILE for a file of them'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l bearer-env -x -d 'send the token in this variable as Authorization'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l allow-http -x -d 'send headers to this host over plain http too'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l ca-cert -r -F -d 'trust the certificates in this PEM file as well'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l client-cert -r -F -d 'show the server this certificate (PEM)'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l client-key -r -F -d 'its key (PEM, PKCS#8), if in a file of its own'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l insecure -d 'accept any certificate for any host'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l connect-timeout -x -d 'time to connect (10s); 0 is none'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l unix-socket -x -d 'connect to this Unix domain socket'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l retry -d 'repeat a call whose answer got lost; it may run twice'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l env -x -d 'set a variable of the server, or pass ours through'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l env-file -r -F -d 'read variables of the server from NAME=VALUE lines'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l cwd -x -a '(__fish_complete_directories)' -d 'start the server in this directory'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l protocol -x -a 'auto legacy modern 2024-11-05 2025-03-26 2025-06-18 2025-11-25 2026-07-28' -d 'auto (default), legacy, modern, or a date such as 2025-06-18'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l roots -x -a '(__fish_complete_directories)' -d 'a directory to name when the server asks for roots'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l elicit -x -d 'answer the server\'s forms: accept-defaults, decline or cancel; else exit 8'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l meta -x -d 'a member of _meta in each request; K:=JSON for JSON'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l timeout -x -d 'silence allowed while a request is open (60s); 0 is none'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l max-time -x -d 'end of the whole run (10m); 0 is none'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l start-timeout -x -d 'time for the server to be ready (60s)'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw' -l max-message -x -d 'longest message held in memory (64MiB); 0 is no limit'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw demo cache completion version help' -s v -l verbose -d 'say more on stderr; twice for even more'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw demo cache completion version help' -s q -l quiet -d 'say nothing on stderr but failures'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw demo cache completion version help' -l no-input -d 'never ask anything'
complete -c mcpctl -n '__mcpctl_is list describe call doctor info tools resources prompts read prompt complete raw demo cache completion version help' -s h -l help -d 'show this help'
complete -c mcpctl -n '__mcpctl_is call read prompt' -s O -l output-file -r -F -d 'write the one content to this file'
complete -c mcpctl -n '__mcpctl_is call read prompt' -l save -x -a '(__fish_complete_directories)' -d 'write every content to a file in this directory'
complete -c mcpctl -n '__mcpctl_is call prompt' -s a -l arg -x -d 'an argument, taken literally'
complete -c mcpctl -n '__mcpctl_is call prompt' -l args -x -d 'all arguments as a JSON object; @FILE or - for stdin'
complete -c mcpctl -n '__mcpctl_is call prompt' -l no-validate -d 'send arguments that do not fit the schema'
complete -c mcpctl -n '__mcpctl_is call' -l template -d 'print a minimal argument object instead of calling'
complete -c mcpctl -n '__mcpctl_is call' -l edit -d 'open the argument object in $VISUAL or $EDITOR first'
complete -c mcpctl -n '__mcpctl_is call' -l read-only -d 'refuse tools that are not marked read-only'
complete -c mcpctl -n '__mcpctl_is call' -l confirm -d 'ask before calling a tool that may destroy something'
complete -c mcpctl -n '__mcpctl_is complete' -s a -l arg -x -d 'an argument that is fixed already'
complete -c mcpctl -n '__mcpctl_is demo' -l listen -x -d 'speak HTTP there and print the URL; port 0 takes a free one'
complete -c mcpctl -n '__mcpctl_is demo' -l transport -x -d 'http (default) or sse, the transport of 2024-11-05'

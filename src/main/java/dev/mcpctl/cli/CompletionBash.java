package dev.mcpctl.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the completion script for bash, from 3.2 on, without the package bash-completion. */
final class CompletionBash {

    private static final String START = """
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
            while IFS=$'\\t' read -r word _; do
                printf -v offered %q "$word"
                [[ $word == *[!A-Za-z0-9_.:/=@,+%-]* ]] || offered=$word
                COMPREPLY+=("$offered")
            done < <("${COMP_WORDS[0]/#\\~/$HOME}" __complete --line "${COMP_LINE:0:COMP_POINT}" "$cur" 2>/dev/null)
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
                WITH_VALUE)
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
        """;

    private static final String OPTIONS = """
                if [[ $cur == -* ]]; then
                    _mcpctl_words "$options"
                    [[ $command != call && $command != prompt ]] || _mcpctl_ask
                    return
                fi
            """;

    private static final String END = """
        }

        complete -F _mcpctl mcpctl
        """;

    private final CompletionModel model;
    private final StringBuilder text = new StringBuilder();

    private CompletionBash(CompletionModel model) {
        this.model = model;
    }

    static String script(CompletionModel model) {
        return new CompletionBash(model).script();
    }

    private String script() {
        text.append(START.replace("WITH_VALUE", String.join(" | ", model.namesWithValue())));
        commands();
        values();
        text.append(OPTIONS);
        operands();
        return text.append(END).toString();
    }

    private void commands() {
        text.append("    case $command in\n");
        for (CompletionModel.CommandWords command : model.commands()) {
            List<String> names = new ArrayList<>();
            for (CompletionModel.OptionWord option : command.options()) {
                names.addAll(option.names());
            }
            text.append("    ").append(command.name()).append(")\n");
            text.append("        options='").append(String.join(" ", names)).append("'\n");
            text.append("        formats='")
                    .append(String.join(" ", command.formats()))
                    .append("'\n");
            text.append("        ;;\n");
        }
        text.append("    esac\n");
    }

    private void values() {
        text.append("    case $prev in\n");
        model.namesByValues().forEach((values, names) -> rule(names, offer(values) + "\n        return"));
        text.append("    esac\n");
    }

    private void operands() {
        Map<CompletionValues, List<String>> places = new LinkedHashMap<>();
        places.put(new CompletionValues(CompletionValues.Kind.COMMANDS, List.of()), new ArrayList<>(List.of(":*")));
        for (CompletionModel.CommandWords command : model.commands()) {
            for (int i = 0; i < command.operands().size(); i++) {
                CompletionValues values = command.operands().get(i).values();
                if (values.kind() != CompletionValues.Kind.ANYTHING) {
                    places.computeIfAbsent(values, same -> new ArrayList<>()).add(command.name() + ":" + i);
                }
            }
        }
        text.append("    case $command:$operands in\n");
        places.forEach((values, patterns) -> rule(patterns, offer(values)));
        rule(List.of("?*:*"), "_mcpctl_ask");
        text.append("    esac\n");
    }

    private void rule(List<String> patterns, String action) {
        text.append("    ")
                .append(String.join(" | ", patterns))
                .append(")\n        ")
                .append(action)
                .append("\n        ;;\n");
    }

    private String offer(CompletionValues values) {
        return switch (values.kind()) {
            case NOTHING, ANYTHING -> ":";
            case WORDS -> "_mcpctl_words '" + String.join(" ", values.words()) + "'";
            case FORMATS -> "_mcpctl_words \"$formats\"";
            case COMMANDS -> "_mcpctl_words '" + String.join(" ", model.names()) + "'";
            case SERVER -> "_mcpctl_server";
            case ENTRY -> "_mcpctl_ask";
            case FILE -> "_mcpctl_files -f";
            case DIRECTORY -> "_mcpctl_files -d";
        };
    }
}

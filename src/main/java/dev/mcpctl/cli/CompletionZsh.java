package dev.mcpctl.cli;

/** Writes the completion function for zsh. */
final class CompletionZsh {

    private static final String START = """
        #compdef mcpctl
        # Completion of mcpctl for zsh. Generated from its commands by: mcpctl completion zsh

        # What mcpctl remembers of the server: tools, their arguments and values, URIs. Nothing is started for it.
        _mcpctl_ask() {
          local each word about
          local -a whole started
          for each in ${(f)"$(${(Q)_mcpctl_line[1]/#\\~/$HOME} __complete --words "${(@Q)_mcpctl_line[2,-2]}" "${(Q)PREFIX}" 2>/dev/null)"}; do
            word=${each%%$'\\t'*}
            about=${each#*$'\\t'}
            if [[ $word == *[=/] ]]; then
              started+=("${word//:/\\\\:}:$about")
            else
              whole+=("${word//:/\\\\:}:$about")
            fi
          done
          (( $#started )) && _describe -V word started -S ''
          (( $#whole )) && _describe -V word whole
        }

        # A file is only a server when its path says so: ./server.py
        _mcpctl_server() {
          if [[ $PREFIX == (.|/|\\~)* ]]; then
            _files
          else
            _alternative 'servers:server:(demo)' 'remembered:server:_mcpctl_ask' 'files:file:_files -P ./'
          fi
        }

        """;

    private static final String BEGIN = """
        _mcpctl() {
          local curcontext=$curcontext state line
          local -a server
          local -a _mcpctl_line=("${words[@]:0:$CURRENT}")
          typeset -A opt_args
          local -i behind=${words[(i)--]}
          if (( behind < CURRENT )); then
            shift behind words
            (( CURRENT -= behind ))
            _normal
            return
          fi
          if (( ! ${words[(I)(--|--stdio|--stdio=*|--server|--server=*)]} )); then
            server=(':SERVER:_mcpctl_server')
          fi
          _arguments -C '(- *)'{-h,--help}'[show help]' '1:command:_mcpctl_commands' '*::word:->words' && return
          [[ $state == words ]] || return 1
          case $words[1] in
        """;

    private static final String END = """
          esac
        }

        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
          _mcpctl "$@"
        else
          compdef _mcpctl mcpctl
        fi
        """;

    private final CompletionModel model;
    private final StringBuilder text = new StringBuilder();

    private CompletionZsh(CompletionModel model) {
        this.model = model;
    }

    static String script(CompletionModel model) {
        return new CompletionZsh(model).script();
    }

    private String script() {
        text.append(START);
        names();
        text.append(BEGIN);
        for (CompletionModel.CommandWords command : model.commands()) {
            command(command);
        }
        return text.append(END).toString();
    }

    private void names() {
        text.append("_mcpctl_commands() {\n  local -a commands\n  commands=(\n");
        for (CompletionModel.CommandWords command : model.commands()) {
            text.append("    '")
                    .append(command.name())
                    .append(':')
                    .append(quoted(command.summary()))
                    .append("'\n");
        }
        text.append("  )\n  _describe command commands\n}\n\n");
    }

    private void command(CompletionModel.CommandWords command) {
        text.append("    ").append(command.name()).append(")\n      _arguments -S");
        for (CompletionModel.OptionWord option : command.options()) {
            text.append(" \\\n        ").append(option(option, command));
        }
        for (CompletionModel.OperandWord operand : command.operands()) {
            text.append(" \\\n        ").append(operand(operand, command));
        }
        if (command.takesArguments()) {
            text.append(" \\\n        '*:argument:_mcpctl_ask'");
        }
        text.append("\n      ;;\n");
    }

    /** One name needs no list of itself; two names exclude each other unless the option repeats. */
    private String option(CompletionModel.OptionWord option, CompletionModel.CommandWords command) {
        StringBuilder spec = new StringBuilder();
        if (option.repeats()) {
            spec.append("'*'");
        } else {
            spec.append("'(").append(String.join(" ", option.names())).append(")'");
        }
        boolean value = option.takesValue();
        if (option.names().size() == 1) {
            spec.append(option.names().get(0)).append(value ? "=" : "");
        } else {
            spec.append('{').append(option.names().get(0)).append(value ? "+," : ",");
            spec.append(option.names().get(1)).append(value ? "=}" : "}");
        }
        spec.append("'[").append(quoted(option.description())).append(']');
        if (value) {
            spec.append(':').append(quoted(option.label())).append(':').append(action(option.values(), command, false));
        }
        return spec.append('\'').toString();
    }

    private String operand(CompletionModel.OperandWord operand, CompletionModel.CommandWords command) {
        if (operand.values().kind() == CompletionValues.Kind.SERVER) {
            return "$server";
        }
        String start = operand.required() ? ":" : "::";
        return "'" + start + operand.label() + ":" + action(operand.values(), command, command.takesServer()) + "'";
    }

    private static String action(CompletionValues values, CompletionModel.CommandWords command, boolean asks) {
        return switch (values.kind()) {
            case NOTHING -> " ";
            case ANYTHING -> asks ? "_mcpctl_ask" : " ";
            case WORDS -> "(" + String.join(" ", values.words()) + ")";
            case FORMATS -> "(" + String.join(" ", command.formats()) + ")";
            case COMMANDS -> "_mcpctl_commands";
            case SERVER -> "_mcpctl_server";
            case ENTRY -> "_mcpctl_ask";
            case FILE -> "_files";
            case DIRECTORY -> "_files -/";
        };
    }

    /** For inside single quotes, in a place where brackets and colons mean something. */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace(":", "\\:")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("'", "'\\''");
    }
}

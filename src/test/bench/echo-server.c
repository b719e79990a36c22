/*
 * An MCP server of the handshake generation that starts in a millisecond: what is measured against it is the client.
 * It answers one message a line, and knows no more of JSON than it takes to find the members of the outermost object.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static const char *skip_string(const char *at) {
    for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1]) at++;
    return *at ? at + 1 : at;
}

static const char *skip_space(const char *at) {
    while (*at == ' ' || *at == '\t') at++;
    return at;
}

/* Past a value of any kind. */
static const char *skip_value(const char *at) {
    int depth = 0;
    do {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        if (*at == '{' || *at == '[') depth++;
        if (*at == '}' || *at == ']') {
            if (depth == 0) return at;
            depth--;
        }
        if (depth == 0 && *at == ',') return at;
        at++;
    } while (*at && (depth > 0 || (*at != ',' && *at != '}' && *at != ']')));
    return at;
}

/* The text of a member of the object at the start of the line, in a buffer; 0 when it has none that fits. */
static int member(const char *line, const char *name, char *text, size_t size) {
    const char *at = skip_space(line);
    if (*at != '{') return 0;
    at = skip_space(at + 1);
    while (*at == '"') {
        const char *key = at + 1, *value, *end;
        at = skip_string(at);
        size_t length = (size_t)(at - key - 1);
        at = skip_space(at);
        if (*at != ':') return 0;
        value = skip_space(at + 1);
        end = skip_value(value);
        if (length == strlen(name) && !strncmp(key, name, length)) {
            if ((size_t)(end - value) >= size) return 0;
            memcpy(text, value, (size_t)(end - value));
            text[end - value] = 0;
            return 1;
        }
        at = skip_space(end);
        if (*at == ',') at = skip_space(at + 1);
    }
    return 0;
}

static const char *result_of(const char *method) {
    if (!strcmp(method, "\"initialize\""))
        return "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},"
               "\"serverInfo\":{\"name\":\"bench\",\"version\":\"1\"}}";
    if (!strcmp(method, "\"tools/list\""))
        return "{\"tools\":[{\"name\":\"echo\",\"description\":\"Echoes a message\",\"inputSchema\":{\"type\":\"object\","
               "\"properties\":{\"message\":{\"type\":\"string\"}},\"required\":[\"message\"]}}]}";
    if (!strcmp(method, "\"tools/call\"")) return "{\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}";
    if (!strcmp(method, "\"ping\"")) return "{}";
    return NULL;
}

int main(void) {
    char *line = NULL, id[256], method[256];
    size_t capacity = 0;
    while (getline(&line, &capacity, stdin) > 0) {
        const char *result;
        line[strcspn(line, "\r\n")] = 0;
        if (!member(line, "id", id, sizeof id) || !member(line, "method", method, sizeof method)) continue;
        result = result_of(method);
        if (result)
            printf("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}\n", id, result);
        else
            printf("{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32601,\"message\":\"no such method\"}}\n", id);
        fflush(stdout);
    }
    free(line);
    return 0;
}

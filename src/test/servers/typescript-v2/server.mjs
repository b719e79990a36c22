// A city guide on the TypeScript SDK v2, as its first tutorial would write it. Serves both eras from one factory, over stdio
// or, with a port, over HTTP.
import { appendFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { Readable } from 'node:stream';
import { McpServer, ResourceTemplate, acceptedContent, completable, createMcpHandler, inputRequired } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import * as z from 'zod';

const CITIES = { Bergen: 'rain and mountains', Oslo: 'the capital of Norway', Tromsø: 'northern lights' };
const startingWith = prefix => Object.keys(CITIES).filter(city => city.startsWith(prefix));
const text = value => ({ content: [{ type: 'text', text: value }] });

function createServer() {
    const server = new McpServer({ name: 'typescript-guide', version: '1.0.0' }, { instructions: 'A small city guide.' });
    addTools(server);
    addResources(server);
    addPrompts(server);
    if (logFile) addWait(server);
    return server;
}

function addTools(server) {
    server.registerTool(
        'add',
        { description: 'Add two numbers', inputSchema: z.object({ a: z.int(), b: z.int() }), annotations: { readOnlyHint: true } },
        async ({ a, b }) => text(String(a + b))
    );
    server.registerTool(
        'weather',
        {
            description: 'Weather of a city',
            inputSchema: z.object({ city: z.string(), days: z.int().min(1).max(7).default(1), unit: z.enum(['C', 'F']).default('C') }),
            outputSchema: z.object({ city: z.string(), days: z.int(), unit: z.string(), degrees: z.number() })
        },
        async ({ city, days, unit }) => {
            const weather = { city, days, unit, degrees: 4.5 };
            return { ...text(JSON.stringify(weather)), structuredContent: weather };
        }
    );
    server.registerTool('fail', { description: 'Always fails', inputSchema: z.object({ reason: z.string() }) }, async ({ reason }) => {
        throw new Error(`cannot do it: ${reason}`);
    });
    const visitor = z.object({ name: z.string().default('stranger') });
    server.registerTool('greet', { description: 'Asks who you are, then greets you' }, async ctx => {
        const answer = acceptedContent(ctx.mcpReq.inputResponses, 'visitor', visitor);
        if (answer) return text(`hello ${answer.name}`);
        return inputRequired({
            inputRequests: { visitor: inputRequired.elicit({ message: 'Who are you?', requestedSchema: visitor }) }
        });
    });
}

// With GUIDE_LOG there is a tool that never ends, and a log of what reaches the server meanwhile, in that order.
const logFile = process.env.GUIDE_LOG;
const note = line => appendFileSync(logFile, line + '\n');

function addWait(server) {
    server.registerTool('wait', { description: 'Waits until it is cancelled' }, ctx => {
        note('waiting');
        return new Promise((_, reject) => {
            ctx.mcpReq.signal.addEventListener('abort', () => {
                note('cancelled');
                reject(new Error('cancelled'));
            });
        });
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(signal, () => {
            note(signal);
            process.exit(1);
        });
    }
    process.stdin.on('end', () => note('end of input'));
}

function addResources(server) {
    server.registerResource('cities', 'guide://cities', { description: 'All cities', mimeType: 'text/plain' }, async uri => ({
        contents: [{ uri: uri.href, mimeType: 'text/plain', text: Object.keys(CITIES).join('\n') + '\n' }]
    }));
    server.registerResource(
        'city',
        new ResourceTemplate('guide://city/{name}', { list: undefined, complete: { name: startingWith } }),
        { description: 'One city', mimeType: 'text/plain' },
        async (uri, { name }) => ({
            contents: [{ uri: uri.href, mimeType: 'text/plain', text: `${name}: ${CITIES[name]}` }]
        })
    );
}

function addPrompts(server) {
    server.registerPrompt(
        'plan_trip',
        {
            description: 'Plan a trip',
            argsSchema: z.object({ city: completable(z.string(), startingWith), days: z.string().optional() })
        },
        ({ city, days = '1' }) => ({
            messages: [{ role: 'user', content: { type: 'text', text: `Plan a trip to ${city} for ${days} days.` } }]
        })
    );
}

// The handler speaks the web's requests and responses; this is what lies between them and those of Node.
function serveHttp(port) {
    const handler = createMcpHandler(createServer);
    createHttpServer(async (incoming, outgoing) => {
        const gone = new AbortController();
        outgoing.on('close', () => gone.abort());
        const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
        const request = new Request(`http://127.0.0.1:${port}${incoming.url}`, {
            method: incoming.method,
            headers: incoming.headers,
            body: hasBody ? Readable.toWeb(incoming) : undefined,
            duplex: 'half',
            signal: gone.signal
        });
        const response = await handler.fetch(request);
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        if (response.body) Readable.fromWeb(response.body).on('error', () => outgoing.destroy()).pipe(outgoing);
        else outgoing.end();
    }).listen(port, '127.0.0.1');
}

if (process.argv[2] === 'http') serveHttp(Number(process.argv[3]));
else serveStdio(createServer);

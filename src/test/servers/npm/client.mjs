// A client on the official TypeScript SDK: asks a server for everything that a test wants to compare, in a fixed order, and
// prints all results as one JSON document.
//
// usage: node client.mjs NPM_DIR URL      (HTTP with SSE of 2024-11-05 where the path ends in /sse)
//        node client.mjs NPM_DIR COMMAND [ARGUMENT...]
import { createRequire } from 'node:module';
import path from 'node:path';

const [directory, ...target] = process.argv.slice(2);
const require = createRequire(path.join(directory, 'package.json'));
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StdioClientTransport } = require('@modelcontextprotocol/sdk/client/stdio.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');
const { CreateMessageRequestSchema } = require('@modelcontextprotocol/sdk/types.js');

const { SSEClientTransport } = require('@modelcontextprotocol/sdk/client/sse.js');
const transport = /\/sse$/.test(target[0])
  ? new SSEClientTransport(new URL(target[0]))
  : /^https?:/.test(target[0])
  ? new StreamableHTTPClientTransport(new URL(target[0]))
  : new StdioClientTransport({ command: target[0], args: target.slice(1), env: process.env });
const client = new Client({ name: 'mcpctl-test', version: '1.0.0' }, { capabilities: { sampling: {} } });

const asked = [];
client.setRequestHandler(CreateMessageRequestSchema, request => {
  asked.push(request.params);
  return { role: 'assistant', model: 'none', content: { type: 'text', text: 'a sampled answer' } };
});

const results = {};
const note = async (name, promise) => {
  try {
    results[name] = await promise;
  } catch (problem) {
    results[name] = { code: problem.code, message: problem.message };
  }
};

await client.connect(transport);
results.server = client.getServerVersion();
results.capabilities = client.getServerCapabilities();
results.instructions = client.getInstructions();
// Some tools of the everything server are registered a moment after the handshake; a ping is a moment.
await note('ping', client.ping());
await note('resources', client.listResources());
await note('templates', client.listResourceTemplates());
await note('prompts', client.listPrompts());
const call = (name, args, options) => client.callTool({ name, arguments: args }, undefined, options);
await note('echo', call('echo', { message: 'hello æøå' }));
await note('echo again', call('echo', { message: 'again' }));
await note('sum', call('get-sum', { a: 2, b: 40 }));
await note('picture', call('get-tiny-image', {}));
await note('wrong arguments', call('get-sum', { a: 'x' }));
await note('no such tool', call('nothing', {}));
const progress = [];
await note('long', call('trigger-long-running-operation', { duration: 1, steps: 2 },
  { onprogress: each => progress.push(each) }));
results.progress = progress[0];
await note('sampling', call('trigger-sampling-request', { prompt: 'hi', maxTokens: 5 }));
results.asked = asked;
const { tools } = await client.listTools();
results.tools = tools;
await note('resource', client.readResource({ uri: 'demo://resource/static/document/features.md' }));
await note('no such resource', client.readResource({ uri: 'demo://nothing' }));
await note('prompt', client.getPrompt({ name: 'args-prompt', arguments: { city: 'Oslo', state: 'Norway' } }));
await note('completion', client.complete({
  ref: { type: 'ref/prompt', name: 'completable-prompt' }, argument: { name: 'department', value: 'E' } }));
await client.close();
console.log(JSON.stringify(results, null, 1));

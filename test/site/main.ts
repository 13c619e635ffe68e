import { parseArgs } from 'node:util';
import { DEFAULT_PASSWORD, DEMO_EMAIL, startSite } from './server.ts';

/** Runs the demo site until it is interrupted: `node test/site/main.ts [--port N]`. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port takes a number from 0 to 65535, not "${values.port}"`);
  process.exit(2);
}

const site = await startSite({ port }).catch((error: unknown) => {
  console.error(
    `Nook cannot open on port ${port}: ${error instanceof Error ? error.message : String(error)}`,
  );
  console.error('Choose another with --port N; 0 takes any free one.');
  process.exit(1);
});
console.log(`Nook is open at ${site.url} (sign in as ${DEMO_EMAIL} with ${DEFAULT_PASSWORD})`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close());

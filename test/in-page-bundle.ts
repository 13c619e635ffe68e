import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A module and all that it imports as one script that runs in any page. */
export async function bundleForPage(entry: URL): Promise<string> {
  const lib = {
    entry: fileURLToPath(entry),
    formats: ['iife' as const],
    name: 'bundled',
    fileName: 'bundled',
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const [chunk] = first && 'output' in first ? first.output : [];
  if (chunk?.type !== 'chunk') throw new Error(`Nothing was built of ${entry.pathname}.`);
  return chunk.code;
}

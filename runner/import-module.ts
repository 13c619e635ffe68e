import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isSource, moduleBeside } from './module-beside.ts';
import { Misuse } from './play/failure.ts';

/**
 * The default export of a script or config; one that changed since it was loaded in this process is loaded anew.
 * @param shown how the file is called, for the reader
 * @throws {Misuse} when it can't be loaded, with the reason
 */
export async function importModule(file: string, shown: string): Promise<unknown> {
  readyForScripts();
  const url = `${pathToFileURL(resolve(file)).href}?loaded=${performance.now()}`;
  try {
    const module: unknown = await import(url);
    return typeof module === 'object' && module && 'default' in module ? module.default : undefined;
  } catch (error) {
    const what =
      error instanceof Error
        ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n  ')
        : String(error);
    throw new Misuse(`${shown} could not be loaded:\n  ${what}`, { cause: error });
  }
}

let isReady = false;

/**
 * Lets scripts import `waymark` wherever they lie, and get this very Waymark; and takes TypeScript as modules also
 * where the nearest package.json says nothing of them, as in a fresh `npm init`.
 */
function readyForScripts(): void {
  if (isReady) return;
  isReady = true;
  const url = moduleBeside('api', import.meta.url).href;
  const format = isSource(url) ? 'module-typescript' : 'module';
  registerHooks({
    resolve: (name, context, next) =>
      name === 'waymark' ? { url, format, shortCircuit: true } : next(name, context),
    load: (at, context, next) =>
      next(
        at,
        context.format === 'commonjs-typescript' ? { ...context, format: 'module-typescript' } : context,
      ),
  });
}

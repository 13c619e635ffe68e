/**
 * The address of a module, for whoever can't import it: told without its ending, which is `.ts` in the sources and
 * `.js` in the package.
 * @param here the `import.meta.url` of the module that asks
 */
export function moduleBeside(name: string, here: string): URL {
  return new URL(name + (isSource(here) ? '.ts' : '.js'), here);
}

/** Whether a module is TypeScript as it was written. */
export function isSource(address: string): boolean {
  return address.endsWith('.ts');
}

/** Imports of a script as the address of one classic file, by @crxjs/vite-plugin. */
declare module '*?script&iife' {
  const file: string;
  export default file;
}

/** The line of the script that called; undefined where no script did. */
export function callPlace(): string | undefined {
  return placeIn(new Error('place'));
}

/** The innermost line of a script in an error's stack. */
export function placeIn({ stack = '' }: Error): string | undefined {
  const lines = stack.split('\n');
  const outside = lines.find(
    (line) => /file:\/\//.test(line) && !line.includes(OWN_FOLDER) && !line.includes('/node_modules/'),
  );
  const place = /file:\/\/\S+?:\d+(?=:\d+)/.exec(outside ?? '')?.[0];
  return place?.replace(/\?loaded=[\d.]+/, '');
}

const OWN_FOLDER = new URL('..', import.meta.url).href;

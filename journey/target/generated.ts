/**
 * Whether a token (an id, a class, a path segment) looks made by a machine and so would differ in the next
 * release or the next visit: long numbers, hashes, GUIDs, framework counters such as `:r1:` or `ember123`. What says a
 * state, such as `is-active`, does not last either.
 * In doubt it says yes: a name wrongly avoided costs little, a name wrongly trusted breaks a journey.
 */
export function looksGenerated(token: string): boolean {
  if (token.length > LONGEST_TOKEN) return true;
  return generated.some((pattern) => pattern.test(token)) || token.split(/[-_.:/ ]+/).some(looksRandom);
}

/** No person wrote a longer one. */
const LONGEST_TOKEN = 300;

const generated = [
  /^:?[rR][0-9a-z]*:$|«r/, // React's useId
  /\d{4,}/, // counters and timestamps
  /^(ember|ext-gen|yui|gwt-uid|mui|radix|headlessui|cdk|mat|ng|react-select|select2|css|sc|jss|svelte|emotion)[-_:].*\d/i,
  /^(ember|ext-gen|jss|yui)\d/i,
  /^sc-(?=.*[A-Z])\w{5,}$/, // styled-components
  /__(?=.*[A-Z\d])[\w+-]{5,6}$/, // CSS modules
  /(^|[-_])\d{2,}([-_]|$)|^\d$/, // a counter: "row-17", "ag-38-input", "4"
  /(^|[-_])(active|focus|hover)/, // what is so just now
  // A single digit is a counter after the name of a control; after other words ("step-2") a person wrote it.
  /(^|[-_])(button|cell|checkbox|control|dialog|el|field|id|input|item|menu|node|option|panel|radio|row|select|tab)[-_]\d$/i,
];

/** Hexadecimal runs, as in GUIDs, and letters mixed with digits or cases in a way no word is. */
function looksRandom(part: string): boolean {
  if (part.length < 5) return false;
  if (/^[0-9a-f]{6,}$/i.test(part) && /\d/.test(part)) return true;
  const digits = part.replace(/\D/g, '').length;
  const changes = part.match(/[a-zA-Z]\d|\d[a-zA-Z]|[a-z][A-Z]/g)?.length ?? 0;
  return (digits >= 2 && changes >= 2) || (digits >= 1 && changes >= 3);
}

/** Prices, dates, counts: text that will read differently tomorrow. */
export function looksPassing(text: string): boolean {
  return /\d{3,}|\d[.,:/]\d|[€$£]\s?\d|\d\s?[€$£%]|\(\d+\)/.test(text);
}

/** Whether words read differently before long: prices, dates and counts, and what is no word at all. */
export function isPassing(words: string): boolean {
  return looksPassing(words) || /^\P{L}+$/u.test(words);
}

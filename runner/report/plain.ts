/**
 * Recorded text as lines for a terminal. A page's text could hold control characters that move the cursor or
 * hide text, and commands that a CI reads out of logs (`##[…]`, and `::…` at the start of a line); they come out as
 * harmless text.
 */
export function plainLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) =>
    line
      .replaceAll('\t', '  ')
      .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\u{fffd}')
      .replace(/##(?=\w*\[)/g, '# #')
      .replace(/^\s*:(?=:)/, '$& '),
  );
}

/** Recorded text as one line. */
export function plainLine(text: string): string {
  return plainLines(text).join(' ');
}

/** Breaks lines at spaces to a width in characters; what has no space, such as an address, stays whole. */
export function wrap(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    const wrapped: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (current !== '' && longer.length > width) {
        wrapped.push(current.trimEnd());
        current = word;
      } else current = longer;
    }
    return [...wrapped, current.trimEnd()];
  });
}

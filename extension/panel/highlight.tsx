import type { VNode } from 'preact';
import { parse } from 'sugar-high/core';
import * as typescript from 'sugar-high/lang/typescript';

/** TypeScript in colour. Made of text nodes alone: whatever was recorded stays text and is never markup. */
export function Highlighted({ code }: { code: string }): VNode {
  const { lines } = parse(code, typescript);
  return (
    <pre tabIndex={0} aria-label="Script text">
      <code>
        {lines.flatMap((line, index) => [
          ...line.tokens.map((token) => <span class={`sh-${token.type}`}>{token.value}</span>),
          index < lines.length - 1 ? '\n' : '',
        ])}
      </code>
    </pre>
  );
}

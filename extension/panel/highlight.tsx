import type { VNode } from 'preact';
import { parse } from 'sugar-high/core';
import * as typescript from 'sugar-high/lang/typescript';

/** TypeScript in colour. Made of text nodes alone: whatever was recorded stays text and is never markup. */
export function Highlighted({ code }: { code: string }): VNode {
  return (
    <pre tabIndex={0} aria-label="Script text">
      <code>{code.split('\n').flatMap((line, index) => [index > 0 ? '\n' : '', ...coloured(line)])}</code>
    </pre>
  );
}

/** One line: the tokenizer trips over some escaped quotes, and must not colour all that follows wrongly. */
function coloured(line: string): (VNode | string)[] {
  const tokens = parse(line, typescript).lines.flatMap((parsed) => parsed.tokens);
  // What is shown is what is saved, whatever the tokenizer makes of it.
  if (tokens.map((token) => token.value).join('') !== line) return [line];
  return tokens.map((token) => <span class={`sh-${token.type}`}>{token.value}</span>);
}

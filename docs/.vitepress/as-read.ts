import type { MarkdownOptions } from 'vitepress';

/** Shows pages as they read in a checkout, where they are written for. */
export const asRead: NonNullable<MarkdownOptions['config']> = (md) => {
  // Files of the sources are links there. The site has none of them, so it shows the name alone.
  md.core.ruler.push('sources', ({ tokens }) => {
    for (const { children } of tokens) {
      let leaves = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') leaves = /^(\.\.\/)+(?!docs\/)/.test(token.attrGet('href') ?? '');
        if (leaves && token.type.startsWith('link_')) Object.assign(token, { tag: 'span', attrs: null });
        // Code is text, also where it has the braces of the site's own templates.
        if (token.type === 'code_inline') token.attrSet('v-pre', '');
        if (token.type === 'link_close') leaves = false;
      }
    }
  });
};

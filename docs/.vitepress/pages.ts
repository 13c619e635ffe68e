import { globSync, readFileSync } from 'node:fs';

/** Which page stands where beside the others, in the order in which somebody needs them. */
const GROUPS: [title: string, pages: string[]][] = [
  [
    'Guides',
    ['start', 'recording', 'scripts', 'replaying', 'browsers', 'ci', 'monitoring', 'fleet', 'canary'],
  ],
  ['Recipes', ['recipes/sign-in', 'recipes/uploads', 'recipes/payments', 'recipes/moving']],
  ['Reference', ['reference/cli', 'configuration', 'reference/journey', 'kinds', 'exchange', 'synthetic']],
  ['What to expect', ['comparison', 'fidelity', 'apps', 'targets', 'running', 'privacy', 'security']],
];

/** The site's pages by group, called as they call themselves; what no group names comes last. */
export function sidebar(docs: string): { text: string; items: { text: string; link: string }[] }[] {
  const there = globSync('**/*.md', { cwd: docs, exclude: ['store/**', 'index.md'] });
  const named = new Set(GROUPS.flatMap(([, pages]) => pages));
  const others = there.map((file) => file.replace(/\.md$/, '')).filter((page) => !named.has(page));
  return [...GROUPS, ['More', others.toSorted()] as const].map(([text, pages]) => ({
    text,
    items: pages.map((page) => ({ text: titleOf(`${docs}/${page}.md`), link: `/${page}` })),
  }));
}

function titleOf(file: string): string {
  return /^# (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? file;
}

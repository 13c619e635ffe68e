import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../command.ts';
import { pages } from './pages.ts';

test.each(pages())('every file and heading that $file points to is there', ({ file, text }) => {
  const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, to = '']) => to);
  expect(links.filter((link) => !leads(file, link))).toEqual([]);
});

function leads(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  return existsSync(join(ROOT, target)) && (heading === undefined || headingsOf(target).includes(heading));
}

function headingsOf(file: string): string[] {
  const { text = '' } = pages().find((page) => page.file === file) ?? {};
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(/\s+/g, '-'),
  );
}

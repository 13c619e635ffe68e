import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage } from '../../bench/targets/stage.ts';
import { keptReplayer } from '../kept-browsers.ts';

/** What is found in a later version of a page, and what is not. */

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open([], await keptReplayer());
});
afterAll(() => stage.close());

const LONG =
  'Our workshop is open to all who like toys, and to those who make them, on every day of the year. ';
const row = (name: string, more = ''): string =>
  `<li class="row"><b>${name}</b> <button>Remove</button>${more}</li>`;
const order = (name: string): string =>
  `<tr><td>Order</td><td>${name}</td><td><button name="cancel" data-action="cancel">Cancel it</button></td></tr>`;
const tool = (name: string): string => `<button type="button" class="tool">${name}</button>`;
const heads = '<tr><th>Name</th><th>Price</th></tr>';
const body = '<tbody><tr><td>Kite</td><td>12</td></tr></tbody>';
const card = (name: string, part = ''): string =>
  `<div class="card"><h3>${name}</h3><div class="body"><ul>${part}<li>Wrapped</li><li>Sent</li></ul></div></div>`;
const day = (date: string): string =>
  `<td role="gridcell" class="day other" aria-label="${date}">${/\d+/.exec(date)?.[0] ?? ''}</td>`;
const MARK = '<div class="sorter" style="width:9px;height:9px"><div class="arrow"></div></div>';
const column = (name: string, mark: string): string =>
  `<div class="column-${name}"><div class="title">${name}</div>${mark}</div>`;
const icon = (name: string): string =>
  `<i class="icon ${name}" style="display:inline-block;width:9px;height:9px"></i>`;

test.each([
  [
    'its neighbour',
    `<div>${tool('Bold')}<!--wanted-->${tool('Increase nesting level')}${tool('Decrease nesting level')}${tool('Undo')}</div>`,
    `<div>${tool('Bold')}${tool('Decrease nesting level')}${tool('Undo')}</div>`,
    'missing',
  ],
  [
    'the last of those that read alike',
    `<table><thead>${heads}</thead>${body}<tfoot>${heads.replace('<th', '<!--wanted--><th data-testid="foot"')}</tfoot></table>`,
    `<table><thead>${heads}</thead>${body}</table>`,
    'missing',
  ],
  [
    'that of another row, when its own is gone',
    `<ul>${row('Kite')}${row('Ball').replace('<button', '<!--wanted--><button')}${row('Doll')}</ul>`,
    `<ul>${row('Doll')}</ul>`,
    'missing',
  ],
  [
    'that of the row that came into the place of its own',
    `<table>${order('Ball').replace('<button', '<!--wanted--><button')}${order('Doll')}</table>`,
    `<table>${order('Doll')}</table>`,
    'missing',
  ],
  [
    'the mark of the next column, when its own is gone',
    `<div>${column('Toy', `<!--wanted-->${MARK}`)}${column('Left', MARK)}</div>`,
    `<div>${column('Toy', '')}${column('Left', MARK)}</div>`,
    'missing',
  ],
  [
    'another icon of the same set',
    `<p>${icon('star')}<!--wanted-->${icon('heart')}</p>`,
    `<p>${icon('star')}</p>`,
    'missing',
  ],
  [
    'another day',
    `<table><tr>${day('May 1, 2031')}</tr><tr><!--wanted-->${day('May 8, 2031')}</tr></table>`,
    `<table><tr>${day('May 1, 2031')}</tr></table>`,
    'missing',
  ],
])('what is gone is not taken for %s', async (_, before, after, verdict) => {
  expect(await findAgain(before, after)).toBe(verdict);
});

test.each([
  [
    'is another kind of control, and the only one of its name',
    '<nav><!--wanted--><a href="/gifts">Gifts</a> <a href="/news">News</a></nav>',
    '<nav><div><button>Gifts</button></div> <a href="/v2/news">News</a></nav>',
    'drifted Gifts',
  ],
  [
    'has the beginning of a long text',
    `<!--wanted--><p class="lead">${LONG}${LONG}</p><p>Else</p>`,
    `<div><p class="intro">${LONG}${LONG}</p></div><p>Else</p>`,
    `drifted ${LONG.slice(0, 30)}`,
  ],
  [
    'is in a card whose heading was wrapped',
    card('Basic') + card('Plus', '<!--wanted-->'),
    card('Basic') + card('Plus').replace(/<h3.*h3>/, '<div>$&</div>'),
    'found Wrapped',
  ],
  [
    'is written in since',
    '<div><!--wanted--><div class="editor" contenteditable></div></div>',
    '<div><div class="editor" contenteditable>Dear Santa</div></div>',
    'found Dear Santa',
  ],
  [
    'has another price',
    '<dl><dt>Kite</dt><!--wanted--><dd>€ 12.50</dd><dt>Ball</dt><dd>€ 7.25</dd></dl>',
    '<dl><dt>Kite</dt><dd>€ 13.90</dd><dt>Ball</dt><dd>€ 7.25</dd></dl>',
    'drifted € 13.90',
  ],
])('what %s is found', async (_, before, after, verdict) => {
  expect(await findAgain(before, after)).toBe(verdict);
});

async function findAgain(before: string, after: string): Promise<string> {
  const page = await stage.showHtml('<!doctype html><html lang="en"><title>Page</title>');
  const verdict = await page.evaluate((before, after) => inPage.findAgain(before, after), before, after);
  await page.close();
  return verdict;
}

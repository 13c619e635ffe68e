import { expect, test } from 'vitest';
import { ground } from './bench.ts';
import { servePages } from './own-pages.ts';
import { stopWorker } from './worker.ts';

/** Pages in a row, each with one thing to click, which loads the next at once. The first half goes undisturbed. */
const CLICKS = 40;

/** So many pages take their time on a busy machine (milliseconds). */
const LONG = { timeout: 200_000 };

const COLOURS = 'red green blue white black brown grey pink gold silver'.split(' ');
const THINGS = 'train horse kite doll drum ball sled boat bear star'.split(' ');
const KINDS = ['form', 'link', 'script', 'link', 'form', 'script', 'script'] as const;

const at = ground(() => servePages(pageAt));

function nameAt(number: number): string {
  const colour = COLOURS[Math.floor(number / THINGS.length) % COLOURS.length];
  const round = number >= COLOURS.length * THINGS.length ? 'big-' : '';
  return `${round}${colour}-${THINGS[number % THINGS.length]}`;
}

const NUMBERS = new Map(Array.from({ length: CLICKS + 1 }, (_, number) => [nameAt(number), number]));

function kindAt(number: number): (typeof KINDS)[number] {
  return KINDS[number % KINDS.length] ?? 'link';
}

function pageAt(path: string): string | undefined {
  if (path === '/') return '<title>Start</title><h1>Start</h1>';
  const number = NUMBERS.get(path.replace('/walk/', ''));
  if (number === undefined) return undefined;
  const name = nameAt(number + 1);
  const next = `/walk/${name}`;
  const way = {
    link: `<a id="next" href="${next}">On to ${name}</a>`,
    script: `<button id="next" onclick="location.href = '${next}'">On to ${name}</button>`,
    form: `<form action="${next}"><button id="next">On to ${name}</button></form>`,
  };
  return `<title>Walk</title><style>#next { position: fixed; inset: 0; width: 100% }</style>${way[kindAt(number)]}`;
}

/** Clicks its way from one page to the next as soon as there is something to click. */
async function walk(alongside: (number: number) => Promise<void>): Promise<void> {
  const { bench } = at;
  const { page } = bench;
  for (let number = 0; number < CLICKS; number += 1) {
    const untilThere = async (text: string): Promise<true> => {
      const isThere = (): boolean => document.getElementById('next')?.textContent === text;
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 4));
      return true;
    };
    // While one page goes and the next comes there is nothing to ask.
    while (!(await page.evaluate(untilThere, `On to ${nameAt(number + 1)}`).catch(() => false)));
    await Promise.all([page.mouse.click(300, 300), alongside(number)]);
  }
  await bench.person.arrive(`/walk/${nameAt(CLICKS)}`);
}

const ALL = Array.from({ length: CLICKS }, (_, number) => {
  const name = nameAt(number + 1);
  const role = kindAt(number) === 'link' ? 'link' : 'button';
  return `Click ${role} “On to ${name}” → goes to /walk/${name}`;
});

test(
  '40 clicks that each load another page at once are all there, in order, each with its navigation; also when the ' +
    'background is stopped again and again meanwhile',
  LONG,
  async () => {
    const { bench } = at;
    await bench.record(`/walk/${nameAt(0)}`);
    let stops = 0;
    await walk(async (number) => {
      if (number < CLICKS / 2 || number % 5 !== 3) return;
      await stopWorker(bench.recorder);
      stops += 1;
    });
    await bench.expectSteps(ALL);
    expect(stops).toBe(4);
  },
);

import { describe, expect, test } from 'vitest';
import { importPlaywright } from '../../codegen/playwright/import.ts';
import { JourneyError } from '../../journey/json-text.ts';
import type { Step } from '../../journey/model.ts';

function script(...lines: readonly string[]): string {
  return `import { test, expect } from '@playwright/test';\n\ntest('Book a tour', async ({ page }) => {\n  await page.goto('http://127.0.0.1:4173/');\n${lines.map((line) => `  ${line}\n`).join('')}});\n`;
}

function stepsOf(...lines: readonly string[]): Step[] {
  const [imported] = importPlaywright(script(...lines), 'walk.spec.ts');
  return imported?.journey.steps.slice(1) ?? [];
}

describe('statements become steps', () => {
  test.each<[line: string, step: object]>([
    [
      `await page.getByRole('button', { name: 'Sign in' }).click();`,
      { kind: 'click', target: { candidates: [{ by: 'role', role: 'button', name: 'Sign in' }] } },
    ],
    [
      `await page.getByRole('row', { name: 'Oslo', exact: true }).getByText('Book').dblclick();`,
      {
        kind: 'click',
        count: 2,
        target: {
          candidates: [{ by: 'text', value: 'Book', within: { by: 'role', role: 'row', name: 'Oslo' } }],
        },
      },
    ],
    [
      `await page.locator('#map').click({ button: 'right', modifiers: ['ControlOrMeta', 'Shift'] });`,
      {
        kind: 'click',
        button: 'right',
        modifiers: ['Control', 'Shift'],
        target: { candidates: [{ by: 'css', value: '#map' }] },
      },
    ],
    ["await page.getByLabel('Name').fill(`Ru'dolph`);", { kind: 'fill', value: "Ru'dolph" }],
    [`await page.getByLabel('Password').fill('hunter2');`, { kind: 'fill', value: { secret: 'PASSWORD' } }],
    [`await page.getByPlaceholder('Search').press('ControlOrMeta+a');`, { kind: 'press', key: 'Control+a' }],
    [`await page.getByTestId('letter').pressSequentially('Ho');`, { kind: 'type', text: 'Ho' }],
    [`await page.getByRole('checkbox', { name: 'Agree' }).check();`, { kind: 'check' }],
    [`await page.getByLabel('Agree').uncheck();`, { kind: 'uncheck' }],
    [`await page.getByTitle('Menu').hover();`, { kind: 'hover' }],
    [
      `await page.getByLabel('Plan').selectOption({ label: 'Private office' });`,
      { kind: 'select', options: ['Private office'] },
    ],
    [`await page.getByLabel('Plan').selectOption(['a', 'b']);`, { kind: 'select', options: ['a', 'b'] }],
    [
      `await page.locator('iframe[name="chat"]').contentFrame().getByAltText('Elf').click();`,
      {
        kind: 'click',
        frame: [{ candidates: [{ by: 'css', value: 'iframe[name="chat"]' }] }],
        target: { candidates: [{ by: 'alt', value: 'Elf' }] },
      },
    ],
    [
      `await page.frameLocator('#chat').getByText('Hi').click();`,
      { kind: 'click', frame: [{ candidates: [{ by: 'css', value: '#chat' }] }] },
    ],
    [`await page.reload();`, { kind: 'reload' }],
    [`await page.goBack();`, { kind: 'back' }],
    [`await expect(page.getByText('Booked')).toBeVisible();`, { kind: 'expect', check: { kind: 'visible' } }],
    [
      `await expect(page.getByText('Booked')).not.toBeVisible();`,
      { kind: 'expect', check: { kind: 'hidden' } },
    ],
    [
      `await expect(page.locator('h1')).toContainText('Your tour');`,
      { kind: 'expect', check: { kind: 'contains', text: 'Your tour' } },
    ],
    [
      `await expect(page.locator('h1')).toHaveText(/your .* tour/i);`,
      { kind: 'expect', check: { kind: 'pattern', pattern: 'your .* tour', flags: 'i' } },
    ],
    [
      `await expect(page.getByLabel('Name')).not.toBeEnabled();`,
      { kind: 'expect', check: { kind: 'disabled' } },
    ],
    [
      `await expect(page.getByText('Next')).toHaveAttribute('href', '/next');`,
      { kind: 'expect', check: { kind: 'attribute', name: 'href', value: '/next' } },
    ],
    [
      `await expect(page.getByLabel('Name')).toHaveValue('');`,
      { kind: 'expect', check: { kind: 'value', value: '' } },
    ],
    [
      `await expect(page.getByRole('listitem')).toHaveCount(3);`,
      { kind: 'expect', check: { kind: 'count', count: 3 } },
    ],
    [
      `await expect(page.getByLabel('Agree')).not.toBeChecked();`,
      { kind: 'expect', check: { kind: 'checked', checked: false } },
    ],
    [
      `await expect(page).toHaveURL('http://127.0.0.1:4173/bookings');`,
      { kind: 'expect', check: { kind: 'url', url: '/bookings' } },
    ],
    [`await expect(page).toHaveTitle('Nook');`, { kind: 'expect', check: { kind: 'title', title: 'Nook' } }],
  ])('%s', (line, wanted) => expect(stepsOf(line)).toMatchObject([wanted]));

  test.each([
    `await page.getByRole('button').nth(2).click();`,
    `await page.getByRole('button').first().click();`,
    `await page.getByText('a').filter({ hasText: 'b' }).click();`,
    `await page.getByText(/a.*b/).click();`,
    `await page.getByText(name).click();`,
    `await page.getByLabel('File').setInputFiles('../../../etc/passwd');`,
    `await page.locator('canvas').click({ position: { x: 3, y: 4 } });`,
    `await page.locator('xpath=//a').click();`,
    `await page.waitForTimeout(3000);`,
    `page.once('dialog', dialog => { dialog.dismiss().catch(() => {}); });`,
    `await page.getByText('a').constructor();`,
    `await expect(page.getByText('a')).constructor();`,
    `await expect(page.getByText('a')).toHaveText(/a/g);`,
    `await page.route('**/*', () => process.exit(1));`,
    `for (const a of [1]) await page.reload();`,
    `await other.getByText('a').click();`,
  ])('what a journey has nothing for is unsupported, with its own text: %s', (line) => {
    const [step, ...others] = stepsOf(line);
    expect(others).toEqual([]);
    expect(step).toMatchObject({
      kind: 'unsupported',
      reason: `Line 5 of the script, “${line.replace(/;$/, '')}”,`,
    });
  });

  test('a further tab and a download belong to the click that they come from', () => {
    expect(
      stepsOf(
        `const page1Promise = page.waitForEvent('popup');`,
        `await page.getByText('Brochure').click();`,
        `const page1 = await page1Promise;`,
        `const downloadPromise = page1.waitForEvent('download');`,
        `await page1.getByText('PDF').click();`,
        `const download = await downloadPromise;`,
        `await page1.close();`,
      ),
    ).toMatchObject([
      { kind: 'click', effects: [{ kind: 'popup', page: 'page1' }] },
      { kind: 'click', page: 'page1', effects: [{ kind: 'download', name: '*' }] },
      { kind: 'close', page: 'page1' },
    ]);
  });
});

test('a script for the library is one journey, without what begins and ends the browser', () => {
  const text = `const { chromium } = require('playwright');

(async () => {
  const browser = await chromium.launch({ headless: false });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('http://127.0.0.1:4173/login');
  await page.getByText('Go').click();
  // ---------------------
  await context.close();
  await browser.close();
})();`;
  expect(
    importPlaywright(text, 'walk.js').map(({ journey }) => journey.steps.map(({ kind }) => kind)),
  ).toEqual([['navigate', 'click']]);
});

test('each test of a file is a journey', () => {
  const text = script() + `test('Another', async ({ page }) => { await page.goto('/x'); });`;
  expect(importPlaywright(text, 'x.ts').map(({ journey }) => journey.id)).toEqual(['book-a-tour', 'another']);
});

test('a secret that was typed is nowhere in the journey, whatever its statement became', () => {
  const lines = ['fill', 'pressSequentially'].flatMap((method) => [
    `await page.getByLabel('Password').${method}('hunter2');`,
    `await page.locator('#password').${method}('hunter2');`,
    `await page.getByLabel('Password').first().${method}('hunter2');`,
  ]);
  const imported = importPlaywright(script(...lines), 'x.ts');
  expect(imported).toMatchObject([{ journey: { secrets: ['PASSWORD'] } }]);
  expect(JSON.stringify(imported)).not.toContain('hunter2');
});

test.each([
  ['const a = 1;', 'is no script of Playwright'],
  [`test('x', async ({ page }) => { await page.goto('/x'); });`, 'Give the address with --base-url'],
  ['await page.goto(;', 'is not valid TypeScript: line 1'],
  [`await page.goto(${'['.repeat(50_000)}${']'.repeat(50_000)});`, 'too deep in each other'],
])('what can’t be read is refused: %#', (text, problem) => {
  expect(() => importPlaywright(text, 'x.ts')).toThrow(JourneyError);
  expect(() => importPlaywright(text, 'x.ts')).toThrow(problem);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage } from './stage.ts';

const stage = useStage();
const BRIEF = { replaying: { timeout: 700 } };

describe('fill replaces what the field holds', () => {
  const cases: [what: string, field: string, text: string, holds?: string][] = [
    ['text', '<input id="f" value="old">', 'Rudolph'],
    ['nothing', '<input id="f" value="old">', ''],
    ['letters beyond ASCII', '<input id="f">', 'Ærøskøbing 東京 ñ'],
    ['emoji', '<input id="f">', '🎅🏽 👨‍👩‍👧'],
    ['long text', '<textarea id="f">old</textarea>', 'A long letter to Santa. '.repeat(40)],
    ['lines', '<textarea id="f">old</textarea>', 'One\nTwo\n\nThree'],
    ['a number', '<input id="f" type="number" value="3">', '42.5'],
    ['an address of mail', '<input id="f" type="email" value="a@b.example">', 'santa@example.test'],
    ['a password', '<input id="f" type="password" value="old">', 'new one'],
    ['a date', '<input id="f" type="date" value="2020-01-01">', '2026-12-24'],
    ['a time', '<input id="f" type="time">', '23:59'],
    ['a colour', '<input id="f" type="color">', '#ff8800'],
    ['a slider', '<input id="f" type="range" min="0" max="10">', '7'],
    [
      'a mask',
      `<input id="f" oninput="this.value = this.value.replace(/ /g, '').replace(/(.{4})(?=.)/g, '$1 ')">`,
      '12345678',
      '1234 5678',
    ],
  ];
  test.each(cases)('%s', async (_, field, text, holds = text) => {
    const run = await stage.run(page(field), async (context) => {
      await context.page.locator('#f').fill(text);
      await expect(context.page.locator('#f')).toHaveValue(holds);
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('editable text', async () => {
    const run = await stage.run(
      page('<div id="f" contenteditable="true">old <b>text</b></div>'),
      async (context) => {
        await context.page.locator('#f').fill('new text');
        await expect(context.page.locator('#f')).toHaveText('new text');
        await context.page.locator('#f').fill('');
        await expect(context.page.locator('#f')).toHaveText('');
      },
    );
    expectThat(outcome(run)).toBe('passed');
  });

  test.each([
    ['short', 'One\nTwo  too\n\nFour'],
    ['long', 'One\nTwo\n\nFour and '.padEnd(120, 'more ')],
  ])('lines of editable text: %s', async (_, text) => {
    const html = page('<div id="f" contenteditable="true"><p>old</p></div>');
    const run = await stage.run(html, async (context) => {
      await context.page.locator('#f').fill(text);
      const paragraphs = await context.page.puppeteer.$$eval('#f > *', (all) =>
        all.map((one) => one.textContent?.replaceAll('\u00a0', ' ')),
      );
      expectThat(paragraphs).toEqual(text.split('\n'));
      await expect(context.page.locator('#f')).toBeVisible();
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('an editor that joins the lines did not take them', async () => {
    const html = page(
      '<div id="f" contenteditable="true" onkeydown="if (event.key === `Enter`) event.preventDefault()"></div>',
    );
    const run = await stage.run(html, (context) => context.page.locator('#f').fill('One\nTwo'), BRIEF);
    expectThat(outcome(run)).toMatch(/check: .* it holds “OneTwo”/);
  });

  test('and the page sees the keys', async () => {
    const html = page(`<input id="f"><script>for (const type of ['keydown', 'input', 'change'])
      document.querySelector('#f').addEventListener(type, (e) => say(type + (e.key ?? '') + e.isTrusted))</script>`);
    const run = await stage.run(html, async (context) => {
      await context.page.locator('#f').fill('a');
      await context.page.press('Tab');
      await expect(context.page.locator('#said')).toHaveText(
        'keydownatrue;inputtrue;keydownTabtrue;changetrue;',
      );
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('a field that is set at once tells of it', async () => {
    const html = page(`<input id="f" type="date"><script>for (const type of ['input', 'change'])
      document.querySelector('#f').addEventListener(type, (e) => say(type + e.target.value))</script>`);
    const run = await stage.run(html, async (context) => {
      await context.page.locator('#f').fill('2026-12-24');
      await expect(context.page.locator('#said')).toHaveText('input2026-12-24;change2026-12-24;');
    });
    expectThat(outcome(run)).toBe('passed');
  });

  /** As React does: the page keeps the value, patches the field's setter and writes its own value back. */
  const CONTROLLED = `<script>
    const field = document.querySelector('#f');
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
    let tracked = field.value;
    Object.defineProperty(field, 'value', { configurable: true, get: () => own.get.call(field),
      set: (value) => { tracked = String(value); own.set.call(field, value); } });
    field.addEventListener('input', () => {
      const now = own.get.call(field);
      if (now === tracked) return;
      field.value = KEEP(now); say(field.value);
    });</script>`;
  test.each([
    ['<input id="f" value="old">', 'new', 'n;ne;new;'],
    ['<input id="f" type="range" min="0" max="10" value="1">', '7', '7;'],
  ])('a controlled field learns of it: %s', async (field, text, said) => {
    const run = await stage.run(page(field + CONTROLLED.replace('KEEP', '')), async (context) => {
      await context.page.locator('#f').fill(text);
      await expect(context.page.locator('#said')).toHaveText(said);
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('codes of one box for each digit hand the focus on', async () => {
    const boxes = Array.from(
      { length: 3 },
      (_, at) => `<input aria-label="Digit ${at}" maxlength="1" oninput="this.nextElementSibling?.focus()">`,
    );
    const run = await stage.run(page(boxes.join('')), async (context) => {
      await context.page.getByLabel('Digit 0').fill('123');
      await expect(context.page.getByLabel('Digit 2')).toHaveValue('3');
    });
    expectThat(outcome(run)).toBe('passed');
  });
});

test('what is typed is typed again where the page takes the focus away meanwhile', async () => {
  const html = page(`<label>Name <input></label><button>Other</button><script>
    const field = document.querySelector('input');
    field.oninput = () => { if (field.value !== 'Bli') return; field.oninput = null; document.querySelector('button').focus(); };
  </script>`);
  const run = await stage.run(html, async ({ page: tab }) => {
    await tab.getByLabel('Name').fill('Blitzen');
    await expect(tab.getByLabel('Name')).toHaveValue('Blitzen');
  });
  expectThat(outcome(run)).toBe('passed');
});

describe('fill fails with the reason', () => {
  const cases: [what: string, field: string, text: string, reason: RegExp][] = [
    ['a field to be read only', '<input id="f" readonly>', 'x', /unfit: selector “#f” is read-only/],
    ['no field', '<button id="f">Save</button>', 'x', /unfit: selector “#f” is not a field to type into/],
    ['a checkbox', '<input id="f" type="checkbox">', 'x', /unfit: selector “#f” is a checkbox field/],
    ['a file', '<input id="f" type="file">', 'x', /unfit: selector “#f” is a file field/],
    [
      'no date',
      '<input id="f" type="date">',
      '24.12.',
      /unfit: .* is a date field and does not take “24.12.”/,
    ],
    ['lines for a single line', '<input id="f">', 'a\nb', /unfit: .* takes no line breaks/],
    [
      'too long for the field',
      '<input id="f" maxlength="3">',
      'abcdef',
      /check: .* did not take .* it holds “abc”/,
    ],
    ['no number', '<input id="f" type="number">', 'abc', /check: .* did not take .* it holds nothing/],
    [
      'a page that takes it back',
      '<input id="f" oninput="this.value = `old`">',
      'new',
      /check: .* it holds “/,
    ],
    [
      'a page that keeps what was there',
      `<input id="f" value="old" onfocus="setTimeout(() => this.setSelectionRange(3, 3))" onkeydown="this.setSelectionRange(9, 9)">`,
      'new',
      /check: .* it holds “oldnew”/,
    ],
    [
      'a page that takes the focus away',
      `<input id="f" oninput="if (this.value.length > 2) document.querySelector('#g').focus()"><input id="g">`,
      'Rudolph',
      /check: .* it holds “Rud”/,
    ],
    [
      'a field that does not take the focus',
      `<input id="f" onfocus="this.blur()">`,
      'x',
      /does not take the keyboard's focus/,
    ],
    ['no such field', '<input id="g">', 'x', /missing: Nothing matches selector “#f”/],
  ];
  test.each(cases)('%s', async (_, field, text, reason) => {
    const run = await stage.run(page(field), (context) => context.page.locator('#f').fill(text), BRIEF);
    expectThat(outcome(run)).toMatch(reason);
  });
});

describe('a secret', () => {
  test('is blacked out in pictures where a page shows it, in frames too; its dots are not', async () => {
    const tell = '<p style="margin:0;width:200px;font:20px/30px monospace">You typed hunter2</p>';
    stage.serve({
      '/': page(`<input id="f" type="password">${tell}<iframe src="/inner" width="300"></iframe>
        <iframe src="${stage.otherUrl}/inner" width="300"></iframe>`),
      '/inner': `<!doctype html>${tell}`,
    });
    let places: { x: number; y: number }[] = [];
    const run = await stage.walk(
      async ({ page: tab, secrets, step }) => {
        await step('Type it', async () => {
          await tab.goto('/');
          await tab.locator('#f').fill(String(secrets.CODE));
          await tab.puppeteer.waitForFunction(() => document.readyState === 'complete');
        });
        // The middle of the field, of the text, and of the text in each frame.
        places = await tab.puppeteer.$$eval('#f, #f + p, iframe', (elements) =>
          elements.map((element) => {
            const { x, y, height } = element.getBoundingClientRect();
            const isFrame = element instanceof HTMLIFrameElement;
            return { x: x + (isFrame ? 40 : 30), y: y + (isFrame ? 2 + 8 + 15 : height / 2) };
          }),
        );
        await expect(tab).toHaveTitle('Page');
      },
      { options: { secrets: ['CODE'] }, replaying: { secrets: { CODE: 'hunter2' } } },
    );
    expectThat(outcome(run)).toBe('passed');
    const picture = await readFile(join(stage.out, 'runs', run.id, run.steps[0]?.screenshot ?? ''));
    const { data, width } = PNG.sync.read(picture);
    const isBlack = ({ x, y }: { x: number; y: number }): boolean =>
      data.toString('hex').slice(...[0, 6].map((at) => (Math.floor(y) * width + Math.floor(x)) * 8 + at)) ===
      '333333';
    expectThat(places.map(isBlack)).toEqual([false, true, true, false]);
  });

  const value = `pä ss+!'(x)~*"&<é`;
  test('is shown masked and is nowhere in the record', async () => {
    const html =
      page(`<form action="/take"><input id="f" name="code" oninput="console.log('typed ' + this.value, escape(this.value)); fetch('/log/' + encodeURIComponent(this.value) + '?q=' + this.value)">
      <button>Send</button></form>`);
    stage.serve({ '/': html, '/take': page('<h1>Taken</h1>') });
    const titles: string[] = [];
    const run = await stage.walk(
      async (context) => {
        const field = context.page.locator('#f');
        await context.page.goto('/');
        await context.step(`Type ${context.secrets.CODE}`, async () => {
          await field.fill(String(context.secrets.CODE));
          const mask = await context.page.puppeteer.$eval('#f', (f) =>
            getComputedStyle(f).getPropertyValue('-webkit-text-security'),
          );
          expectThat(mask).toBe('disc');
          await expect(field).toHaveValue(String(context.secrets.CODE));
          await field.fill(`My ${context.secrets.CODE}`);
        });
        await context.page.getByRole('button', 'Send').click({ goesTo: '/take' });
        await expect(context.page.getByRole('heading', 'Taken')).toBeVisible();
      },
      {
        options: { secrets: ['CODE'] },
        replaying: { secrets: { CODE: value }, onStep: ({ title }) => titles.push(title) },
      },
    );
    expectThat(outcome(run)).toBe('passed');
    const record = (await stage.read(run, 'run.json')) + titles.join();
    expectThat(record).toContain('[CODE]');
    expectThat(record).toContain('/take?code=My+[CODE]"');
    expectThat(record).not.toMatch(/p(ä|%C3%A4|%E4|\\u00e4)/i);
  });
});

describe('lists', () => {
  const LIST =
    '<select id="l" onchange="say([...this.selectedOptions].map((o) => o.value).join())"><option value="a">Apple</option><option value="b">Big  pear</option><option disabled>Kiwi</option></select>';
  test.each([
    [LIST, 'Big pear', 'b;'],
    [LIST.replace('<select', '<select multiple'), ['Apple', 'Big pear'], 'a,b;'],
    [LIST.replace('<select', '<select multiple').replace('<option', '<option selected'), [], ';'],
  ])('select by label', async (html, labels, said) => {
    const run = await stage.run(page(html), async (context) => {
      await context.page.locator('#l').select(labels);
      await expect(context.page.locator('#said')).toHaveText(said);
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test.each([
    [LIST, 'Plum', /missing: selector “#l” has no option “Plum”; it has “Apple”, “Big pear”, “Kiwi”/],
    [LIST, 'Kiwi', /disabled: The option “Kiwi”/],
    [LIST, ['Apple', 'Big pear'], /unfit: .* exactly one/],
    ['<button id="l">Fruit</button>', 'Apple', /unfit: selector “#l” is not a list to select from/],
    [
      LIST.replace('onchange="', 'onchange="this.selectedIndex = 0;'),
      'Big pear',
      /check: .* it holds “Apple”/,
    ],
  ])('select fails with the reason', async (html, labels, reason) => {
    const run = await stage.run(page(html), (context) => context.page.locator('#l').select(labels), BRIEF);
    expectThat(outcome(run)).toMatch(reason);
  });

  test('a list that leads on is chosen from once', async () => {
    stage.serve({
      '/': '<script>sessionStorage.times = +(sessionStorage.times ?? 0) + 1</script><select id="l" onchange="location.href = `/?` + this.value"><option>One</option><option>Two</option></select>',
    });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.locator('#l').select('Two', { goesTo: '/?Two' });
      await expect(context.page.locator('#l')).toHaveValue('One');
    });
    expectThat(outcome(run)).toBe('passed');
    expectThat(stage.asked.filter((path) => path === '/?Two')).toHaveLength(1);
  });
});

describe('boxes', () => {
  const BOX = '<label><input type="checkbox" onchange="say(this.checked)">Wrap it</label>';
  test('are switched once and left alone when they are as wanted', async () => {
    const run = await stage.run(page(BOX), async (context) => {
      const box = context.page.getByLabel('Wrap it');
      await box.check();
      await box.check();
      await expect(box).toBeChecked();
      await box.uncheck();
      await box.uncheck();
      await expect(box).toBeUnchecked();
      await expect(context.page.locator('#said')).toHaveText('true;false;');
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('a box that the page switches back fails', async () => {
    const html = page('<input id="b" type="checkbox" onclick="event.preventDefault()">');
    const run = await stage.run(html, (context) => context.page.locator('#b').check());
    expectThat(outcome(run)).toMatch(/check: selector “#b” was clicked but is still unchecked/);
  });

  test('radio buttons and switches', async () => {
    const html =
      page(`<label><input type="radio" name="r">Tea</label><label><input type="radio" name="r" checked>Cocoa</label>
      <button role="switch" aria-checked="false" onclick="setTimeout(() => this.setAttribute('aria-checked', 'true'), 200)">Snow</button>`);
    const run = await stage.run(html, async (context) => {
      await context.page.getByLabel('Tea').check();
      await context.page.getByRole('switch', 'Snow').check();
      await expect(context.page.getByLabel('Cocoa')).toBeUnchecked();
      await expect(context.page.getByRole('switch', 'Snow')).toBeChecked();
    });
    expectThat(outcome(run)).toBe('passed');
  });
});

describe('keys', () => {
  const KEYS =
    '<input id="f" value="abc" onkeydown="say([event.ctrlKey, event.shiftKey, event.key].join())"><input id="g">';
  test('reach the element, or whatever has the focus', async () => {
    const run = await stage.run(page(KEYS), async (context) => {
      await context.page.locator('#f').press('Control+a');
      await context.page.press('x');
      await context.page.press('Shift+Tab');
      await expect(context.page.locator('#f')).toHaveValue('x');
      await expect(context.page.locator('#said')).toHaveText(
        'true,false,Control;true,false,a;false,false,x;false,true,Shift;false,true,Tab;'.replace(/ /g, ''),
      );
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test.each([
    ['Entr', /script: “Entr” is not the name of a key/],
    ['Hyper+a', /script: “Hyper\+a” has a modifier that there is not/],
  ])('%s is refused', async (key, reason) => {
    const run = await stage.run(page(KEYS), (context) => context.page.press(key));
    expectThat(outcome(run)).toMatch(reason);
  });

  test('go nowhere when the element does not take the focus', async () => {
    const html = page('<input id="g" autofocus onkeydown="say(`wrong`)"><p id="f">Text</p>');
    const run = await stage.run(html, (context) => context.page.locator('#f').press('Delete'), BRIEF);
    expectThat(outcome(run)).toMatch(/disabled: selector “#f” does not take the keyboard's focus/);
  });
});

test('an arrow key waits for the list that opens a moment after typing', async () => {
  const html = page(`<label>City <input></label><ul></ul><script>
    const [field, list] = document.querySelectorAll('input,ul');
    field.oninput = () => setTimeout(() => (list.innerHTML = '<li>Oslo<li>Osaka'), 250);
    field.onkeydown = ({ key }) => { if (key === 'ArrowDown') say('chosen ' + (list.firstChild?.textContent ?? 'nothing')) };
  </script>`);
  const run = await stage.run(html, async (context) => {
    const field = context.page.getByLabel('City');
    await field.fill('os');
    await field.press('ArrowDown');
    await expect(context.page.locator('#said')).toHaveText('chosen Oslo;');
  });
  expectThat(outcome(run)).toBe('passed');
});

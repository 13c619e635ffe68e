import type { Candidate, Check, Effect, Step, StepOf, Target } from '../../journey/model.ts';
import { targetOf } from './journey-of.ts';

/** Steps of every kind and every option, each with the one line that a script has for it. */
export const statements: readonly (readonly [step: Step, line: string])[] = [
  [{ id: 's', kind: 'navigate', url: '/login' }, "page.goto('/login')"],
  [{ id: 's', kind: 'navigate', url: '/', page: 'main' }, "page.goto('/')"],
  [{ id: 's', kind: 'navigate', url: '/', effects: [goesTo('/a')] }, "page.goto('/', { goesTo: '/a' })"],
  [{ id: 's', kind: 'open', url: '/b', page: 'brochure' }, "tabs.brochure.open('/b')"],
  [{ id: 's', kind: 'open', url: '/f', page: 'floor-plan' }, "tabs['floor-plan'].open('/f')"],
  [{ id: 's', kind: 'back' }, 'page.back()'],
  [{ id: 's', kind: 'back', effects: [goesTo('/a')] }, "page.back({ goesTo: '/a' })"],
  [{ id: 's', kind: 'forward' }, 'page.forward()'],
  [{ id: 's', kind: 'forward', effects: [goesTo('/a')] }, "page.forward({ goesTo: '/a' })"],
  [{ id: 's', kind: 'reload', page: 'floor-plan' }, "tabs['floor-plan'].reload()"],
  [{ id: 's', kind: 'reload', effects: [goesTo('/a')] }, "page.reload({ goesTo: '/a' })"],
  [{ id: 's', kind: 'close', page: 'brochure' }, 'tabs.brochure.close()'],

  [click({ by: 'role', role: 'button', name: 'Go' }), "page.getByRole('button', 'Go').click()"],
  [click({ by: 'role', role: 'button' }), "page.getByRole('button').click()"],
  [
    click({ by: 'role', role: 'button', name: 'Remove', within: { by: 'beside', value: 'Ada Lovelace' } }),
    "page.beside('Ada Lovelace').getByRole('button', 'Remove').click()",
  ],
  [click({ by: 'testid', value: 'go' }), "page.getByTestId('go').click()"],
  [click({ by: 'label', value: 'Go' }), "page.getByLabel('Go').click()"],
  [click({ by: 'placeholder', value: 'Go' }), "page.getByPlaceholder('Go').click()"],
  [click({ by: 'alt', value: 'Go' }), "page.getByAltText('Go').click()"],
  [click({ by: 'title', value: 'Go' }), "page.getByTitle('Go').click()"],
  [click({ by: 'text', value: 'Go' }), "page.getByText('Go').click()"],
  [click({ by: 'css', value: '#go' }), "page.locator('#go').click()"],
  [
    click({
      by: 'text',
      value: 'Go',
      within: {
        by: 'role',
        role: 'row',
        name: 'Oslo',
        within: { by: 'role', role: 'region', name: 'Tours' },
      },
    }),
    "page.getByRole('region', 'Tours').getByRole('row', 'Oslo').getByText('Go').click()",
  ],
  [
    {
      id: 's',
      kind: 'fill',
      page: 'brochure',
      frame: [field('Outer'), field('Inner')],
      target: field('Desks'),
      value: '4',
    },
    "tabs.brochure.getByLabel('Outer').contentFrame().getByLabel('Inner').contentFrame().getByLabel('Desks').fill('4')",
  ],

  [
    { id: 's', kind: 'type', target: field('Letter'), text: 'Ho\n' },
    "page.getByLabel('Letter').type('Ho\\n')",
  ],
  [
    { id: 's', kind: 'type', target: field('Letter'), text: '!', at: 'end', effects: [goesTo('/a')] },
    "page.getByLabel('Letter').type('!', { at: 'end', goesTo: '/a' })",
  ],
  [
    { id: 's', kind: 'type', target: field('Letter'), text: '!', at: { after: 'elf', occurrence: 2 } },
    "page.getByLabel('Letter').type('!', { after: 'elf', occurrence: 2 })",
  ],
  [
    { id: 's', kind: 'caret', target: field('Letter'), at: 'all' },
    "page.getByLabel('Letter').placeCaret('all')",
  ],
  [
    { id: 's', kind: 'caret', target: field('Letter'), at: { over: "it's" } },
    "page.getByLabel('Letter').placeCaret({ over: 'it\\'s' })",
  ],
  [
    { id: 's', kind: 'paste', target: field('Letter'), text: 'Ho', html: '<b>Ho</b>' },
    "page.getByLabel('Letter').paste('Ho', { html: '<b>Ho</b>' })",
  ],
  [{ id: 's', kind: 'paste', text: 'a,b', page: 'brochure' }, "tabs.brochure.paste('a,b')"],
  [{ id: 's', kind: 'resize', width: 500, height: 600 }, 'page.resize({ width: 500, height: 600 })'],
  [
    { id: 's', kind: 'resize', page: 'brochure', width: 9, height: 9, effects: [goesTo('/a')] },
    "tabs.brochure.resize({ width: 9, height: 9 }, { goesTo: '/a' })",
  ],
  [{ id: 's', kind: 'scroll', to: 'end' }, "page.scroll({ to: 'end' })"],
  [
    { id: 's', kind: 'scroll', page: 'brochure', frame: [field('Map')], to: 0, effects: [goesTo('/a')] },
    "tabs.brochure.getByLabel('Map').contentFrame().scroll({ to: 0, goesTo: '/a' })",
  ],
  [
    { id: 's', kind: 'scroll', target: text('Tours'), to: { x: 1200 } },
    "page.getByText('Tours').scroll({ to: { x: 1200 } })",
  ],
  [
    { id: 's', kind: 'scroll', target: text('Tours'), to: { x: 'end' } },
    "page.getByText('Tours').scroll({ to: { x: 'end' } })",
  ],
  [
    {
      id: 's',
      kind: 'scroll',
      target: text('Map'),
      by: { x: 5, y: -300 },
      turns: 3,
      during: 0,
      position: { x: 0.5, y: 0.25 },
      modifiers: ['Control'],
      effects: [goesTo('/a')],
    },
    "page.getByText('Map').scroll({ by: { x: 5, y: -300 }, turns: 3, during: 0, position: { x: 0.5, y: 0.25 }, modifiers: ['Control'], goesTo: '/a' })",
  ],

  [{ id: 's', kind: 'hover', target: text('Tours') }, "page.getByText('Tours').hover()"],
  [
    { ...click(), effects: [{ kind: 'request', url: '/api/seats' }] },
    "page.getByText('Go').click({ requests: '/api/seats' })",
  ],
  [
    {
      ...click(),
      effects: [
        { kind: 'request', url: '/api/seats' },
        { kind: 'request', url: '/api/*' },
      ],
    },
    "page.getByText('Go').click({ requests: ['/api/seats', '/api/*'] })",
  ],
  [{ ...click(), button: 'right' }, "page.getByText('Go').click({ button: 'right' })"],
  [{ ...click(), hold: 800 }, "page.getByText('Go').click({ hold: 800 })"],
  [{ ...click(), count: 2 }, "page.getByText('Go').click({ count: 2 })"],
  [
    { ...click(), modifiers: ['Control', 'Shift'] },
    "page.getByText('Go').click({ modifiers: ['Control', 'Shift'] })",
  ],
  [
    { ...click(), position: { x: 0.5, y: 0.25 } },
    "page.getByText('Go').click({ position: { x: 0.5, y: 0.25 } })",
  ],
  [
    {
      ...click(),
      effects: [goesTo('/a')],
      position: { x: 0, y: 1 },
      modifiers: ['Alt'],
      count: 2,
      button: 'middle',
    },
    "page.getByText('Go').click({ button: 'middle', count: 2, modifiers: ['Alt'], position: { x: 0, y: 1 }, goesTo: '/a' })",
  ],

  [
    { id: 's', kind: 'drag', target: text('Toys'), to: { target: text('Sleigh') } },
    "page.getByText('Toys').dragTo(page.getByText('Sleigh'))",
  ],
  [
    {
      id: 's',
      kind: 'drag',
      page: 'brochure',
      frame: [field('Map')],
      target: text('Toys'),
      from: { x: 0.5, y: 0.1 },
      to: { target: text('Sleigh'), position: { x: 0.5, y: 0.9 } },
      modifiers: ['Shift'],
      effects: [goesTo('/a')],
    },
    "tabs.brochure.getByLabel('Map').contentFrame().getByText('Toys').dragTo(tabs.brochure.getByLabel('Map').contentFrame().getByText('Sleigh'), { from: { x: 0.5, y: 0.1 }, position: { x: 0.5, y: 0.9 }, modifiers: ['Shift'], goesTo: '/a' })",
  ],
  [
    {
      id: 's',
      kind: 'drag',
      target: targetOf({ by: 'css', value: '#tour-view' }),
      path: [
        { x: 0.5, y: 0.5 },
        { x: -0.2, y: 1.5 },
      ],
    },
    "page.locator('#tour-view').drag([{ x: 0.5, y: 0.5 }, { x: -0.2, y: 1.5 }])",
  ],
  [
    {
      id: 's',
      kind: 'drag',
      target: text('Map'),
      path: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
      modifiers: ['Alt'],
      effects: [goesTo('/a')],
    },
    "page.getByText('Map').drag([{ x: 0, y: 0 }, { x: 1, y: 1 }], { modifiers: ['Alt'], goesTo: '/a' })",
  ],

  [{ ...click(), effects: [] }, "page.getByText('Go').click()"],
  [
    { ...click(), effects: [{ kind: 'popup', page: 'floor-plan' }, goesTo('/a')] },
    "page.getByText('Go').click({ opens: tabs['floor-plan'], goesTo: '/a' })",
  ],
  [{ ...click(), effects: [{ kind: 'close' }] }, "page.getByText('Go').click({ closes: true })"],
  [{ ...click(), effects: [download('a.csv')] }, "page.getByText('Go').click({ downloads: 'a.csv' })"],
  [
    { ...click(), effects: [download('a.csv'), download('b-*.csv')] },
    "page.getByText('Go').click({ downloads: ['a.csv', 'b-*.csv'] })",
  ],
  [
    { ...click(), effects: [{ kind: 'close' }, { kind: 'close' }] },
    "page.getByText('Go').click({ closes: true })",
  ],
  [{ ...click(), effects: [dialog('alert', true)] }, "page.getByText('Go').click({ alerts: 'Sure?' })"],
  [{ ...click(), effects: [dialog('alert', false)] }, "page.getByText('Go').click({ alerts: 'Sure?' })"],
  [{ ...click(), effects: [dialog('confirm', true)] }, "page.getByText('Go').click({ confirms: 'Sure?' })"],
  [{ ...click(), effects: [dialog('confirm', '')] }, "page.getByText('Go').click({ confirms: 'Sure?' })"],
  [{ ...click(), effects: [dialog('confirm', false)] }, "page.getByText('Go').click({ declines: 'Sure?' })"],
  [
    { ...click(), effects: [dialog('prompt', 'Yes')] },
    "page.getByText('Go').click({ answers: ['Sure?', 'Yes'] })",
  ],
  [
    { ...click(), effects: [dialog('prompt', true)] },
    "page.getByText('Go').click({ answers: ['Sure?', ''] })",
  ],
  [{ ...click(), effects: [dialog('prompt', false)] }, "page.getByText('Go').click({ dismisses: 'Sure?' })"],
  [
    { ...click(), effects: [dialog('alert', true), goesTo('/a'), dialog('alert', true, 'Done')] },
    "page.getByText('Go').click({ alerts: ['Sure?', 'Done'], goesTo: '/a' })",
  ],
  [
    { ...click(), effects: [dialog('prompt', 'x'), dialog('prompt', 'y', 'Really?')] },
    "page.getByText('Go').click({ answers: [['Sure?', 'x'], ['Really?', 'y']] })",
  ],

  [{ id: 's', kind: 'fill', target: field('Name'), value: '' }, "page.getByLabel('Name').fill('')"],
  [
    { id: 's', kind: 'fill', target: field('Name'), value: { input: 'guest' } },
    "page.getByLabel('Name').fill(inputs.guest)",
  ],
  [
    { id: 's', kind: 'fill', target: field('Code'), value: { secret: 'CODE' }, effects: [goesTo('/a')] },
    "page.getByLabel('Code').fill(secrets.CODE, { goesTo: '/a' })",
  ],
  [{ id: 's', kind: 'check', target: field('Agree') }, "page.getByLabel('Agree').check()"],
  [
    { id: 's', kind: 'check', target: field('Agree'), effects: [goesTo('/a')] },
    "page.getByLabel('Agree').check({ goesTo: '/a' })",
  ],
  [{ id: 's', kind: 'uncheck', target: field('Agree') }, "page.getByLabel('Agree').uncheck()"],
  [
    { id: 's', kind: 'uncheck', target: field('Agree'), effects: [goesTo('/a')] },
    "page.getByLabel('Agree').uncheck({ goesTo: '/a' })",
  ],
  [
    { id: 's', kind: 'select', target: field('City'), options: ['Oslo'] },
    "page.getByLabel('City').select('Oslo')",
  ],
  [
    { id: 's', kind: 'select', target: field('City'), options: ['Oslo', 'Rome'], effects: [goesTo('/a')] },
    "page.getByLabel('City').select(['Oslo', 'Rome'], { goesTo: '/a' })",
  ],
  [{ id: 's', kind: 'select', target: field('City'), options: [] }, "page.getByLabel('City').select([])"],
  [
    { id: 's', kind: 'upload', target: field('Plan'), files: [file('plan.pdf')] },
    "page.getByLabel('Plan').upload('walk.files/plan.pdf')",
  ],
  [
    {
      id: 's',
      kind: 'upload',
      target: field('Plan'),
      files: [file('a.pdf'), file('b.pdf')],
      effects: [goesTo('/a')],
    },
    "page.getByLabel('Plan').upload(['walk.files/a.pdf', 'walk.files/b.pdf'], { goesTo: '/a' })",
  ],
  [
    {
      id: 's',
      kind: 'upload',
      target: text('Drop here'),
      files: [file('a.pdf'), file('b.pdf')],
      dropped: true,
      effects: [goesTo('/a')],
    },
    "page.getByText('Drop here').dropFiles(['walk.files/a.pdf', 'walk.files/b.pdf'], { goesTo: '/a' })",
  ],
  [{ id: 's', kind: 'upload', target: field('Plan'), files: [] }, "page.getByLabel('Plan').upload([])"],
  [{ id: 's', kind: 'press', target: field('City'), key: 'Enter' }, "page.getByLabel('City').press('Enter')"],
  [
    { id: 's', kind: 'press', key: 'Enter', effects: [goesTo('/a')] },
    "page.press('Enter', { goesTo: '/a' })",
  ],
  [
    { id: 's', kind: 'press', frame: [field('Map')], key: 'Escape' },
    "page.getByLabel('Map').contentFrame().press('Escape')",
  ],

  [expects({ kind: 'visible' }), "expect(page.getByLabel('City')).toBeVisible()"],
  [expects({ kind: 'hidden' }), "expect(page.getByLabel('City')).toBeHidden()"],
  [expects({ kind: 'text', text: '' }), "expect(page.getByLabel('City')).toHaveText('')"],
  [expects({ kind: 'contains', text: 'Os' }), "expect(page.getByLabel('City')).toContainText('Os')"],
  [
    expects({ kind: 'pattern', pattern: 'os[lL]o\\/$' }),
    "expect(page.getByLabel('City')).toHaveText(/os[lL]o\\/$/)",
  ],
  [
    expects({ kind: 'pattern', pattern: '^os', flags: 'i' }),
    "expect(page.getByLabel('City')).toHaveText(/^os/i)",
  ],
  [expects({ kind: 'enabled' }), "expect(page.getByLabel('City')).toBeEnabled()"],
  [expects({ kind: 'disabled' }), "expect(page.getByLabel('City')).toBeDisabled()"],
  [
    expects({ kind: 'attribute', name: 'href', value: '/a' }),
    "expect(page.getByLabel('City')).toHaveAttribute('href', '/a')",
  ],
  [expects({ kind: 'value', value: 'Oslo' }), "expect(page.getByLabel('City')).toHaveValue('Oslo')"],
  [expects({ kind: 'checked', checked: true }), "expect(page.getByLabel('City')).toBeChecked()"],
  [expects({ kind: 'checked', checked: false }), "expect(page.getByLabel('City')).toBeUnchecked()"],
  [expects({ kind: 'count', count: 0 }), "expect(page.getByLabel('City')).toHaveCount(0)"],
  [
    { id: 's', kind: 'expect', frame: [field('Map')], target: field('City'), check: { kind: 'visible' } },
    "expect(page.getByLabel('Map').contentFrame().getByLabel('City')).toBeVisible()",
  ],
  [{ id: 's', kind: 'expect', check: { kind: 'url', url: '/a' } }, "expect(page).toHaveUrl('/a')"],
  [
    { id: 's', kind: 'expect', page: 'brochure', check: { kind: 'title', title: 'Tours' } },
    "expect(tabs.brochure).toHaveTitle('Tours')",
  ],
  [{ id: 's', kind: 'expect', check: { kind: 'status', status: 200 } }, 'expect(page).toHaveStatus(200)'],
  [
    { id: 's', kind: 'expect', check: { kind: 'response', url: '/api/offices' } },
    "expect(page).toHaveResponse('/api/offices')",
  ],
  [
    {
      id: 's',
      kind: 'expect',
      page: 'brochure',
      check: {
        kind: 'response',
        url: '/api/offices',
        method: 'GET',
        status: 200,
        json: {
          fields: {
            offices: {
              list: [{ fields: { name: { any: 'string' }, desks: { any: 'number' }, 'a-b': null } }],
            },
            open: { any: 'boolean' },
            none: { list: [] },
          },
        },
        within: 500,
      },
    },
    "expect(tabs.brochure).toHaveResponse('/api/offices', { method: 'GET', status: 200, json: { offices: [{ name: String, desks: Number, 'a-b': null }], open: Boolean, none: [] }, within: 500 })",
  ],
  [
    { id: 's', kind: 'expect', check: { kind: 'response', url: '/', json: null } },
    "expect(page).toHaveResponse('/', { json: null })",
  ],
  [{ id: 's', kind: 'expect', check: { kind: 'console' } }, 'expect(page).toHaveCleanConsole()'],
  [
    {
      id: 's',
      kind: 'expect',
      check: { kind: 'fast', lcp: 2500, inp: 200, cls: 0.1, step: 5000, request: 800 },
    },
    'expect(page).toBeFast({ lcp: 2500, inp: 200, cls: 0.1, step: 5000, request: 800 })',
  ],
  [
    { id: 's', kind: 'expect', check: { kind: 'picture', name: 'booked' } },
    "expect(page).toHaveScreenshot('booked')",
  ],
  [
    {
      id: 's',
      kind: 'expect',
      page: 'brochure',
      check: {
        kind: 'picture',
        name: 'cover',
        masks: [
          { by: 'role', role: 'timer', within: { by: 'testid', value: 'head' } },
          { by: 'text', value: 'Ad' },
        ],
        different: 0.01,
      },
    },
    "expect(tabs.brochure).toHaveScreenshot('cover', { masks: [tabs.brochure.getByTestId('head').getByRole('timer'), tabs.brochure.getByText('Ad')], maxDifferent: 0.01 })",
  ],
  [{ id: 's', kind: 'expect', check: { kind: 'accessible' } }, 'expect(page).toBeAccessible()'],
  [
    {
      id: 's',
      kind: 'expect',
      check: { kind: 'accessible', impact: 'serious', except: ['color-contrast'] },
    },
    "expect(page).toBeAccessible({ impact: 'serious', except: ['color-contrast'] })",
  ],
  [{ id: 's', kind: 'expect', check: { kind: 'requests' } }, 'expect(page).toHaveNoFailedRequests()'],

  [{ id: 's', kind: 'screenshot', name: 'Booked' }, "page.screenshot('Booked')"],
  [{ id: 's', kind: 'unsupported', reason: 'Drag' }, "page.unsupported('Drag')"],
  [
    { id: 's', kind: 'unsupported', reason: 'Drag', effects: [goesTo('/a')] },
    "page.unsupported('Drag', { goesTo: '/a' })",
  ],
];

function click(candidate: Candidate = { by: 'text', value: 'Go' }): Step & { kind: 'click' } {
  return { id: 's', kind: 'click', target: targetOf(candidate) };
}

function expects(check: Check): Step {
  return { id: 's', kind: 'expect', target: field('City'), check };
}

function text(value: string): Target {
  return targetOf({ by: 'text', value });
}

function field(value: string): Target {
  return targetOf({ by: 'label', value });
}

function file(name: string): StepOf<'upload'>['files'][number] {
  return { name, path: `walk.files/${name}`, sha256: '0'.repeat(64), size: 1 };
}

function goesTo(url: string): Effect {
  return { kind: 'navigation', url };
}

function dialog(type: 'alert' | 'confirm' | 'prompt', answer: boolean | string, message = 'Sure?'): Effect {
  return { kind: 'dialog', type, message, answer };
}

function download(name: string): Effect {
  return { kind: 'download', name };
}

/**
 * Recordings as Chrome DevTools' Recorder exports them, of made-up pages: together they have every type of step and every
 * key of the format, in the layouts that people's files have.
 */

const button = [
  ['aria/Book the tour'],
  ['#book'],
  ['xpath///*[@id="book"]'],
  ['pierce/#book'],
  ['text/Book the tour'],
];
const email = [['aria/Email'], ['#email'], ['xpath///*[@id="email"]'], ['pierce/#email']];
const viewport = {
  type: 'setViewport',
  width: 1200,
  height: 800,
  deviceScaleFactor: 1,
  isMobile: false,
  hasTouch: false,
  isLandscape: false,
};
const open = {
  type: 'navigate',
  url: 'http://127.0.0.1:4173/',
  assertedEvents: [{ type: 'navigation', url: 'http://127.0.0.1:4173/', title: 'Nook' }],
};
const booked = { type: 'navigation', url: 'http://127.0.0.1:4173/bookings', title: '' };
const place = { offsetX: 12, offsetY: 8.5 };

type Steps = readonly Readonly<Record<string, unknown>>[];

/** Steps of recordings, each by what it is about. */
const flows: Readonly<Record<string, Steps>> = {
  'no step at all but the first': [open],
  'the size of the page': [viewport, open],
  'a phone': [
    { ...viewport, width: 390, height: 844, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
    open,
  ],
  'a window that is resized on the way': [viewport, open, { ...viewport, width: 600 }],
  'a click': [viewport, open, { type: 'click', target: 'main', selectors: button, ...place }],
  'a click that leads on': [
    open,
    { type: 'click', target: 'main', selectors: button, ...place, assertedEvents: [booked] },
  ],
  'clicks of every button': ['primary', 'auxiliary', 'secondary', 'back', 'forward'].map((name) => ({
    type: 'click',
    selectors: button,
    ...place,
    button: name,
  })),
  'clicks by every device': ['mouse', 'pen', 'touch'].map((deviceType) => ({
    type: 'click',
    selectors: button,
    ...place,
    deviceType,
  })),
  'a long click': [open, { type: 'click', selectors: button, ...place, duration: 812.4 }],
  'a double click': [
    open,
    {
      type: 'doubleClick',
      target: 'main',
      selectors: button,
      ...place,
      button: 'secondary',
      deviceType: 'mouse',
      duration: 40,
    },
  ],
  'pointing at something': [open, { type: 'hover', target: 'main', selectors: button }],
  'a field': [open, { type: 'change', value: 'santa@example.test', selectors: email, target: 'main' }],
  'a list': [
    open,
    { type: 'change', value: 'private', selectors: [['aria/Plan'], ['select']], target: 'main' },
  ],
  'a field that is emptied': [
    open,
    { type: 'change', value: '', selectors: [['[data-testid="guest"]']], target: 'main' },
  ],
  'a key': [
    open,
    { type: 'keyDown', target: 'main', key: 'Tab' },
    { type: 'keyUp', key: 'Tab', target: 'main' },
  ],
  'a key in a frame, which keyDown may have': [
    open,
    { type: 'keyDown', target: 'main', frame: [0], key: 'Enter' },
    { type: 'keyUp', key: 'Enter', frame: [0] },
  ],
  'a chord': ['Control', 'Shift', 'k']
    .flatMap((key) => ({ type: 'keyDown', key }))
    .concat(['k', 'Shift', 'Control'].map((key) => ({ type: 'keyUp', key }))),
  'a modifier alone': [open, { type: 'keyDown', key: 'Meta' }, { type: 'keyUp', key: 'Meta' }],
  'a modifier that is held to the end': [
    open,
    { type: 'keyDown', key: 'Alt' },
    { type: 'click', selectors: button, ...place },
  ],
  'a modifier that is held while clicking': [
    open,
    { type: 'keyDown', key: 'Shift' },
    { type: 'click', selectors: button, ...place },
    { type: 'keyUp', key: 'Shift' },
  ],
  'keys that cross each other': [
    { type: 'keyDown', key: 'a' },
    { type: 'keyDown', key: 'b' },
    { type: 'keyUp', key: 'a' },
    { type: 'keyUp', key: 'b', assertedEvents: [booked] },
  ],
  'keys that crossing modifiers hold': [
    { type: 'keyDown', key: 'a' },
    { type: 'keyDown', key: 'ShiftLeft' },
    { type: 'keyUp', key: 'a' },
    { type: 'click', selectors: button, ...place },
    { type: 'keyUp', key: 'ShiftLeft' },
  ],
  'a key that was down before the recording began': [open, { type: 'keyUp', key: 'Enter' }],
  'keys by their codes, and ones that few keyboards have': [
    'KeyA',
    'Digit7',
    'NumpadEnter',
    'Space',
    ' ',
    'AudioVolumeUp',
    '\u0000',
    '\r',
    'é',
  ].flatMap((key) => [
    { type: 'keyDown', key },
    { type: 'keyUp', key },
  ]),
  'scrolling the page': [
    open,
    { type: 'scroll', target: 'main', frame: [], x: 0, y: 1200 },
    { type: 'scroll' },
    { type: 'scroll', x: 40, y: 90.5 },
    { type: 'scroll', x: -1 },
  ],
  'scrolling an element': [
    open,
    { type: 'scroll', selectors: [['#offices']], x: 300 },
    { type: 'scroll', selectors: [['xpath//ul']], y: 3 },
  ],
  'a further tab': [
    open,
    { type: 'click', selectors: button, ...place },
    { type: 'click', target: 'http://127.0.0.1:4173/brochure', selectors: button, ...place },
    { type: 'close', target: 'http://127.0.0.1:4173/brochure' },
  ],
  'a tab that nothing opened': [
    { type: 'hover', target: 'https://elsewhere.example/', selectors: button },
    open,
  ],
  frames: [[0], [0, 0], [1], [0, 2]].map((frame) => ({ type: 'click', frame, selectors: button, ...place })),
  'waiting for an element': [
    open,
    { type: 'waitForElement', target: 'main', frame: [0], selectors: button, timeout: 5000 },
  ],
  'waiting for numbers of elements': (['>=', '==', '<='] as const).flatMap((operator) =>
    [0, 1, 4].flatMap((count) =>
      [true, false].map((visible) => ({
        type: 'waitForElement',
        selectors: ['button'],
        operator,
        count,
        visible,
      })),
    ),
  ),
  'waiting for properties and attributes': [
    { type: 'waitForElement', selectors: email, properties: { value: 'x', checked: true, innerText: 'Hi' } },
    {
      type: 'waitForElement',
      selectors: email,
      properties: { id: 'email', dataset: { a: { b: [1, null] } } },
      attributes: { id: 'email' },
    },
    { type: 'waitForElement', selectors: email, attributes: {}, properties: {}, count: 1 },
  ],
  'waiting for an expression': [
    open,
    {
      type: 'waitForExpression',
      target: 'main',
      frame: [0],
      expression: 'document.querySelector("</script>") === null // `${x}` \u2028',
      timeout: 2000,
    },
  ],
  'a slow network': [
    open,
    { type: 'emulateNetworkConditions', target: 'main', download: 50000, upload: 50000, latency: 2000 },
  ],
  'custom steps': [
    open,
    {
      type: 'customStep',
      target: 'main',
      frame: [0],
      name: 'waymark',
      parameters: { step: { kind: 'click' } },
    },
    { type: 'customStep', name: 'x', parameters: null },
    { type: 'customStep', name: 'y', parameters: [1, { z: 1e21 }] },
  ],
  'times of their own': [open, { type: 'click', selectors: button, ...place, timeout: 30000 }],
  'several navigations, one without an address': [
    open,
    {
      type: 'click',
      selectors: button,
      ...place,
      assertedEvents: [
        { type: 'navigation' },
        booked,
        { type: 'navigation', title: 'x' },
        { type: 'request', url: '/x' },
      ],
    },
  ],
  'selectors through shadow roots': [
    open,
    {
      type: 'click',
      selectors: [
        ['aria/Shop', 'aria/Buy[role="button"]'],
        ['#host', 'button.buy'],
        ['my-app', 'text/Buy'],
      ],
      ...place,
    },
  ],
  'selectors that are one text': [
    open,
    { type: 'click', selectors: ['#book', 'aria/Book the tour[role="link"][name="Book"]'], ...place },
  ],
  'selectors of Puppeteer alone, and no usable one': [
    open,
    { type: 'click', selectors: [['div >>> button'], ['::-p-text(Go)'], ['xpath//button']], ...place },
    { type: 'hover', selectors: [] },
  ],
  'an address that is none': [
    open,
    { type: 'navigate', url: 'chrome://new-tab-page/' },
    { type: 'navigate', url: 'http://[' },
    { type: 'navigate', url: 'https://pay.example/a?b=c#d' },
  ],
  'a step and keys of a later Chrome': [
    open,
    { type: 'pinch', scale: 2, selectors: 7 },
    { type: 'click', selectors: button, ...place, pressure: 0.5, nested: { constructor: 1 } },
  ],
  'values that are null': [
    open,
    {
      type: 'click',
      target: null,
      frame: null,
      selectors: button,
      ...place,
      button: null,
      assertedEvents: null,
      timeout: null,
    },
  ],
};

/** The texts of recordings, each by what it is about. */
export const recordings: readonly (readonly [about: string, text: string])[] = [
  ...Object.entries(flows).map(
    ([title, steps]) => [title, JSON.stringify({ title, steps }, null, 2)] as const,
  ),
  [
    'keys of the whole',
    JSON.stringify(
      {
        selectorAttribute: 'data-qa',
        timeout: 9000,
        title: 'All keys',
        steps: [viewport, open],
        note: { kept: [] },
      },
      null,
      4,
    ),
  ],
  [
    'one line',
    JSON.stringify({ title: '', steps: [viewport, open, { type: 'click', selectors: button, ...place }] }),
  ],
  [
    'tabs, Windows’ line ends and a byte order mark',
    `\uFEFF${JSON.stringify({ title: 'T', steps: [viewport, open] }, null, '\t').replaceAll('\n', '\r\n')}\r\n`,
  ],
  [
    'numbers and keys that a reader of JSON would write in another way',
    '{ "title": "\\u0041", "steps": [ { "type": "navigate", "url": "http:\\/\\/127.0.0.1:4173\\/", "10": 1.0, "2": 1e2, "__proto__": {"type": "close"}, "big": 12345678901234567890 } ] }',
  ],
  ['an empty list', '{"title": "Nothing", "steps": [ ]}'],
];

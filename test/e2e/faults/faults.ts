import type { ServerResponse } from 'node:http';
import type { Page } from 'puppeteer';
import type { Cause } from '../../../runner/evidence/run.ts';
import type { Wrong } from './faulty-site.ts';

/** A way in which a site, or what is between it and the runner, can be broken; and what a replay is to say of it. */
export interface Fault extends Wrong {
  what: string;
  /** The first cause, or those that it may be, as the machine has it. */
  cause: Cause | readonly Cause[];
  /** What the message says. */
  says: RegExp;
  /** Goes there instead of to the site. */
  baseUrl?: string;
  /** Happens in the page once the form is there. */
  during?: (page: Page) => unknown;
  /** Cannot be written to. */
  out?: string;
  /** Takes so much of the machine that others, replayed beside it, would come to other ends. */
  isGreedy?: true;
}

const BOOK = '/book/father-christmas-workshop';
const OFFICES = '/offices';
const API = '/api/offices';

const status =
  (code: number, body = ''): ((response: ServerResponse) => void) =>
  (response) =>
    response.writeHead(code, { 'content-type': 'text/html' }).end(body);
const silent = (): void => undefined;
const reset = (response: ServerResponse): void => void response.destroy();
const script =
  (code: string) =>
  (html: string): string =>
    html.replace('</body>', `<script>${code}</script></body>`);
const onContinue = (code: string): ((html: string) => string) =>
  script(`{ const button = document.querySelector('[data-step="1"] button[type=submit]'); ${code} }`);
const style =
  (css: string): ((html: string) => string) =>
  (html) =>
    html.replace('</head>', `<style>${css}</style></head>`);
const first = '[data-step="1"] button[type=submit]';

export const FAULTS: readonly Fault[] = [
  // Documents
  {
    what: 'a page answers 500',
    answers: { [BOOK]: status(500, '<h1>Oops</h1>') },
    cause: 'document-status',
    says: /answered 500/,
  },
  {
    what: 'a page answers 404',
    answers: { [BOOK]: status(404) },
    cause: 'document-status',
    says: /answered 404/,
  },
  {
    what: 'a page answers 503 after a click',
    answers: { [OFFICES]: status(503) },
    cause: 'document-status',
    says: /answered 503/,
  },
  {
    what: 'a page never answers',
    answers: { [BOOK]: silent },
    cause: 'pending-request',
    says: /GET .*book.* no answer/,
  },
  {
    what: 'a page never answers after a click',
    answers: { [OFFICES]: silent },
    cause: 'pending-request',
    says: /GET .*\/offices has had no answer/,
  },
  {
    what: 'the connection of a page breaks off',
    answers: { [BOOK]: reset },
    cause: 'failed-request',
    says: /ERR_(EMPTY_RESPONSE|CONNECTION_RESET)/,
  },
  {
    what: 'the connection breaks off after a click',
    answers: { [OFFICES]: reset },
    cause: 'failed-request',
    says: /GET .*\/offices failed \(net::ERR_/,
  },
  { what: 'a page is blank', answers: { [BOOK]: status(200) }, cause: 'missing', says: /Your name/ },
  {
    what: 'a page redirects without end',
    answers: { [BOOK]: (response) => response.writeHead(302, { location: BOOK }).end() },
    cause: 'failed-request',
    says: /ERR_TOO_MANY_REDIRECTS/,
  },
  {
    what: 'a page redirects elsewhere (to the sign-in)',
    answers: { [OFFICES]: (response) => response.writeHead(302, { location: '/login' }).end() },
    cause: 'timeout',
    says: /has not gone to \/offices; it is at \/login/,
  },
  {
    what: 'a link leads elsewhere',
    pages: { '/': (html) => html.replaceAll('href="/offices"', 'href="/#offices"') },
    cause: 'timeout',
    says: /has not gone to \/offices; it is at \//,
  },
  {
    what: 'a page leads out of the scope',
    answers: {
      [BOOK]: (response, request) =>
        response
          .writeHead(302, { location: `http://localhost:${request.headers.host?.split(':')[1] ?? ''}/lab` })
          .end(),
    },
    cause: 'scope',
    says: /outside of the journey's synthetic scope/,
  },
  {
    what: 'a page reloads itself all the time',
    pages: { [BOOK]: script('setTimeout(() => location.reload(), 30)') },
    cause: 'timeout',
    says: /kept loading other documents|the page has not loaded in time/,
  },

  // The network
  {
    what: 'the certificate is not trusted',
    isSecure: true,
    cause: 'failed-request',
    says: /ERR_CERT_AUTHORITY_INVALID/,
  },
  {
    what: 'the host has no address',
    baseUrl: 'http://shop.invalid',
    cause: 'failed-request',
    says: /ERR_NAME_NOT_RESOLVED/,
  },
  {
    what: 'nobody listens at the port',
    baseUrl: 'http://127.0.0.1:9',
    cause: 'failed-request',
    says: /ERR_(CONNECTION_REFUSED|UNSAFE_PORT)/,
  },

  // Data
  {
    what: 'data answers 500',
    answers: { [API]: status(500) },
    cause: 'failed-request',
    says: /GET .*\/api\/offices answered 500/,
  },
  {
    what: 'data never comes',
    answers: { [API]: silent },
    cause: 'pending-request',
    says: /GET .*\/api\/offices has had no answer/,
  },
  {
    what: 'data comes too late',
    answers: { [API]: (response) => void setTimeout(() => response.end('{"offices":[]}'), 12_000) },
    cause: 'pending-request',
    says: /GET .*\/api\/offices has had no answer/,
  },
  {
    what: 'the connection of data breaks off',
    answers: { [API]: reset },
    cause: 'failed-request',
    says: /GET .*\/api\/offices failed \(net::ERR_/,
  },
  {
    what: 'data breaks off in the middle',
    answers: {
      [API]: (response) => {
        response.writeHead(200, { 'content-length': '5000' }).write('{"offices":');
        setTimeout(() => response.destroy(), 50);
      },
    },
    cause: 'page-error',
    says: /TypeError|network|fetch/i,
  },
  {
    what: 'data is no JSON',
    answers: { [API]: status(200, '<html>') },
    cause: 'page-error',
    says: /SyntaxError/,
  },
  {
    what: 'data has another shape',
    answers: { [API]: status(200, '{"items":[]}') },
    cause: 'missing',
    says: /Father Christmas Workshop/,
  },
  {
    what: 'data is empty',
    answers: { [API]: status(200, '{"offices":[]}') },
    cause: 'missing',
    says: /Father Christmas Workshop/,
  },
  {
    what: 'sign-in has run out (data answers 401)',
    answers: { [API]: status(401) },
    cause: 'missing',
    says: /Father Christmas Workshop/,
  },

  // Scripts
  {
    what: 'a script of the page is lost',
    answers: { '/client/offices.ts': status(404), '/client/offices.js': status(404) },
    cause: 'missing',
    says: /Father Christmas Workshop/,
  },
  {
    what: 'a script throws',
    pages: { [BOOK]: script('throw new RangeError("Out of cocoa")') },
    cause: 'page-error',
    says: /RangeError: Out of cocoa/,
  },
  {
    what: 'a promise is rejected',
    pages: { [BOOK]: script('Promise.reject(new RangeError("Out of cocoa"))') },
    cause: 'page-error',
    says: /RangeError: Out of cocoa/,
  },
  {
    what: 'a script throws when a button is pressed',
    pages: { [BOOK]: onContinue('button.addEventListener("click", () => { throw new Error("No sleigh") })') },
    cause: 'page-error',
    says: /No sleigh/,
  },
  {
    what: 'a script never ends',
    isGreedy: true,
    pages: { [BOOK]: onContinue('button.addEventListener("click", () => { for (;;); })') },
    cause: 'timeout',
    says: /gave no answer for .* it is busy/,
  },
  {
    what: 'a script takes all memory',
    isGreedy: true,
    pages: {
      [BOOK]: onContinue(
        'button.addEventListener("click", () => { const all = []; for (;;) all.push(new Array(1e5).fill({ a: all.length })); })',
      ),
    },
    cause: ['infrastructure', 'timeout'],
    says: /crashed|gave no answer/,
  },
  {
    what: 'a button does nothing any more',
    pages: {
      [BOOK]: onContinue(
        'button.addEventListener("click", (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true)',
      ),
    },
    cause: 'hidden',
    says: /What you need/,
  },

  // Elements
  {
    what: 'an element is missing',
    pages: { [BOOK]: script('document.querySelector("#team").remove()') },
    cause: 'missing',
    says: /Nothing matches field “Team”/,
  },
  {
    what: 'an element has another name',
    pages: { [BOOK]: script('document.querySelector("label[for=team]").textContent = "Crew"') },
    cause: 'missing',
    says: /Nothing matches field “Team”/,
  },
  {
    what: 'an element is covered',
    pages: { [BOOK]: style('body::after { content: ""; position: fixed; inset: 0; z-index: 99 }') },
    cause: 'covered',
    says: /is covered by/,
  },
  {
    what: 'an element is hidden',
    pages: { [BOOK]: style(`${first} { visibility: hidden }`) },
    cause: 'hidden',
    says: /Continue/,
  },
  {
    what: 'an element is disabled',
    pages: { [BOOK]: onContinue('button.disabled = true') },
    cause: 'disabled',
    says: /“Continue” is disabled/,
  },
  {
    what: 'an element is there twice',
    pages: { [BOOK]: onContinue('button.after(button.cloneNode(true))') },
    cause: 'ambiguous',
    says: /2 .*“Continue”/,
  },
  {
    what: 'an element never comes to rest',
    pages: {
      [BOOK]: style(
        `${first} { animation: dance 0.3s linear infinite alternate } @keyframes dance { to { transform: translateX(60px) } }`,
      ),
    },
    cause: 'moving',
    says: /Continue/,
  },
  {
    what: 'a field is of another kind',
    pages: { [BOOK]: (html) => html.replace('<input id="name"', '<input type="checkbox" id="name"') },
    cause: 'unfit',
    says: /Your name/,
  },
  {
    what: 'a field can’t be written in',
    pages: { [BOOK]: script('document.querySelector("#name").readOnly = true') },
    cause: 'unfit',
    says: /“Your name” is read-only/,
  },
  {
    what: 'a field forgets what is typed',
    pages: {
      [BOOK]: script(
        '{ const field = document.querySelector("#name"); field.addEventListener("input", () => { field.value = ""; }); }',
      ),
    },
    cause: 'check',
    says: /Your name/,
  },
  {
    what: 'a text is wrong',
    pages: { [BOOK]: (html) => html.replace('>What you need</h2>', '>What you want</h2>') },
    cause: 'missing',
    says: /What you need/,
  },
  {
    what: 'a value is wrong',
    pages: {
      [BOOK]: script(
        'document.querySelector("#team").addEventListener("input", () => { document.querySelector("#name").value = "Dasher"; })',
      ),
    },
    cause: 'check',
    says: /“Dasher”/,
  },
  {
    what: 'the title is wrong',
    pages: { [BOOK]: (html) => html.replace(/<title>[^<]*/, '<title>Untitled') },
    cause: 'check',
    says: /“?Untitled/,
  },

  // Beside the page
  {
    what: 'a dialog shows',
    pages: { [BOOK]: script('setTimeout(() => alert("Cookies?"), 50)') },
    cause: 'dialog',
    says: /alert “Cookies\?”/,
  },
  {
    what: 'the page closes itself',
    pages: { [BOOK]: script('0') },
    during: (page) => page.close(),
    cause: 'script',
    says: /tab (“main” )?(was|is) closed/,
  },
  {
    what: 'the tab crashes',
    during: async (page) => {
      const session = await page.createCDPSession();
      void session.send('Page.crash').catch(() => undefined);
    },
    cause: 'infrastructure',
    says: /crashed/,
  },
  {
    what: 'the disk takes nothing',
    out: '/dev/null/runs',
    cause: 'infrastructure',
    says: /could not be recorded: /,
  },
];

import type { CheckOf, PageCheck } from './check.ts';

/** What a check of the page wants, in words: `Expect the page title “Nook”`. */
export function wordPageCheck(check: PageCheck): string {
  switch (check.kind) {
    case 'url':
      return `Expect the address ${check.url}`;
    case 'title':
      return `Expect the page title “${check.title}”`;
    case 'status':
      return `Expect the page to answer ${check.status}`;
    case 'response':
      return wordResponse(check);
    case 'console':
      return 'Expect no errors on the page’s console';
    case 'requests':
      return 'Expect no request of the page to fail';
    case 'fast':
      return wordBudget(check);
    case 'accessible':
      return wordAccessible(check);
    case 'picture':
      return `Expect the page to look as in the picture “${check.name}”`;
  }
}

function wordBudget({ lcp, inp, cls, step, request }: CheckOf<'fast'>): string {
  const parts = [
    ...(lcp === undefined ? [] : [`LCP within ${lcp} ms`]),
    ...(inp === undefined ? [] : [`INP within ${inp} ms`]),
    ...(cls === undefined ? [] : [`CLS up to ${cls}`]),
    ...(step === undefined ? [] : [`the step within ${step} ms`]),
    ...(request === undefined ? [] : [`each request within ${request} ms`]),
  ];
  return `Expect the page to be fast (${parts.join(', ')})`;
}

function wordAccessible({ impact, except }: CheckOf<'accessible'>): string {
  const parts = [
    ...(impact === undefined ? [] : [impact === 'critical' ? impact : `${impact} and worse`]),
    ...(except === undefined ? [] : [`but for ${except.join(', ')}`]),
  ];
  return `Expect the page to be accessible${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

function wordResponse({ method, url, status, json, within }: CheckOf<'response'>): string {
  const how = [
    ...(status === undefined ? [] : [`with ${status}`]),
    ...(json === undefined ? [] : ['with the expected JSON']),
    ...(within === undefined ? [] : [`within ${within} ms`]),
  ];
  const asked = method === undefined ? url : `${method} ${url}`;
  return `Expect ${asked} to be answered${how.length > 0 ? ` ${how.join(', ')}` : ''}`;
}

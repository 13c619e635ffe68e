import { fc } from '../random.ts';
import { describe, expect, test } from 'vitest';
import { fullUrl, hideSecrets, inScope, matchesUrl, shortUrl, stableUrl } from '../../journey/url.ts';

const SITE = 'http://127.0.0.1:4173';

describe('hideSecrets', () => {
  test.each([
    ['/dash?user=santa&pw=hohoho&x=1', '/dash?user=santa&pw=*&x=1'],
    ['/login?password=a%26b', '/login?password=*'],
    ['/login?userPassword=x#token=abc&n=1', '/login?userPassword=*#token=*&n=1'],
    ['https://santa:hohoho@north.test/pole?Api-Key=1', 'https://north.test/pole?Api-Key=*'],
  ])('%s', (url, shown) => {
    expect(hideSecrets(url)).toBe(shown);
  });

  test.each([
    '/offices?city=Oslo',
    '/passengers?spin=2&tokenless',
    'https://north.test/@santa?pinned=1&page=2',
  ])('leaves %s as it is', (url) => {
    expect(hideSecrets(url)).toBe(url);
  });
});

describe('shortUrl', () => {
  test.each([
    [`${SITE}/offices?city=Oslo#map`, '/offices?city=Oslo#map'],
    [SITE, '/'],
    [`http://santa:secret@127.0.0.1:4173/login`, '/login'],
    ['http://127.0.0.1:4174/offices', 'http://127.0.0.1:4174/offices'],
    ['https://127.0.0.1:4173/', 'https://127.0.0.1:4173/'],
    ['http://127.0.0.1.evil.test:4173/', 'http://127.0.0.1.evil.test:4173/'],
    ['about:blank', 'about:blank'],
    ['no address', 'no address'],
  ])('%s is written %s', (url, short) => expect(shortUrl(url, SITE)).toBe(short));

  test('what is written short leads back to where it came from', () => {
    const url = fc.webUrl({ withQueryParameters: true, withFragments: true });
    const own = fc
      .tuple(fc.webPath(), fc.constantFrom('', '/', '//evil.test/x'))
      .map(([path, start]) => `${SITE}${start}${path}`);
    fc.assert(
      fc.property(fc.oneof(url, own), (address) => {
        expect(fullUrl(shortUrl(address, SITE), SITE)).toBe(new URL(address).href);
      }),
    );
  });
});

describe('stableUrl', () => {
  test.each([
    ['/offices?city=Oslo', '/offices?city=Oslo'],
    ['/orders/48151623', '/orders/*'],
    ['/orders/4/lines/12', '/orders/*/lines/*'],
    ['/checkout/step-2', '/checkout/step-2'],
    ['/done?order=48151623&lang=no', '/done?order=*&lang=no'],
    ['/done?token=eyJhbGciOiJIUzI1NiIs==&x', '/done?token=*&x'],
    ['/next?to=/a/48151623?b=c', '/next?to=*'],
    ['/offices#map', '/offices'],
    ['/app#/orders/48151623', '/app#/orders/*'],
    ['//evil.test/x', `${SITE}//evil.test/x`],
    ['/%E2%82%AC/50%', '/%E2%82%AC/50%'],
  ])('%s is written %s', (path, stable) => expect(stableUrl(SITE + path, SITE)).toBe(stable));

  test('the origin of another site is kept, whatever its port and name look like', () => {
    expect(stableUrl('http://localhost:8080/a/48151623', SITE)).toBe('http://localhost:8080/a/*');
    expect(stableUrl('https://a1b2c3d4.example', SITE)).toBe('https://a1b2c3d4.example/'.replace(/\/$/, ''));
  });

  test('an address matches what is written of it', () => {
    const part = fc.constantFrom(
      'offices',
      '48151623',
      'R&D',
      'a=b',
      'f3a9c1d2',
      '',
      'x*y',
      '%2F',
      '..',
      'é',
    );
    const address = fc
      .tuple(fc.array(part), fc.array(fc.tuple(part, part)), fc.constantFrom('', '#map', '#/orders/48151623'))
      .map(([path, query, hash]) => {
        const search = query.map(([key, value]) => `${key}=${value}/${value}`).join('&');
        return `${SITE}/${path.join('/')}${search && `?${search}`}${hash}`;
      });
    fc.assert(
      fc.property(address, (url) => {
        expect(matchesUrl(stableUrl(url, SITE), url, SITE)).toBe(true);
      }),
    );
  });
});

describe('matchesUrl', () => {
  test.each([
    ['/offices', '/offices'],
    ['/offices', '/offices?city=Oslo#map'],
    ['/offices?city=*', '/offices?city=Oslo'],
    ['/offices?to=*&x=1', '/offices?to=/a/b&x=1'],
    ['/offices/*', '/offices/R&D'],
    ['/orders/*/lines/*', '/orders/4/lines/12'],
    ['/room-*', '/room-17'],
    ['/caf é', '/caf%20%C3%A9'],
    ['/#map', '/#map'],
  ])('%s is matched by %s', (pattern, path) => expect(matchesUrl(pattern, SITE + path, SITE)).toBe(true));

  test.each([
    ['/offices', '/offices/'],
    ['/offices', '/Offices'],
    ['/offices/*', '/offices/'],
    ['/offices/*', '/offices/a/b'],
    ['/offices?city=*', '/offices'],
    ['/offices?city=*', '/offices?city=Oslo&x=1'],
    ['/room-*', '/room-'],
    ['/a*a', '/a'],
    ['/a.c', '/abc'],
    ['/#map', '/'],
    ['/', '.evil.test/'],
    ['/', '@evil.test/'],
    ['http://', '/'],
  ])('%s is not matched by %s', (pattern, path) => {
    expect(matchesUrl(pattern, SITE + path, SITE)).toBe(false);
  });

  test('a pattern of many wildcards takes no longer for it', () => {
    const pattern = `/${'a*'.repeat(1000)}b`;
    expect(matchesUrl(pattern, `${SITE}/${'a'.repeat(5000)}c`, SITE)).toBe(false);
  });
});

describe('inScope', () => {
  const scopes = ['https://shop.example', '/buildings/santa/*', '/login'];

  test.each([
    'https://shop.example/',
    'https://shop.example:443/anything?at=all',
    'https://me:pw@shop.example/',
    `${SITE}/login`,
    `${SITE}/login?next=/x`,
    `${SITE}/buildings/santa`,
    `${SITE}/buildings/santa/tour/3`,
  ])('%s is', (url) => expect(inScope(url, scopes, SITE)).toBe(true));

  test.each([
    'http://shop.example/',
    'https://shop.example:8443/',
    'https://shop.example.evil.test/',
    'https://shop.example@evil.test/',
    'https://evil.test/?https://shop.example',
    'https://evil.test/https://shop.example/',
    'http://127.0.0.1.evil.test:4173/login',
    'http://127.0.0.1:4174/login',
    'http://localhost:4173/login',
    `${SITE}/login/admin`,
    `${SITE}/buildings/santa2`,
    `${SITE}/buildings/santa-2/tour`,
    `${SITE}/buildings/santa/../real`,
    `${SITE}/buildings/santa/%2e%2e/real`,
    `${SITE}/buildings/santa/x%2F..%2f..%2freal`,
    `${SITE}/buildings/santa/x%5c..%5C..%5creal`,
    `${SITE}//buildings/santa/tour`,
    `${SITE}/`,
    'about:blank',
    'data:text/html,https://shop.example',
    'javascript:void(0)',
    '/login',
    '',
  ])('%s is not', (url) => expect(inScope(url, scopes, SITE)).toBe(false));

  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'about:blank'])(
    '%s is in no scope, whatever the scope says',
    (url) => expect(inScope(url, ['file:///*', 'javascript:*', 'data:*', 'about:*', url], SITE)).toBe(false),
  );

  test('a scope that is no address holds nothing', () => {
    expect(inScope(`${SITE}/`, ['http://', 'https://['], SITE)).toBe(false);
    expect(inScope(`${SITE}/`, [], SITE)).toBe(false);
  });
});

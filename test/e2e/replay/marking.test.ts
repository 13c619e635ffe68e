import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { makeKeys, signWith } from '../../../runner/marking/sign.ts';
import { verifySynthetic } from '../../../runner/verify.ts';
import { outcome, page, useStage, type Answer } from './stage.ts';

const stage = useStage();
const heard = new Map<string, { method: string; headers: IncomingHttpHeaders }>();

/** Notes what is asked for under a name, and lets pages of other sites read the answer. */
const noting =
  (name: string, body: string): Answer =>
  (request, response) => {
    heard.set(`${name} ${request.method ?? ''}`, { method: request.method ?? '', headers: request.headers });
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/html').end(body);
  };

async function walk(sign?: Awaited<ReturnType<typeof signWith>>): Promise<void> {
  heard.clear();
  stage.serve({
    '/': noting(
      'document',
      page(`<script>
        const data = [fetch('/data', { method: 'POST', body: 'x' }), fetch('${stage.otherUrl}/other')];
        Promise.all(data).then(() => document.body.insertAdjacentHTML('beforeend', '<h1>' + navigator.synthetic + '</h1>'));
      </script>`),
    ),
    '/data': noting('data', '1'),
    '/other': noting('other', '1'),
  });
  const run = await stage.walk(
    async ({ page: tab }) => {
      await tab.goto('/');
      await expect(tab.getByRole('heading', 'Waymark')).toBeVisible();
    },
    { replaying: { sign } },
  );
  expectThat(outcome(run)).toBe('passed');
}

describe('a replay tells that it is none of a person', () => {
  test('by its user agent, a flag and a header of its documents; other sites get no header', async () => {
    await walk();
    for (const name of ['document GET', 'data POST', 'other GET']) {
      expectThat(heard.get(name)?.headers['user-agent']).toMatch(/ Waymark \(synthetic\)$/);
    }
    expectThat(heard.get('document GET')?.headers['waymark-synthetic']).toBe('?1');
    expectThat(heard.get('other GET')?.headers).not.toHaveProperty('waymark-synthetic');
    expectThat([...heard.keys()]).not.toContain('other OPTIONS');
  });

  test('with a key by a signature of each request to its site, which nobody else can make', async () => {
    const { privateKey, publicKey } = await makeKeys();
    await walk(await signWith(privateKey));
    for (const [name, path] of [
      ['document GET', '/'],
      ['data POST', '/data'],
    ] as const) {
      const { method = '', headers = {} } = heard.get(name) ?? {};
      const request = { method, headers, url: stage.url + path };
      expectThat(await verifySynthetic(request, [publicKey])).toEqual({
        synthetic: true,
        keyid: publicKey.kid,
      });
    }
    expectThat(heard.get('other GET')?.headers).not.toHaveProperty('signature');
  });
});

import { describe, expect, test, vi } from 'vitest';
import { makeKeys, signWith } from '../../../runner/marking/sign.ts';
import { verifySynthetic } from '../../../runner/verify.ts';

const { privateKey, publicKey } = await makeKeys();
const sign = await signWith(privateKey);
const asked = { method: 'GET', url: 'https://shop.example/offices?q=1' };

test('what was signed is known by the public key, whichever way a server has its headers', async () => {
  const headers = await sign(asked);
  const found = { synthetic: true, keyid: publicKey.kid };
  expect(await verifySynthetic({ ...asked, headers }, [publicKey])).toEqual(found);
  expect(await verifySynthetic({ ...asked, headers: new Headers(headers) }, [publicKey])).toEqual(found);
  expect(await verifySynthetic({ ...asked, headers }, [(await makeKeys()).publicKey, publicKey])).toEqual(
    found,
  );
});

test('what people send is not', async () => {
  expect(await verifySynthetic({ ...asked, headers: {} }, [publicKey])).toEqual({ synthetic: false });
  const headers = { 'Waymark-Synthetic': '?1' };
  expect(await verifySynthetic({ ...asked, headers }, [publicKey])).toEqual({
    synthetic: false,
    why: 'It is not signed.',
  });
});

describe('what was signed for something else, by somebody else or long ago, is not', () => {
  test.each([
    ['another host', { url: 'https://bank.example/offices?q=1' }],
    ['another path', { url: 'https://shop.example/admin' }],
    ['another method', { method: 'POST' }],
  ])('for %s', async (_, other) => {
    const headers = await sign(asked);
    expect((await verifySynthetic({ ...asked, ...other, headers }, [publicKey])).synthetic).toBe(false);
  });

  test('by another key', async () => {
    const headers = await sign(asked);
    const { publicKey: other } = await makeKeys();
    expect(await verifySynthetic({ ...asked, headers }, [other])).toMatchObject({
      why: 'No key that is known signed it.',
    });
  });

  test('a signature or its parameters changed', async () => {
    const { Signature: signature = '', 'Signature-Input': input = '' } = await sign(asked);
    const letter = signature[10] === 'A' ? 'B' : 'A';
    const changed = [
      { Signature: signature.slice(0, 10) + letter + signature.slice(11), 'Signature-Input': input },
      { Signature: signature, 'Signature-Input': input.replace(/expires=\d+/, 'expires=9999999999') },
      { Signature: signature, 'Signature-Input': input.replace('"@path"', '"@query"') },
      { Signature: 'nonsense', 'Signature-Input': 'nonsense' },
    ];
    for (const headers of changed) {
      expect((await verifySynthetic({ ...asked, headers }, [publicKey])).synthetic).toBe(false);
    }
  });

  test('two minutes ago', async () => {
    vi.useFakeTimers({ now: Date.now() - 120_000 });
    const headers = await sign(asked);
    vi.useRealTimers();
    expect((await verifySynthetic({ ...asked, headers }, [publicKey])).synthetic).toBe(false);
  });
});

import { jwkToKeyID, verify } from 'web-bot-auth';
import { helpers, verifierFromJWK } from 'web-bot-auth/crypto';

/** For servers: tells synthetic traffic of Waymark from that of people. `import { verifySynthetic } from 'waymark/verify'` */

/** A request as a server has it; a `Request` of fetch is one. */
export interface ReceivedRequest {
  method: string;
  /** The whole address, as it was asked for: behind a proxy, that of the outside. */
  url: string;
  headers: Headers | Readonly<Record<string, string | string[] | undefined>>;
}

/** Whether a request comes from Waymark. */
export type Verified =
  /** Signed by one of the keys: nobody else can send it. */
  | { synthetic: true; keyid: string }
  /** With the reason, where it says that it does and does not prove it. */
  | { synthetic: false; why?: string };

/**
 * Whether a request was signed by one of these keys, for this address and method, and within the last minute. Anyone
 * can send a user agent or a header; only who has the private key can sign.
 * @param keys public keys as JSON Web Keys, as `waymark key` prints them
 */
export async function verifySynthetic(
  request: ReceivedRequest,
  keys: readonly JsonWebKey[],
): Promise<Verified> {
  const headers = plain(request.headers);
  if (!headers['signature'] || !headers['signature-input']) {
    return headers['waymark-synthetic']
      ? { synthetic: false, why: 'It is not signed.' }
      : { synthetic: false };
  }
  if (!COVERED.every((part) => headers['signature-input']?.includes(part))) {
    return { synthetic: false, why: `The signature does not cover ${COVERED.join(', ')}.` };
  }
  try {
    const message = { method: request.method, url: request.url, headers };
    const keyid = await verify(message, async (data, signature, params) => {
      for (const key of keys) {
        if ((await idOf(key)) !== params.keyid) continue;
        if (params.expires.getTime() - params.created.getTime() > LONGEST)
          throw new Error('It holds for too long.');
        const check = await verifierFromJWK(key);
        await check(data, signature, params);
        return params.keyid;
      }
      throw new Error('No key that is known signed it.');
    });
    return { synthetic: true, keyid };
  } catch (error) {
    return { synthetic: false, why: error instanceof Error ? error.message : String(error) };
  }
}

const COVERED = ['"@authority"', '"@method"', '"@path"'];

/** A signature that holds longer could be kept and used by others (milliseconds). */
const LONGEST = 5 * 60_000;

function idOf({ kty = '', crv = '', x = '' }: JsonWebKey): Promise<string> {
  return jwkToKeyID({ kty, crv, x }, helpers.WEBCRYPTO_SHA256, helpers.BASE64URL_DECODE);
}

function plain(headers: ReceivedRequest['headers']): Record<string, string> {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

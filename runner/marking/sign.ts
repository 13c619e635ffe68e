import { readFile } from 'node:fs/promises';
import { jwkToKeyID, signatureHeaders } from 'web-bot-auth';
import { helpers, signerFromJWK } from 'web-bot-auth/crypto';
import { Misuse } from '../play/failure.ts';

/**
 * HTTP Message Signatures (RFC 9421) as Web Bot Auth has them: who has the public key knows that a request comes from
 * who has the private one.
 */

/** Gives the headers that sign a request. */
export type Sign = (request: { method: string; url: string }) => Promise<Record<string, string>>;

/** How long a signature holds (milliseconds): clocks differ, and nobody is to use it another day. */
const HOLDS = 60_000;

/**
 * Reads a private key (a JSON Web Key, Ed25519; `waymark key` makes one).
 * @throws {Misuse} when it is not there or is none
 */
export async function readKey(file: string): Promise<Sign> {
  let jwk: JsonWebKey;
  try {
    jwk = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Misuse(
      `--key: ${file} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !jwk.d) {
    throw new Misuse(
      `--key: ${file} is no private Ed25519 key as a JSON Web Key. “waymark key FILE” makes one.`,
    );
  }
  return signWith(jwk);
}

/** Signs with a private key. */
export async function signWith(jwk: JsonWebKey): Promise<Sign> {
  const signer = await signerFromJWK(jwk);
  return async ({ method, url }) => {
    const created = new Date();
    const signed = await signatureHeaders({ method, url, headers: {} }, signer, {
      created,
      expires: new Date(created.getTime() + HOLDS),
      components: ['@authority', '@method', '@path'],
    });
    return { Signature: signed.Signature, 'Signature-Input': signed['Signature-Input'] };
  };
}

/** A new pair of keys; the public one is what a site is told. */
export async function makeKeys(): Promise<{
  privateKey: JsonWebKey;
  publicKey: JsonWebKey & { kid: string };
}> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('There is no pair of keys.');
  const { kty, crv, x, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const shared = { kty: kty ?? '', crv: crv ?? '', x: x ?? '' };
  const kid = await jwkToKeyID(shared, helpers.WEBCRYPTO_SHA256, helpers.BASE64URL_DECODE);
  return { privateKey: { ...shared, d: d ?? '' }, publicKey: { ...shared, kid } };
}

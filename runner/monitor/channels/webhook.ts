import { createHmac } from 'node:crypto';
import type { ChannelSettings } from '../settings.ts';
import { post, refusal, type Delivery } from './delivery.ts';
import { headline } from './wording.ts';

/**
 * Calls an address with an alert as JSON, signed as Standard Webhooks has it: the receiver can check who it is from,
 * that it is new, and by its id whether it has it already.
 */
export async function callWebhook(
  channel: ChannelSettings & { kind: 'webhook' },
  { id, message, link, signal }: Delivery,
): Promise<void> {
  const body = JSON.stringify({
    id,
    type: `journey.${message.kind}`,
    headline: headline(message),
    ...message,
    link,
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    ...(channel.secret !== undefined && {
      'webhook-signature': `v1,${signatureOf(channel.secret, id, timestamp, body)}`,
    }),
  };
  const response = await post(channel.url, { headers, body, signal });
  if (!response.ok) throw new Error(await refusal(response));
}

/** A secret may be plain, or base64 after `whsec_`. */
function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}

import type { ChannelSettings } from '../settings.ts';
import type { Delivery } from './delivery.ts';
import { sendEmail } from './email.ts';
import { sendToSlack } from './slack.ts';
import { callWebhook } from './webhook.ts';

/** Sends an alert by a channel. @throws {Error} when it did not arrive, saying why */
export async function send(channel: ChannelSettings, delivery: Delivery): Promise<void> {
  switch (channel.kind) {
    case 'slack':
      return sendToSlack(channel, delivery);
    case 'webhook':
      return callWebhook(channel, delivery);
    case 'email':
      return sendEmail(channel, delivery);
  }
}

import { createTransport } from 'nodemailer';
import type { ChannelSettings } from '../settings.ts';
import type { Delivery } from './delivery.ts';
import { facts, headline } from './wording.ts';

/** Sends an alert by e-mail, in plain text, with its picture. */
export async function sendEmail(
  channel: ChannelSettings & { kind: 'email' },
  { id, message, link, picture, isRepeated }: Delivery,
): Promise<void> {
  const transport = createTransport(channel.smtp);
  const lines = [
    headline(message),
    '',
    ...facts(message).map(([name, text]) => `${name}: ${text}`),
    ...(link === undefined ? [] : ['', link]),
    ...(isRepeated ? ['', 'This may have reached you before: Waymark was stopped while it was sent.'] : []),
  ];
  try {
    await transport.sendMail({
      from: channel.from,
      to: channel.to,
      subject: headline(message),
      text: lines.join('\n'),
      // The same for each try: mail readers show it once.
      messageId: `<${id.replaceAll(/[^\w.-]/g, '.')}@waymark>`,
      ...(picture && { attachments: [{ filename: 'page.png', content: Buffer.from(picture) }] }),
    });
  } finally {
    transport.close();
  }
}

import { z } from 'zod';
import type { ChannelSettings } from '../settings.ts';
import { post, refusal, type Delivery } from './delivery.ts';
import { facts, headline } from './wording.ts';

type Slack = ChannelSettings & { kind: 'slack' };

/** Posts an alert to Slack as one message: with a bot's token its picture is part of it. */
export async function sendToSlack(channel: Slack, delivery: Delivery): Promise<void> {
  const { signal, picture } = delivery;
  const text = escaped(headline(delivery.message));
  const blocks = blocksOf(delivery);
  if (channel.webhook !== undefined) {
    const body = JSON.stringify({ text, blocks });
    const headers = { 'content-type': 'application/json' };
    const response = await post(channel.webhook, { headers, body, signal });
    if (!response.ok) throw new Error(await refusal(response));
    return;
  }
  if (!picture) {
    await call(channel, 'chat.postMessage', { channel: channel.channel, text, blocks }, signal);
    return;
  }
  const title = `The page when it failed`;
  const named = new URLSearchParams({ filename: 'page.png', length: String(picture.length), alt_txt: title });
  const upload = UPLOAD.parse(await call(channel, 'files.getUploadURLExternal', named, signal));
  const stored = await post(upload.upload_url, {
    body: new Blob([new Uint8Array(picture)]),
    signal,
  });
  if (!stored.ok) throw new Error(`The picture was not taken. ${await refusal(stored)}`);
  const files = [{ id: upload.file_id, title }];
  await call(channel, 'files.completeUploadExternal', { files, channel_id: channel.channel, blocks }, signal);
}

const UPLOAD = z.object({ upload_url: z.string(), file_id: z.string() });
const ANSWER = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

async function call(
  { api, token }: Slack,
  method: string,
  body: object,
  signal: AbortSignal,
): Promise<z.output<typeof ANSWER>> {
  const isForm = body instanceof URLSearchParams;
  const response = await post(`${api}/${method}`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(!isForm && { 'content-type': 'application/json; charset=utf-8' }),
    },
    body: isForm ? body : JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw new Error(`${method}: ${await refusal(response)}`);
  // Slack answers 200 whatever happened, and says in the body what.
  const answer = ANSWER.parse(await response.json());
  if (!answer.ok) throw new Error(`${method}: Slack answered “${answer.error ?? 'not ok'}”`);
  return answer;
}

function blocksOf({ message, link, isRepeated }: Delivery): object[] {
  const lines = facts(message).map(([name, text]) => `*${name}:* ${escaped(text)}`);
  const isUrl = message.failure?.url !== undefined;
  const notes = [
    ...(isUrl ? [escaped(`Page: ${message.failure?.url}`)] : []),
    ...(isRepeated ? ['This may have reached you before: Waymark was stopped while it was sent.'] : []),
  ];
  return [
    {
      type: 'header',
      text: {
        type: 'plain_text',
        text: `${SIGNS[message.kind]} ${headline(message)}`.slice(0, 150),
        emoji: true,
      },
    },
    ...(lines.length > 0
      ? [{ type: 'section', text: { type: 'mrkdwn', text: lines.join('\n').slice(0, 3000), verbatim: true } }]
      : []),
    ...(notes.length > 0
      ? [{ type: 'context', elements: notes.map((text) => ({ type: 'mrkdwn', text, verbatim: true })) }]
      : []),
    ...(link === undefined
      ? []
      : [
          {
            type: 'actions',
            elements: [{ type: 'button', text: { type: 'plain_text', text: 'Open the run' }, url: link }],
          },
        ]),
  ];
}

const SIGNS = {
  down: ':red_circle:',
  reminder: ':red_circle:',
  recovered: ':large_green_circle:',
  flaky: ':large_yellow_circle:',
  steady: ':large_green_circle:',
  test: ':wave:',
} satisfies Record<Delivery['message']['kind'], string>;

/** A page's words must call nobody: these three characters are all that Slack reads as more than text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

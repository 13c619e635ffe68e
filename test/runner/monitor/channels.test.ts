import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { AlertMessage } from '../../../runner/monitor/alerts/message.ts';
import { send } from '../../../runner/monitor/channels/channel.ts';
import type { Delivery } from '../../../runner/monitor/channels/delivery.ts';
import { channelHealth, deliver } from '../../../runner/monitor/channels/deliver.ts';
import { readSettings, settingsOf, type ChannelSettings } from '../../../runner/monitor/settings.ts';
import { readConfig } from '../../../runner/settings/config.ts';
import { runs, scratchHistory, START } from './histories.ts';
import { startReceiver, type Received } from './receiver.ts';

const MESSAGE: AlertMessage = {
  kind: 'down',
  journey: { key: 'tour', title: 'Book a tour' },
  location: 'here',
  since: START,
  at: START + 60_000,
  run: 7,
  failure: {
    cause: 'page-error',
    message: 'The page threw an error: <!channel> & <b>no room</b>',
    step: 'Father Christmas Workshop',
    url: 'https://shop.example/offices',
  },
  lastGreen: { run: 5, at: START - 60_000 },
  deployed: { version: 'v42', at: START - 1000 },
  picture: 'run-7/step-04.png',
};

function delivery(more: Partial<Delivery> = {}): Delivery {
  const link = 'https://waymark.example/#/runs/7';
  return {
    id: '7:team',
    message: MESSAGE,
    link,
    isRepeated: false,
    signal: AbortSignal.timeout(5000),
    ...more,
  };
}

describe('Slack', () => {
  test('gets one message with all that one on call needs, and a page’s words call nobody', async () => {
    await using slack = await startReceiver();
    await send({ kind: 'slack', webhook: `${slack.url}/hook`, api: '' }, delivery());
    const { text, blocks } = JSON.parse(slack.received[0]?.body ?? '');
    expect(text).toBe('Book a tour is down');
    const shown = Buffer.from(JSON.stringify(blocks), 'latin1').toString();
    for (const words of [
      '*Failed step:* Father Christmas Workshop',
      '*First cause:* The page threw an error: &lt;!channel&gt; &amp; &lt;b&gt;no room',
      '*Since:* 2026-03-01 00:00 UTC',
      '*Last green:* 2026-02-28 23:59 UTC',
      '*Deployed in between:* v42, 2026-02-28 23:59 UTC',
      'https://waymark.example/#/runs/7',
    ])
      expect(shown).toContain(words);
    expect(shown).not.toContain('<!channel>');
    const journey = { key: 'tour', title: '<!channel> <https://evil.example|Mend it>' };
    await send(
      { kind: 'slack', webhook: `${slack.url}/hook`, api: '' },
      delivery({ message: { ...MESSAGE, journey } }),
    );
    const named = JSON.parse(slack.received[1]?.body ?? '');
    expect(named.text).toBe('&lt;!channel&gt; &lt;https://evil.example|Mend it&gt; is down');
    expect(named.blocks[0].text.type).toBe('plain_text');
  });

  test('gets the picture within that one message where a bot may send it', async () => {
    await using slack = await startReceiver();
    slack.answer = ({ path }) => ({
      status: 200,
      body: path.startsWith('/api/files.get')
        ? JSON.stringify({ ok: true, upload_url: `${slack.url}/upload`, file_id: 'F1' })
        : '{"ok": true}',
    });
    const channel: ChannelSettings = {
      kind: 'slack',
      token: 'xoxb-1',
      channel: 'C1',
      api: `${slack.url}/api`,
    };
    await send(channel, delivery({ picture: Buffer.from('a picture') }));
    expect(slack.received.map(({ path }) => path)).toEqual([
      '/api/files.getUploadURLExternal',
      '/upload',
      '/api/files.completeUploadExternal',
    ]);
    expect(slack.received[1]?.body).toBe('a picture');
    const shared = JSON.parse(slack.received[2]?.body ?? '');
    expect(shared).toMatchObject({ channel_id: 'C1', files: [{ id: 'F1' }] });
    expect(shared.blocks[0].text.text).toContain('Book a tour is down');
    expect(slack.received[2]?.headers.authorization).toBe('Bearer xoxb-1');

    slack.answer = () => ({ status: 200, body: '{"ok": false, "error": "not_in_channel"}' });
    await expect(send(channel, delivery())).rejects.toThrow('Slack answered “not_in_channel”');
  });
});

test('a webhook is signed, so that the receiver can tell who calls and whether it knows it already', async () => {
  await using receiver = await startReceiver();
  await send({ kind: 'webhook', url: receiver.url, secret: 'hush' }, delivery());
  const [received] = receiver.received;
  const { headers = {}, body = '' }: Partial<Received> = received ?? {};
  const text = Buffer.from(body, 'latin1').toString();
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  const signature = createHmac('sha256', 'hush').update(signed).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${signature}`);
  expect(JSON.parse(text)).toMatchObject({ id: '7:team', type: 'journey.down', run: 7 });
});

test('whoever is told of an alert can’t lead the monitor to another address', async () => {
  await using inner = await startReceiver();
  await using outer = await startReceiver();
  outer.answer = () => ({ status: 307, body: '', headers: { location: `${inner.url}/metadata` } });
  const slack = { kind: 'slack', api: outer.url } as const;
  const channels: ChannelSettings[] = [
    { kind: 'webhook', url: outer.url },
    { ...slack, webhook: outer.url },
    { ...slack, token: 'xoxb-1', channel: 'C1' },
  ];
  for (const channel of channels) await expect(send(channel, delivery())).rejects.toThrow('It answered 307');
  expect(inner.received).toEqual([]);
});

test('an e-mail tells the same in plain text', async () => {
  const lines: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write('220 hello\r\n');
    socket.setEncoding('utf8').on('data', (chunk) => {
      for (const line of String(chunk).split('\r\n').slice(0, -1)) {
        lines.push(line);
        if (isData && line !== '.') continue;
        if (line === 'DATA') isData = true;
        else if (line === '.') isData = false;
        socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const smtp = `smtp://127.0.0.1:${port}?ignoreTLS=true`;
  const to = ['chef@shop.example'];
  const email: ChannelSettings = { kind: 'email', smtp, from: 'w@shop.example', to };
  await send(email, delivery());
  const journey = { key: 'tour', title: 'Tour\r\nBcc: evil@shop.example\r\n\r\nHello' };
  await send(email, delivery({ message: { ...MESSAGE, journey } }));
  server.close();
  expect(lines).toContain('RCPT TO:<chef@shop.example>');
  expect(lines).toContain('Subject: Book a tour is down');
  expect(lines).toContain('Failed step: Father Christmas Workshop');
  expect(lines.filter((line) => line.startsWith('RCPT'))).toHaveLength(2);
  expect(lines.filter((line) => line.startsWith('Bcc:'))).toHaveLength(1);
});

describe('the outbox', () => {
  const nothing = { linkTo: () => undefined, readPicture: async () => undefined };

  test('sends each alert once and in order, and a dead channel keeps no other waiting', async () => {
    await using scratch = await scratchHistory();
    await using alive = await startReceiver();
    await using dead = await startReceiver();
    dead.answer = () => ({ status: 503, body: 'closed' });
    const channels: Record<string, ChannelSettings> = {
      alive: { kind: 'webhook', url: alive.url },
      dead: { kind: 'webhook', url: dead.url },
    };
    await runs(scratch.history, ['failed', 'failed', 'passed'], { channels: ['alive', 'dead'] });
    let now = START + 600_000;
    const turn = (): Promise<number> => deliver(scratch.history, { channels, ...nothing }, () => now);
    expect(await turn()).toBe(2);
    expect(await turn()).toBe(0);
    expect(alive.received.map(({ body }) => JSON.parse(body).kind)).toEqual(['down', 'recovered']);
    expect(dead.received).toHaveLength(1);
    expect(await channelHealth(scratch.history, ['alive', 'dead'], now)).toEqual([
      { name: 'alive', waiting: 0, error: null, lastSentAt: now },
      { name: 'dead', waiting: 2, error: 'It answered 503: closed', lastSentAt: null },
    ]);

    // Tried again later each time, and what waits arrives in order once it can.
    const tries: number[] = [];
    for (let second = 0; second < 200; second += 1) {
      const before = dead.received.length;
      await turn();
      if (dead.received.length > before) tries.push(second);
      now += 1000;
    }
    expect(tries).toEqual([5, 15, 35, 75, 155]);
    dead.answer = () => undefined;
    now += 600_000;
    expect(await turn()).toBe(2);
    const arrived = dead.received.slice(-2).map(({ body }) => JSON.parse(body).kind);
    expect(arrived).toEqual(['down', 'recovered']);
  });

  test('of several senders lets one send', async () => {
    await using scratch = await scratchHistory();
    await using receiver = await startReceiver();
    const channels: Record<string, ChannelSettings> = { team: { kind: 'webhook', url: receiver.url } };
    await runs(scratch.history, ['failed', 'failed']);
    const turn = (): Promise<number> =>
      deliver(scratch.history, { channels, ...nothing }, () => START + 600_000);
    await Promise.all([turn(), turn(), turn()]);
    expect(receiver.received).toHaveLength(1);
  });

  test('gives a day-old alert up, and tells no secret of an address', async () => {
    await using scratch = await scratchHistory();
    const channels: Record<string, ChannelSettings> = {
      team: { kind: 'webhook', url: 'http://127.0.0.1:9/T0/secret' },
    };
    await runs(scratch.history, ['failed', 'failed']);
    await deliver(scratch.history, { channels, ...nothing }, () => START + 600_000);
    const [health] = await channelHealth(scratch.history, ['team'], START + 600_000);
    expect(health?.error).toBeTruthy();
    expect(health?.error).not.toContain('secret');
    expect((await channelHealth(scratch.history, ['team'], START + 90_000_000))[0]?.waiting).toBe(0);
  });
});

test('settings lie in the config beside the runner’s, which reads past them', async () => {
  await using scratch = await scratchHistory();
  const file = join(scratch.folder, 'waymark.config.ts');
  await writeFile(file, "export default { monitor: { location: 'Rovaniemi' } };");
  expect((await readSettings(file)).location).toBe('Rovaniemi');
  expect((await readConfig(file)).values).toEqual({});
  await expect(readSettings(join(scratch.folder, 'none.ts'))).rejects.toThrow('is not there');
});

describe('settings are refused with each fault named', () => {
  test.each([
    [{ every: '5 minutes' }, 'expected a length of time such as 30s'],
    [{ every: '5m', cron: '0 * * * *' }, 'exclude each other'],
    [{ cron: '0 25 * * *' }, 'expected a cron pattern'],
    [{ timeZone: 'Lapland' }, 'expected the name of a time zone'],
    [{ every: '1m', jitter: '50s' }, 'no more than half'],
    [{ evry: '5m' }, 'evry'],
    [{ channels: { team: { kind: 'slack' } } }, 'needs a webhook, or a token'],
    [{ channels: { team: { kind: 'slack', webhook: 'env:NO_SUCH_HOOK' } } }, 'no value for NO_SUCH_HOOK'],
    [{ journeys: [{ file: 'a.ts', channels: ['nobody'] }] }, 'there is no channel “nobody”'],
    [{ maintenance: [{ from: '2026-03-01T00:00:00Z' }] }, 'maintenance needs'],
  ])('%j', (written, words) => {
    expect(() => settingsOf(written, 'waymark.config.ts')).toThrow(words);
  });
});

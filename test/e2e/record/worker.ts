import type { Recorder } from '../../../runner/recorder.ts';

/**
 * Stops the extension's background at once, in the midst of what it does, as the browser may. It starts again
 * when something is said to it. Resolves once that very background is gone.
 */
export async function stopWorker({ browser, panel }: Pick<Recorder, 'browser' | 'panel'>): Promise<void> {
  const { host } = new URL(panel.url()); // the extension's id
  const session = await browser.target().createCDPSession();
  try {
    const find = async (): Promise<string | undefined> => {
      const { targetInfos } = await session.send('Target.getTargets');
      return targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(host))?.targetId;
    };
    const until = Date.now() + 5000;
    let targetId = await find();
    while (targetId === undefined && Date.now() < until) targetId = await find();
    if (targetId === undefined) throw new Error('The background does not run.');
    await session.send('Target.closeTarget', { targetId });
    while ((await find()) === targetId) {
      if (Date.now() > until) throw new Error('The background was not stopped.');
    }
  } finally {
    await session.detach();
  }
}

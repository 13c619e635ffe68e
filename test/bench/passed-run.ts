import type { Run } from '../../runner/evidence/run.ts';

/** The titles of a walk's steps. */
export function stepTitles(steps: number): string[] {
  return Array.from({ length: steps }, (_, index) => `Step ${index + 1} of the walk`);
}

/** A run that passed, whose lengths vary from run to run, with two requests a step, as a plain page makes them. */
export function passedRun(at: number, seed: number, number: number): Run {
  const steps: Run['steps'] = [];
  let since = 0;
  for (const [index, title] of stepTitles(number).entries()) {
    const duration = 80 + ((seed * 31 + index * 17) % 97) * 4;
    const action = { status: 'passed' as const, at: since, duration: duration / 2 };
    const actions = [
      { ...action, title: `Fill field “Field ${index}” with “Value”` },
      { ...action, title: `Click button “Next ${index}”` },
    ];
    steps.push({
      title,
      status: 'passed',
      at: since,
      duration,
      actions,
      screenshot: `step-${index + 1}.png`,
    });
    since += duration;
  }
  const requests = Array.from({ length: 2 * number }, (_, index) => ({
    method: 'GET',
    url: `https://shop.example/assets/${index}-${(index * 2654435761) % 4_294_967_296}.js`,
    type: index % 5 === 0 ? 'fetch' : 'script',
    at: index * 50,
    duration: 20 + ((index * 37) % 60),
    status: 200,
  }));
  return {
    version: 1,
    id: `run-${seed}`,
    journey: { id: 'journey', title: 'Journey', file: 'journey.ts', baseUrl: 'https://shop.example' },
    startedAt: new Date(at).toISOString(),
    duration: since,
    verdict: 'passed',
    drift: [],
    steps,
    requests,
    console: [],
    browser: 'Chrome/156',
    viewport: { width: 1280, height: 800 },
  };
}

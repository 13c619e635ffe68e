import { startBrowser } from '../../runner/play/browser.ts';
import { OWN_CASES } from '../cases/all.ts';
import { compare, type Fidelity } from '../cases/fidelity.ts';
import { RecordingDesk } from '../cases/recording.ts';
import { serveCases } from '../cases/site.ts';

/**
 * Whether what is recorded replays to the same final state: each case is walked and recorded, and its journey and the
 * script generated from it are replayed in a fresh context of another browser. `--only NAME` takes the cases whose
 * names begin so. Fails unless all come to the same.
 */
export async function fidelityBench(): Promise<void> {
  const only = valueOf('--only') ?? '';
  const cases = OWN_CASES.filter(({ name }) => name.startsWith(only));
  if (cases.length === 0) throw new Error(`No case has a name that begins with “${only}”.`);
  const site = await serveCases(cases);
  const desk = await RecordingDesk.open(site.url);
  const browser = await startBrowser();
  const found: Fidelity[] = [];
  try {
    for (const each of cases) {
      const fidelity = await compare(each, desk, browser);
      found.push(fidelity);
      console.log(`${each.name.padEnd(26)} ${fidelity.verdict.padEnd(12)} ${fidelity.why ?? ''}`.trimEnd());
    }
  } finally {
    await desk.close();
    await browser.close();
    await site.close();
  }
  const same = found.filter(({ verdict }) => verdict === 'same').length;
  console.log(`fidelity  ${same} of ${found.length} pages came to the same state in a replay`);
  if (same < found.length) process.exitCode = 1;
}

/** What follows an option on the command line. */
function valueOf(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}

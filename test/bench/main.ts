import { appsBench } from './apps/bench.ts';
import { codegenBench } from './codegen.ts';
import { fidelityBench } from './fidelity.ts';
import { fleetBench } from './fleet.ts';
import { historyBench } from './history.ts';
import { killsBench } from './kills.ts';
import { newcomerBench } from './newcomer.ts';
import { recorderBench } from './recorder.ts';
import { runnerBench } from './runner/bench.ts';
import { sequencesBench } from './sequences.ts';
import { soakBench } from './soak.ts';
import { steadyBench } from './steady.ts';
import { targetsBench } from './targets.ts';

/** `npm run bench [-- NAME]`: each bench prints what it measured; ratios are of one run on one machine. */
const benches = new Map([
  ['runner', runnerBench],
  ['steady', steadyBench],
  ['fidelity', fidelityBench],
  ['recorder', recorderBench],
  ['sequences', sequencesBench],
  ['targets', targetsBench],
  ['kills', killsBench],
  ['history', historyBench],
  ['soak', soakBench],
  ['fleet', fleetBench],
  ['codegen', codegenBench],
  ['newcomer', newcomerBench],
  ['apps', appsBench],
]);

const [name] = process.argv.slice(2);
const chosen = name === undefined ? [...benches.values()] : [benches.get(name)];
for (const bench of chosen) {
  if (!bench) {
    console.error(`There is no bench “${name}”; there is ${[...benches.keys()].join(', ')}.`);
    process.exit(2);
  }
  await bench();
}

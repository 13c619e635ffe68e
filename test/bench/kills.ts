import { killMonitor } from '../runner/monitor/killing.ts';

const TIMES = 100;

/** Whether a monitor that is killed with SIGKILL 100 times, at random moments, loses or doubles anything. */
export async function killsBench(): Promise<void> {
  const { done, interrupted, reported, faults, alerts, repeated } = await killMonitor(TIMES);
  console.log(
    `kills  killed ${TIMES} times: ${done} runs kept, ${reported} of them reported, ${interrupted} cut off by a kill; ` +
      `${alerts} alerts, ${repeated} sent again since the kill came before it was noted; ${faults.length} faults`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

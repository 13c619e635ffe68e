import type { VNode } from 'preact';
import type { Differences } from './differences.ts';

/** What is different from the last green run; nothing where nothing is. */
export function Different({ requests, console, text }: Differences): VNode | undefined {
  const { gone, come } = text;
  if ([requests, console, gone, come].every(({ length }) => length === 0)) return undefined;
  return (
    <div class="different">
      <h4>Different from the last green run</h4>
      <Lines name="Requests" lines={requests} />
      <Lines name="Console, new" lines={console} />
      <Lines name="Text, new" lines={come} />
      <Lines name="Text, gone" lines={gone} />
    </div>
  );
}

function Lines({ name, lines }: { name: string; lines: string[] }): VNode | undefined {
  if (lines.length === 0) return undefined;
  return (
    <div>
      <h5>{name}</h5>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

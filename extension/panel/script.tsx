import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JourneyFiles } from '../../codegen/files.ts';
import { canonical } from '../../journey/canonical.ts';
import type { Journey } from '../../journey/model.ts';
import { Highlighted } from './highlight.tsx';
import { messageOf, type Attempt } from './recording.ts';
import { download, saveToFolder } from './save.ts';

interface Props {
  journey: Journey;
  /** Tells the person what came of something; shown with the buttons below. */
  onDone: (outcome: string) => void;
  attempt: Attempt;
}

/** The script of the journey as it is now, and ways to take it along. */
export function Script({ journey, onDone, attempt }: Props): VNode {
  const printed = usePrinted(journey);
  if (printed === undefined) return <p class="empty">Writing the script…</p>;
  if ('error' in printed) {
    return (
      <section class="script" aria-label="Script">
        <p class="problem" role="alert">
          There is no script of this journey: {printed.error}
        </p>
      </section>
    );
  }
  const { files } = printed;
  const [{ text: script }] = files;
  const run = (action: () => Promise<string>): Promise<void> =>
    attempt(() => {
      onDone('');
      return action().then(onDone);
    });
  return (
    <section class="script" aria-label="Script">
      <div class="buttons">
        <button
          type="button"
          onClick={() => run(() => navigator.clipboard.writeText(script).then(() => 'Copied.'))}
        >
          Copy
        </button>
        <button type="button" onClick={() => run(() => download(files, journey))}>
          Download
        </button>
        {globalThis.showDirectoryPicker && (
          <button type="button" onClick={() => run(() => saveToFolder(files, journey))}>
            Save to folder
          </button>
        )}
      </div>
      <Highlighted code={script} />
    </section>
  );
}

type Printed = { files: JourneyFiles } | { error: string };

/** The journey's script; undefined until the printer is loaded. */
function usePrinted(journey: Journey): Printed | undefined {
  const [printed, setPrinted] = useState<Printed>();
  const key = canonical(journey);
  useEffect(() => {
    let isWanted = true;
    void print(journey).then((result) => isWanted && setPrinted(result));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return printed;
}

async function print(journey: Journey): Promise<Printed> {
  try {
    // Large (it holds a TypeScript compiler), and needed only here.
    const { journeyFiles } = await import('../../codegen/files.ts');
    return { files: journeyFiles(journey) };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

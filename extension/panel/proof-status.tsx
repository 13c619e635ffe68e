import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ProofEnd } from '../../journey/proof.ts';
import { wordStep } from '../../journey/wording.ts';
import { inSeconds } from './proof-mark.tsx';
import { useProving, type Going } from './proving.tsx';

/** Replays the journey to see whether it works. */
export function ProveButton(): VNode {
  const proving = useProving();
  const isBusy = proving?.going !== undefined && !proving.going.proof.end;
  return (
    <button type="button" disabled={isBusy} onClick={() => proving?.start()}>
      Prove it
    </button>
  );
}

/** How far a replay has come, what it needs, and what came of it. */
export function ProofStatus(): VNode {
  const { going, stop, give, dismiss } = useProving() ?? {};
  if (!going) return <></>;
  const { end } = going.proof;
  if (end?.verdict === 'lacking') {
    return <Secrets key={end.secrets.join()} names={end.secrets} onGive={give} onCancel={dismiss} />;
  }
  return (
    <section class="proof-status" aria-label="Proof" data-verdict={end?.verdict ?? 'running'}>
      {end ? <Outcome going={going} end={end} /> : <Progress going={going} />}
      {end ? (
        <button type="button" class="quiet-button" onClick={dismiss}>
          Close
        </button>
      ) : (
        <button type="button" onClick={stop}>
          Stop replaying
        </button>
      )}
    </section>
  );
}

function Progress({ going }: { going: Going }): VNode {
  const { journey } = going.recording;
  const steps = journey.steps.filter(({ kind }) => kind !== 'group');
  const end = going.upTo === undefined ? steps.length : steps.findIndex(({ id }) => id === going.upTo) + 1;
  const done = Object.values(going.proof.steps).filter(({ state }) => state === 'passed').length;
  return (
    <div role="status">
      <p>
        <strong>Replaying</strong> {done} of {end} steps done. Nothing is recorded meanwhile.
      </p>
      <p class="quiet">{HOW[going.upTo === undefined || going.by === 'tab' ? going.by : 'page']}</p>
    </div>
  );
}

const HOW = {
  runner: 'In a fresh browser of its own, with real input.',
  tab: 'In this tab, by a script: leave it in front, and don’t act in it.',
  page: 'In this tab, with the site begun afresh (signed out): leave it in front, and don’t act in it.',
};

function Outcome({ going, end }: { going: Going; end: Exclude<ProofEnd, { verdict: 'lacking' }> }): VNode {
  const { steps } = going.recording.journey;
  switch (end.verdict) {
    case 'stopped':
      return (
        <p role="status">The replay was stopped.{going.upTo === undefined ? '' : ' Nothing is recorded.'}</p>
      );
    case 'failed': {
      const failed = steps.find(({ id }) => going.proof.steps[id]?.state === 'failed');
      const what = going.upTo === undefined ? 'It does not work' : 'Nothing is recorded: the replay failed';
      return (
        <div role="alert">
          <p>
            <strong>{what}</strong>
            {failed ? ` at “${wordStep(failed)}”.` : '.'}
          </p>
          <p>{end.why}</p>
          {end.advice !== undefined && <p class="quiet">{end.advice}</p>}
        </div>
      );
    }
    case 'passed': {
      const upTo = steps.find(({ id }) => id === going.upTo);
      return (
        <div role="status">
          <p>
            <strong>{upTo ? 'Recording goes on' : 'It works'}</strong>
            {upTo ? ` after “${wordStep(upTo)}”.` : `: replayed in ${inSeconds(end.duration)}.`}
          </p>
          {end.notes.map((note) => (
            <p key={note} class="quiet">
              {note}
            </p>
          ))}
        </div>
      );
    }
  }
}

interface SecretsProps {
  names: string[];
  onGive: ((values: Record<string, string>) => void) | undefined;
  onCancel: (() => void) | undefined;
}

/** Asks for the secrets that a replay needs; what is typed stays in the panel's memory. */
function Secrets({ names, onGive, onCancel }: SecretsProps): VNode {
  const [values, setValues] = useState<Record<string, string>>({});
  return (
    <form
      class="proof-status"
      aria-label="Secrets"
      onSubmit={(event) => {
        event.preventDefault();
        onGive?.(values);
      }}
    >
      <p>
        The replay needs what was not recorded. It is kept until this panel is closed, and written nowhere.
      </p>
      {names.map((name) => (
        <label key={name} class="field">
          <span>{name}</span>
          <input
            type="password"
            autocomplete="off"
            value={values[name] ?? ''}
            onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
          />
        </label>
      ))}
      <div class="buttons">
        <button type="submit" class="primary" disabled={names.some((name) => !values[name])}>
          Replay
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

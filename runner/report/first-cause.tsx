import type { ComponentChildren, VNode } from 'preact';
import { detailOf, wordCause } from './causes.ts';
import { Command } from './command.tsx';
import type { ReportRun } from './data.ts';
import { Different } from './different.tsx';
import { GREEN, Picture, type ShowPicture } from './pictures.tsx';
import { replayCommand, showPlace } from './place.ts';
import { When } from './when.tsx';

/** Why the run failed: the one first cause, what to do, where it was, and how to see it again. */
export function FirstCause({
  run,
  pictures,
  green,
  show,
}: ReportRun & { show: ShowPicture }): VNode | undefined {
  const { failure, journey, steps } = run;
  if (!failure) return undefined;
  const { cause, advice, step, action, place, url } = failure;
  // A failure before or between steps has no picture of its own: the last one is the nearest to it.
  const failedStep = steps.find(({ status }) => status === 'failed');
  const picture = (failedStep ?? steps.findLast(({ screenshot }) => screenshot))?.screenshot;
  return (
    <section class="cause">
      <div class="telling">
        <p class="kicker">First cause</p>
        <h3>{wordCause(cause)}</h3>
        <p class="message">{detailOf(failure)}</p>
        {advice !== undefined && (
          <p class="advice">
            <strong>What to do:</strong> {advice}
          </p>
        )}
        <dl>
          {step !== '' && <Fact name="Step">{step}</Fact>}
          {action !== undefined && <Fact name="Action">{action}</Fact>}
          {place !== undefined && (
            <Fact name="Script">
              <code>{showPlace(place, journey.file)}</code>
            </Fact>
          )}
          {url !== undefined && <Fact name="Page">{url}</Fact>}
        </dl>
        <Command text={replayCommand(journey.file, run.again)} />
      </div>
      {picture !== undefined && (
        <div class="pair">
          <figure>
            <Picture name={picture} title="The page at the failure" pictures={pictures} show={show} />
            <figcaption>{failedStep ? 'The page when it failed' : 'The last picture of the page'}</figcaption>
          </figure>
          {green?.picture !== undefined && (
            <figure>
              <Picture
                name={GREEN}
                title="The same step of the last green run"
                pictures={{ [GREEN]: green.picture }}
                show={show}
              />
              <figcaption>
                The last green run, <When iso={green.startedAt} />
              </figcaption>
            </figure>
          )}
        </div>
      )}
      {green && <Different {...green.differences} />}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

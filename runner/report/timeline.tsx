import type { VNode } from 'preact';
import type { ActionRun, StepRun } from '../evidence/run.ts';
import { Bar } from './bar.tsx';
import type { ReportRun } from './data.ts';
import { wordLength } from './length.ts';
import { Mark } from './mark.tsx';
import { Picture, shownBy, type ShowPicture } from './pictures.tsx';

/** The steps in order, each with its actions, when they happened, and how the page looked. */
export function Timeline({ run, pictures, show }: ReportRun & { show: ShowPicture }): VNode {
  return (
    <section class="timeline">
      <h3>Steps</h3>
      {run.steps.length === 0 && <p class="quiet">No step was begun.</p>}
      <ol>
        {run.steps.map((step, index) => (
          <li key={index} class={`step ${step.status}`}>
            <div class="line">
              <Mark verdict={step.status} />
              <h4>{step.title}</h4>
              <Status of={step} />
            </div>
            <div class="step-body">
              <ol>
                {step.actions.map((action, index) => (
                  <li key={index} class={`action ${action.status}`}>
                    <div class="line">
                      <span class="words">{action.title}</span>
                      <Status of={action} />
                    </div>
                    <Bar {...action} whole={run.duration} kind={action.status} />
                    {shownBy(action).map(({ name = '', title }) => (
                      <Picture key={name} name={name} title={title} pictures={pictures} show={show} />
                    ))}
                  </li>
                ))}
              </ol>
              {step.screenshot !== undefined && (
                <Picture name={step.screenshot} title={step.title} pictures={pictures} show={show} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How it ended and how long it took; that it passed is said to those who don't see the page. */
function Status({ of: { status, duration } }: { of: StepRun | ActionRun }): VNode {
  return (
    <span class="length">
      <span class={status === 'passed' ? 'unseen' : 'failed'}>{status} </span>
      {wordLength(duration)}
    </span>
  );
}

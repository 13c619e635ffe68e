import { detailOf, wordCause } from '../../report/causes.ts';
import { wordLength } from '../../report/length.ts';
import type { AlertMessage } from '../alerts/message.ts';

/** The head line of an alert: what happened to which journey. */
export function headline({ kind, journey, location, at, since }: AlertMessage): string {
  const name = location === 'here' ? journey.title : `${journey.title} (${location})`;
  switch (kind) {
    case 'down':
      return `${name} is down`;
    case 'reminder':
      return `${name} is still down, for ${wordSpan(at - since)}`;
    case 'recovered':
      return `${name} works again, after ${wordSpan(at - since)}`;
    case 'flaky':
      return `${name} is flaky: it fails and passes by turns`;
    case 'steady':
      return `${name} is steady again`;
    case 'test':
      return `${name}: this is a test of the channel`;
  }
}

/** The facts of an alert, most important first, as pairs of a name and a text. */
export function facts(message: AlertMessage): [string, string][] {
  const { failure, since, lastGreen, deployed, kind } = message;
  return [
    ...(failure?.step ? [pair('Failed step', failure.step)] : []),
    ...(failure ? [pair('First cause', `${wordCause(failure.cause)}: ${detail(detailOf(failure))}`)] : []),
    ...(failure?.advice ? [pair('What to do', failure.advice)] : []),
    ...(kind === 'test' ? [] : [pair(kind === 'recovered' ? 'Down since' : 'Since', wordTime(since))]),
    ...(lastGreen && kind !== 'recovered' ? [pair('Last green', wordTime(lastGreen.at))] : []),
    ...(deployed ? [pair('Deployed in between', `${deployed.version}, ${wordTime(deployed.at)}`)] : []),
  ];
}

/** A moment for readers of any time zone. */
function wordTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A long stretch of time in its two largest units. */
export function wordSpan(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return minutes < 5 ? wordLength(milliseconds) : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function pair(name: string, text: string): [string, string] {
  return [name, text];
}

/** Nobody reads more of a message on a phone. */
function detail(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}

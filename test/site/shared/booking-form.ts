/** The plans a team can choose. */
export const PLANS = ['Hot desks', 'Private office', 'Whole floor'] as const;

/** What can be added to a plan. */
export const ADD_ONS = ['Coffee bar', 'Meeting room', 'Bicycle parking', 'Sleigh parking'] as const;

/** How a building can be visited. */
export const VISITS = ['In person', 'By video call', 'On our own'] as const;

/** The largest document that is taken, in bytes. */
const LARGEST_DOCUMENT = 5_000_000;

/** The fields that can be wrong, each with the step of the form that asks for it. */
export const STEP_OF_FIELD = {
  name: 1,
  team: 1,
  desks: 1,
  plan: 2,
  start: 2,
  visit: 2,
  document: 3,
  terms: 3,
} as const;

/** The name of a field that can be wrong. */
export type FieldName = keyof typeof STEP_OF_FIELD;

/** What is wrong, by field; empty if all is well. */
export type Mistakes = Partial<Record<FieldName, string>>;

/** The names of the fields that can be wrong, in the order of the form. */
export function fieldNames(): FieldName[] {
  return Object.keys(STEP_OF_FIELD).filter(isFieldName);
}

/** Checks a filled-in form, in the browser and again on the server. */
export function mistakesIn(form: FormData, mostDesks: number): Mistakes {
  const text = (name: FieldName) => textOf(form, name);
  const desks = Number(text('desks'));
  const document = form.get('document');
  const mistakes: Mistakes = {};
  if (!text('name')) mistakes.name = 'Enter your name.';
  if (!text('team')) mistakes.team = 'Enter the name of your team.';
  if (!Number.isInteger(desks) || desks < 1 || desks > mostDesks) {
    mistakes.desks = `Enter a number of desks from 1 to ${mostDesks}.`;
  }
  if (!PLANS.some((plan) => plan === text('plan'))) mistakes.plan = 'Choose a plan.';
  if (Number.isNaN(Date.parse(text('start')))) mistakes.start = 'Enter a start date.';
  if (!VISITS.some((visit) => visit === text('visit'))) mistakes.visit = 'Choose how you want to visit.';
  if (document instanceof File && document.size > LARGEST_DOCUMENT)
    mistakes.document = 'Add a document of at most 5 MB.';
  if (!text('terms')) mistakes.terms = 'Accept the terms of the tour.';
  return mistakes;
}

/** The text in a field, without white space around it; empty for a missing field or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Writes a date field's value for a person: `2027-03-04` becomes `4 March 2027`. */
export function readableDate(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** Names a file with its size, such as `company.pdf, 1,234 bytes`. */
export function readableFile(name: string, size: number): string {
  return `${name}, ${size.toLocaleString('en-GB')} ${size === 1 ? 'byte' : 'bytes'}`;
}

function isFieldName(name: string): name is FieldName {
  return name in STEP_OF_FIELD;
}

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { formatPage } from '../../scripts/format-page.ts';
import { caseNamed, KINDS, kindsTable } from '../cases/kinds.ts';

const FILE = 'docs/kinds.md';

/** Steps that are no acts of a person on a page. */
const NO_ACTS = ['expect', 'group', 'screenshot', 'unsupported', 'custom'];

test('the table of kinds says what the cases do', async () => {
  const made = await formatPage(FILE, kindsTable());
  expect(await readFile(FILE, 'utf8')).toBe(made);
});

test('every kind of act in the schema has a case that promises it', async () => {
  const schema = JSON.parse(await readFile('journey/journey.schema.json', 'utf8'));
  const kinds: string[] = schema.$defs.step.oneOf.map(
    (step: { properties: { kind: { const: string } } }) => step.properties.kind.const,
  );
  expect([...Object.keys(KINDS), ...NO_ACTS].toSorted()).toEqual(kinds.toSorted());
  for (const [kind, { shownBy }] of Object.entries(KINDS)) {
    expect(caseNamed(shownBy).kinds, shownBy).toContain(kind);
  }
});

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { journeyJsonSchema } from '../../journey/json-schema.ts';

test('the published JSON Schema is that of the model (after a change run `node scripts/schema.ts`)', async () => {
  const published = await readFile(new URL('../../journey/journey.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(journeyJsonSchema())));
});

test('the schema names its parts, and a candidate may lie within another', () => {
  expect(journeyJsonSchema()).toMatchObject({
    $id: 'journey.schema.json',
    properties: { steps: { items: { $ref: '#/$defs/step' } } },
    $defs: {
      candidate: {
        oneOf: [
          { properties: { within: { $ref: '#/$defs/candidate' } }, additionalProperties: false },
          { properties: { within: { $ref: '#/$defs/candidate' } }, additionalProperties: false },
        ],
      },
    },
  });
});

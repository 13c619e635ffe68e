import { z } from 'zod';
import { JOURNEY_VERSION } from './format.ts';
import { journeySchema } from './model.ts';

/** The JSON Schema (draft 2020-12) of journey files, for editors and other tools; published as `journey.schema.json`. */
export function journeyJsonSchema(): object {
  return {
    $id: 'journey.schema.json',
    title: 'Waymark journey',
    description: `A recorded walk through a site, in version ${JOURNEY_VERSION} of the format.`,
    ...z.toJSONSchema(journeySchema),
  };
}

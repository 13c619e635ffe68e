import { z } from 'zod';

const text = z.string().min(1);

/** The shape of candidates. */
export const schemaOfCandidate: z.ZodType<Candidate> = z
  .discriminatedUnion(
    'by',
    [
      z.strictObject({
        by: z.literal('role'),
        role: text,
        name: z.exactOptional(text),
        get within() {
          return z.exactOptional(schemaOfCandidate);
        },
      }),
      z.strictObject({
        by: z.enum(['testid', 'label', 'placeholder', 'alt', 'title', 'text', 'css', 'beside']),
        value: text,
        get within() {
          return z.exactOptional(schemaOfCandidate);
        },
      }),
    ],
    { error: 'one of role, testid, label, placeholder, alt, title, text, css, beside' },
  )
  .meta({ id: 'candidate' });

/**
 * One way to name elements, in the words of a person where possible. `within` narrows the search to the
 * inside of exactly one other element. Names and texts match whole, with white space folded.
 */
export type Candidate =
  | { by: 'role'; role: string; name?: string; within?: Candidate }
  | { by: TextualBy; value: string; within?: Candidate };

/**
 * The kinds of candidate that are told by one string. `beside` names the part of the page around a text: as `within`
 * the smallest part that has what is looked for, by itself the element around that text.
 */
export type TextualBy = 'testid' | 'label' | 'placeholder' | 'alt' | 'title' | 'text' | 'css' | 'beside';

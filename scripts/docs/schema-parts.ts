import { z } from 'zod';

// The shapes of `src/report/*-json.ts`, for programs that read them. A test holds the two together.

const line = z.int().min(1);
const column = z.int().min(1).describe('in UTF-16 units');
const file = z.string().describe('relative to the folder that was checked, with forward slashes');

export const place = { file, line, column };
export const range = { ...place, endLine: line, endColumn: column.describe('the first column that is not part of it') };

const json = z.unknown().describe('any JSON');
const written = {
  value: json,
  ...place,
  through: z
    .array(z.strictObject(place))
    .optional()
    .describe('the files that it came through after the one that wrote it, each with the last place in it'),
};
const builtIn = {
  value: json,
  from: z.literal('default'),
  by: z.string().describe('who gives it, as a noun phrase: "gunicorn\'s default"'),
};
const unknown = {
  unknown: z.string().describe("why it can't be known, in words that a user can act on"),
  partly: z.string().optional().describe('what is known of it, with an ellipsis for each part that is not'),
  file: file.optional(),
  line: line.optional(),
  column: column.optional(),
};
const when = z.string().describe('the condition, in its own language');

/** A value and where it comes from. */
export const value = z
  .union([
    z.strictObject(written).describe('written in a file'),
    z.strictObject(builtIn).describe('written in no file'),
    z.strictObject(unknown).describe('not known'),
    z
      .strictObject({
        oneOf: z.array(
          z.union([
            z.strictObject({ when, ...written }),
            z.strictObject({ when, ...builtIn }),
            z.strictObject({ when, ...unknown }),
          ]),
        ),
      })
      .describe('one of several, by a condition that is not known'),
  ])
  .meta({ id: 'Value', description: 'A value, with where it comes from.' });

export const coverage = z
  .strictObject({
    filesRead: z.int().min(0),
    unknown: z
      .array(
        z.strictObject({
          what: z.string(),
          why: z.string(),
          file: file.optional(),
          line: line.optional(),
          column: column.optional(),
        }),
      )
      .describe('what could hold an app but is not understood, or not a Python app on App Service'),
    notRead: z
      .array(z.strictObject({ message: z.string(), file, line: line.optional(), column: column.optional() }))
      .describe('files that could not be read or parsed'),
  })
  .meta({ id: 'Coverage', description: 'What was read, and what could not be.' });

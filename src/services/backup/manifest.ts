import { z } from 'zod'

const counted = z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() }))
const sum = z.tuple([z.number(), z.number()])

/** What a backup says of itself, inside of it: its last piece. */
const schema = z.object({
  id: z.string(),
  product: z.string(),
  engine: z.enum(['sqlite', 'mongodb']),
  startedAt: z.string(),
  /** All that was acknowledged before is in it. */
  takenAt: z.string(),
  /** Whether all collections stand as they did at one moment. */
  isOneMoment: z.boolean(),
  /** Which DATA_KEY reads the personal fields; the key itself is never in a backup. */
  dataKey: z.string(),
  /** Steps of the schema that the database had gone. */
  steps: z.array(z.string()),
  /** Rows and hash of each table or collection, empty ones too. */
  tables: counted,
  /** Where the log of changes goes on (capture.ts). */
  place: z.object({ salts: sum, frames: z.number(), sum }).nullable(),
  /** Files beside records: name in the folder, and hash of what lies there. */
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof schema>
export const MANIFEST = 'manifest.json'

/** @throws ZodError where it is no manifest of ours */
export const readManifest = (text: string): Manifest => schema.parse(JSON.parse(text))

/** Tables and collections in which two countings differ, with both. */
export function differences(wanted: Manifest['tables'], found: Manifest['tables']): string[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort()
  return names.flatMap((name) => {
    const [a, b] = [wanted[name], found[name]]
    if (a && b && a.rows === b.rows && a.sha256 === b.sha256) return []
    return [`${name}: ${a?.rows ?? 'なし'} → ${b?.rows ?? 'なし'}`]
  })
}
